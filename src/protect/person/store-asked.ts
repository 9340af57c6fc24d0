import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'

interface Tables {
  asked: { tenant: string; id: string; account: string; sealed: Buffer; created_at: Date }
}

/** Keeps what was searched for, sealed, so that the answer's address holds no value. */
export async function insertAsked(tx: Tx, written: string): Promise<string> {
  const id = newId()
  const sealed = (await tx.keys()).own().seal('asked', 'sealed', id, written)
  await tx
    .tables<Tables>()
    .insertInto('asked')
    .values({ tenant: tx.actor.tenant, id, account: tx.actor.account ?? '', sealed, created_at: sql`now()` })
    .execute()
  return id
}

/** One's own question. An answer is read for an hour at most. */
export async function readAskedRow(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('asked')
    .select('sealed')
    .where('id', '=', id)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst()
  return row && (await tx.keys()).own().open('asked', 'sealed', id, row.sealed)
}

export async function forgetAsked(tx: Tx): Promise<void> {
  await tx.tables<Tables>().deleteFrom('asked').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
