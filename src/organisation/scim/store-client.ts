/** The directory's tokens, what the system owner has said about groups, units and services. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { GroupRole } from './scim.ts'
import type { Tables } from './tables.ts'

/**
 * The living client of a token, before anyone knows whose it is. Unknown, run out and taken back are alike. The time of
 * last use is written at most once a minute.
 */
export function clientByToken(db: Database, tokenHash: Buffer): Promise<{ tenant: string; id: string } | undefined> {
  return db.withToken(tokenHash, async (query) => {
    const found = await sql<{ tenant: string; id: string; stale: boolean }>`
      select tenant, id, used_at is null or used_at < now() - interval '1 minute' as stale from scim_client
      where token_hash = ${tokenHash} and expires_at > now() and ended_at is null`.execute(query)
    const row = found.rows[0]
    if (row?.stale) await sql`update scim_client set used_at = now() where token_hash = ${tokenHash}`.execute(query)
    return row && { tenant: row.tenant, id: row.id }
  })
}

export interface ClientLine {
  id: string
  name: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
  ended_at: Date | null
}
export const clientLines = (tx: Tx): Promise<ClientLine[]> =>
  tx
    .tables<Tables>()
    .selectFrom('scim_client')
    .select(['id', 'name', 'created_at', 'expires_at', 'used_at', 'ended_at'])
    .orderBy('created_at', 'desc')
    .execute()
export const clientById = (tx: Tx, id: string): Promise<ClientLine | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('scim_client')
    .select(['id', 'name', 'created_at', 'expires_at', 'used_at', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertClient(tx: Tx, row: { id: string; name: string; token_hash: Buffer; days: number }): Promise<void> {
  const { days, ...client } = row
  await tx
    .tables<Tables>()
    .insertInto('scim_client')
    .values({
      tenant: tx.actor.tenant,
      ...client,
      created_by: tx.actor.account ?? '',
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
      used_at: null,
      ended_at: null,
    })
    .execute()
}
export async function endClient(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('scim_client')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface GroupLine {
  id: string
  display_name: string
  unit: string | null
  unit_name: string | null
  role: GroupRole | null
  members: number
}
const groupLinesOf = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('scim_group as g')
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'g.tenant').onRef('u.id', '=', 'g.unit'))
    .select(['g.id', 'g.display_name', 'g.unit', 'u.name as unit_name', 'g.role'])
    .select(sql<number>`(select count(*)::int from scim_group_member m where m.tenant = g.tenant and m.scim_group = g.id)`.as('members'))
    .orderBy('g.display_name')
    .orderBy('g.id')
export const groupLines = (tx: Tx): Promise<GroupLine[]> => groupLinesOf(tx).execute()
export const groupLine = (tx: Tx, id: string): Promise<GroupLine | undefined> => groupLinesOf(tx).where('g.id', '=', id).executeTakeFirst()

export async function setMeaning(tx: Tx, id: string, meaning: { unit: string | null; role: GroupRole | null }): Promise<void> {
  await tx.tables<Tables>().updateTable('scim_group').set(meaning).where('id', '=', id).execute()
}

export interface UnitLine {
  id: string
  name: string
  directory_default: boolean
}
export const openUnits = (tx: Tx): Promise<UnitLine[]> =>
  tx
    .tables<Tables>()
    .selectFrom('unit')
    .select(['id', 'name', 'directory_default'])
    .where('closed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
export async function setDefaultUnit(tx: Tx, id: string): Promise<void> {
  await tx.tables<Tables>().updateTable('unit').set({ directory_default: false }).where('directory_default', '=', true).execute()
  await tx.tables<Tables>().updateTable('unit').set({ directory_default: true }).where('id', '=', id).execute()
}

export interface ProviderLine {
  id: string
  name: string
  enabled_at: Date | null
  scim_subject: 'user_name' | 'external_id' | null
}
export const providerLines = (tx: Tx): Promise<ProviderLine[]> =>
  tx
    .tables<Tables>()
    .selectFrom('identity_provider')
    .select(['id', 'name', 'enabled_at', 'scim_subject'])
    .orderBy('name')
    .orderBy('id')
    .execute()
export async function setSubject(tx: Tx, id: string, subject: 'user_name' | 'external_id' | null): Promise<void> {
  await tx.tables<Tables>().updateTable('identity_provider').set({ scim_subject: subject }).where('id', '=', id).execute()
}
