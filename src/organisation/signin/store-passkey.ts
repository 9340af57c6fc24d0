import { sql, type Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Passkey } from './signin.ts'

interface Tables {
  passkey: {
    tenant: string
    id: string
    account: string
    credential_hash: Buffer
    credential_id: Buffer
    public_key: Buffer
    /** bigint: the driver gives it as text. */
    counter: string | number
    transports: string[]
    backed_up: boolean
    label: string
    created_at: Date
    used_at: Date | null
  }
}
const on = (query: Transaction<object>) => query as unknown as Transaction<Tables>

/** What is needed to check an answer from the key. */
export interface StoredKey {
  tenant: string
  id: string
  account: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
  /** Unused for so long that its owner is told when it is used. */
  resting: boolean
}
const RESTING_DAYS = 30

const CHECKED = ['tenant', 'id', 'account', 'credential_id', 'public_key', 'counter', 'transports'] as const

/** The passkey that is presented, before its organisation is known. */
export async function presentedKey(query: Transaction<object>, credentialHash: Buffer): Promise<StoredKey | undefined> {
  const row = await on(query)
    .selectFrom('passkey')
    .select(CHECKED)
    .select(sql<boolean>`coalesce(used_at, created_at) < now() - make_interval(days => ${RESTING_DAYS})`.as('resting'))
    .where('credential_hash', '=', credentialHash)
    .executeTakeFirst()
  return row && { ...row, counter: Number(row.counter) }
}

/**
 * Writes the use down. False when the counter has moved on in the meantime: then two devices hold the same key, or the
 * same answer came twice (WebAuthn 7.2, step 21).
 */
export async function writeUse(
  query: Transaction<object>,
  credentialHash: Buffer,
  use: { counter: number; backedUp: boolean },
): Promise<boolean> {
  // Keys that are copied between devices do not count: theirs stays at zero.
  const result = await on(query)
    .updateTable('passkey')
    .set({ counter: use.counter, backed_up: use.backedUp, used_at: sql<Date>`now()` })
    .where('credential_hash', '=', credentialHash)
    .where('counter', use.counter === 0 ? '=' : '<', use.counter)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const keysOf = (tx: Tx, account: string): Promise<(Passkey & { credential_id: Buffer; transports: string[] })[]> =>
  tx
    .tables<Tables>()
    .selectFrom('passkey')
    .select(['id', 'account', 'label', 'created_at', 'used_at', 'credential_id', 'transports'])
    .where('account', '=', account)
    .orderBy('created_at')
    .execute()

/** The same rows, held until this transaction ends: two removals at once cannot take the last two keys. */
export async function lockKeys(tx: Tx, account: string): Promise<string[]> {
  const rows = await tx.tables<Tables>().selectFrom('passkey').select('id').where('account', '=', account).forUpdate().execute()
  return rows.map((row) => row.id)
}

export interface NewKey {
  id: string
  credential_hash: Buffer
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
  backed_up: boolean
  label: string
}
export async function putKey(tx: Tx, account: string, key: NewKey): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('passkey')
    .values({ tenant: tx.actor.tenant, account, ...key, created_at: sql<Date>`now()` })
    .execute()
}
export async function renameKey(tx: Tx, account: string, id: string, label: string): Promise<boolean> {
  const result = await tx
    .tables<Tables>()
    .updateTable('passkey')
    .set({ label })
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
export async function dropKey(tx: Tx, account: string, id: string): Promise<void> {
  await tx.tables<Tables>().deleteFrom('passkey').where('account', '=', account).where('id', '=', id).execute()
}
/** Every key but one, for a lost device. Answers which. */
export async function dropOtherKeys(tx: Tx, account: string, but: string | undefined): Promise<string[]> {
  let query = tx.tables<Tables>().deleteFrom('passkey').where('account', '=', account)
  if (but !== undefined) query = query.where('id', '<>', but)
  return (await query.returning('id').execute()).map((row) => row.id)
}
