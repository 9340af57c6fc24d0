import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  disclosure_key: { tenant: string; owner_tag: Buffer; fingerprint: Buffer; ordinal: number; tag_sealed: Buffer }
}
export interface KeyRow {
  fingerprint: Buffer
  ordinal: number
  tag_sealed: Buffer
}
/** PostgreSQL takes 65,535 parameters in one statement; a row has five. */
const ROWS_AT_ONCE = 5000

/** Puts these rows in the place of all that the index knew of this owner. */
export async function replaceKeys(tx: Tx, owner: Buffer, rows: readonly KeyRow[]): Promise<void> {
  const t = tx.tables<Tables>()
  await t.deleteFrom('disclosure_key').where('owner_tag', '=', owner).execute()
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ tenant: tx.actor.tenant, owner_tag: owner, ...row }))
    await t.insertInto('disclosure_key').values(some).execute()
  }
}
