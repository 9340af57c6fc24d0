import * as policy from '../../../src/protect/check/policy.ts'
import type { Asker, InheritedReview, ReviewFacts, SecondFacts } from '../../../src/protect/check/policy.ts'
import type { Decision, ReviewState } from '../../../src/protect/check/tables.ts'
import { ALL_ROLES, CIRCLE, type CastStanding, OTHER_CIRCLE } from '../cast.ts'
import { prove } from '../proof.ts'
import { all, one, record, type Space, subsets, upToTwo, yesNo } from '../space.ts'

const Y = true
const out = 'not_in_circle'
const no = 'not_head'

/** Three people are enough to be asker, author and proposer in every way; a fourth would repeat one of them. */
const PEOPLE = ['me', 'b', 'c'] as const
const WHO: Space<Asker> = record<Asker>({
  account: one('me'),
  circles: subsets(CIRCLE, OTHER_CIRCLE),
  roles: one<string[]>([], ...ALL_ROLES.map((role) => [role]), [...ALL_ROLES], ['unit_head', 'protection_officer']),
})
const STATES: Space<ReviewState> = one<ReviewState>('open', 'awaiting_second', 'returned', 'safe_copy', 'released')
const REVIEWS: Space<ReviewFacts> = record<ReviewFacts>({
  state: STATES,
  circle: one(CIRCLE, 'none'),
  author: one(...PEOPLE),
  decidedBy: one<string | null>(null, ...PEOPLE),
  singleOfficer: yesNo,
  members: subsets(...PEOPLE),
  headAsked: yesNo,
  originalsDeleted: yesNo,
})
const DECISIONS: Space<Decision> = one<Decision>('return', 'safe_copy', 'release')
const SECONDS: Space<SecondFacts> = record<SecondFacts>({
  askedBy: one(...PEOPLE),
  author: one(...PEOPLE),
  answered: yesNo,
  withdrawn: yesNo,
})

type Heir = Parameters<typeof policy.mayInherit>[0]
const HEIRS: Space<Heir> = record<Heir>({ account: one('me'), roles: upToTwo(...ALL_ROLES) })
const INHERITED = all(record<InheritedReview>({ singleOfficer: yesNo, members: subsets(...PEOPLE) }))
/** No open review, one, or two. */
const INHERITED_LISTS: Space<InheritedReview[]> = one<InheritedReview[]>(
  [],
  ...INHERITED.map((review) => [review]),
  ...INHERITED.flatMap((first) => INHERITED.map((second) => [first, second])),
)
const wouldJudge = (heir: Heir, reviews: readonly InheritedReview[]) =>
  reviews.some((review) => review.members.includes(heir.account) && !review.singleOfficer)
const fallsToHead = (reviews: readonly InheritedReview[]) => reviews.some((review) => review.singleOfficer || review.members.length <= 1)

const OPEN: ReviewFacts = {
  state: 'open',
  circle: CIRCLE,
  author: 'b',
  decidedBy: null,
  singleOfficer: false,
  members: ['me', 'b', 'c'],
  headAsked: false,
  originalsDeleted: false,
}
const PROPOSED: ReviewFacts = { ...OPEN, state: 'awaiting_second', decidedBy: 'c' }
const asker = ({ account, circles, roles }: CastStanding): Asker => ({ account, circles, roles })

const inside = (yes: boolean, who: Asker, review: { circle: string }) => !yes || who.circles.includes(review.circle)
const reached = (yes: boolean, who: Asker) => !yes || who.circles.length > 0
/** A single officer must be able to work on her own set; in a larger circle somebody else judges it. */
const mayJudge = (who: Asker, review: ReviewFacts) =>
  who.circles.includes(review.circle) && (review.author !== who.account || review.singleOfficer)

