import type { Opening, Organisation, Worker } from './world.ts'

/**
 * Who may see what, from the rules alone: D-R15 (default deny; the circle is named and granted), D-R17 (walls between
 * units), D-R18 (the log is reviewed by somebody apart; an opening is seen by those it concerns). It knows neither the
 * program nor the database. Whoever has left keeps what is her own (her roles as they were, a set that she sent) and
 * comes in by no door: S-R20's tests hold that.
 */
const isOpen = (who: Worker) => who.state === 'open'
/** Until a colleague has vouched, nothing counts that reaches a protected person or names who does. */
const WAITS = ['unit_head', 'protection_officer', 'deputy', 'log_reviewer']
const has = (who: Worker, role: string) =>
  isOpen(who) && !(who.paused && WAITS.includes(role)) && who.roles.some((one) => one.role === role && one.when === 'now')
export const isIn = (who: Worker, circle: string | null): boolean =>
  isOpen(who) && !who.paused && who.places.some((place) => place.circle === circle && place.when === 'now')
export const isOfficer = (who: Worker): boolean => has(who, 'protection_officer') || has(who, 'deputy')
const owns = (who: Worker) => has(who, 'system_owner')
const heads = (who: Worker, unit: string | undefined) => has(who, 'unit_head') && who.unit === unit
export const isApart = (who: Worker): boolean => has(who, 'log_reviewer') && !who.places.some((place) => isIn(who, place.circle))
export const reviewsLog = (who: Worker): boolean => has(who, 'log_reviewer')

/** The rows of the own organisation that somebody sees, as `table id`; of any other organisation, none. */
export function seenBy(who: Worker, house: Organisation): string[] {
  const unitOf = (circle: string | null) => house.circles.find(({ id }) => id === circle)?.unit
  const seen: string[] = []
  const tell = (table: string, id: string, may: boolean) => may && seen.push(`${table} ${id}`)

  // D-R15, D-R16: persons, their markings and what concerns them are for their circle.
  for (const { id, circle } of house.persons) for (const table of ['person', 'marking', 'person_datum']) tell(table, id, isIn(who, circle))
  for (const { id, circle } of house.intakes) tell('intake', id, isIn(who, circle))
  for (const set of house.sets) {
    for (const { id, circle } of set.reviews) for (const table of ['review', 'finding']) tell(table, id, isIn(who, circle))
    tell('outgoing_set', set.id, set.author === who.id || set.reviews.some(({ circle }) => isIn(who, circle)))
  }
  // The circle sees who looked, and who outside it searched for its person.
  for (const { id, circle, turnedOut } of house.audits) tell('audit', id, isIn(who, circle) || isIn(who, turnedOut))
  // The system owner keeps access and the head answers for the own unit; the members know each other.
  for (const { id, unit } of house.circles) tell('circle', id, isIn(who, id) || owns(who) || heads(who, unit))
  for (const other of house.people) {
    const own = other.id === who.id
    for (const { role } of other.roles) tell('role_grant', `${other.id} ${role}`, own || owns(who) || heads(who, other.unit))
    for (const { circle } of other.places)
      tell('circle_member', `${other.id} ${circle}`, own || isIn(who, circle) || owns(who) || heads(who, unitOf(circle)))
  }
  for (const { id, unit, circle } of house.analyses) {
    const rests = house.people.some(({ places }) => places.some((place) => place.analysis === id && isIn(who, place.circle)))
    tell('access_analysis', id, heads(who, unit) || owns(who) || has(who, 'log_reviewer') || isIn(who, circle) || rests)
  }
  // Those who may vouch, and whoever arranged it, see that somebody waits; so does the one who waits.
  const mayKnow = ['unit_head', 'protection_officer', 'deputy', 'system_owner'].some((role) => has(who, role))
  for (const { id, paused } of house.people) tell('reach_pause', id, paused && (id === who.id || mayKnow))
  for (const { id, unit } of house.requests) tell('access_request', id, heads(who, unit) || owns(who))
  // S-R24: whoever opened sees the opening; the circle and its head see it and its review, never the one who opened.
  for (const { id, review, account, person } of house.openings) {
    const concerned = account !== who.id && person !== null && (isIn(who, person.circle) || heads(who, unitOf(person.circle)))
    tell('break_glass', id, account === who.id || concerned)
    tell('break_glass_review', review, concerned)
  }
  return seen.sort()
}

/** What somebody sees with the log reviewer's rights: the whole log, when that is the role; else nothing. */
export const logSeenBy = (who: Worker, house: Organisation): string[] =>
  reviewsLog(who) ? house.audits.map(({ id }) => `audit ${id}`).sort() : []

/** What an opening adds for the one who presents it: one person, while it is open, to somebody who still meets people (S-R24). */
export function seenThrough(who: Worker, opening: Opening): string[] {
  const { person } = opening
  const meets = ['caseworker', 'registrar', 'unit_head', 'protection_officer', 'deputy'].some((role) => has(who, role))
  const keepsOrReviews = owns(who) || has(who, 'log_reviewer')
  if (!person || opening.is !== 'open' || opening.account !== who.id || opening.unit !== who.unit || !meets || keepsOrReviews) return []
  return [`person ${person.id}`, `person_datum ${person.id}`]
}
