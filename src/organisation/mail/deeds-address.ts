import type { Tx } from '../../platform/database/transaction.ts'
import { addressRow, dropAddress, writeAddress } from './store-address.ts'

const TABLE = 'mail_address'

/**
 * For the other rooms, in a transaction of theirs that may: the system owner's, the person's own, or the organisation's
 * own name. The caller writes its audit row (`mail.address`).
 */
export async function setAddress(tx: Tx, account: string, address: string): Promise<void> {
  await writeAddress(tx, account, (await tx.keys()).own().seal(TABLE, 'sealed', account, address))
}
export const forgetAddress = (tx: Tx, account: string): Promise<void> => dropAddress(tx, account)

export async function addressOf(tx: Tx, account: string): Promise<string | undefined> {
  const row = await addressRow(tx, account)
  return row && (await tx.keys()).own().open(TABLE, 'sealed', account, row.sealed)
}
