import { sql, type Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Invitation, InvitationReason } from './signin.ts'

interface Tables {
  invitation: {
    tenant: string
    id: string
    account: string
    token_hash: Buffer
    reason: InvitationReason
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
}

/** The link that is followed, before its organisation is known. */
export const invitationByToken = (query: Transaction<object>, hash: Buffer): Promise<Invitation | undefined> =>
  (query as unknown as Transaction<Tables>)
    .selectFrom('invitation')
    .where('token_hash', '=', hash)
    .select([
      'tenant',
      'id',
      'account',
      'reason',
      sql<boolean>`used_at is not null`.as('used'),
      sql<boolean>`ended_at is not null`.as('ended'),
      sql<boolean>`expires_at <= now()`.as('expired'),
    ])
    .executeTakeFirst()

/**
 * Strikes the link out within the transaction that uses it. The token is presented to row security beside the actor, so
 * that link and passkey are written together or not at all. False when somebody was first or its time is out.
 */
export async function strikeInvitation(tx: Tx, hash: Buffer): Promise<boolean> {
  const query = tx.tables<Tables>()
  await sql`select set_config('samvarn.session', ${hash.toString('hex')}, true)`.execute(query)
  const row = await query
    .updateTable('invitation')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst()
  await sql`select set_config('samvarn.session', '', true)`.execute(query)
  return row !== undefined
}
