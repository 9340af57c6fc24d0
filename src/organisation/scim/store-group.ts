/** Groups as the directory brought them, in the organisation's name, and what they mean here. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Role } from '../founding/index.ts'
import type { KeptGroup } from './answers.ts'
import type { GroupRole } from './scim.ts'
import type { Tables } from './tables.ts'

/** What ends now has ended: also for what is given later in the same transaction. */
const running = sql<boolean>`valid_from <= now() and valid_until > now()`
const ended = sql<Date>`now() - interval '1 millisecond'`

interface GroupRow {
  id: string
  display_name: string
  external_id: string | null
  created_at: Date
  changed_at: Date
  members: string[]
}
const groups = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('scim_group as g')
    .select(['g.id', 'g.display_name', 'g.external_id', 'g.created_at', 'g.changed_at'])
    .select(
      sql<string[]>`array(select m.account::text from scim_group_member m where m.tenant = g.tenant and m.scim_group = g.id)`.as('members'),
    )

const kept = ({ id, display_name, external_id, created_at, changed_at, members }: GroupRow): KeptGroup => ({
  id,
  displayName: display_name,
  externalId: external_id ?? undefined,
  created: created_at,
  changed: changed_at,
  members: new Set(members),
})

export async function groupById(tx: Tx, id: string): Promise<KeptGroup | undefined> {
  const row = await groups(tx).where('g.id', '=', id).executeTakeFirst()
  return row && kept(row)
}
export async function holdGroup(tx: Tx, id: string): Promise<KeptGroup | undefined> {
  const row = await groups(tx).where('g.id', '=', id).forUpdate().executeTakeFirst()
  return row && kept(row)
}
export async function someGroups(tx: Tx, most: number, from: number): Promise<KeptGroup[]> {
  const rows = await groups(tx).orderBy('g.created_at').orderBy('g.id').limit(most).offset(from).execute()
  return rows.map(kept)
}
export async function countGroups(tx: Tx): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('scim_group')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertGroup(tx: Tx, row: { id: string; display_name: string; external_id: string | null }): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('scim_group')
    .values({ tenant: tx.actor.tenant, ...row, unit: null, role: null })
    .execute()
}
export async function updateGroup(tx: Tx, id: string, set: { display_name: string; external_id: string | null }): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('scim_group')
    .set({ ...set, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}
export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.tables<Tables>().deleteFrom('scim_group').where('id', '=', id).execute()
}

/** Those of the ids that the directory has brought; anybody else cannot be a member. */
export async function knownUsers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .tables<Tables>()
    .selectFrom('scim_user')
    .select('account')
    .where('account', 'in', [...ids])
    .execute()
  return rows.map((row) => row.account)
}
export async function addMembers(tx: Tx, group: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return
  await tx
    .tables<Tables>()
    .insertInto('scim_group_member')
    .values(accounts.map((account) => ({ tenant: tx.actor.tenant, scim_group: group, account })))
    .onConflict((oc) => oc.doNothing())
    .execute()
}
export async function removeMembers(tx: Tx, group: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return
  await tx
    .tables<Tables>()
    .deleteFrom('scim_group_member')
    .where('scim_group', '=', group)
    .where('account', 'in', [...accounts])
    .execute()
}

export async function groupsOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, { id: string; name: string }[]>> {
  const found = new Map<string, { id: string; name: string }[]>()
  if (accounts.length === 0) return found
  const rows = await tx
    .tables<Tables>()
    .selectFrom('scim_group_member as m')
    .innerJoin('scim_group as g', (j) => j.onRef('g.tenant', '=', 'm.tenant').onRef('g.id', '=', 'm.scim_group'))
    .select(['m.account', 'g.id', 'g.display_name as name'])
    .where('m.account', 'in', [...accounts])
    .orderBy('g.display_name')
    .orderBy('g.id')
    .execute()
  for (const { account, ...group } of rows) found.set(account, [...(found.get(account) ?? []), group])
  return found
}

/** What the groups of one account mean here, by the name of the group. */
export const meaningsOf = (tx: Tx, account: string): Promise<{ unit: string | null; role: GroupRole | null }[]> =>
  tx
    .tables<Tables>()
    .selectFrom('scim_group_member as m')
    .innerJoin('scim_group as g', (j) => j.onRef('g.tenant', '=', 'm.tenant').onRef('g.id', '=', 'm.scim_group'))
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'g.tenant').onRef('u.id', '=', 'g.unit').on('u.closed_at', 'is', null))
    .select(['u.id as unit', 'g.role'])
    .where('m.account', '=', account)
    .orderBy('g.display_name')
    .orderBy('g.id')
    .execute()

export interface GrantRow {
  role: Role
  by_directory: boolean
}
/** Roles that count now. */
export const rolesOf = (tx: Tx, account: string): Promise<GrantRow[]> =>
  tx
    .tables<Tables>()
    .selectFrom('role_grant')
    .select(['role', sql<boolean>`granted_by is null`.as('by_directory')])
    .where('account', '=', account)
    .where(running)
    .execute()

export async function isInCircle(tx: Tx, account: string): Promise<boolean> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('circle_member')
    .select('account')
    .where('account', '=', account)
    .where(running)
    .executeTakeFirst()
  return row !== undefined
}

export async function grantRole(tx: Tx, account: string, role: GroupRole, days: number): Promise<void> {
  const until = sql<Date>`now() + make_interval(days => ${days})`
  await tx
    .tables<Tables>()
    .insertInto('role_grant')
    .values({ tenant: tx.actor.tenant, account, role, granted_by: null, valid_until: until, reviewed_at: null })
    .onConflict((oc) =>
      oc.columns(['tenant', 'account', 'role']).doUpdateSet({ granted_by: null, valid_from: sql<Date>`now()`, valid_until: until }),
    )
    .execute()
}
/** Of those that the directory gave. */
export async function endRole(tx: Tx, account: string, role: Role): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('role_grant')
    .set({ valid_until: ended })
    .where('account', '=', account)
    .where('role', '=', role)
    .where('granted_by', 'is', null)
    .where('valid_until', '>', sql<Date>`now()`)
    .execute()
}
/** Behind another wall nothing that was given for the old one holds (OSL 8:2). */
export async function endAllRights(tx: Tx, account: string): Promise<void> {
  const now = sql<Date>`now()`
  const tables = tx.tables<Tables>()
  await tables.updateTable('role_grant').set({ valid_until: ended }).where('account', '=', account).where('valid_until', '>', now).execute()
  await tables
    .updateTable('circle_member')
    .set({ valid_until: now })
    .where('account', '=', account)
    .where('valid_until', '>', now)
    .execute()
}
export const membersOfGroup = async (tx: Tx, group: string): Promise<string[]> =>
  (await tx.tables<Tables>().selectFrom('scim_group_member').select('account').where('scim_group', '=', group).execute()).map(
    (row) => row.account,
  )
export const standingOf = (
  tx: Tx,
  account: string,
): Promise<{ unit: string; suspended_at: Date | null; closed_at: Date | null } | undefined> =>
  tx.tables<Tables>().selectFrom('account').select(['unit', 'suspended_at', 'closed_at']).where('id', '=', account).executeTakeFirst()
