import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { INVITATION } from './mail.ts'
import { addMessages, hasMessageAbout, invitationRows, type OutboxRow, openInvitationOf, outboxRows } from './store.ts'

export interface Caught extends OutboxRow {
  /** The one-time link of an invitation. In the demonstration only, where nothing is sent. */
  path?: string
}

/**
 * What the demo caught instead of sending. Rows name a ready text and a function, nothing else. The system owner of the
 * demonstration also sees the invitations, with the links that would have been mailed.
 */
export async function readOutbox(db: Database, actor: Actor): Promise<Caught[]> {
  const { own, owner } = await db.as(actor, async (tx) => {
    await tx.audit({ deed: 'outbox.see' })
    return { own: await outboxRows(tx), owner: tx.hasRole('system_owner') }
  })
  if (!owner) return own
  const invitations = await db.asWorker(actor.tenant, async (tx) => {
    const keys = (await tx.keys()).own()
    return (await invitationRows(tx)).map(({ token_sealed, ...row }) =>
      token_sealed && row.about ? { ...row, path: `/bjuden/${keys.open('invitation', 'token_sealed', row.about, token_sealed)}` } : row,
    )
  })
  return [...invitations, ...own].sort((a, b) => b.created_at.getTime() - a.created_at.getTime())
}

/**
 * In the organisation's name (`db.asWorker`): each of the accounts is told that something waits. Leaves with the next
 * mail to each, at the pace that each has chosen.
 */
export async function tell(tx: Tx, accounts: readonly string[], template: string): Promise<void> {
  const each = [...new Set(accounts)]
  await addMessages(tx, each, template)
  for (const account of each) await tx.enqueue('mail_out', account)
}

/** An invitation is put among the messages of the one whom it invites, once however often the job runs. */
export const addInvitation = (db: Database, { tenant, id }: { tenant: string; id: string }): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    const account = await openInvitationOf(tx, id)
    if (account === undefined || (await hasMessageAbout(tx, id))) return
    await addMessages(tx, [account], INVITATION, id)
    await tx.enqueue('mail_out', account)
  })
