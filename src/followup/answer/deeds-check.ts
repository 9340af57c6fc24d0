/** The words that were signed, before the organisation's own röjandekontroll; and what has become of a submission. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { OutgoingAnswer, OutgoingCheck } from '../../platform/outgoing.ts'
import type { Envelope } from '../exchange/index.ts'
import { about, askerOf, refuse } from './asker.ts'
import { hashOfWords, wordsIn } from './answer.ts'
import { putInLine, sealAndSend } from './deeds-send.ts'
import { mayRun } from './policy.ts'
import { roundById, type RoundRow } from './store-round.ts'
import {
  envelopeOf,
  type Frozen,
  frozenOf,
  moveSubmission,
  setCheck,
  type Submission,
  submissionById,
  submissionByNumber,
  submissionsOf,
  whyReopened,
} from './store-submission.ts'

type Author = Actor & { account: string }
const NAME = 'svar-i-en-runda.txt'

/** Hands the words in, in the signer's own name. Too many in an hour: they wait, and she asks again. */
export async function askAboutWords(db: Database, actor: Author, outgoing: OutgoingCheck, id: string): Promise<void> {
  const words = await db.as(actor, async (tx) => {
    const found = await submissionById(tx, id)
    const frozen = found?.state === 'checking' && found.check_asked === null ? await frozenOf(tx, id) : undefined
    return frozen && wordsIn(frozen.leaving)
  })
  if (words === undefined) return
  const asked = await outgoing.ask(db, actor, { name: NAME, body: words })
  if (asked) await db.as(actor, (tx) => setCheck(tx, id, asked.id))
}

export interface SeenSubmission {
  round: RoundRow
  submission: Submission
  frozen: Frozen
  former: readonly Submission[]
  why: string | undefined
  /** How the check goes. The signer alone reaches it. */
  check: OutgoingAnswer | undefined
  mine: boolean
}
export async function seeSubmission(
  db: Database,
  actor: Author,
  outgoing: OutgoingCheck | undefined,
  round: string,
  number: number,
): Promise<SeenSubmission | undefined> {
  const seen = await db.as(actor, async (tx) => {
    const asked = isId(round) ? await roundById(tx, round) : undefined
    const submission = asked && mayRun(askerOf(tx), asked.unit).ok ? await submissionByNumber(tx, round, number) : undefined
    const frozen = submission && (await frozenOf(tx, submission.id))
    if (!asked || !submission || !frozen) return refuse(tx, 'answer.see', 'answer_round', round)
    await tx.audit({ deed: 'answer.see', ...about('answer_submission', submission.id) })
    const why = submission.reopened_at === null ? undefined : await whyReopened(tx, submission.id)
    return { round: asked, submission, frozen, why, former: await submissionsOf(tx, round) }
  })
  if (!seen) return undefined
  const mine = seen.submission.signed_by === actor.account
  const asked = mine && seen.submission.check_asked !== null ? seen.submission.check_asked : undefined
  const shows = asked !== undefined && ['checking', 'returned'].includes(seen.submission.state)
  return { ...seen, mine, check: shows && outgoing ? await outgoing.answer(db, actor, asked) : undefined }
}

export type Carried = 'done' | 'absent' | 'waiting'
/**
 * Goes on where a submission stands: asks the check, takes its answer, sends again. What passed is bound by hash to
 * what was signed: other words than those that were read never leave.
 */
export async function carryOn(db: Database, actor: Author, outgoing: OutgoingCheck | undefined, id: string): Promise<Carried> {
  const found = await db.as(actor, async (tx) => {
    const submission = isId(id) ? await submissionById(tx, id) : undefined
    if (!submission || submission.reopened_at !== null || !mayRun(askerOf(tx), submission.unit).ok)
      return refuse(tx, 'answer.send', 'answer_submission', id)
    return submission
  })
  if (!found) return 'absent'
  if (found.state !== 'checking') return sendAgain(db, actor, id)
  if (!outgoing || found.signed_by !== actor.account) return 'waiting'
  if (found.check_asked === null) {
    await askAboutWords(db, actor, outgoing, id)
    return 'done'
  }
  const answer = await outgoing.answer(db, actor, found.check_asked)
  if (answer?.state !== 'passed' && answer?.state !== 'returned') return 'waiting'
  return db.as(actor, async (tx): Promise<Carried> => {
    const frozen = await frozenOf(tx, id)
    const same = frozen !== undefined && found.words_hash?.equals(hashOfWords(wordsIn(frozen.leaving))) === true
    const passed = answer.state === 'passed' && same
    if (!(await moveSubmission(tx, id, ['checking'], passed ? 'ready' : 'returned'))) return 'waiting'
    if (passed) await sealAndSend(tx, id)
    await tx.audit({ deed: 'answer.send', outcome: passed ? 'done' : 'refused', ...about('answer_submission', id) })
    return 'done'
  })
}

const sendAgain = (db: Database, actor: Actor, id: string): Promise<Carried> =>
  db.as(actor, async (tx): Promise<Carried> => {
    const submission = await submissionById(tx, id)
    const round = submission && (await roundById(tx, submission.round))
    if (!submission || !round || !['ready', 'sent', 'refused'].includes(submission.state)) return 'waiting'
    if (submission.state !== 'ready') await moveSubmission(tx, id, ['sent', 'refused'], 'ready')
    if (submission.sealed) await putInLine(tx, id, round)
    else await sealAndSend(tx, id)
    await tx.audit({ deed: 'answer.send', ...about('answer_submission', id) })
    return 'done'
  })

/** The signed file, for whoever hands it over by other means. */
export const fetchEnvelope = (db: Database, actor: Actor, id: string): Promise<Envelope | undefined> =>
  db.as(actor, async (tx) => {
    const submission = isId(id) ? await submissionById(tx, id) : undefined
    const envelope = submission && mayRun(askerOf(tx), submission.unit).ok ? await envelopeOf(tx, id) : undefined
    if (!envelope) return refuse(tx, 'answer.send', 'answer_submission', id)
    await tx.audit({ deed: 'answer.send', ...about('answer_submission', id) })
    return envelope
  })

/** By hand: the file has been handed over, or the coordinator has said that it came. */
export const sayHandedOver = (db: Database, actor: Actor, id: string, to: 'sent' | 'received'): Promise<Carried> =>
  db.as(actor, async (tx): Promise<Carried> => {
    const submission = isId(id) ? await submissionById(tx, id) : undefined
    const round = submission && (await roundById(tx, submission.round))
    if (!submission?.sealed || !round || round.hosted || !mayRun(askerOf(tx), submission.unit).ok) {
      await refuse(tx, 'answer.send', 'answer_submission', id)
      return 'absent'
    }
    const from = to === 'sent' ? (['ready', 'refused'] as const) : (['sent'] as const)
    if (!(await moveSubmission(tx, id, from, to))) return 'waiting'
    await tx.audit({ deed: 'answer.send', ...about('answer_submission', id) })
    return 'done'
  })
