/** Who may do what with units and accounts. The system owner reaches no content, and nobody decides about oneself. */
import type { AccountState } from './account.ts'

export interface Standing {
  account: string | null
  unit: string | null
  roles: readonly string[]
}
export interface AccountFacts {
  id: string
  unit: string
  state: AccountState
}
export type Judgement = { ok: true } | { ok: false; because: 'not_owner' | 'not_yours' | 'own_account' | 'state' | 'held' }

const YES: Judgement = { ok: true }
const no = (because: (Judgement & { ok: false })['because']): Judgement => ({ ok: false, because })
const isOwner = (who: Standing): boolean => who.account !== null && who.unit !== null && who.roles.includes('system_owner')
const isHead = (who: Standing): boolean => who.account !== null && who.unit !== null && who.roles.includes('unit_head')

export const mayKeepUnits = (who: Standing): Judgement => (isOwner(who) ? YES : no('not_owner'))
export const mayMakeAccounts = (who: Standing): Judgement => (isOwner(who) ? YES : no('not_owner'))
/** The head of a unit sees the unit's own accounts and no other. */
export const mayListAccounts = (who: Standing): Judgement => (isOwner(who) || isHead(who) ? YES : no('not_owner'))
export function maySeeAccount(who: Standing, account: AccountFacts): Judgement {
  if (isOwner(who)) return YES
  return isHead(who) && account.unit === who.unit ? YES : no('not_yours')
}

function mayAdminister(who: Standing, account: AccountFacts, states: readonly AccountState[]): Judgement {
  if (!isOwner(who)) return no('not_owner')
  if (account.id === who.account) return no('own_account')
  return states.includes(account.state) ? YES : no('state')
}
const OPEN: readonly AccountState[] = ['invited', 'never', 'active']

export const mayChangeAccount = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, OPEN)
/** A new link to somebody who has not come. Whoever has come and lost the key is called back first. */
export const mayInvite = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, ['invited', 'never'])
export const mayTakeBack = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, OPEN)
export const mayReplaceKey = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, ['active'])
export const mayEndAccess = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, OPEN)
export const mayResume = (who: Standing, account: AccountFacts): Judgement => mayAdminister(who, account, ['ended'])

/** The head of the unit knows who is to take over; so does the system owner. Neither sees what it is. */
export function mayHandOver(who: Standing, account: AccountFacts): Judgement {
  const see = maySeeAccount(who, account)
  if (!see.ok) return see
  if (account.id === who.account) return no('own_account')
  return account.state === 'ended' ? YES : no('state')
}
export function mayClose(who: Standing, account: AccountFacts, held: number): Judgement {
  const may = mayAdminister(who, account, ['ended'])
  if (!may.ok) return may
  return held === 0 ? YES : no('held')
}
