import { check, type Part } from '@samvarn/disclosure'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import { lookupFor } from './deeds-run.ts'
import { settledState } from './outgoing-set.ts'
import { secondsIn } from './policy.ts'
import { openQuestion, questionById } from './store-copy.ts'
import { changeReview, headsOf, lockReview, membersOf, reviewsOfSet, tell } from './store-review.ts'
import { lockSet, markSet } from './store-set.ts'
import type { ReviewTable, SetTable } from './tables.ts'

/** What the circles have decided becomes the one answer that the author sees. Each job may run twice without harm. */

/** Job `settle_set`: the most careful of the circles' decisions, once all of them are made. */
export const settleSet: Job = async ({ db, config }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const set = await lockSet(tx, id)
    if (set?.state !== 'in_review') return
    const reviews = await withoutTelling(tx, set, await reviewsOfSet(tx, id))
    const state = settledState(reviews.map((review) => review.state))
    if (state === 'in_review') return
    const message = state === 'returned' ? await joinMessages(tx, id, reviews) : undefined
    await markSet(tx, id, { state, originalsDays: config.originals_days, ...(message === undefined ? {} : { message_sealed: message }) })
    await tell(tx, [set.author], 'answer_came')
  })
}

/**
 * A message to the author leaves the circle, so it is checked like whatever else leaves (S-R5). One that would tell
 * goes back to the circle, which finds its set open again and the reason on its page.
 */
async function withoutTelling(tx: Tx, set: SetTable, reviews: readonly ReviewTable[]): Promise<ReviewTable[]> {
  const own = (await tx.keys()).own()
  const checked: ReviewTable[] = []
  for (const review of reviews) {
    const words =
      review.state === 'returned' && review.message_sealed !== null ? own.open('review', 'message', review.id, review.message_sealed) : ''
    if (words === '' || !(await tells(tx, set, words))) checked.push(review)
    else {
      await changeReview(tx, review.id, { state: 'open' })
      await tell(tx, await membersOf(tx, review.circle), 'review_waits')
      checked.push({ ...review, state: 'open' })
    }
  }
  return checked
}

async function tells(tx: Tx, set: SetTable, words: string): Promise<boolean> {
  const { lookup } = await lookupFor(tx, set)
  const part: Part = { id: 'message', kind: 'body', hidden: false, text: words, marks: [{ start: 0, place: {} }] }
  const verdict = await check({ format: 'txt', parts: [part], unread: [] }, { recipient: 'public', holdAnyones: true }, lookup)
  return verdict.verdict !== 'clean'
}

/** What every circle that returned the set has written. The author is not told how many they were. */
async function joinMessages(tx: Tx, set: string, reviews: readonly ReviewTable[]): Promise<Buffer> {
  const own = (await tx.keys()).own()
  const texts = reviews.flatMap(({ id, state, message_sealed }) =>
    state === 'returned' && message_sealed !== null ? [own.open('review', 'message', id, message_sealed)] : [],
  )
  return own.seal('outgoing_set', 'message', set, [...new Set(texts)].join('\n\n'))
}

/** Job `carry_second`: the head's answer reaches a review that she herself does not. */
export const carrySecond: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const question = await questionById(tx, id)
    if (!question || question.answered_by === null || question.approved === null) return
    const review = await lockReview(tx, question.review)
    if (review?.state !== 'awaiting_second' || review.decided_by !== question.asked_by) return
    const own = (await tx.keys()).own()
    const words =
      question.answer_sealed === null
        ? null
        : own.seal('review', 'second_words', review.id, own.open('second_request', 'answer', id, question.answer_sealed))
    const state = !question.approved ? 'open' : review.decision === 'release' ? 'released' : 'safe_copy'
    await changeReview(tx, review.id, {
      state,
      second_by: question.answered_by,
      second_at: question.answered_at,
      second_words_sealed: words,
    })
    if (question.approved) await tx.enqueue('settle_set', review.set)
    else await tell(tx, [question.asked_by], 'review_waits')
  })
}

/** Job `tell_second`: those who may be the second person get a mail that says that something waits. */
export const tellSecond: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const review = await lockReview(tx, id)
    if (review?.state !== 'awaiting_second' || review.decided_by === null) return
    const question = await openQuestion(tx, id)
    const set = await lockSet(tx, review.set)
    const decider = review.decided_by
    const asked = question
      ? (await headsOf(tx, question.unit)).filter((head) => head !== decider && head !== set?.author)
      : secondsIn({ members: await membersOf(tx, review.circle), author: set?.author ?? '' }, decider)
    await tell(tx, asked, 'second_waits')
  })
}
