/** People as the directory brought them, in the organisation's name. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

export interface UserRow {
  account: string
  user_name_sealed: Buffer
  external_id_sealed: Buffer | null
  name_sealed: Buffer
  ended_by_directory: boolean
  created_at: Date
  changed_at: Date
  signature: string
  unit: string
  suspended_at: Date | null
  closed_at: Date | null
  address_sealed: Buffer | null
}

const users = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('scim_user as s')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.account'))
    .leftJoin('mail_address as m', (j) => j.onRef('m.tenant', '=', 's.tenant').onRef('m.account', '=', 's.account'))
    .select([
      's.account',
      's.user_name_sealed',
      's.external_id_sealed',
      's.name_sealed',
      's.ended_by_directory',
      's.created_at',
      's.changed_at',
      'a.signature',
      'a.unit',
      'a.suspended_at',
      'a.closed_at',
      'm.sealed as address_sealed',
    ])

export const userById = (tx: Tx, account: string): Promise<UserRow | undefined> =>
  users(tx).where('s.account', '=', account).executeTakeFirst()

/** Held until the transaction ends, so that two changes at once come one after the other. */
export const holdUser = (tx: Tx, account: string): Promise<UserRow | undefined> =>
  users(tx).where('s.account', '=', account).forUpdate('s').executeTakeFirst()

export const usersByBlind = (tx: Tx, column: 'user_name_blind' | 'external_id_blind', blind: Buffer): Promise<UserRow[]> =>
  users(tx).where(`s.${column}`, '=', blind).orderBy('s.created_at').orderBy('s.account').execute()

export const someUsers = (tx: Tx, most: number, from: number): Promise<UserRow[]> =>
  users(tx).orderBy('s.created_at').orderBy('s.account').limit(most).offset(from).execute()

export async function countUsers(tx: Tx): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('scim_user')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const isUserNameTaken = async (tx: Tx, blind: Buffer, but?: string): Promise<boolean> =>
  (await usersByBlind(tx, 'user_name_blind', blind)).some((row) => row.account !== but)

export async function insertAccount(tx: Tx, row: { id: string; unit: string; signature: string; name_sealed: Buffer }): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('account')
    .values({ tenant: tx.actor.tenant, ...row } as never)
    .execute()
}
export async function updateAccount(tx: Tx, id: string, set: { signature?: string; name_sealed?: Buffer; unit?: string }): Promise<void> {
  await tx.tables<Tables>().updateTable('account').set(set).where('id', '=', id).execute()
}

type Identifiers = Pick<
  Tables['scim_user'],
  'user_name_sealed' | 'user_name_blind' | 'external_id_sealed' | 'external_id_blind' | 'name_sealed'
>
export async function insertUser(tx: Tx, account: string, row: Identifiers): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('scim_user')
    .values({ tenant: tx.actor.tenant, account, ...row })
    .execute()
}
export async function updateUser(tx: Tx, account: string, set: Partial<Identifiers> & { ended_by_directory?: boolean }): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('scim_user')
    .set({ ...set, changed_at: sql<Date>`now()` })
    .where('account', '=', account)
    .execute()
}
/** The directory knows the person no more; the account stays until what it holds has a new holder. */
export async function deleteUser(tx: Tx, account: string): Promise<void> {
  await tx.tables<Tables>().deleteFrom('scim_group_member').where('account', '=', account).execute()
  await tx.tables<Tables>().deleteFrom('scim_user').where('account', '=', account).execute()
}

/** The unit that the system owner has said, else the first that stands open. */
export async function defaultUnit(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('unit')
    .select('id')
    .where('closed_at', 'is', null)
    .orderBy('directory_default', 'desc')
    .orderBy('name')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

export const providers = (tx: Tx): Promise<{ id: string; scim_subject: 'user_name' | 'external_id' | null }[]> =>
  tx.tables<Tables>().selectFrom('identity_provider').select(['id', 'scim_subject']).execute()

/** Only what the directory's own identifiers have tied; what was tied by hand or by an invitation stays. */
export async function deleteLink(tx: Tx, link: { provider: string; account: string }, subjects: readonly Buffer[]): Promise<void> {
  if (subjects.length === 0) return
  await tx
    .tables<Tables>()
    .deleteFrom('identity_link')
    .where('provider', '=', link.provider)
    .where('account', '=', link.account)
    .where('subject_blind', 'in', [...subjects])
    .execute()
}
/** A subject that is somebody else's stays so. */
export async function insertLink(tx: Tx, link: { provider: string; subject_blind: Buffer; account: string }): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('identity_link')
    .values({ tenant: tx.actor.tenant, ...link })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
