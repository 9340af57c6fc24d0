/** How a signed answer leaves: never with words before the röjandekontroll, or the signer, has let them. */
import { dayOf } from '../../platform/day.ts'
import { askerOf as askerOfHost, isThisMachine } from '../../platform/http/asking.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import { tell } from '../../organisation/mail/index.ts'
import { type AnswerDocument, type Envelope, ENVELOPE_BYTES_MAX, seal } from '../exchange/index.ts'
import { about } from './asker.ts'
import { hashOfWords, wordsIn } from './answer.ts'
import { coordinators, replyCodeOf, roundById, type RoundRow } from './store-round.ts'
import { envelopeOf, frozenOf, keepEnvelope, moveSubmission, type Submission, submissionById } from './store-submission.ts'

/** Words that have not been let through, or are not those that were: a fault of ours, and nothing leaves. */
export class WordsNotLet extends Error {}

/** The document as it leaves, from what was signed and from nothing else: evidence, comments and drafts are not in it. */
async function documentOf(tx: Tx, submission: Submission, round: RoundRow): Promise<AnswerDocument> {
  const frozen = await frozenOf(tx, submission.id)
  const reply_code = await replyCodeOf(tx, round.id)
  if (!frozen || round.round === null || round.invitation === null || reply_code === undefined) throw new TypeError('Nothing to answer to.')
  const words = wordsIn(frozen.leaving)
  const let_through = submission.said_names_nobody || submission.words_hash?.equals(hashOfWords(words)) === true
  if (
    words !== '' &&
    (submission.sharing === 'levels' || submission.state === 'checking' || submission.state === 'returned' || !let_through)
  )
    throw new WordsNotLet('Words that nobody has let through.')
  return {
    kind: 'samvarn-answer',
    version: 1,
    round: round.round,
    invitation: round.invitation,
    reply_code,
    number: submission.number,
    sharing: submission.sharing,
    ...(submission.county_sees ? { county_sees_levels: true } : {}),
    signed_off_at: submission.signed_at.toISOString(),
    signed_off_by: frozen.signed_by,
    ...(submission.provision === null
      ? {}
      : {
          mark: { provision: submission.provision, date: dayOf(submission.signed_at), authority: frozen.organisation },
        }),
    parts: frozen.leaving,
  }
}

/** Signs what may leave, and puts it in line for whoever asked. Where only a file will do, it waits to be fetched. */
export async function sealAndSend(tx: Tx, id: string): Promise<void> {
  const submission = await submissionById(tx, id)
  const round = submission && (await roundById(tx, submission.round))
  if (!submission || !round || submission.state !== 'ready') return
  if (!submission.sealed) await keepEnvelope(tx, id, await seal(tx, await documentOf(tx, submission, round)))
  await putInLine(tx, id, round)
}
export async function putInLine(tx: Tx, id: string, round: Pick<RoundRow, 'hosted' | 'reply_to'>): Promise<void> {
  if (round.hosted) await tx.enqueue('take_answer', id)
  else if (round.reply_to !== null) await tx.enqueue('send_answer', id)
}

/* ── doors for followup/round ── */

/**
 * In the answering organisation's name (the worker's role): the sealed answer of job `take_answer`, and which
 * organisation in this installation it is for. Undefined when there is nothing that may leave.
 */
export async function submissionEnvelope(tx: Tx, id: string): Promise<{ envelope: Envelope; coordinator: string } | undefined> {
  const submission = await submissionById(tx, id)
  const round = submission && (await roundById(tx, submission.round))
  const envelope = submission && (await envelopeOf(tx, id))
  if (!round?.coordinator || !round.hosted || !envelope) return undefined
  return { envelope, coordinator: round.coordinator }
}

/** In the answering organisation's name: what the coordinator's side said. `because`: words for people. Safe to repeat. */
export async function answerTaken(tx: Tx, id: string, said: { ok: true } | { ok: false; because: string }): Promise<void> {
  const moved = await moveSubmission(tx, id, ['ready', 'sent'], said.ok ? 'received' : 'refused', said.ok ? null : said.because)
  if (!moved) return
  await tx.audit({ deed: 'answer.send', outcome: said.ok ? 'done' : 'refused', ...about('answer_submission', id) })
  if (!said.ok) await tell(tx, await coordinators(tx), 'follow_up_waits')
}

/* ── another installation ── */

const UNREADABLE =
  'Mottagarens system svarade på ett sätt som inte går att tolka. Försök igen senare, eller hämta filen och lämna den på annat sätt.'
/** What the coordinator's installation answered. It is text from outside: cut short, and shown as text only. */
export function readReply(status: number, body: string): { ok: true } | { ok: false; because: string } | 'again' {
  if (status >= 500 || status === 429) return 'again'
  let said: unknown
  try {
    said = JSON.parse(body)
  } catch {
    return { ok: false, because: UNREADABLE }
  }
  const { because, ok, received } = (said ?? {}) as { because?: unknown; ok?: unknown; received?: unknown }
  if (status < 300 && (ok === true || received === true)) return { ok: true }
  const words = typeof because === 'string' ? because : (because as { sv?: unknown } | undefined)?.sv
  return { ok: false, because: typeof words === 'string' ? words.slice(0, 400) : UNREADABLE }
}

/** Job `send_answer`: posts the signed answer to the address in the signed round. https only, no redirects, bounded. The demonstration asks nobody. */
export const sendAnswer: Job = async ({ db, config }, { tenant, id }) => {
  if (config.demo) return
  const going = await db.asWorker(tenant, async (tx) => {
    const submission = await submissionById(tx, id)
    const round = submission && (await roundById(tx, submission.round))
    const envelope = await envelopeOf(tx, id)
    const stands = submission && ['ready', 'sent'].includes(submission.state) && submission.reopened_at === null
    return stands && round?.reply_to && envelope ? { envelope, to: round.reply_to } : undefined
  })
  if (!going) return
  const body = JSON.stringify(going.envelope)
  if (Buffer.byteLength(body) > ENVELOPE_BYTES_MAX) throw new RangeError('An answer of unreasonable size.')
  const ask = askerOfHost(going.to, isThisMachine(new URL(config.public_url).hostname))
  const response = await ask(going.to, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body,
  })
  const said = readReply(response.status, await response.text())
  if (said === 'again') throw new Error('Not taken yet.')
  await db.asWorker(tenant, (tx) => answerTaken(tx, id, said))
}
