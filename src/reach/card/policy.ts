/** Who may make cards and mark a printed batch as collected. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'not_communicator' | 'other_unit' }

/** Communicators; of the unit, when the site belongs to one. */
export function mayMakeCards(who: Standing, site: { unit: string | null }): Judgement {
  if (who.account === null || !who.roles.includes('communicator')) return { ok: false, because: 'not_communicator' }
  return site.unit === null || site.unit === who.unit ? { ok: true } : { ok: false, because: 'other_unit' }
}
