import type { Recipient } from '@samvarn/disclosure'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Decided } from './deeds-decide.ts'
import { askerOf } from './deeds-review.ts'
import { mayAnswer } from './policy.ts'
import { answerQuestion, questionById, questionsForHead } from './store-copy.ts'
import { signaturesOf } from './store-review.ts'
import type { SecondTable } from './tables.ts'

/** The unit's head as second person: she sees receiver, section of law and weighing; no finding and no document. */

export interface Question {
  id: string
  recipient: Recipient
  decision: 'release' | 'safe_copy'
  law: string | null
  weighing: string
  askedBy: string | undefined
  asked: Date
}

async function opened(tx: Tx, rows: readonly SecondTable[]): Promise<Question[]> {
  const own = (await tx.keys()).own()
  const names = await signaturesOf(
    tx,
    rows.map((row) => row.asked_by),
  )
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    decision: row.decision,
    law: row.law,
    asked: row.created_at,
    askedBy: names.get(row.asked_by),
    weighing: own.open('second_request', 'weighing', row.id, row.weighing_sealed),
  }))
}

const factsOf = (row: SecondTable) => ({
  askedBy: row.asked_by,
  author: row.author,
  answered: row.answered_at !== null,
  withdrawn: row.withdrawn_at !== null,
})

/** Undefined for whoever heads no unit. */
export function listQuestions(db: Database, actor: Actor): Promise<Question[] | undefined> {
  return db.as(actor, async (tx) => {
    if (!tx.hasRole('unit_head')) {
      await tx.audit({ deed: 'review.second', outcome: 'not_reached', purpose: 'check' })
      return undefined
    }
    return opened(tx, await questionsForHead(tx))
  })
}

async function reachQuestion(tx: Tx, id: string): Promise<SecondTable | undefined> {
  const row = isId(id) ? await questionById(tx, id) : undefined
  // A member of the circle reaches the row too; only a head of the unit that may answer gets a page of it.
  if (row && tx.hasRole('unit_head') && row.unit === tx.reach.unit && row.author !== tx.actor.account && row.asked_by !== tx.actor.account)
    return row
  await tx.audit({
    deed: 'review.second',
    outcome: 'not_reached',
    purpose: 'check',
    object: isId(id) ? { kind: 'second_request', id } : { kind: 'second_request' },
  })
  return undefined
}

export function readQuestion(db: Database, actor: Actor, id: string): Promise<(Question & { open: boolean }) | undefined> {
  return db.as(actor, async (tx) => {
    const row = await reachQuestion(tx, id)
    if (!row) return undefined
    const [question] = await opened(tx, [row])
    return question && { ...question, open: mayAnswer(askerOf(tx), factsOf(row)).ok }
  })
}

export function answerAsHead(
  db: Database,
  actor: Actor,
  id: string,
  answer: { approved: boolean; words?: string | undefined },
): Promise<Decided> {
  return db.as(actor, async (tx) => {
    const row = await reachQuestion(tx, id)
    if (!row) return 'gone'
    const object = { kind: 'second_request', id }
    const verdict = mayAnswer(askerOf(tx), factsOf(row))
    const sealed = answer.words === undefined ? null : (await tx.keys()).own().seal('second_request', 'answer', id, answer.words)
    if (!verdict.ok || !(await answerQuestion(tx, id, answer.approved, sealed))) {
      await tx.audit({ deed: 'review.second', outcome: 'refused', purpose: 'check', object })
      return 'conflict'
    }
    await tx.enqueue('carry_second', id)
    await tx.audit({ deed: 'review.second', purpose: 'check', object })
    return 'done'
  })
}
