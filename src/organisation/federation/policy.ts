/** Who may do what with the organisation's sign-in services. Pure, deny by default. */
import { isTried, type Provider } from './federation.ts'

export type Judgement<Because extends string> = { ok: true } | { ok: false; because: Because }
const yes = { ok: true } as const
const no = <Because extends string>(because: Because) => ({ ok: false, because }) as const

interface Asker {
  roles: readonly string[]
}

/** The system owner says which service may vouch for people, and nobody else (D-R15). */
export const mayKeepProviders = (asker: Asker): Judgement<'role'> => (asker.roles.includes('system_owner') ? yes : no('role'))

/** A service is switched on as it was tried. */
export function mayEnable(asker: Asker, provider: Pick<Provider, 'tried_at' | 'changed_at'>): Judgement<'role' | 'not_tried'> {
  const kept = mayKeepProviders(asker)
  if (!kept.ok) return kept
  return isTried(provider) ? yes : no('not_tried')
}

/** Whoever could tie an identifier to the own account could become whomever the service vouches for; so never the own. */
export function mayTie(asker: Asker & { account: string }, account: string): Judgement<'role' | 'own'> {
  const kept = mayKeepProviders(asker)
  if (!kept.ok) return kept
  return asker.account === account ? no('own') : yes
}

/** A fresh proof counts for the one who sits there, and for nobody else whom the service may vouch for. */
export const mayProve = (asker: { account: string }, vouchedFor: string | undefined): Judgement<'another'> =>
  vouchedFor !== undefined && vouchedFor === asker.account ? yes : no('another')
