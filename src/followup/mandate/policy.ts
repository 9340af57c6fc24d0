/** Mandates are about organisations. Everybody in the organisation reads them; those who coordinate follow-up keep them. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  /** In a unit: an account whose access has ended is in none. */
  placed: boolean
}
export type Judgement = { ok: true } | { ok: false; because: 'not_placed' | 'not_coordinator' }

export const mayReadMandates = (who: Standing): Judgement =>
  who.account !== null && who.placed ? { ok: true } : { ok: false, because: 'not_placed' }

export const mayKeepMandates = (who: Standing): Judgement =>
  who.roles.includes('coordinator') || who.roles.includes('national_coordinator')
    ? mayReadMandates(who)
    : { ok: false, because: 'not_coordinator' }
