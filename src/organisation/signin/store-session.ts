import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OwnSession } from './signin.ts'

interface Tables {
  session: {
    tenant: string
    account: string
    id: string
    method: OwnSession['method']
    provider: string | null
    created_at: Date
    seen_at: Date
    expires_at: Date
  }
}

/** One's own living sessions, the last used first. */
export const sessionsOf = (tx: Tx, account: string, idleMinutes: number): Promise<OwnSession[]> =>
  tx
    .tables<Tables>()
    .selectFrom('session')
    .where('account', '=', account)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('seen_at', '>', sql<Date>`now() - make_interval(mins => ${idleMinutes})`)
    .select(['id', 'method', 'created_at', 'seen_at'])
    .orderBy('seen_at', 'desc')
    .execute()

/** The sign-in service that a session came by. */
export async function providerOf(tx: Tx, session: string): Promise<string | undefined> {
  const row = await tx.tables<Tables>().selectFrom('session').select('provider').where('id', '=', session).executeTakeFirst()
  return row?.provider ?? undefined
}

/** Ends sessions of the account: one, or all but one, or all. Answers how many there were. */
export async function endSessions(tx: Tx, account: string, which: { only?: string; except?: string } = {}): Promise<number> {
  let query = tx.tables<Tables>().deleteFrom('session').where('account', '=', account)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined) query = query.where('id', '<>', which.except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/** The account's living sessions beyond the `most` that were last used. */
export async function sessionsBeyond(tx: Tx, account: string, most: number, idleMinutes: number): Promise<string[]> {
  return (await sessionsOf(tx, account, idleMinutes)).slice(most).map((session) => session.id)
}

/** For the job that clears. One that only rests is kept to its end: what was written in it finds its writer by it. */
export async function clearSessions(tx: Tx): Promise<void> {
  await tx.tables<Tables>().deleteFrom('session').where('expires_at', '<', sql<Date>`now()`).execute()
}
