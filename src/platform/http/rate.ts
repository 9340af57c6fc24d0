import type { MiddlewareHandler } from 'hono'
import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'
import { Fault } from '../faults.ts'
import type { Env } from './context.ts'

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

const MINUTE_MS = 60_000
/** Requests of the running minute, by account. In this process's memory: it bounds load, not knowledge. */
let minute = 0
const asked = new Map<string, number>()

/** Bounds what one account can ask in a minute, whatever it asks. */
export const limitRequests: MiddlewareHandler<Env> = async (c, next) => {
  const who = c.get('signedIn')
  if (!who) return next()
  const now = Math.floor(Date.now() / MINUTE_MS)
  if (now !== minute) {
    minute = now
    asked.clear()
  }
  const count = (asked.get(who.actor.account) ?? 0) + 1
  asked.set(who.actor.account, count)
  const { config, log } = c.get('house')
  if (count > config.requests_per_account_per_minute_max) {
    if (count === config.requests_per_account_per_minute_max + 1) log.info('rate_limited', { id: who.actor.account })
    throw new Fault('too_many')
  }
  return next()
}
