import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf } from '../../platform/http/session.ts'
import { CHANGED } from './deeds-tell.ts'
import { mayEnter, mayFollow } from './policy.ts'
import type { Invitation, Invited } from './signin.ts'
import { accountOf } from './store-account.ts'
import { invitationByToken, strikeInvitation } from './store-invitation.ts'
import { dropOtherKeys, keysOf } from './store-passkey.ts'
import { endSessions } from './store-session.ts'

const TOKEN_LENGTH_MAX = 100

/** Reads a one-time link; consumes nothing, since mail scanners follow links too. Nothing for one that does not work. */
export async function openInvitation(db: Database, token: string): Promise<Invited | undefined> {
  if (token.length > TOKEN_LENGTH_MAX) return undefined
  const hash = hashOf(token)
  const invitation = await db.withToken(hash, (query) => invitationByToken(query, hash))
  if (!invitation || !mayFollow(invitation).ok) return undefined
  return db.as({ tenant: invitation.tenant, account: null }, async (tx) => {
    const account = await accountOf(tx, invitation.account)
    if (!account || !mayEnter(account).ok) return undefined
    const { organisation, slug, unit, signature } = account
    return { ...invitation, organisation, slug: slug ?? '', unit, signature }
  })
}

/**
 * Uses a link: strikes it out, does `work` in the account's own name (registers a passkey, ties an identity) and, for a
 * lost device, strikes earlier passkeys when asked and ends every session; all in one transaction, so that a link whose
 * work fails still works. `work` answers with the id of the passkey it made, if it made one. False when the link does
 * not work (any more).
 */
export async function useInvitation(
  db: Database,
  token: string,
  given: { request: string; strikeKeys: boolean },
  work: (tx: Tx, invitation: Invited) => Promise<string | undefined>,
): Promise<Invited | undefined> {
  const invitation = await openInvitation(db, token)
  if (!invitation) return undefined
  const { tenant, account } = invitation
  return db.as({ tenant, account, request: given.request }, async (tx) => {
    if (!(await strikeInvitation(tx, hashOf(token)))) return undefined
    await tx.audit({ deed: 'invitation.use', object: { kind: 'invitation', id: invitation.id } })
    const made = await work(tx, invitation)
    // Whoever got the link hears that it was followed, in case somebody else did.
    if (invitation.reason !== 'first') await tx.enqueue(CHANGED, account)
    if (invitation.reason === 'lost_device') await leaveBehind(tx, invitation, made, given.strikeKeys)
    return invitation
  })
}

/** A lost device may be in somebody's hand: what it was signed in to ends, and its keys if so said. */
async function leaveBehind(tx: Tx, { account }: Invitation, made: string | undefined, strikeKeys: boolean): Promise<void> {
  if (strikeKeys)
    for (const id of await dropOtherKeys(tx, account, made)) await tx.audit({ deed: 'passkey.strike', object: { kind: 'passkey', id } })
  await endSessions(tx, account)
}

/** How many passkeys the account of a link has: the page asks what is to become of them. */
export const keysBehind = (db: Database, { tenant, account }: Invitation): Promise<number> =>
  db.as({ tenant, account }, async (tx) => (await keysOf(tx, account)).length)
