/** What the directory does about people, in the organisation's name. */
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { OwnerKeys, TenantKeys } from '../../platform/keys/tenant-keys.ts'
import { tie, untie } from './deeds-tie.ts'
import { endAccess, resumeAccess } from '../account/index.ts'
import { forgetAddress, setAddress } from '../mail/index.ts'
import type { KeptUser } from './answers.ts'
import { equals, type Filter, userMatches } from './filter.ts'
import { mayResume } from './policy.ts'
import { type DirectoryUser, NO_TITLE, nameOf, notFound, ScimFault, URN } from './scim.ts'
import { groupsOf } from './store-group.ts'
import {
  countUsers,
  defaultUnit,
  deleteUser,
  holdUser,
  insertAccount,
  insertUser,
  isUserNameTaken,
  someUsers,
  updateAccount,
  updateUser,
  type UserRow,
  userById,
  usersByBlind,
} from './store-user.ts'

/** A filter that no index answers reads them all; beyond this the directory is asked to narrow it. */
const SCAN_MAX = 5000
const TABLE = 'scim_user'

/** userName does not tell cases apart (RFC 7643, 4.1.1); externalId does. */
const userNameBlind = (keys: TenantKeys, userName: string) => keys.blind('scim_user_name', userName.toLowerCase())
const externalIdBlind = (keys: TenantKeys, externalId: string) => keys.blind('scim_external_id', externalId)

function identifiers(keys: TenantKeys, account: string, user: DirectoryUser) {
  const own = keys.own()
  const { externalId, name, displayName } = user
  return {
    user_name_sealed: own.seal(TABLE, 'user_name', account, user.userName),
    user_name_blind: userNameBlind(keys, user.userName),
    external_id_sealed: externalId === undefined ? null : own.seal(TABLE, 'external_id', account, externalId),
    external_id_blind: externalId === undefined ? null : externalIdBlind(keys, externalId),
    name_sealed: own.seal(TABLE, 'name', account, JSON.stringify({ displayName, name })),
  }
}

function open(own: OwnerKeys, row: UserRow): DirectoryUser {
  const { account } = row
  const { displayName, name } = JSON.parse(own.open(TABLE, 'name', account, row.name_sealed)) as Pick<DirectoryUser, 'displayName' | 'name'>
  return {
    userName: own.open(TABLE, 'user_name', account, row.user_name_sealed),
    externalId: row.external_id_sealed ? own.open(TABLE, 'external_id', account, row.external_id_sealed) : undefined,
    displayName,
    name,
    title: row.signature === NO_TITLE ? undefined : row.signature,
    mail: row.address_sealed ? own.open('mail_address', 'sealed', account, row.address_sealed) : undefined,
    active: row.suspended_at === null && row.closed_at === null,
  }
}

async function opened(tx: Tx, rows: readonly UserRow[]): Promise<KeptUser[]> {
  const own = (await tx.keys()).own()
  const groups = await groupsOf(
    tx,
    rows.map((row) => row.account),
  )
  return rows.map((row) => ({
    ...open(own, row),
    id: row.account,
    created: row.created_at,
    changed: row.changed_at,
    groups: groups.get(row.account) ?? [],
  }))
}

async function seen(tx: Tx, id: string): Promise<KeptUser> {
  const row = isId(id) ? await userById(tx, id) : undefined
  const [user] = row ? await opened(tx, [row]) : []
  if (!user) throw notFound()
  return user
}
export const getUser = (db: Database, tenant: string, id: string): Promise<KeptUser> => db.asWorker(tenant, (tx) => seen(tx, id))

export interface Found<T> {
  total: number
  page: T[]
}
export function listUsers(db: Database, tenant: string, filter: Filter | undefined, from: number, most: number): Promise<Found<KeptUser>> {
  return db.asWorker(tenant, async (tx) => {
    if (!filter) return { total: await countUsers(tx), page: most === 0 ? [] : await opened(tx, await someUsers(tx, most, from)) }
    const rows = (await indexed(tx, filter)) ?? (await someUsers(tx, SCAN_MAX + 1, 0))
    if (rows.length > SCAN_MAX) throw new ScimFault(400, 'Too many to look through; filter on userName, externalId or id.', 'tooMany')
    const matching = (await opened(tx, rows)).filter((user) => userMatches(filter, user))
    return { total: matching.length, page: matching.slice(from, from + most) }
  })
}

async function indexed(tx: Tx, filter: Filter): Promise<UserRow[] | undefined> {
  const asked = equals(filter, URN.user)
  const keys = await tx.keys()
  if (asked?.attribute === 'username') return usersByBlind(tx, 'user_name_blind', userNameBlind(keys, asked.value))
  if (asked?.attribute === 'externalid') return usersByBlind(tx, 'external_id_blind', externalIdBlind(keys, asked.value))
  if (asked?.attribute !== 'id') return undefined
  const row = isId(asked.value) ? await userById(tx, asked.value) : undefined
  return row ? [row] : []
}

const taken = () => new ScimFault(409, 'That userName is taken.', 'uniqueness')

