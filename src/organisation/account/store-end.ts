import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  account: { tenant: string; id: string; suspended_at: Date | null; closed_at: Date | null }
  session: { tenant: string; account: string }
  passkey: { tenant: string; account: string }
  identity_link: { tenant: string; account: string }
  role_grant: { tenant: string; account: string; valid_until: Date }
  circle_member: { tenant: string; account: string; valid_until: Date }
  invitation: { tenant: string; account: string; used_at: Date | null; ended_at: Date | null }
}
const now = sql<Date>`now()`
const q = (tx: Tx) => tx.tables<Tables>()

/** False when the access has ended before, or the account is not there. */
export async function suspend(tx: Tx, account: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('account')
    .set({ suspended_at: now })
    .where('id', '=', account)
    .where('suspended_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function resume(tx: Tx, account: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('account')
    .set({ suspended_at: null })
    .where('id', '=', account)
    .where('suspended_at', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function close(tx: Tx, account: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('account')
    .set({ closed_at: now })
    .where('id', '=', account)
    .where('suspended_at', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteSessions(tx: Tx, account: string): Promise<void> {
  await q(tx).deleteFrom('session').where('account', '=', account).execute()
}
export async function deletePasskeys(tx: Tx, account: string): Promise<number> {
  return Number((await q(tx).deleteFrom('passkey').where('account', '=', account).executeTakeFirst()).numDeletedRows)
}
export async function deleteLinks(tx: Tx, account: string): Promise<void> {
  await q(tx).deleteFrom('identity_link').where('account', '=', account).execute()
}
/** Roles and places in circles count no more from the next transaction on. Who was on duty stays readable for the hand-over. */
export async function endRights(tx: Tx, account: string): Promise<void> {
  await q(tx).updateTable('role_grant').set({ valid_until: now }).where('account', '=', account).where('valid_until', '>', now).execute()
  await q(tx).updateTable('circle_member').set({ valid_until: now }).where('account', '=', account).where('valid_until', '>', now).execute()
}
export async function endInvitations(tx: Tx, account: string): Promise<number> {
  const done = await q(tx)
    .updateTable('invitation')
    .set({ ended_at: now })
    .where('account', '=', account)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
