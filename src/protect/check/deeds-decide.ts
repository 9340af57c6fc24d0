import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Text } from '../../platform/page/index.ts'
import { askerOf, factsOf, reach } from './deeds-review.ts'
import { type Allowed, type Asker, mayDecide, maySecond, mayWithdraw, type ReviewFacts, secondFor } from './policy.ts'
import { OWN_WORDS, RETURN_MESSAGES, WEIGHINGS } from './release-grounds.ts'
import { isCopyReady } from './safe-copy.ts'
import { askCopy, askHead, copiesOf, withdrawQuestion } from './store-copy.ts'
import { changeReview, fileLines, lockReview, now, type ReviewRow } from './store-review.ts'

/** Decisions on a held set. Each is one transaction: reach, policy, change, audit, and a job that works it out for the author. */

/** `gone`: absent, out of reach or not hers to do, which nobody tells apart. `conflict`: somebody was first. */
export type Decided = 'done' | 'gone' | 'conflict'

interface Hand {
  row: ReviewRow
  facts: ReviewFacts
  who: Asker
}

/** Locks the review first, so that of two who decide at once the second finds what the first decided. */
async function decide(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  allowed: (hand: Hand) => Allowed,
  work: (tx: Tx, hand: Hand) => Promise<Decided>,
): Promise<Decided> {
  return db.as(actor, async (tx) => {
    if (!(await reach(tx, id, deed))) return 'gone'
    await lockReview(tx, id)
    const row = await reach(tx, id, deed)
    if (!row) return 'gone'
    const hand = { row, facts: await factsOf(tx, row), who: askerOf(tx) }
    const verdict = allowed(hand)
    if (!verdict.ok) {
      await tx.audit({ deed, outcome: 'refused', purpose: 'check', object: { kind: 'review', id }, circle: row.circle })
      return verdict.because === 'not_open' || verdict.because === 'not_awaiting' || verdict.because === 'originals_deleted'
        ? 'conflict'
        : 'gone'
    }
    const done = await work(tx, hand)
    await tx.audit({
      deed,
      outcome: done === 'done' ? 'done' : 'refused',
      purpose: 'check',
      object: { kind: 'review', id },
      circle: row.circle,
    })
    return done
  })
}

/** A ready text and what was written beside it, as one. */
function compose(ready: Record<string, Text>, code: string, words: string | undefined): string {
  const text = code === OWN_WORDS ? '' : (ready[code]?.sv ?? '')
  return [text, words ?? ''].filter((piece) => piece !== '').join('\n\n')
}

export function returnSet(db: Database, actor: Actor, id: string, message: { code: string; words?: string | undefined }): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.return',
    ({ who, facts }) => mayDecide(who, facts, 'return'),
    async (tx, { row, who }) => {
      const own = (await tx.keys()).own()
      await changeReview(tx, id, {
        state: 'returned',
        decision: 'return',
        decided_by: who.account,
        decided_at: now as never,
        reason: message.code,
        second_by: null,
        second_at: null,
        second_words_sealed: null,
        message_sealed: own.seal('review', 'message', id, compose(RETURN_MESSAGES, message.code, message.words)),
      })
      await tx.enqueue('settle_set', row.set)
      return 'done'
    },
  )
}

/**
 * Asks for a safe copy of every file of the set, not only of those with findings of this circle: what another circle's
 * person needs taken away is taken away too, and a file without anything says so.
 */
export function askCopies(db: Database, actor: Actor, id: string): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.safe_copy',
    ({ who, facts }) => mayDecide(who, facts, 'safe_copy'),
    async (tx, { row }) => {
      for (const file of await fileLines(tx, row.set)) {
        const copy = await askCopy(tx, { review: id, file: file.id, circle: row.circle })
        if (copy !== undefined) await tx.enqueue('make_safe_copy', copy)
      }
      return 'done'
    },
  )
}