export const check = prove<typeof policy>({
  name: 'check',
  file: 'src/protect/check/policy.ts',
  policy,
  deeds: {
    mayDecide: {
      names: ['who', 'review', 'decision'],
      space: [WHO, REVIEWS, DECISIONS],
      ask: (cast) => [asker(cast), OPEN, 'release'],
      row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: inside,
        role_alone_opens_nothing: reached,
        decided_stays_decided: (yes, _who, review) => !yes || review.state === 'open',
        author_is_no_second: (yes, who, review) => !yes || review.author !== who.account || review.singleOfficer,
        deleted_stays_deleted: (yes, _who, review, decision) => !yes || decision !== 'safe_copy' || !review.originalsDeleted,
        who_may_is_not_stopped: (yes, who, review, decision) =>
          yes || !mayJudge(who, review) || review.state !== 'open' || (decision === 'safe_copy' && review.originalsDeleted),
      },
    },
    mayFetch: {
      names: ['who', 'review'],
      space: [WHO, record<Pick<ReviewFacts, 'circle' | 'originalsDeleted'>>({ circle: one(CIRCLE, 'none'), originalsDeleted: yesNo })],
      ask: (cast) => [asker(cast), OPEN],
      row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: inside,
        role_alone_opens_nothing: reached,
        deleted_stays_deleted: (yes, _who, review) => !yes || !review.originalsDeleted,
        who_may_is_not_stopped: (yes, who, review) => yes || !who.circles.includes(review.circle) || review.originalsDeleted,
      },
    },
    maySecond: {
      names: ['who', 'review'],
      space: [WHO, REVIEWS],
      ask: (cast) => [asker(cast), PROPOSED],
      row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: inside,
        role_alone_opens_nothing: reached,
        second_is_another: (yes, who, review) => !yes || review.decidedBy !== who.account,
        author_is_no_second: (yes, who, review) => !yes || review.author !== who.account,
        decided_stays_decided: (yes, _who, review) => !yes || review.state === 'awaiting_second',
        head_answers_what_the_head_is_asked: (yes, _who, review) => !yes || !review.headAsked,
        who_may_is_not_stopped: (yes, who, review) =>
          yes ||
          !who.circles.includes(review.circle) ||
          review.state !== 'awaiting_second' ||
          review.headAsked ||
          [review.author, review.decidedBy].includes(who.account),
      },
    },
    mayWithdraw: {
      names: ['who', 'review'],
      space: [WHO, REVIEWS],
      ask: (cast) => [asker(cast), PROPOSED],
      row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: inside,
        role_alone_opens_nothing: reached,
        decided_stays_decided: (yes, _who, review) => !yes || review.state === 'awaiting_second',
        author_is_no_second: (yes, who, review) => !yes || review.author !== who.account || review.singleOfficer,
        who_may_is_not_stopped: (yes, who, review) => yes || !mayJudge(who, review) || review.state !== 'awaiting_second',
      },
    },
    mayAnswer: {
      names: ['who', 'second'],
      space: [WHO, SECONDS],
      ask: (cast) => [asker(cast), { askedBy: 'b', author: 'c', answered: false, withdrawn: false }],
      row: [no, no, no, no, no, no, no, Y, no, no, no, no, no, no],
      holds: {
        head_answers_what_the_head_is_asked: (yes, who) => !yes || who.roles.includes('unit_head'),
        second_is_another: (yes, who, second) => !yes || second.askedBy !== who.account,
        author_is_no_second: (yes, who, second) => !yes || second.author !== who.account,
        decided_stays_decided: (yes, _who, second) => !yes || !(second.answered || second.withdrawn),
        who_may_is_not_stopped: (yes, who, second) =>
          yes ||
          !who.roles.includes('unit_head') ||
          second.answered ||
          second.withdrawn ||
          [second.askedBy, second.author].includes(who.account),
      },
    },
    mayInherit: {
      names: ['who', 'reviews'],
      space: [HEIRS, INHERITED_LISTS],
      twin: (who, reviews) => ({ who, would_judge: wouldJudge(who, reviews), falls_to_head: fallsToHead(reviews) }),
      ask: ({ account, roles }) => [{ account, roles }, [{ singleOfficer: false, members: ['b', 'c'] }]],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, 'no_content', 'no_content', Y, Y, Y, Y],
      holds: {
        role_alone_opens_nothing: (yes, who) => !yes || !['system_owner', 'log_reviewer'].some((role) => who.roles.includes(role)),
        author_is_no_second: (yes, who, reviews) => !yes || !wouldJudge(who, reviews),
        head_answers_what_the_head_is_asked: (yes, who, reviews) => !yes || !who.roles.includes('unit_head') || !fallsToHead(reviews),
        who_may_is_not_stopped: (yes, who, reviews) =>
          yes ||
          ['system_owner', 'log_reviewer'].some((role) => who.roles.includes(role)) ||
          wouldJudge(who, reviews) ||
          (who.roles.includes('unit_head') && fallsToHead(reviews)),
      },
    },
  },
  others: {
    secondsIn: {
      space: [record<Pick<ReviewFacts, 'members' | 'author'>>({ members: subsets(...PEOPLE), author: one(...PEOPLE) }), one(...PEOPLE)],
      holds: {
        second_is_another: (answer, _review, decider) => !answer.includes(decider),
        author_is_no_second: (answer, review) => !answer.includes(review.author),
        outside_the_circle_nothing: (answer, review) => answer.every((one) => review.members.includes(one)),
        who_may_is_not_stopped: (answer, review, decider) =>
          review.members.every((member) => member === decider || member === review.author || answer.includes(member)),
      },
    },
    secondFor: {
      space: [REVIEWS, one(...PEOPLE), DECISIONS],
      holds: {
        release_takes_two: (answer, _review, _decider, decision) => decision !== 'release' || answer !== 'none',
        second_is_another: (answer, review, decider) =>
          answer !== 'member' || review.members.some((member) => member !== decider && member !== review.author),
        author_is_no_second: (answer, review, decider, decision) =>
          decision !== 'safe_copy' || review.author !== decider || answer === 'head',
        head_answers_what_the_head_is_asked: (answer, review, _decider, decision) =>
          decision !== 'release' || !review.singleOfficer || answer === 'head',
        who_may_is_not_stopped: (answer, review, decider, decision) => {
          if (decision === 'return') return answer === 'none'
          if (decision === 'safe_copy') return review.author === decider || answer === 'none'
          const another = review.members.some((member) => member !== decider && member !== review.author)
          return review.singleOfficer || !another || answer === 'member'
        },
      },
    },
  },
})
