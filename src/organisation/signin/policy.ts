/** Who may come in, and what one may do with one's own keys. Pure: yes, or no and because. */
import type { AccountState, Invitation } from './signin.ts'

export type Judgement<Because extends string> = { ok: true } | { ok: false; because: Because }

const yes = { ok: true } as const
const no = <Because extends string>(because: Because) => ({ ok: false, because }) as const

/** Proof of who somebody is is not enough: the account must be there, and open. */
export function mayEnter(account: AccountState | undefined): Judgement<'no_account' | 'closed' | 'suspended'> {
  if (!account) return no('no_account')
  if (account.closed_at !== null) return no('closed')
  if (account.suspended_at !== null) return no('suspended')
  return yes
}

/** A link works once, for its time, until somebody takes it back. */
export function mayFollow(
  invitation: Pick<Invitation, 'used' | 'ended' | 'expired'> | undefined,
): Judgement<'unknown' | 'used' | 'ended' | 'expired'> {
  if (!invitation) return no('unknown')
  // Compared with false, so that a fact which is missing is a no.
  if (invitation.used !== false) return no('used')
  if (invitation.ended !== false) return no('ended')
  if (invitation.expired !== false) return no('expired')
  return yes
}

/** The proof must be the asker's own: another's key, however genuine, proves another. */
export function mayProve(asker: { tenant: string; account: string }, key: { tenant: string; account: string }): Judgement<'another'> {
  return asker.tenant === key.tenant && asker.account === key.account ? yes : no('another')
}

/** The last way in is never taken away by the one who uses it: then only an invitation opens the account again. */
export function mayRemoveKey(left: { keys: number; otherWays: number }): Judgement<'last_way_in'> {
  return left.keys > 1 || left.otherWays > 0 ? yes : no('last_way_in')
}
