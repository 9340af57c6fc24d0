/** Who may do what with the organisation's page and with the tests of its website. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'not_communicator' | 'other_unit' | 'unfinished' | 'answered' }
const YES: Judgement = { ok: true }

/** To write how the organisation does, and to test what it tells: communicators; of the unit, when the site belongs to one. */
export function mayKeepAbout(who: Standing, site: { unit: string | null }): Judgement {
  if (who.account === null || !who.roles.includes('communicator')) return { ok: false, because: 'not_communicator' }
  return site.unit === null || site.unit === who.unit ? YES : { ok: false, because: 'other_unit' }
}

/** To publish, or to say that it still holds: only when every point has been gone through and no place is empty. */
export function mayPublishAbout(who: Standing, site: { unit: string | null }, obstacles: number): Judgement {
  const may = mayKeepAbout(who, site)
  if (!may.ok) return may
  return obstacles === 0 ? YES : { ok: false, because: 'unfinished' }
}

/** To write what was seen in the search: once. A new search is a new test. */
export function mayAnswerTest(who: Standing, site: { unit: string | null }, test: { answered: boolean }): Judgement {
  const may = mayKeepAbout(who, site)
  if (!may.ok) return may
  return test.answered ? { ok: false, because: 'answered' } : YES
}
