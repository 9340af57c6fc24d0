import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PartState } from './answer.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface PartRow {
  id: string
  round: string
  set_id: string
  unit: string | null
  unit_name: string | null
  owner: string
  /** The owner's function. */
  owner_signature: string
  reviewer: string | null
  reviewer_signature: string | null
  helpers: string[]
  due: string
  state: PartState
  state_at: Date
  collection: string | null
  share_staff: boolean
  former: string | null
  created_at: Date
  locked: boolean
}

const parts = (tx: Tx) =>
  q(tx)
    .selectFrom('answer_part as p')
    .innerJoin('account as o', (j) => j.onRef('o.tenant', '=', 'p.tenant').onRef('o.id', '=', 'p.owner'))
    .leftJoin('account as v', (j) => j.onRef('v.tenant', '=', 'p.tenant').onRef('v.id', '=', 'p.reviewer'))
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'p.tenant').onRef('u.id', '=', 'p.unit'))
    .leftJoin('answer_lock as l', (j) => j.onRef('l.tenant', '=', 'p.tenant').onRef('l.round', '=', 'p.round'))
    .select([
      'p.id',
      'p.round',
      'p.set_id',
      'p.unit',
      'u.name as unit_name',
      'p.owner',
      'o.signature as owner_signature',
      'p.reviewer',
      'v.signature as reviewer_signature',
      'p.helpers',
      'p.due',
      'p.state',
      'p.state_at',
      'p.collection',
      'p.share_staff',
      'p.former',
      'p.created_at',
      sql<boolean>`coalesce(l.locked, false)`.as('locked'),
    ])

export const partById = (tx: Tx, id: string): Promise<PartRow | undefined> => parts(tx).where('p.id', '=', id).executeTakeFirst()
export const partsOf = (tx: Tx, round: string): Promise<PartRow[]> =>
  parts(tx).where('p.round', '=', round).orderBy('p.set_id').orderBy('u.name').execute()
/** Every part within reach. */
export const allParts = (tx: Tx): Promise<PartRow[]> => parts(tx).orderBy('p.due').execute()

export interface NewPart {
  round: string
  set_id: string
  unit: string | null
  owner: string
  reviewer: string | null
  due: string
  former: string | null
}
/** Undefined where the same part of the round is already handed out. */
export async function insertPart(tx: Tx, part: NewPart, sections: readonly string[], at?: Date): Promise<string | undefined> {
  const id = newId()
  const { tenant } = tx.actor
  const done = await q(tx)
    .insertInto('answer_part')
    .values({ ...part, tenant, id, ...(at ? { created_at: at } : {}) })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) return undefined
  await q(tx)
    .insertInto('answer_section')
    .values(sections.map((section) => ({ tenant, part: id, section })))
    .execute()
  return id
}

