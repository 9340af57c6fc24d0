/** What the directory does about groups, in the organisation's name, and what that means for the people in them. */
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import { clashOf } from '../founding/index.ts'
import type { KeptGroup } from './answers.ts'
import type { Found } from './deeds-user.ts'
import { equals, type Filter, groupMatches } from './filter.ts'
import { mayGiveRole } from './policy.ts'
import { type DirectoryGroup, GROUP_ROLES, notFound, ScimFault, URN } from './scim.ts'
import {
  addMembers,
  countGroups,
  deleteGroup,
  endAllRights,
  endRole,
  grantRole,
  groupById,
  holdGroup,
  insertGroup,
  isInCircle,
  knownUsers,
  meaningsOf,
  membersOfGroup,
  removeMembers,
  rolesOf,
  someGroups,
  standingOf,
  updateGroup,
} from './store-group.ts'
import { updateAccount } from './store-user.ts'

const SCAN_MAX = 2000
/** A role is given for a year at most and then gone through anew (D-R15). */
const ROLE_DAYS = 365

async function seen(tx: Tx, id: string): Promise<KeptGroup> {
  const group = isId(id) ? await groupById(tx, id) : undefined
  if (!group) throw notFound()
  return group
}
export const getGroup = (db: Database, tenant: string, id: string): Promise<KeptGroup> => db.asWorker(tenant, (tx) => seen(tx, id))

export function listGroups(
  db: Database,
  tenant: string,
  filter: Filter | undefined,
  from: number,
  most: number,
): Promise<Found<KeptGroup>> {
  return db.asWorker(tenant, async (tx) => {
    if (!filter) return { total: await countGroups(tx), page: most === 0 ? [] : await someGroups(tx, most, from) }
    const asked = equals(filter, URN.group)
    if (asked?.attribute === 'id') {
      const one = isId(asked.value) ? await groupById(tx, asked.value) : undefined
      return one ? { total: 1, page: [one].slice(from, from + most) } : { total: 0, page: [] }
    }
    const groups = await someGroups(tx, SCAN_MAX + 1, 0)
    if (groups.length > SCAN_MAX) throw new ScimFault(400, 'Too many to look through; filter on id.', 'tooMany')
    const matching = groups.filter((group) => groupMatches(filter, group))
    return { total: matching.length, page: matching.slice(from, from + most) }
  })
}

async function checkMembers(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = ids.every(isId) ? await knownUsers(tx, ids) : []
  if (known.length < ids.length) throw new ScimFault(400, 'A member is no user that the directory has made here.', 'invalidValue')
}

export function createGroup(db: Database, tenant: string, group: DirectoryGroup): Promise<KeptGroup> {
  return db.asWorker(tenant, async (tx) => {
    const id = newId()
    await checkMembers(tx, [...group.members])
    await insertGroup(tx, { id, display_name: group.displayName, external_id: group.externalId ?? null })
    await addMembers(tx, id, [...group.members])
    await audit(tx, id)
    return seen(tx, id)
  })
}
const audit = (tx: Tx, id: string) => tx.audit({ deed: 'scim.group_change', purpose: 'administration', object: { kind: 'scim_group', id } })

export function changeGroup(
  db: Database,
  tenant: string,
  id: string,
  change: (before: KeptGroup) => DirectoryGroup,
  expects: (before: KeptGroup) => void,
): Promise<KeptGroup> {
  return db.asWorker(tenant, async (tx) => {
    const before = isId(id) ? await holdGroup(tx, id) : undefined
    if (!before) throw notFound()
    expects(before)
    const after = change(before)
    const came = [...after.members].filter((member) => !before.members.has(member))
    const left = [...before.members].filter((member) => !after.members.has(member))
    const renamed = before.displayName !== after.displayName || before.externalId !== after.externalId
    if (came.length === 0 && left.length === 0 && !renamed) return before
    await checkMembers(tx, came)
    await updateGroup(tx, id, { display_name: after.displayName, external_id: after.externalId ?? null })
    await addMembers(tx, id, came)
    await removeMembers(tx, id, left)
    for (const account of [...came, ...left]) await giveMeaning(tx, account)
    await audit(tx, id)
    return seen(tx, id)
  })
}

export function removeGroup(db: Database, tenant: string, id: string, expects: (before: KeptGroup) => void): Promise<void> {
  return db.asWorker(tenant, async (tx) => {
    const before = isId(id) ? await holdGroup(tx, id) : undefined
    if (!before) throw notFound()
    expects(before)
    await deleteGroup(tx, id)
    for (const account of before.members) await giveMeaning(tx, account)
    await audit(tx, id)
  })
}

/** The job after the system owner has said what a group means: its members get it. */
export const giveMeaningToGroup = (db: Database, { tenant, id }: { tenant: string; id: string }): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    for (const account of await membersOfGroup(tx, id)) await giveMeaning(tx, account)
  })

/** Makes an account's unit and everyday roles what its groups mean. Roles that people have given are left alone. */
async function giveMeaning(tx: Tx, account: string): Promise<void> {
  const standing = await standingOf(tx, account)
  if (!standing || standing.suspended_at || standing.closed_at) return
  const meanings = await meaningsOf(tx, account)
  const unit = meanings.find((meaning) => meaning.unit !== null)?.unit
  if (unit && unit !== standing.unit) {
    await endAllRights(tx, account)
    await updateAccount(tx, account, { unit })
    await tx.audit({ deed: 'scim.user_change', purpose: 'administration', object: { kind: 'account', id: account } })
  }
  const wanted = new Set(meanings.flatMap((meaning) => (meaning.role ? [meaning.role] : [])))
  const held = await rolesOf(tx, account)
  for (const { role, by_directory } of held) {
    if (!by_directory || !(GROUP_ROLES as readonly string[]).includes(role) || (wanted as ReadonlySet<string>).has(role)) continue
    await endRole(tx, account, role)
    await tx.audit({ deed: 'access.end', purpose: 'administration', object: { kind: 'account', id: account } })
  }
  for (const role of wanted) {
    const roles = (await rolesOf(tx, account)).map((one) => one.role)
    if (roles.includes(role)) continue
    const clashes = clashOf(role, { roles, in_circle: await isInCircle(tx, account) }) !== undefined
    if (!mayGiveRole(role, { suspended: false, closed: false, clashes }).ok) {
      await tx.audit({ deed: 'access.grant', outcome: 'refused', purpose: 'administration', object: { kind: 'account', id: account } })
      continue
    }
    await grantRole(tx, account, role, ROLE_DAYS)
    await tx.audit({ deed: 'access.grant', purpose: 'administration', object: { kind: 'account', id: account } })
  }
}
