import type { Decision, ReviewState } from './tables.ts'

/**
 * Who may do what with an outgoing set. Pure: what is out of reach has already been left out by row security, and these
 * functions judge role and part. `because` is a code for tests and for the page's choice of words, never an answer.
 */
export type Allowed = { ok: true } | { ok: false; because: Refusal }
export type Refusal =
  | 'not_in_circle'
  | 'own_set'
  | 'not_open'
  | 'not_awaiting'
  | 'own_proposal'
  | 'for_the_head'
  | 'for_the_circle'
  | 'not_head'
  | 'originals_deleted'
  | 'no_content'

const YES: Allowed = { ok: true }
const no = (because: Refusal): Allowed => ({ ok: false, because })

/** What a decision on a review turns on. */
export interface ReviewFacts {
  state: ReviewState
  circle: string
  author: string
  decidedBy: string | null
  /** A small organisation: one officer, and the unit's head is the second person. */
  singleOfficer: boolean
  /** Members of the circle, valid today. */
  members: readonly string[]
  /** A question to the unit's head that is not answered yet. */
  headAsked: boolean
  originalsDeleted: boolean
}
export interface Asker {
  account: string
  circles: readonly string[]
  roles: readonly string[]
}

/** In a larger circle somebody else judges what one has written oneself; a single officer must be able to work. */
function mayTouch(who: Asker, review: ReviewFacts): Allowed {
  if (!who.circles.includes(review.circle)) return no('not_in_circle')
  if (review.author === who.account && !review.singleOfficer) return no('own_set')
  return YES
}

export function mayDecide(who: Asker, review: ReviewFacts, decision: Decision): Allowed {
  const touch = mayTouch(who, review)
  if (!touch.ok) return touch
  if (review.state !== 'open') return no('not_open')
  return decision === 'safe_copy' && review.originalsDeleted ? no('originals_deleted') : YES
}

export function mayFetch(who: Asker, review: Pick<ReviewFacts, 'circle' | 'originalsDeleted'>): Allowed {
  if (!who.circles.includes(review.circle)) return no('not_in_circle')
  return review.originalsDeleted ? no('originals_deleted') : YES
}

/** Members who may be the second person: neither the one who decides nor the author of the set (D-R28). */
export function secondsIn(review: Pick<ReviewFacts, 'members' | 'author'>, decider: string): string[] {
  return review.members.filter((member) => member !== decider && member !== review.author)
}

/**
 * Who must say yes too. A release always takes two (D-R28). Where an officer decides alone on her own set, a safe copy
 * takes two as well; to return a set never does.
 */
export function secondFor(review: ReviewFacts, decider: string, decision: Decision): 'none' | 'member' | 'head' {
  if (decision === 'return') return 'none'
  if (decision === 'safe_copy') return review.author === decider ? 'head' : 'none'
  if (review.singleOfficer || secondsIn(review, decider).length === 0) return 'head'
  return 'member'
}

export function maySecond(who: Asker, review: ReviewFacts): Allowed {
  if (!who.circles.includes(review.circle)) return no('not_in_circle')
  if (review.state !== 'awaiting_second') return no('not_awaiting')
  if (review.headAsked) return no('for_the_head')
  if (review.author === who.account) return no('own_set')
  return review.decidedBy === who.account ? no('own_proposal') : YES
}

/** Anyone who may decide may also take a proposal back, so that an absent colleague stops nobody. */
export function mayWithdraw(who: Asker, review: ReviewFacts): Allowed {
  const touch = mayTouch(who, review)
  if (!touch.ok) return touch
  return review.state === 'awaiting_second' ? YES : no('not_awaiting')
}

export interface SecondFacts {
  askedBy: string
  author: string
  answered: boolean
  withdrawn: boolean
}
export function mayAnswer(who: Asker, second: SecondFacts): Allowed {
  if (!who.roles.includes('unit_head')) return no('not_head')
  if (second.answered || second.withdrawn) return no('not_awaiting')
  if (second.author === who.account) return no('own_set')
  return second.askedBy === who.account ? no('own_proposal') : YES
}

/** What an open review of a set says about who may become its author. `members`: of its circle, without the one who leaves. */
export interface InheritedReview {
  singleOfficer: boolean
  members: readonly string[]
}
/**
 * Whoever takes over a set becomes its author, so she must not be the one who has to judge it: no member of a larger
 * circle, and not the head where the head is to be the second person (D-R28). Neither whoever sees no content.
 */
export function mayInherit(who: { account: string; roles: readonly string[] }, reviews: readonly InheritedReview[]): Allowed {
  if (who.roles.includes('system_owner') || who.roles.includes('log_reviewer')) return no('no_content')
  if (reviews.some(({ singleOfficer, members }) => !singleOfficer && members.includes(who.account))) return no('own_set')
  const headIsSecond = reviews.some(({ singleOfficer, members }) => singleOfficer || members.length < 2)
  return headIsSecond && who.roles.includes('unit_head') ? no('for_the_head') : YES
}
