/** What is measured is for everybody in the organisation to read; those who coordinate follow-up decide, enter and publish. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  /** In a unit: an account whose access has ended is in none. */
  placed: boolean
}
export type Judgement =
  | { ok: true }
  | { ok: false; because: 'not_placed' | 'not_coordinator' | 'about_people' | 'municipal_protected' | 'not_ready' }

export const mayReadIndicators = (who: Standing): Judgement =>
  who.account !== null && who.placed ? { ok: true } : { ok: false, because: 'not_placed' }

export const mayKeepIndicators = (who: Standing): Judgement =>
  who.roles.includes('coordinator') || who.roles.includes('national_coordinator')
    ? mayReadIndicators(who)
    : { ok: false, because: 'not_coordinator' }

/** A value is entered as it is only where it counts no people: those leave as a release. */
export const mayEnterValue = (who: Standing, indicator: { about_people: boolean }): Judgement =>
  indicator.about_people ? { ok: false, because: 'about_people' } : mayKeepIndicators(who)

/** A count of people is sealed as it is entered; of protected persons there is none for a municipality (D-R53). */
export const mayEnterCount = (who: Standing, count: { protected: boolean; municipal: boolean }): Judgement =>
  count.protected && count.municipal ? { ok: false, because: 'municipal_protected' } : mayKeepIndicators(who)

/** Published is only what the auditor has let through. */
export const mayPublish = (who: Standing, release: { state: 'waiting' | 'stopped' | 'failed' | 'ready' | 'published' }): Judgement =>
  release.state === 'ready' ? mayKeepIndicators(who) : { ok: false, because: 'not_ready' }
