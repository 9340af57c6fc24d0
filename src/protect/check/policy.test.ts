import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asker, mayAnswer, mayDecide, mayFetch, maySecond, mayWithdraw, type ReviewFacts, secondFor, secondsIn } from './policy.ts'
import { settledState } from './outgoing-set.ts'
import type { Decision, ReviewState } from './tables.ts'

const ACCOUNTS = ['a', 'b', 'c'] as const
const STATES: ReviewState[] = ['open', 'awaiting_second', 'returned', 'safe_copy', 'released']
const DECISIONS: Decision[] = ['return', 'safe_copy', 'release']
const BOOLEANS = [true, false]

interface World {
  who: Asker
  review: ReviewFacts
}

/** Every situation that the rules tell apart: who asks, who wrote, who proposed, in which state and kind of circle. */
function* worlds(): Generator<World> {
  for (const me of ACCOUNTS)
    for (const author of ACCOUNTS)
      for (const decidedBy of [null, ...ACCOUNTS])
        for (const state of STATES)
          for (const single of BOOLEANS)
            for (const inCircle of BOOLEANS)
              for (const members of [['a'], ['a', 'b'], ['a', 'b', 'c']])
                for (const headAsked of BOOLEANS)
                  for (const originalsDeleted of BOOLEANS)
                    for (const head of BOOLEANS)
                      yield {
                        who: { account: me, circles: inCircle ? ['k'] : ['other'], roles: head ? ['unit_head'] : ['caseworker'] },
                        review: { state, circle: 'k', author, decidedBy, singleOfficer: single, members, headAsked, originalsDeleted },
                      }
}

test('over all situations: outside the circle nothing, and what is decided stays decided', () => {
  let count = 0
  for (const { who, review } of worlds()) {
    count += 1
    const verdicts = [
      ...DECISIONS.map((decision) => mayDecide(who, review, decision)),
      maySecond(who, review),
      mayWithdraw(who, review),
      mayFetch(who, review),
    ]
    if (!who.circles.includes('k')) assert.ok(verdicts.every((verdict) => !verdict.ok))
    if (['returned', 'safe_copy', 'released'].includes(review.state)) assert.ok(verdicts.slice(0, 5).every((verdict) => !verdict.ok))
    if (review.originalsDeleted) assert.ok(!mayFetch(who, review).ok && !mayDecide(who, review, 'safe_copy').ok)
  }
  assert.ok(count > 10_000)
})

test('D-R28, over all situations: nobody is her own second person, and the author never is', () => {
  for (const { who, review } of worlds()) {
    if (maySecond(who, review).ok)
      assert.ok(
        who.account !== review.decidedBy && who.account !== review.author && !review.headAsked && review.state === 'awaiting_second',
      )
    assert.ok(!secondsIn(review, who.account).some((one) => one === who.account || one === review.author))
    for (const asked of ACCOUNTS) {
      const answer = mayAnswer(who, { askedBy: asked, author: review.author, answered: false, withdrawn: false })
      if (answer.ok) assert.ok(who.roles.includes('unit_head') && who.account !== asked && who.account !== review.author)
    }
    assert.ok(!mayAnswer(who, { askedBy: 'x', author: 'y', answered: true, withdrawn: false }).ok)
    assert.ok(!mayAnswer(who, { askedBy: 'x', author: 'y', answered: false, withdrawn: true }).ok)
  }
})

test('D-R28, over all situations: a release always takes two; an author alone needs the head for all but a return', () => {
  for (const { who, review } of worlds()) {
    assert.equal(secondFor(review, who.account, 'return'), 'none')
    assert.notEqual(secondFor(review, who.account, 'release'), 'none')
    if (secondFor(review, who.account, 'release') === 'member')
      assert.ok(secondsIn(review, who.account).length > 0 && !review.singleOfficer)
    assert.equal(secondFor(review, who.account, 'safe_copy'), review.author === who.account ? 'head' : 'none')
    if (mayDecide(who, review, 'release').ok && review.author === who.account) assert.ok(review.singleOfficer)
  }
})

test('of all circles’ decisions the most careful one is the author’s answer', () => {
  for (const first of STATES)
    for (const second of STATES) {
      const answer = settledState([first, second])
      assert.equal(answer, settledState([second, first]))
      if ([first, second].some((state) => state === 'open' || state === 'awaiting_second')) assert.equal(answer, 'in_review')
      if (answer === 'can_send') assert.deepEqual([first, second], ['released', 'released'])
    }
  assert.equal(settledState([]), 'in_review')
  assert.equal(settledState(['released', 'safe_copy']), 'handled')
  assert.equal(settledState(['returned', 'safe_copy']), 'returned')
})
