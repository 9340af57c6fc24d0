/** Signing off: what is left, what would leave, who may, and opening again. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { OutgoingCheck } from '../../platform/outgoing.ts'
import type { PartAnswers, Sharing } from '../exchange/index.ts'
import { about, askerOf, refuse } from './asker.ts'
import { type AnsweredPart, hashOfWords, progressOf, whatLeaves, wordsIn } from './answer.ts'
import { type Left, leftOf } from './left.ts'
import { sealAndSend } from './deeds-send.ts'
import { mayReopen, mayRun, maySign, type SigningFacts } from './policy.ts'
import { staffOf } from './deeds-staff.ts'
import { answersOfParts, wroteIn } from './store-answer.ts'
import { type PartRow, partsOf, reopenParts, signatureOf } from './store-part.ts'
import { roundById, type RoundRow, setLock, signersOf } from './store-round.ts'
import { type Frozen, insertSubmission, markReopened, type Submission, submissionsOf } from './store-submission.ts'
import { commentsOf } from './store-talk.ts'
import { askAboutWords } from './deeds-check.ts'

export interface SeenSigning {
  round: RoundRow
  parts: readonly PartRow[]
  left: readonly Left[]
  /** Questions that nobody has answered: they do not stop the signing, and are told. */
  silent: number
  facts: SigningFacts
  may: ReturnType<typeof maySign>
}

async function standing(tx: Tx, id: string, others: readonly string[]): Promise<SeenSigning | undefined> {
  const round = isId(id) ? await roundById(tx, id) : undefined
  if (!round || !mayRun(askerOf(tx), round.unit).ok) return undefined
  const parts = await partsOf(tx, id)
  const ids = parts.map((part) => part.id)
  const left = leftOf(parts, await commentsOf(tx, ids))
  const answers = await answersOfParts(tx, ids)
  const silent = parts.reduce((sum, part) => {
    const set = round.sets.find((one) => one.id === part.set_id)
    const { answered, all } = progressOf(set?.sections.flatMap((section) => section.questions) ?? [], answers.get(part.id) ?? new Map())
    return sum + all - answered
  }, 0)
  const facts: SigningFacts = {
    unit: round.unit,
    locked: round.locked,
    wrote: await wroteIn(tx, id),
    another: others.some((account) => account !== tx.actor.account),
    left: parts.length === 0 ? 1 : left.length,
  }
  return { round, parts, left, silent, facts, may: maySign(askerOf(tx), facts) }
}

/** Which accounts may sign is read in the organisation's own name: nobody else reads who holds which role. */
async function othersFor(db: Database, actor: Actor, id: string): Promise<string[]> {
  if (!isId(id)) return []
  return db.asWorker(actor.tenant, async (tx) => {
    const round = await roundById(tx, id)
    return round ? signersOf(tx, round.unit) : []
  })
}

export async function seeSigning(db: Database, actor: Actor, id: string): Promise<SeenSigning | undefined> {
  const others = await othersFor(db, actor, id)
  return db.as(actor, async (tx) => {
    const seen = await standing(tx, id, others)
    if (!seen) return refuse(tx, 'answer.sign', 'answer_round', id)
    await tx.audit({ deed: 'answer.see', ...about('answer_round', id) })
    return seen
  })
}

async function answeredParts(tx: Tx, parts: readonly PartRow[]): Promise<(AnsweredPart & { row: PartRow })[]> {
  const answers = await answersOfParts(
    tx,
    parts.map((part) => part.id),
  )
  const all: (AnsweredPart & { row: PartRow })[] = []
  for (const row of parts) {
    const staff = row.share_staff ? await staffOf(tx, row.collection) : []
    all.push({ row, set: row.set_id, answers: answers.get(row.id) ?? new Map(), staff })
  }
  return all
}

export interface Leaving extends SeenSigning {
  sharing: Sharing
  parcel: readonly PartAnswers[]
  words: string
}
/** What would leave, whole, before anybody signs. */
export async function seeLeaving(db: Database, actor: Actor, id: string, sharing: Sharing): Promise<Leaving | undefined> {
  const others = await othersFor(db, actor, id)
  return db.as(actor, async (tx) => {
    const seen = await standing(tx, id, others)
    if (!seen) return refuse(tx, 'answer.sign', 'answer_round', id)
    const parcel = whatLeaves(seen.round.sets, await answeredParts(tx, seen.parts), sharing)
    await tx.audit({ deed: 'answer.see', ...about('answer_round', id) })
    return { ...seen, sharing, parcel, words: sharing === 'levels' ? '' : wordsIn(parcel) }
  })
}

