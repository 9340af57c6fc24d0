import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

interface RateTables {
  rate_count: { tenant: string; rule: string; subject: Buffer; started_at: Date; hits: number }
}

/**
 * Counts one hit of `subject` under `rule` in the running hour and says whether it is still within `most`. The count is
 * kept in the database, so that it holds over all accounts, processes and restarts (S-R23). The subject is a keyed hash.
 */
export async function withinLimit(tx: Tx, rule: string, subject: Buffer, most: number): Promise<boolean> {
  const row = await tx
    .tables<RateTables>()
    .insertInto('rate_count')
    .values({ tenant: tx.actor.tenant, rule, subject, started_at: sql<Date>`date_trunc('hour', now())`, hits: 1 })
    .onConflict((oc) => oc.columns(['tenant', 'rule', 'subject', 'started_at']).doUpdateSet({ hits: sql<number>`rate_count.hits + 1` }))
    .returning('hits')
    .executeTakeFirstOrThrow()
  return row.hits <= most
}
/** The subject for limits per account. */
export const accountSubject = (tx: Tx): Buffer => Buffer.from((tx.actor.account ?? '').replaceAll('-', ''), 'hex')
