/**
 * Who has which role or place in a circle, on what it rests, and how long (D-R15). Facts about days and grounds are made
 * here, from rows and today's date; policy.ts judges them.
 */
import { addDays, dayOf } from '../../platform/day.ts'
import { REACHING, ROLES, type Role } from '../founding/index.ts'

/** What somebody may be given: a role, or a place in a circle. */
export type What = Role | 'place'
/** Does it reach protected persons? Then it needs a behovs- och riskanalys. */
export const reaches = (what: What): boolean => what === 'place' || REACHING.includes(what)

/** What the head of a unit names people for. The rest is the system owner's alone. */
export const NAMED = ['protection_officer', 'deputy', 'caseworker', 'registrar', 'communicator', 'coordinator'] as const satisfies Role[]
/** Roles that reach nobody: the system owner gives them without a naming. */
export const DIRECT = (Object.keys(ROLES) as Role[]).filter((role) => !reaches(role))

export const isRole = (word: string): word is Role => Object.hasOwn(ROLES, word)
export const isNamed = (what: What): boolean => what === 'place' || (NAMED as readonly Role[]).includes(what)

/** Longest time that anything is given for, and how long before its end people are reminded. */
export const YEAR_DAYS = 365
export const REMIND_DAYS = 30

export interface Analysis {
  id: string
  unit: string
  circle: string | null
  size_max: number
  review_by: string
  ended_at: Date | null
}
/** On what something rests. `not_needed`: it reaches nobody. */
export const GROUNDS = ['not_needed', 'stands', 'none', 'ended', 'past_review', 'elsewhere'] as const
export type Ground = (typeof GROUNDS)[number]

export type Resting = Pick<Analysis, 'unit' | 'circle' | 'review_by' | 'ended_at'>
/** An analysis covers the roles and circles of its unit, or the one circle that it is about. */
export function groundOf(what: What, of: { unit: string; circle: string | null }, analysis: Resting | undefined, day: string): Ground {
  if (!reaches(what)) return 'not_needed'
  if (!analysis) return 'none'
  if (analysis.ended_at !== null) return 'ended'
  if (analysis.unit !== of.unit || (analysis.circle !== null && analysis.circle !== of.circle)) return 'elsewhere'
  return analysis.review_by < day ? 'past_review' : 'stands'
}

/** How an end date stands to today, to the longest time and to the analysis's day of review. */
export const ENDS = ['within', 'past', 'beyond_year', 'beyond_review'] as const
export type End = (typeof ENDS)[number]
export function endOf(until: string, day: string, review_by: string | undefined): End {
  if (until < day) return 'past'
  if (until > addDays(day, YEAR_DAYS)) return 'beyond_year'
  return review_by !== undefined && until > review_by ? 'beyond_review' : 'within'
}

/** Somebody's role or place as it stands today. */
export interface Holding {
  what: What
  account: string
  signature: string
  /** The unit that answers for it: the person's for a role, the circle's for a place. */
  unit: string
  unit_name: string
  circle: string | null
  circle_name: string | null
  on_duty: boolean
  valid_from: Date
  valid_until: Date
  reviewed_at: Date | null
  analysis: string | null
  ground: Ground
}
export const keyOf = (held: Pick<Holding, 'account' | 'what' | 'circle'>): string => `${held.account}.${held.circle ?? held.what}`
export const lacksGround = (held: Pick<Holding, 'ground'>): boolean => held.ground !== 'stands' && held.ground !== 'not_needed'
export const endsSoon = (held: Pick<Holding, 'valid_until'>, day: string): boolean => dayOf(held.valid_until) <= addDays(day, REMIND_DAYS)

/** The day by which this is to be gone through: a year after it was given or last gone through. */
export const reviewDay = (held: Pick<Holding, 'valid_from' | 'reviewed_at'>): string =>
  addDays(dayOf(held.reviewed_at ?? held.valid_from), YEAR_DAYS)
/** The day by which a unit's roles and places are to be gone through; undefined where there are none. */
export const reviewDue = (held: readonly Holding[]): string | undefined => held.map(reviewDay).sort()[0]

export interface CircleSize {
  id: string
  name: string
  unit: string
  unit_name: string
  size_target: number
  single_officer: boolean
  members: number
  on_duty: number
  /** The smallest size that a standing analysis about it, or under one of its places, allows. Null where there is none. */
  analysed: number | null
}
/** How many the circle is to have at most: what it was drawn for, or what the analysis found, whichever is less. */
export const sizeLimit = (circle: Pick<CircleSize, 'size_target' | 'analysed'>): number =>
  Math.min(circle.size_target, circle.analysed ?? circle.size_target)
export const isTooWide = (circle: Pick<CircleSize, 'size_target' | 'analysed' | 'members'>): boolean => circle.members > sizeLimit(circle)

/** What the head has named and nobody has decided, or what came of it. */
export interface Naming {
  id: string
  unit: string
  unit_name: string
  account: string
  signature: string
  account_unit: string
  account_ended: boolean
  what: What
  circle: string | null
  circle_name: string | null
  on_duty: boolean
  analysis: string | null
  until: string
  asked_by: string
  asked_by_signature: string
  asked_at: Date
  decision: 'granted' | 'declined' | 'withdrawn' | null
  decided_at: Date | null
}
