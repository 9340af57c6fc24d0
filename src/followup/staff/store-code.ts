import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Transaction } from 'kysely'
import type { StaffTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<StaffTables>()

export interface LivingCode {
  code: string
  until: Date
}
/** A new code takes the place of the one that this person gave out for the same thing. */
export async function insertCode(tx: Tx, code: { code: string; hash: Buffer; about: string; leads: string; hours: number }): Promise<void> {
  await q(tx)
    .deleteFrom('meeting_code')
    .where('about', '=', code.about)
    .where('made_by', '=', tx.actor.account ?? '')
    .execute()
  const id = newId()
  const own = (await tx.keys()).own()
  await q(tx)
    .insertInto('meeting_code')
    .values({
      tenant: tx.actor.tenant,
      id,
      code_hash: code.hash,
      code_sealed: own.seal('meeting_code', 'code_sealed', id, code.code),
      about: code.about,
      leads_sealed: own.seal('meeting_code', 'leads_sealed', id, code.leads),
      made_by: tx.actor.account ?? '',
      until_at: sql<Date>`now() + make_interval(hours => ${code.hours})`,
    })
    .execute()
}
export async function deleteCode(tx: Tx, about: string): Promise<void> {
  await q(tx).deleteFrom('meeting_code').where('about', '=', about).execute()
}
export async function livingCode(tx: Tx, about: string): Promise<LivingCode | undefined> {
  const row = await q(tx)
    .selectFrom('meeting_code')
    .select(['id', 'code_sealed', 'until_at'])
    .where('about', '=', about)
    .where('until_at', '>', sql<Date>`now()`)
    .orderBy('until_at', 'desc')
    .executeTakeFirst()
  return row && { code: (await tx.keys()).own().open('meeting_code', 'code_sealed', row.id, row.code_sealed), until: row.until_at }
}

/** Before the organisation is known: whose code this is. */
export const findCode = (db: Database, hash: Buffer): Promise<{ tenant: string; id: string } | undefined> =>
  db.withToken(hash, (query) =>
    (query as unknown as Transaction<StaffTables>)
      .selectFrom('meeting_code')
      .select(['tenant', 'id'])
      .where('code_hash', '=', hash)
      .executeTakeFirst(),
  )
/** Where it leads, opened at the door of the organisation. */
export async function leadsTo(tx: Tx, id: string): Promise<string | undefined> {
  const row = await q(tx).selectFrom('meeting_code').select('leads_sealed').where('id', '=', id).executeTakeFirst()
  return row && (await tx.keys()).own().open('meeting_code', 'leads_sealed', id, row.leads_sealed)
}
/** In the organisation's own name. */
export async function deleteOldCodes(tx: Tx): Promise<void> {
  await q(tx).deleteFrom('meeting_code').where('until_at', '<', sql<Date>`now()`).execute()
}