export interface Signing {
  sharing: Sharing
  county_sees: boolean
  provision: string | null
  names_nobody: boolean
  /** Hash of the words that the signer was shown: what has changed since is not signed unseen. */
  seen: string
  organisation: string
  /** For the demonstration, where some signatures are old. */
  at?: Date
}
export type Signed =
  | { ok: true; number: number }
  | { ok: false; because: 'absent' | 'state' | 'left' | 'wrote_it' | 'changed' | 'say_names_nobody' }

/** What a parcel is known by between the page and the signature. */
export const markOf = (parcel: readonly PartAnswers[]): string => hashOfWords(JSON.stringify(parcel)).toString('hex')

export async function sign(
  db: Database,
  actor: Actor & { account: string },
  outgoing: OutgoingCheck | undefined,
  id: string,
  signing: Signing,
): Promise<Signed> {
  const others = await othersFor(db, actor, id)
  const signed = await db.as(actor, async (tx): Promise<Signed & { id?: string; checking?: boolean }> => {
    const seen = await standing(tx, id, others)
    if (!seen?.may.ok) {
      await refuse(tx, 'answer.sign', 'answer_round', id)
      const because = seen && !seen.may.ok ? seen.may.because : 'unreached'
      return { ok: false, because: because === 'unreached' ? 'absent' : because }
    }
    const parts = await answeredParts(tx, seen.parts)
    const parcel = whatLeaves(seen.round.sets, parts, signing.sharing)
    if (markOf(parcel) !== signing.seen) return { ok: false, because: 'changed' }
    const words = seen.round.round === null || signing.sharing === 'levels' ? '' : wordsIn(parcel)
    if (words !== '' && !outgoing && !signing.names_nobody) return { ok: false, because: 'say_names_nobody' }
    const passed = await passedBefore(tx, id, words)
    const state = seen.round.round === null ? 'kept' : words !== '' && outgoing && !passed ? 'checking' : 'ready'
    const number = seen.round.number + 1
    const made = await insertSubmission(
      tx,
      {
        round: id,
        unit: seen.round.unit,
        number,
        sharing: signing.sharing,
        county_sees: signing.county_sees && seen.round.supporter !== null,
        provision: signing.provision,
        state,
        words_hash: words !== '' && outgoing ? hashOfWords(words) : null,
        said_names_nobody: words !== '' && !outgoing,
      },
      await freeze(tx, parts, seen.round, parcel, signing.organisation),
      signing.at,
    )
    await setLock(tx, id, number, true)
    await tx.audit({ deed: 'answer.sign', ...about('answer_submission', made) })
    if (state === 'ready') await sealAndSend(tx, made)
    return { ok: true, number, id: made, checking: state === 'checking' }
  })
  if (signed.ok && signed.checking && signed.id !== undefined && outgoing) await askAboutWords(db, actor, outgoing, signed.id)
  return signed.ok ? { ok: true, number: signed.number } : signed
}

/** The same words, in the same round, have been let through already. */
async function passedBefore(tx: Tx, round: string, words: string): Promise<boolean> {
  const hash = hashOfWords(words)
  return (await submissionsOf(tx, round)).some(
    (one: Submission) => one.words_hash?.equals(hash) === true && !['checking', 'returned'].includes(one.state),
  )
}

async function freeze(
  tx: Tx,
  parts: readonly (AnsweredPart & { row: PartRow })[],
  round: RoundRow,
  leaving: readonly PartAnswers[],
  organisation: string,
): Promise<Frozen> {
  return {
    leaving,
    whole: parts.map(({ row, set, answers }) => ({
      set,
      version: round.sets.find((one) => one.id === set)?.version ?? '',
      unit: row.unit_name,
      owner: row.owner_signature,
      answers: [...answers.values()].map(({ question, applies, level, chosen, words }) => ({ question, applies, level, chosen, words })),
    })),
    signed_by: await signatureOf(tx, tx.actor.account ?? ''),
    organisation,
  }
}

/** With a reason. The number rises when it is signed again; what was signed stays to be read. */
export const reopen = (db: Database, actor: Actor, id: string, why: string): Promise<'done' | 'absent' | 'state'> =>
  db.as(actor, async (tx) => {
    const round = isId(id) ? await roundById(tx, id) : undefined
    const may = round && mayReopen(askerOf(tx), round)
    const latest = may?.ok ? (await submissionsOf(tx, id))[0] : undefined
    if (!round || !may?.ok || !latest) {
      await refuse(tx, 'answer.reopen', 'answer_round', id)
      return may && !may.ok && may.because === 'state' ? 'state' : 'absent'
    }
    await markReopened(tx, latest.id, why)
    await setLock(tx, id, round.number, false)
    await reopenParts(tx, id)
    for (const owner of new Set((await partsOf(tx, id)).map((part) => part.owner)))
      if (owner !== actor.account) await tx.enqueue('answer_waits', owner)
    await tx.audit({ deed: 'answer.reopen', ...about('answer_submission', latest.id) })
    return 'done'
  })