/** The circle has sent the safe copy itself, since what was removed tells what was found. */
export function markSent(db: Database, actor: Actor, id: string): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.safe_copy',
    ({ who, facts }) => mayDecide(who, facts, 'safe_copy'),
    async (tx, { row, facts, who }) => {
      const copies = await copiesOf(tx, id)
      const files = await fileLines(tx, row.set)
      const ready =
        files.every((file) => isCopyReady(copies.find((copy) => copy.file === file.id))) && copies.some((copy) => copy.state === 'made')
      if (!ready) return 'conflict'
      if (secondFor(facts, who.account, 'safe_copy') === 'head') {
        await propose(
          tx,
          row,
          who,
          'safe_copy',
          { law: null, reason: null, weighing: 'Säker kopia skickas av den som skrev utskicket.' },
          true,
        )
        return 'done'
      }
      await changeReview(tx, id, {
        state: 'safe_copy',
        decision: 'safe_copy',
        decided_by: who.account,
        decided_at: now as never,
        second_by: null,
        second_at: null,
        second_words_sealed: null,
      })
      await tx.enqueue('settle_set', row.set)
      return 'done'
    },
  )
}

interface Ground {
  law: string | null
  reason: string | null
  weighing: string
}

async function propose(
  tx: Tx,
  row: ReviewRow,
  who: Asker,
  decision: 'release' | 'safe_copy',
  ground: Ground,
  toHead: boolean,
): Promise<void> {
  const own = (await tx.keys()).own()
  await changeReview(tx, row.id, {
    state: 'awaiting_second',
    decision,
    decided_by: who.account,
    decided_at: now as never,
    law: ground.law,
    reason: ground.reason,
    weighing_sealed: own.seal('review', 'weighing', row.id, ground.weighing),
    second_by: null,
    second_at: null,
    second_words_sealed: null,
  })
  if (toHead) {
    const question = newId()
    await askHead(tx, {
      id: question,
      review: row.id,
      circle: row.circle,
      unit: row.circle_unit,
      recipient: row.recipient,
      decision,
      law: ground.law,
      reason: ground.reason,
      author: row.author,
      weighing_sealed: own.seal('second_request', 'weighing', question, ground.weighing),
    })
  }
  await tx.enqueue('tell_second', row.id)
}

/** A release waits for a second person: another member of the circle, or the unit's head where there is none (D-R28). */
export function proposeRelease(
  db: Database,
  actor: Actor,
  id: string,
  ground: { law: string; reason: string; words?: string | undefined },
): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.release',
    ({ who, facts }) => mayDecide(who, facts, 'release'),
    async (tx, { row, facts, who }) => {
      const weighing = compose(WEIGHINGS, ground.reason, ground.words)
      await propose(
        tx,
        row,
        who,
        'release',
        { law: ground.law, reason: ground.reason, weighing },
        secondFor(facts, who.account, 'release') === 'head',
      )
      return 'done'
    },
  )
}

export function withdrawProposal(db: Database, actor: Actor, id: string): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.release',
    ({ who, facts }) => mayWithdraw(who, facts),
    async (tx) => {
      await withdrawQuestion(tx, id)
      await changeReview(tx, id, { state: 'open' })
      return 'done'
    },
  )
}

/** Another member of the circle says yes or no. A no goes back to the one who proposed, with words. */
export function answerAsMember(
  db: Database,
  actor: Actor,
  id: string,
  answer: { approved: boolean; words?: string | undefined },
): Promise<Decided> {
  return decide(
    db,
    actor,
    id,
    'review.second',
    ({ who, facts }) => maySecond(who, facts),
    async (tx, { row, who }) => {
      const own = (await tx.keys()).own()
      const second_words_sealed = answer.words === undefined ? null : own.seal('review', 'second_words', id, answer.words)
      const state = !answer.approved ? 'open' : row.decision === 'release' ? 'released' : 'safe_copy'
      await changeReview(tx, id, { state, second_by: who.account, second_at: now as never, second_words_sealed })
      if (answer.approved) await tx.enqueue('settle_set', row.set)
      return 'done'
    },
  )
}
