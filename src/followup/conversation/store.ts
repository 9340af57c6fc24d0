import { sql, type Transaction } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { newId } from '../../platform/ids.ts'
import { COLUMNS, type Conversation, type ConversationTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<ConversationTables>()

export type NewConversation = Pick<
  Conversation,
  'title' | 'asked' | 'unit' | 'kind' | 'leader' | 'held_on' | 'minutes_each' | 'film_link' | 'film_captioned' | 'retention_days'
>
export async function insertConversation(tx: Tx, made: NewConversation): Promise<string> {
  const id = newId()
  const token = newToken()
  await q(tx)
    .insertInto('conversation')
    .values({
      ...made,
      tenant: tx.actor.tenant,
      id,
      asked: JSON.stringify(made.asked) as never,
      shared: made.kind === 'together',
      made_by: tx.actor.account ?? '',
      token_hash: hashOf(token),
      token_sealed: (await tx.keys()).own().seal('conversation', 'token_sealed', id, token),
    } as never)
    .execute()
  return id
}

export const conversationById = (tx: Tx, id: string): Promise<Conversation | undefined> =>
  q(tx).selectFrom('conversation').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export type ConversationRow = Conversation & { unit_name: string | null; leader_signature: string }
export const conversations = (tx: Tx, most: number): Promise<ConversationRow[]> =>
  q(tx)
    .selectFrom('conversation as c')
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'c.tenant').onRef('u.id', '=', 'c.unit'))
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'c.tenant').onRef('a.id', '=', 'c.leader'))
    .select(COLUMNS.map((column) => `c.${column}` as const))
    .select(['u.name as unit_name', 'a.signature as leader_signature'])
    .orderBy(sql`c.state = 'settled'`)
    .orderBy('c.held_on', 'desc')
    .orderBy('c.title')
    .limit(most)
    .execute()

export async function tokenOf(tx: Tx, id: string): Promise<string> {
  const row = await q(tx).selectFrom('conversation').select('token_sealed').where('id', '=', id).executeTakeFirstOrThrow()
  return (await tx.keys()).own().open('conversation', 'token_sealed', id, row.token_sealed)
}
export async function writeStep(tx: Tx, id: string, step: number): Promise<void> {
  await q(tx)
    .updateTable('conversation')
    .set({ step, step_since: sql<Date>`now()`, state: 'going' })
    .where('id', '=', id)
    .where('state', '<>', 'settled')
    .execute()
}
export async function writeSettled(tx: Tx, id: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('conversation')
    .set({ state: 'settled', settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '<>', 'settled')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function writeShared(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('conversation').set({ shared: true }).where('id', '=', id).execute()
}
export async function writeCheck(tx: Tx, id: string, check_id: string, check_hash: Buffer): Promise<void> {
  await q(tx).updateTable('conversation').set({ check_by: tx.actor.account, check_id, check_hash }).where('id', '=', id).execute()
}

export const unitsHere = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
export const unitName = async (tx: Tx, id: string | null): Promise<string | undefined> =>
  id === null ? undefined : (await q(tx).selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name
export const signatureOf = async (tx: Tx, account: string): Promise<string> =>
  (await q(tx).selectFrom('account').select('signature').where('id', '=', account).executeTakeFirst())?.signature ?? ''

/** Together, planned or going on, led by this person, and its day has come. */
export const dueToLead = async (tx: Tx, today: string): Promise<number> =>
  (
    await q(tx)
      .selectFrom('conversation')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('leader', '=', tx.actor.account ?? '')
      .where('kind', '=', 'together')
      .where('state', '<>', 'settled')
      .where('held_on', '<=', today)
      .executeTakeFirstOrThrow()
  ).count

/* ── at the door ── */

export const findConversation = (db: Database, token: string): Promise<{ tenant: string; id: string } | undefined> =>
  db.withToken(hashOf(token), (query) =>
    (query as unknown as Transaction<ConversationTables>)
      .selectFrom('conversation')
      .select(['tenant', 'id'])
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst(),
  )

/* ── in the organisation's own name ── */

/** Settled so long ago that its thoughts are to be gone. */
export const overRetention = async (tx: Tx): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('conversation')
      .select('id')
      .where('thoughts_deleted_at', 'is', null)
      .where(sql<boolean>`settled_at + make_interval(days => retention_days) <= now()`)
      .execute()
  ).map((row) => row.id)
export async function markThoughtsDeleted(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('conversation').set({ thoughts_deleted_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
export const ledBy = async (tx: Tx, account: string): Promise<{ id: string; unit: string | null }[]> =>
  q(tx)
    .selectFrom('conversation')
    .select(['id', 'unit'])
    .where('leader', '=', account)
    .where('kind', '=', 'together')
    .where('state', '<>', 'settled')
    .execute()
export async function moveLead(tx: Tx, id: string, to: string): Promise<void> {
  await q(tx).updateTable('conversation').set({ leader: to }).where('id', '=', id).execute()
}
/** Who may take over: coordinators, and the heads of that unit, who are here today. */
export async function heirsFor(tx: Tx, unit: string | null, but: string): Promise<string[]> {
  const found = await sql<{ account: string }>`
    select distinct g.account from role_grant g join account a on a.tenant = g.tenant and a.id = g.account
    where g.tenant = ${tx.actor.tenant} and now() between g.valid_from and g.valid_until and a.closed_at is null and a.suspended_at is null
      and g.account <> ${but} and (g.role = 'coordinator' or (g.role = 'unit_head' and a.unit = ${unit}::uuid)) order by g.account`.execute(
    q(tx),
  )
  return found.rows.map((row) => row.account)
}
