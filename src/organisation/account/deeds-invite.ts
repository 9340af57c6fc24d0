import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { administered, type Done, withAccount } from './deeds-reach.ts'
import { mayInvite, mayReplaceKey, mayTakeBack } from './policy.ts'
import { deletePasskeys, deleteSessions, endInvitations } from './store-end.ts'
import { insertInvitation, type Reason } from './store-invite.ts'

/**
 * A one-time link to whoever the account is for; links that were given before die. It is mailed by a job. In the
 * caller's transaction: the system owner's, or the organisation's own (the worker). The caller has judged.
 */
export async function invite(tx: Tx, config: Config, account: string, reason: Reason): Promise<void> {
  await endInvitations(tx, account)
  const { id } = await insertInvitation(tx, account, reason, config.invitation_days, true)
  await tx.enqueue('invitation_mail', id)
  await tx.audit({ deed: 'invitation.make', ...administered(account) })
}

export const inviteAgain = (db: Database, actor: Actor, config: Config, id: string): Promise<Done> =>
  withAccount(db, actor, id, 'account.change', mayInvite, (tx) => invite(tx, config, id, 'invited'))

export const takeInvitationBack = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withAccount(db, actor, id, 'invitation.end', mayTakeBack, async (tx) => {
    await endInvitations(tx, id)
  })

/**
 * A lost key: whoever found it is shut out at once, and a new link goes to the address that we have. The caller has said
 * that she has called back. Ways in through the organisation's own sign-in stay: they are not on the lost device.
 */
export const replaceKey = (db: Database, actor: Actor, config: Config, id: string): Promise<Done> =>
  withAccount(db, actor, id, 'passkey.strike', mayReplaceKey, async (tx) => {
    await deletePasskeys(tx, id)
    await deleteSessions(tx, id)
    await invite(tx, config, id, 'lost_device')
  })

/** Where nothing can be mailed, the system owner hands the link over by herself. */
const LINK = 'invitation_link'
export type LinkMade = { ok: true; shown: string } | { ok: false; because: 'absent' | 'conflict' }

/** Makes a new link that is shown once instead of mailed; the ones before it die. Only where no mail leaves. */
export async function makeLink(db: Database, actor: Actor, config: Config, id: string): Promise<LinkMade> {
  let shown = ''
  const done = await withAccount(db, actor, id, 'account.change', mayInvite, async (tx) => {
    await endInvitations(tx, id)
    const { token } = await insertInvitation(tx, id, 'invited', config.invitation_days, false)
    await tx.audit({ deed: 'invitation.make', ...administered(id) })
    shown = await keepDraft(tx, LINK, { token })
  })
  return done === 'done' ? { ok: true, shown } : { ok: false, because: done }
}

/** The token of the link, once: reading it takes it away. */
export const readLink = (db: Database, actor: Actor, shown: string): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const draft = (await draftOf(tx, LINK, shown)) as { token: string } | undefined
    if (draft) await dropDrafts(tx, LINK)
    return draft?.token
  })
