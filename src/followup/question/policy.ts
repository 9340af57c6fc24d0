/** Everybody reads what is asked. Those who coordinate the follow-up load texts of the organisation's own, and withdraw them. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  /** In a unit: an account whose access has ended is in none. */
  placed: boolean
}
export type Judgement = { ok: true } | { ok: false; because: 'not_coordinator' | 'not_placed' | 'not_own' | 'withdrawn' }

/** To load a set, a version, a framework, or a language. */
export function mayKeepSets(who: Standing): Judgement {
  if (!who.roles.includes('coordinator') && !who.roles.includes('national_coordinator')) return { ok: false, because: 'not_coordinator' }
  return who.account !== null && who.placed ? { ok: true } : { ok: false, because: 'not_placed' }
}
/** What comes with Samvärn is not the organisation's to withdraw; what is withdrawn stays so. */
export function mayWithdrawSet(who: Standing, set: { own: boolean; withdrawn: boolean }): Judgement {
  const may = mayKeepSets(who)
  if (!may.ok) return may
  if (!set.own) return { ok: false, because: 'not_own' }
  return set.withdrawn ? { ok: false, because: 'withdrawn' } : { ok: true }
}
