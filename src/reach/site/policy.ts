/** Public sites are written by communicators. A site that is bound to a unit is kept by the communicators of that unit. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  /** Null: access has ended. */
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'not_communicator' | 'another_unit' | 'another_holds_it' | 'not_national' }
const YES = { ok: true } as const

export const mayKeepSites = (who: Standing): Judgement =>
  who.account !== null && who.unit !== null && who.roles.includes('communicator') ? YES : { ok: false, because: 'not_communicator' }

export const mayKeepSite = (who: Standing, site: { unit: string | null }): Judgement => {
  const may = mayKeepSites(who)
  if (!may.ok) return may
  return site.unit === null || site.unit === who.unit ? YES : { ok: false, because: 'another_unit' }
}

/** The national site: by an organisation with the national function, and one in an installation. */
export const mayMakeNational = (who: Standing, here: { coordinates: boolean; free: boolean }): Judgement => {
  const may = mayKeepSites(who)
  if (!may.ok) return may
  if (!here.coordinates) return { ok: false, because: 'not_national' }
  return here.free ? YES : { ok: false, because: 'another_holds_it' }
}

/** What is covered in the whole installation: in what is published, which everybody can read. */
export const maySeeAll = (who: Standing): Judgement =>
  who.account !== null && who.unit !== null && who.roles.includes('national_coordinator') ? YES : { ok: false, because: 'not_national' }