export type PartChange = Partial<{
  owner: string
  reviewer: string | null
  due: string
  collection: string | null
  share_staff: boolean
  helpers: string[]
}>
export async function changePart(tx: Tx, id: string, change: PartChange): Promise<void> {
  await q(tx).updateTable('answer_part').set(change).where('id', '=', id).execute()
}
/** False when the part has moved meanwhile. */
export async function movePart(tx: Tx, id: string, from: PartState, to: PartState): Promise<boolean> {
  const done = await q(tx)
    .updateTable('answer_part')
    .set({ state: to, state_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function reopenParts(tx: Tx, round: string): Promise<void> {
  await q(tx).updateTable('answer_part').set({ state: 'open', state_at: sql<Date>`now()` }).where('round', '=', round).execute()
}

export interface SectionRow {
  section: string
  version: number
  helper: string | null
  helper_signature: string | null
  saved_by_signature: string | null
  saved_at: Date | null
}
export const sectionsOf = (tx: Tx, part: string): Promise<SectionRow[]> =>
  q(tx)
    .selectFrom('answer_section as s')
    .leftJoin('account as h', (j) => j.onRef('h.tenant', '=', 's.tenant').onRef('h.id', '=', 's.helper'))
    .leftJoin('account as b', (j) => j.onRef('b.tenant', '=', 's.tenant').onRef('b.id', '=', 's.saved_by'))
    .select(['s.section', 's.version', 's.helper', 'h.signature as helper_signature', 'b.signature as saved_by_signature', 's.saved_at'])
    .where('s.part', '=', part)
    .execute()

export async function setHelper(tx: Tx, part: string, section: string, helper: string | null): Promise<void> {
  await q(tx).updateTable('answer_section').set({ helper }).where('part', '=', part).where('section', '=', section).execute()
}
export const helpersOf = async (tx: Tx, part: string): Promise<string[]> => [
  ...new Set(
    (await q(tx).selectFrom('answer_section').select('helper').where('part', '=', part).where('helper', 'is not', null).execute()).flatMap(
      ({ helper }) => (helper === null ? [] : [helper]),
    ),
  ),
]

export interface Colleague {
  id: string
  signature: string
  unit: string
  unit_name: string
}
/** Who is here, by function: never a name. */
export const colleagues = (tx: Tx): Promise<Colleague[]> =>
  q(tx)
    .selectFrom('account as a')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .select(['a.id', 'a.signature', 'a.unit', 'u.name as unit_name'])
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .orderBy('u.name')
    .orderBy('a.signature')
    .execute()
export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
export const signatureOf = async (tx: Tx, account: string): Promise<string> =>
  (await q(tx).selectFrom('account').select('signature').where('id', '=', account).executeTakeFirst())?.signature ?? ''

/* ── in the organisation's own name, when somebody leaves or a day comes ── */

/** Parts of rounds that are not signed off, in which this account is the owner, the reviewer or a helper. */
export const heldParts = (
  tx: Tx,
  account: string,
): Promise<{ id: string; unit: string | null; owner: string; reviewer: string | null }[]> =>
  q(tx)
    .selectFrom('answer_part as p')
    .leftJoin('answer_lock as l', (j) => j.onRef('l.tenant', '=', 'p.tenant').onRef('l.round', '=', 'p.round'))
    .select(['p.id', 'p.unit', 'p.owner', 'p.reviewer'])
    .where(sql<boolean>`${account}::uuid in (p.owner, p.reviewer) or ${account}::uuid = any (p.helpers)`)
    .where(sql<boolean>`not coalesce(l.locked, false)`)
    .execute()

/** Puts one account in another's place, as owner, reviewer and helper. */
export async function passPartOn(tx: Tx, part: string, from: string, to: string): Promise<void> {
  await q(tx).updateTable('answer_section').set({ helper: to }).where('part', '=', part).where('helper', '=', from).execute()
  await q(tx)
    .updateTable('answer_part')
    .set({
      owner: sql<string>`case when owner = ${from}::uuid then ${to}::uuid else owner end`,
      // Nobody reviews the own part: a reviewer who became its owner reviews no more.
      reviewer: sql<string | null>`case when ${to}::uuid = owner or (owner = ${from}::uuid and reviewer = ${to}::uuid) then null
        when reviewer = ${from}::uuid then ${to}::uuid else reviewer end`,
      helpers: sql<string[]>`array_replace(helpers, ${from}::uuid, ${to}::uuid)`,
    })
    .where('id', '=', part)
    .execute()
}
export async function dropHelper(tx: Tx, part: string, section: string): Promise<void> {
  await setHelper(tx, part, section, null)
  await q(tx)
    .updateTable('answer_part')
    .set({ helpers: await helpersOf(tx, part) })
    .where('id', '=', part)
    .execute()
}
/** Parts that are open and whose day comes within so many days, for reminders. */
export const duePartsOwners = async (tx: Tx, days: number): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('answer_part as p')
      .leftJoin('answer_lock as l', (j) => j.onRef('l.tenant', '=', 'p.tenant').onRef('l.round', '=', 'p.round'))
      .select('p.owner')
      .distinct()
      .where('p.state', '=', 'open')
      .where(sql<boolean>`not coalesce(l.locked, false) and p.due = current_date + ${days}::int`)
      .execute()
  ).map((row) => row.owner)
