import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { newId } from '../../platform/ids.ts'
import { shuffled, type Sum } from './staff.ts'
import { COLUMNS, type Collection, type StaffTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<StaffTables>()

export const collections = (tx: Tx): Promise<Collection[]> =>
  q(tx).selectFrom('staff_collection').select(COLUMNS).orderBy('opens_on', 'desc').orderBy('title').limit(200).execute()

export const collectionById = (tx: Tx, id: string): Promise<Collection | undefined> =>
  q(tx).selectFrom('staff_collection').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export type NewCollection = Omit<Collection, 'id' | 'closed_at' | 'made_by'>
export async function insertCollection(tx: Tx, collection: NewCollection): Promise<string> {
  const id = newId()
  const token = newToken()
  await q(tx)
    .insertInto('staff_collection')
    .values({
      ...collection,
      tenant: tx.actor.tenant,
      id,
      asked: JSON.stringify(collection.asked) as never,
      closed_at: null,
      token_hash: hashOf(token),
      token_sealed: (await tx.keys()).own().seal('staff_collection', 'token_sealed', id, token),
      words_shown: 0,
      made_by: tx.actor.account ?? '',
      made_at: sql<Date>`now()`,
    })
    .execute()
  return id
}

/** The address's token, for those who may hand the link out, and for the door when a meeting code was right. */
export async function tokenOf(tx: Tx, id: string): Promise<string | undefined> {
  const row = await q(tx).selectFrom('staff_collection').select('token_sealed').where('id', '=', id).executeTakeFirst()
  return row && (await tx.keys()).own().open('staff_collection', 'token_sealed', id, row.token_sealed)
}

export async function closeNow(tx: Tx, id: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('staff_collection')
    .set({ closed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function openAgain(tx: Tx, id: string, closes_on: string): Promise<void> {
  await q(tx).updateTable('staff_collection').set({ closed_at: null, closes_on }).where('id', '=', id).execute()
}

export interface SumLine extends Sum {
  unit: string | null
  question: string
}
/** What may be shown: row security gives a head the own unit's sums and those of the whole. */
export const sumsOf = (tx: Tx, collection: string): Promise<SumLine[]> =>
  q(tx).selectFrom('staff_sum').select(['unit', 'question', 'count', 'sums']).where('collection', '=', collection).execute()

/** Free words in an order of their own at every reading. */
export async function wordsOf(tx: Tx, collection: string, draw: (below: number) => number): Promise<{ question: string; words: string }[]> {
  const rows = await q(tx).selectFrom('staff_words').select(['id', 'question', 'sealed']).where('collection', '=', collection).execute()
  const own = (await tx.keys()).own()
  return shuffled(rows, draw).map(({ id, question, sealed }) => ({ question, words: own.open('staff_words', 'sealed', id, sealed) }))
}

export const unitsHere = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
export const unitNames = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await q(tx).selectFrom('unit').select(['id', 'name']).execute()).map((row) => [row.id, row.name]))

/** Collections of this person that close today or tomorrow, for the first page. */
export const closingSoon = async (tx: Tx, today: string, tomorrow: string): Promise<number> =>
  (
    await q(tx)
      .selectFrom('staff_collection')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('made_by', '=', tx.actor.account ?? '')
      .where('closed_at', 'is', null)
      .where('closes_on', '>=', today)
      .where('closes_on', '<=', tomorrow)
      .executeTakeFirstOrThrow()
  ).count

/* ── when somebody leaves, in the organisation's own name ── */

export const openCollectionsOf = (tx: Tx, account: string): Promise<{ id: string }[]> =>
  q(tx).selectFrom('staff_collection').select('id').where('made_by', '=', account).where('closed_at', 'is', null).execute()

export async function moveCollections(tx: Tx, from: string, to: string): Promise<void> {
  await q(tx).updateTable('staff_collection').set({ made_by: to }).where('made_by', '=', from).execute()
}
/** Coordinators who are here today. */
export async function coordinatorsHere(tx: Tx, but: string): Promise<string[]> {
  const found = await sql<{ account: string }>`
    select distinct g.account from role_grant g join account a on a.tenant = g.tenant and a.id = g.account
    where g.tenant = ${tx.actor.tenant} and g.role = 'coordinator' and now() between g.valid_from and g.valid_until
      and a.closed_at is null and a.suspended_at is null and g.account <> ${but} order by g.account`.execute(q(tx))
  return found.rows.map((row) => row.account)
}
