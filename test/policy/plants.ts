import * as check from '../../src/protect/check/policy.ts'
import * as circle from '../../src/protect/circle/policy.ts'
import * as intake from '../../src/protect/intake/policy.ts'
import * as logreview from '../../src/protect/logreview/policy.ts'
import * as person from '../../src/protect/person/policy.ts'
import type { Functions } from './proof.ts'
import type { Invariant } from './invariants.ts'

/**
 * Policies with one fault each, of the kinds that people make: a condition left out, turned round, or widened "for now".
 * Each must be caught by the invariant that it breaks.
 */
export interface Plant {
  fault: string
  in: string
  policy: Functions
  caughtBy: Invariant
}

const YES = { ok: true } as const
const NO = { ok: false, because: 'not_in_circle' } as const

export const PLANTS_PROTECT: Plant[] = [
  {
    fault: 'the system owner may look, for support',
    in: 'circle',
    policy: {
      ...circle,
      maySee: (reach: circle.Standing, k: string) => (reach.roles.includes('system_owner') ? YES : circle.maySee(reach, k)),
    },
    caughtBy: 'outside_the_circle_nothing',
  },
  {
    fault: 'whoever administers circles may open what is in them',
    in: 'check',
    policy: {
      ...check,
      mayFetch: (who: check.Asker, review: check.ReviewFacts) => (who.roles.includes('system_owner') ? YES : check.mayFetch(who, review)),
    },
    caughtBy: 'role_alone_opens_nothing',
  },
  {
    fault: 'any circle will do',
    in: 'circle',
    policy: {
      ...circle,
      mayCare: (reach: circle.Standing) => (reach.circles.length > 0 ? circle.mayCare(reach, reach.circles[0] ?? '') : NO),
    },
    caughtBy: 'outside_the_circle_nothing',
  },
  {
    fault: 'the head of a unit may change',
    in: 'circle',
    policy: {
      ...circle,
      mayCare: (reach: circle.Standing, k: string) =>
        reach.roles.includes('unit_head') && reach.circles.includes(k) ? YES : circle.mayCare(reach, k),
    },
    caughtBy: 'only_officers_change',
  },
  {
    fault: 'to reveal needs office, and members who are on duty are left without',
    in: 'person',
    policy: { ...person, mayRevealPerson: person.mayChangePerson },
    caughtBy: 'who_may_is_not_stopped',
  },
  {
    fault: 'to change needs only to see',
    in: 'person',
    policy: { ...person, mayChangePerson: person.mayOpenPerson },
    caughtBy: 'only_officers_change',
  },
  {
    fault: 'only caseworkers may hand in',
    in: 'intake',
    policy: { ...intake, mayHandIn: (reach: circle.Standing) => (reach.roles.includes('caseworker') ? YES : NO) },
    caughtBy: 'protection_is_no_loss_of_service',
  },
  {
    fault: 'a log reviewer in a circle reviews her own circle',
    in: 'logreview',
    policy: { ...logreview, mayReviewLog: (reach: circle.Standing) => (reach.roles.includes('log_reviewer') ? YES : NO) },
    caughtBy: 'reviewer_is_independent',
  },
  {
    fault: 'the one who proposed may also second',
    in: 'check',
    policy: {
      ...check,
      maySecond: (who: check.Asker, review: check.ReviewFacts) =>
        check.maySecond(who, { ...review, decidedBy: review.decidedBy === who.account ? null : review.decidedBy }),
    },
    caughtBy: 'second_is_another',
  },
  {
    fault: 'the author may second what she wrote',
    in: 'check',
    policy: { ...check, maySecond: (who: check.Asker, review: check.ReviewFacts) => check.maySecond(who, { ...review, author: 'x' }) },
    caughtBy: 'author_is_no_second',
  },
  {
    fault: 'a member answers what the head was asked',
    in: 'check',
    policy: { ...check, maySecond: (who: check.Asker, review: check.ReviewFacts) => check.maySecond(who, { ...review, headAsked: false }) },
    caughtBy: 'head_answers_what_the_head_is_asked',
  },
  {
    fault: 'what was released can be decided again',
    in: 'check',
    policy: {
      ...check,
      mayDecide: (who: check.Asker, review: check.ReviewFacts, decision: 'return') =>
        check.mayDecide(who, { ...review, state: review.state === 'released' ? 'open' : review.state }, decision),
    },
    caughtBy: 'decided_stays_decided',
  },
  {
    fault: 'originals that are deleted are offered',
    in: 'check',
    policy: {
      ...check,
      mayFetch: (who: check.Asker, review: { circle: string }) => check.mayFetch(who, { circle: review.circle, originalsDeleted: false }),
    },
    caughtBy: 'deleted_stays_deleted',
  },
  {
    fault: 'a release needs no second person when the circle is alone',
    in: 'check',
    policy: {
      ...check,
      secondFor: (review: check.ReviewFacts, decider: string, decision: 'release') =>
        check.secondsIn(review, decider).length === 0 ? 'none' : check.secondFor(review, decider, decision),
    },
    caughtBy: 'release_takes_two',
  },
  {
    fault: 'everything is refused',
    in: 'check',
    policy: { ...check, mayWithdraw: () => NO },
    caughtBy: 'who_may_is_not_stopped',
  },
]
