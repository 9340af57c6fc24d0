import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { newId } from '../../platform/ids.ts'

export type Reason = 'first' | 'invited' | 'lost_device'
interface Tables {
  invitation: {
    tenant: string
    id: string
    account: string
    token_hash: Buffer
    token_sealed: Buffer | null
    reason: Reason
    created_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  account: { tenant: string; id: string; suspended_at: Date | null; closed_at: Date | null }
}
const q = (tx: Tx) => tx.tables<Tables>()

/** Only the hash of the token stays; the token itself lies sealed until the mail with it has left. */
export async function insertInvitation(
  tx: Tx,
  account: string,
  reason: Reason,
  days: number,
  keepsToken: boolean,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = newToken()
  await q(tx)
    .insertInto('invitation')
    .values({
      tenant: tx.actor.tenant,
      id,
      account,
      token_hash: hashOf(token),
      token_sealed: keepsToken ? (await tx.keys()).own().seal('invitation', 'token_sealed', id, token) : null,
      reason,
      created_by: tx.actor.account,
      created_at: sql<Date>`now()`,
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
      used_at: null,
      ended_at: null,
    })
    .execute()
  return { id, token }
}

export interface InvitationLine {
  id: string
  reason: Reason
  created_at: Date
  expires_at: Date
  used_at: Date | null
  ended_at: Date | null
  expired: boolean
}
export const invitationsOf = (tx: Tx, account: string): Promise<InvitationLine[]> =>
  q(tx)
    .selectFrom('invitation')
    .select(['id', 'reason', 'created_at', 'expires_at', 'used_at', 'ended_at', sql<boolean>`expires_at <= now()`.as('expired')])
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute()

/** Links that nobody has used though they left days ago; the newest of each account that is still open. */
export async function unusedSince(tx: Tx, days: number): Promise<{ count: number; oldest: Date | null }> {
  const found = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::int as count, min(last) as oldest from (
      select i.account, max(i.created_at) as last from invitation i join account a on a.tenant = i.tenant and a.id = i.account
      where a.closed_at is null and a.suspended_at is null and i.ended_at is null
      group by i.tenant, i.account having bool_and(i.used_at is null)) waiting
    where last < now() - make_interval(days => ${days})`.execute(q(tx))
  return found.rows[0] ?? { count: 0, oldest: null }
}
