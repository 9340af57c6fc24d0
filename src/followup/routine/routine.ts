/** A routine: how something is done here, who answers for it, who must know. Record and rules. Pure. */
import { addDays } from '../../platform/day.ts'
import type { Text } from '../../platform/page/language.tsx'

export type VersionState = 'draft' | 'to_approve' | 'approved'
/** A question of the knowledge check: one right answer, and why it is right. */
export interface Question {
  words: string
  right: string
  wrong: readonly string[]
  why: string
}
export interface Slot {
  key: string
  /** What is to stand here, and why nobody else has been able to say it. */
  ask: string
  words: string
  source: string
}
export interface Routine {
  id: string
  title: string
  owner: string
  unit: string | null
  template: string | null
  withdrawn_at: Date | null
  withdrawn_why: string | null
}
export interface Version {
  id: string
  routine: string
  number: number
  state: VersionState
  purpose: string
  i_do: string
  body: string
  guidance: string[]
  roles: string[]
  units: string[]
  questions: Question[]
  valid_from: string
  review_by: string
  receipts_from: number
  change_why: string
  written_by: string
  /** All who have written in it. */
  writers: string[]
  written_at: Date
  returned_why: string | null
  sole_approver: boolean
  approved_by: string | null
  approved_at: Date | null
}

/** A place is filled when it says what holds and from where: both, or the routine cannot be approved. */
export const isFilled = ({ words, source }: Pick<Slot, 'words' | 'source'>): boolean =>
  words.trim().length >= 3 && source.trim().length >= 3
/** The places of a ready text, empty: what is unverified is never shipped as words. */
export const placesNeeded = (places: readonly { key: string; ask: Text }[]): Slot[] =>
  places.map(({ key, ask }) => ({ key, ask: ask.sv, words: '', source: '' }))
export const gapsIn = (slots: readonly Slot[]): Slot[] => slots.filter((slot) => !isFilled(slot))

/** The same day a number of years later; 29 February becomes the 28th. */
export const addYears = (day: string, years: number): string => {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return moved.endsWith('02-29') ? moved.replace('02-29', '02-28') : moved
}

/** This long before its day a routine is "to be reviewed". */
export const REVIEW_AHEAD_DAYS = 45
/** At most about three years between reviews; the database holds the same. */
export const REVIEW_YEARS_MAX = 3

export const STATES = {
  draft: { text: { sv: 'Utkast', en: 'Draft' }, tone: 'plain' },
  to_approve: { text: { sv: 'Väntar på godkännande', en: 'Waits for approval' }, tone: 'waiting' },
  coming: { text: { sv: 'Gäller senare', en: 'Comes later' }, tone: 'plain' },
  valid: { text: { sv: 'Gäller', en: 'In force' }, tone: 'done' },
  to_review: { text: { sv: 'Ska ses över', en: 'To be reviewed' }, tone: 'waiting' },
  overdue: { text: { sv: 'Översynen är försenad', en: 'Review overdue' }, tone: 'waiting' },
  replaced: { text: { sv: 'Ersatt', en: 'Replaced' }, tone: 'plain' },
  withdrawn: { text: { sv: 'Indragen', en: 'Withdrawn' }, tone: 'plain' },
} as const satisfies Record<string, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export type RoutineState = keyof typeof STATES

type Dated = Pick<Version, 'number' | 'state' | 'valid_from' | 'review_by'>
/** The version that holds on a day: the last approved one that has come into force. */
export function currentOf<V extends Dated>(versions: readonly V[], day: string): V | undefined {
  return versions
    .filter((version) => version.state === 'approved' && version.valid_from <= day)
    .sort((one, other) => other.number - one.number)[0]
}
export const openOf = <V extends Dated>(versions: readonly V[]): V | undefined => versions.find((version) => version.state !== 'approved')

/** How one version stands among the others. */
export function stateOfVersion<V extends Dated>(version: V, versions: readonly V[], withdrawn: boolean, day: string): RoutineState {
  if (version.state !== 'approved') return version.state
  if (withdrawn) return 'withdrawn'
  if (version.valid_from > day) return 'coming'
  if (currentOf(versions, day)?.number !== version.number) return 'replaced'
  if (version.review_by < day) return 'overdue'
  return version.review_by <= addDays(day, REVIEW_AHEAD_DAYS) ? 'to_review' : 'valid'
}
/** How the routine stands: its version in force, or the one that is on its way to being the first. */
export function stateOfRoutine(routine: Pick<Routine, 'withdrawn_at'>, versions: readonly Dated[], day: string): RoutineState {
  const withdrawn = routine.withdrawn_at !== null
  if (withdrawn) return 'withdrawn'
  const shown = currentOf(versions, day) ?? versions.find((version) => version.state === 'approved') ?? openOf(versions)
  return shown === undefined ? 'draft' : stateOfVersion(shown, versions, false, day)
}

/** Who must know: these roles in these units; none named means all. */
export const mustKnow = (version: Pick<Version, 'roles' | 'units'>, who: { roles: readonly string[]; unit: string | null }): boolean =>
  who.unit !== null &&
  (version.roles.length === 0 || version.roles.some((role) => who.roles.includes(role))) &&
  (version.units.length === 0 || version.units.includes(who.unit))

/** A reading counts for a version when nothing but small changes came between. */
export interface Reading {
  number: number
  passed: boolean
}
export const readingFor = (version: Pick<Version, 'number' | 'receipts_from'>, readings: readonly Reading[]): Reading | undefined =>
  readings
    .filter(({ number }) => number >= version.receipts_from && number <= version.number)
    .sort((one, other) => Number(other.passed) - Number(one.passed) || other.number - one.number)[0]

/** Known: read, and the check passed where there is one. */
export const isKnown = ({ asks }: { asks: boolean }, reading: Reading | undefined): boolean =>
  reading !== undefined && (!asks || reading.passed)

/** A version without its text, for lists. `asks`: it has a knowledge check. */
export type VersionLine = Omit<Version, 'purpose' | 'i_do' | 'body' | 'questions' | 'change_why' | 'returned_why'> & { asks: boolean }
export const lineOf = (version: Version): VersionLine => ({ ...version, asks: version.questions.length > 0 })

export interface Known {
  unit: string
  must: number
  read: number
  known: number
}
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole))

/**
 * Units small enough for a share to be about somebody are put together, and taken with the smallest of the others until
 * they are at least `smallest`. Undefined in `unit`: several together.
 */
export function mergedUnits(rows: readonly Known[], smallest: number): { merged: Known | undefined; single: Known[] } {
  const sorted = [...rows].filter((row) => row.must > 0).sort((one, other) => one.must - other.must)
  const small: Known[] = []
  const single: Known[] = []
  for (const row of sorted) {
    const together = small.reduce((sum, one) => sum + one.must, 0)
    if (row.must < smallest || (small.length > 0 && together < smallest)) small.push(row)
    else single.push(row)
  }
  if (small.length === 0) return { merged: undefined, single }
  const sum = (key: 'must' | 'read' | 'known') => small.reduce((all, row) => all + row[key], 0)
  return { merged: { unit: '', must: sum('must'), read: sum('read'), known: sum('known') }, single }
}