export function createUser(db: Database, tenant: string, user: DirectoryUser): Promise<KeptUser> {
  return db.asWorker(tenant, async (tx) => {
    const keys = await tx.keys()
    if (await isUserNameTaken(tx, userNameBlind(keys, user.userName))) throw taken()
    const unit = await defaultUnit(tx)
    if (unit === undefined) throw new ScimFault(409, 'The organisation has no open unit yet.')
    const id = newId()
    const signature = user.title ?? NO_TITLE
    await insertAccount(tx, { id, unit, signature, name_sealed: keys.own().seal('account', 'name', id, nameOf(user)) })
    await insertUser(tx, id, identifiers(keys, id, user))
    if (user.mail !== undefined) await setAddress(tx, id, user.mail)
    await tx.audit({ deed: 'scim.user_make', purpose: 'administration', object: { kind: 'account', id } })
    if (user.active) await tie(tx, id, user)
    else await end(tx, id)
    return seen(tx, id)
  })
}

/** Leaving: everything by which the account reaches in ends now. What it holds waits for a new holder. */
async function end(tx: Tx, account: string): Promise<void> {
  if (await endAccess(tx, account)) await updateUser(tx, account, { ended_by_directory: true })
  await tx.audit({ deed: 'scim.user_end', purpose: 'administration', object: { kind: 'account', id: account } })
}

/** Coming back: the account may be signed in to again, with no role and no circle. */
async function resume(tx: Tx, row: UserRow, user: DirectoryUser): Promise<void> {
  const judged = mayResume({
    suspended: row.suspended_at !== null,
    closed: row.closed_at !== null,
    ended_by_directory: row.ended_by_directory,
  })
  if (!judged.ok && judged.because === 'ended')
    throw new ScimFault(400, 'The account has been closed for good. Delete it and make a new one.', 'mutability')
  if (!judged.ok) return
  await resumeAccess(tx, row.account)
  await updateUser(tx, row.account, { ended_by_directory: false })
  await tie(tx, row.account, user)
}

export type Change = (before: KeptUser) => DirectoryUser
/** `expects` is told what stands before the change, and throws when the directory meant something else. */
export function changeUser(
  db: Database,
  tenant: string,
  id: string,
  change: Change,
  expects: (before: KeptUser) => void,
): Promise<KeptUser> {
  return db.asWorker(tenant, async (tx) => {
    const row = isId(id) ? await holdUser(tx, id) : undefined
    const [before] = row ? await opened(tx, [row]) : []
    if (!row || !before) throw notFound()
    expects(before)
    const after = change(before)
    const differs = await writeDifferences(tx, row, before, after)
    if (before.active && !after.active) await end(tx, id)
    else if (!before.active && after.active) await resume(tx, row, after)
    if (differs) await tx.audit({ deed: 'scim.user_change', purpose: 'administration', object: { kind: 'account', id } })
    return seen(tx, id)
  })
}

async function writeDifferences(tx: Tx, row: UserRow, before: DirectoryUser, after: DirectoryUser): Promise<boolean> {
  const { account } = row
  const keys = await tx.keys()
  const names = (user: DirectoryUser) => JSON.stringify([user.displayName, user.name.formatted, user.name.givenName, user.name.familyName])
  const renamed = names(before) !== names(after)
  const identified = before.userName !== after.userName || before.externalId !== after.externalId
  if (identified && (await isUserNameTaken(tx, userNameBlind(keys, after.userName), account))) throw taken()
  if (renamed || identified) await updateUser(tx, account, identifiers(keys, account, after))
  const set = {
    ...(nameOf(before) === nameOf(after) ? {} : { name_sealed: keys.own().seal('account', 'name', account, nameOf(after)) }),
    ...(before.title === after.title ? {} : { signature: after.title ?? NO_TITLE }),
  }
  if (Object.keys(set).length > 0) await updateAccount(tx, account, set)
  // An address that stands as it was keeps what is known of it: that it has bounced, for one.
  if (before.mail !== after.mail) await (after.mail === undefined ? forgetAddress(tx, account) : setAddress(tx, account, after.mail))
  if (identified && before.active && after.active) {
    await untie(tx, account, before)
    await tie(tx, account, after)
  }
  const differs = renamed || identified || Object.keys(set).length > 0 || before.mail !== after.mail
  if (differs) await updateUser(tx, account, {})
  return differs
}

export function removeUser(db: Database, tenant: string, id: string, expects: (before: KeptUser) => void): Promise<void> {
  return db.asWorker(tenant, async (tx) => {
    const row = isId(id) ? await holdUser(tx, id) : undefined
    const [before] = row ? await opened(tx, [row]) : []
    if (!row || !before) throw notFound()
    expects(before)
    await end(tx, id)
    await forgetAddress(tx, id)
    await deleteUser(tx, id)
  })
}

/** The job after the system owner has said which identifier is a service's subject: everybody who has access is tied anew. */
export const tieEverybody = (db: Database, { tenant }: { tenant: string }): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    for (let from = 0; ; from += SCAN_MAX) {
      const users = await opened(tx, await someUsers(tx, SCAN_MAX, from))
      for (const user of users.filter((one) => one.active)) {
        await untie(tx, user.id, user)
        await tie(tx, user.id, user)
      }
      if (users.length < SCAN_MAX) return
    }
  })
