/**
 * Without an account: whoever holds an invitation's link sees the round, answers on the page or by spreadsheet or file, and
 * signs off with a function. The link's token finds one invitation; everything after is done in the coordinator's own name
 * and for that invitation alone. Nothing about who answers is kept.
 */
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { type AnswerDocument, type Envelope, openEnvelope, type Sharing } from '../exchange/index.ts'
import { type Answer, questionsOf, type QuestionSet } from '../question/index.ts'
import { about } from './asker.ts'
import { envelopeFor } from './deeds-deliver.ts'
import { receive, type Received } from './deeds-receive.ts'
import { replyCode, sha256 } from './link.ts'
import { type Invited, isOpenFor, lastDay, NOT_APPLICABLE, type Round } from './round.ts'
import { type AnswerLine, answersTo, partsOf } from './store-answer.ts'
import { draftsOf, lockDraft, writeDraft } from './store-draft.ts'
import { invitationById, invitationByReply, invitationByToken, invitedOf, markFirst, updateInvitation } from './store-invitation.ts'
import { type Note, notesTo } from './store-mail.ts'
import { ownName, roundById, setsOf, supportersOf } from './store-round.ts'

const TOKEN = /^[A-Za-z0-9_-]{43}$/
type OnLink<T> = (tx: Tx, invited: Invited, round: Round) => Promise<T>

/** Undefined for a link that nobody has, that is dead, or whose round has not been opened. */
async function onLink<T>(db: Database, token: string, work: OnLink<T>): Promise<T | undefined> {
  const whose = TOKEN.test(token) ? await invitationByToken(db, sha256(token)) : undefined
  if (!whose) return undefined
  return db.asWorker(whose.tenant, async (tx) => {
    const invited = await invitationById(tx, whose.id)
    const round = invited && (await roundById(tx, invited.round))
    return invited && round && round.state !== 'draft' && invited.withdrawn_at === null ? work(tx, invited, round) : undefined
  })
}

const openDraft = async (tx: Tx, invitation: string, set: string, sealed: Buffer): Promise<Answer[]> =>
  JSON.parse((await tx.keys()).own().open('round_draft', 'sealed', `${invitation}|${set}`, sealed)) as Answer[]
const sealDraft = async (tx: Tx, invitation: string, set: string, answers: readonly Answer[]): Promise<Buffer> =>
  (await tx.keys()).own().seal('round_draft', 'sealed', `${invitation}|${set}`, JSON.stringify(answers))

export interface Linked {
  round: Round
  invited: Invited
  from: string
  /** The county board that supports the organisation, by name. */
  board: string | undefined
  sets: QuestionSet[]
  /** Begun and not sent, by set. */
  drafts: Record<string, { answers: Answer[]; edition: number }>
  /** What was answered in the former round, by `set/question`: the level, or that it did not apply. */
  former: Record<string, number>
  formerTitle: string | undefined
  answers: AnswerLine[]
  notes: Note[]
  isOpen: boolean
  lastDay: string
}
export const seeLink = (db: Database, token: string, at?: Date): Promise<Linked | undefined> =>
  onLink(db, token, async (tx, invited, round) => {
    await markFirst(tx, invited.id, 'seen_at')
    const drafts: Linked['drafts'] = {}
    for (const one of await draftsOf(tx, invited.id))
      drafts[one.set_id] = { answers: await openDraft(tx, invited.id, one.set_id, one.sealed), edition: one.edition }
    const former = round.former === null ? undefined : await roundById(tx, round.former)
    return {
      round,
      invited,
      from: await ownName(tx),
      board: invited.supporter === null ? undefined : (await supportersOf(tx, round.id)).find((one) => one.county === invited.county)?.name,
      sets: (await setsOf(tx, round.id)).map((one) => one.document),
      drafts,
      former: former ? await formerLevels(tx, invited, former) : {},
      formerTitle: former?.title,
      answers: await answersTo(tx, invited.id),
      notes: await notesTo(tx, invited.id),
      isOpen: isOpenFor(invited, round, dayOf(at)),
      lastDay: lastDay(invited, round),
    }
  })
async function formerLevels(tx: Tx, invited: Invited, former: Round): Promise<Record<string, number>> {
  const before = (await invitedOf(tx, former.id)).find((one) => one.organisation === invited.organisation)
  const parts = before ? await partsOf(tx, before.id) : []
  const asked = new Map((await setsOf(tx, former.id)).map((one) => [one.set_id, questionsOf(one.document)]))
  return Object.fromEntries(
    parts.flatMap((part) =>
      (asked.get(part.set_id) ?? []).flatMap((question, index) => {
        const level = part.levels[index]
        return level === null || level === undefined ? [] : [[`${part.set_id}/${question.id}`, level] as const]
      }),
    ),
  )
}

/** `later`: somebody else with the link has saved the same set meanwhile; what was written now is not lost, the page shows both. */
export type SavedDraft = 'saved' | 'later' | 'closed' | 'absent'
/** Answers to some questions of a set; the others stay as they were. */
export const saveAnswers = async (
  db: Database,
  token: string,
  set: string,
  {
    asked,
    answers,
    edition,
    at,
  }: { asked: readonly string[]; answers: readonly Answer[]; edition: number | undefined; at?: Date | undefined },
): Promise<SavedDraft> =>
  (await onLink(db, token, async (tx, invited, round): Promise<SavedDraft> => {
    if (!isOpenFor(invited, round, dayOf(at))) return 'closed'
    const found = (await setsOf(tx, round.id)).find((one) => one.set_id === set)
    if (!found) return 'absent'
    const known = await lockDraft(tx, invited.id, set)
    if (edition !== undefined && (known?.edition ?? 0) !== edition) return 'later'
    const before = known ? await openDraft(tx, invited.id, set, known.sealed) : []
    const ids = questionsOf(found.document).map((question) => question.id)
    const kept = [...before.filter((one) => !asked.includes(one.question)), ...answers].filter((one) => ids.includes(one.question))
    await writeDraft(tx, invited.id, set, await sealDraft(tx, invited.id, set, kept))
    await markFirst(tx, invited.id, 'begun_at')
    return 'saved'
  })) ?? 'absent'

/** Begins from what the organisation answered the former time: the same questions, levels only. What is written already stays. */
export const startFromFormer = async (db: Database, token: string, at?: Date): Promise<boolean> => {
  const seen = await seeLink(db, token, at)
  if (!seen?.isOpen) return false
  for (const set of seen.sets) {
    const written = new Set(seen.drafts[set.id]?.answers.map((one) => one.question))
    const answers = questionsOf(set).flatMap((question): Answer[] => {
      const level = seen.former[`${set.id}/${question.id}`]
      if (level === undefined || written.has(question.id)) return []
      const applies = level !== NOT_APPLICABLE
      return [{ question: question.id, applies, level: applies ? level : null, chosen: [], words: '' }]
    })
    const asked = answers.map((one) => one.question)
    if (answers.length > 0) await saveAnswers(db, token, set.id, { asked, answers, edition: undefined, at })
  }
  return true
}

export interface SignOff {
  sharing: Sharing
  county_sees_levels: boolean
  /** A function, never a name. */
  by: string
  provision: string
}
/** What leaves, exactly: shown before it is sent, and sent as it was shown. */
export function leavingFrom(seen: Pick<Linked, 'sets' | 'drafts'>, sharing: Sharing): AnswerDocument['parts'] {
  return seen.sets.flatMap((set) => {
    const answers = seen.drafts[set.id]?.answers ?? []
    if (answers.length === 0) return []
    return [{ set: set.id, version: set.version, answers: sharing === 'levels' ? answers.map((one) => ({ ...one, words: '' })) : answers }]
  })
}
export type Sent = Received | { ok: false; because: 'empty' } | undefined
export async function sendFromPage(db: Database, token: string, sign: SignOff, at: Date = new Date()): Promise<Sent> {
  const seen = await seeLink(db, token, at)
  if (!seen) return undefined
  const parts = leavingFrom(seen, sign.sharing)
  if (parts.length === 0) return { ok: false, because: 'empty' }
  return onLink(db, token, async (tx, invited, round) => {
    const document: AnswerDocument = {
      kind: 'samvarn-answer',
      version: 1,
      round: round.id,
      invitation: invited.id,
      reply_code: replyCode(await tx.keys(), invited.id),
      number: invited.number + 1,
      sharing: sign.sharing,
      county_sees_levels: sign.county_sees_levels,
      signed_off_at: at.toISOString(),
      signed_off_by: sign.by,
      ...(sign.provision === '' ? {} : { mark: { provision: sign.provision, date: dayOf(at), authority: invited.name } }),
      parts,
    }
    return receive(tx, invited.id, document, { way: 'page', key: null, at })
  })
}

/** The round as a signed file, for an installation of one's own. */
export const signedRound = (db: Database, config: Config, token: string): Promise<Envelope | undefined> =>
  onLink(db, token, async (tx, invited) => {
    await markFirst(tx, invited.id, 'seen_at')
    const made = await envelopeFor(tx, config, invited.id)
    if (made) await tx.audit({ deed: 'round.deliver', ...about('round_invitation', invited.id) })
    return made?.envelope
  })

/**
 * A signed answer as a file or by the API: whose it is follows from the code in it, and from nothing else. At a link's page
 * it must be the answer of that invitation.
 */
export async function takeEnvelope(
  db: Database,
  bytes: Uint8Array,
  way: 'api' | 'file',
  { token, at }: { token?: string; at?: Date } = {},
): Promise<Received> {
  const opened = await openEnvelope(bytes)
  if (!opened.ok || opened.document.kind !== 'samvarn-answer') return { ok: false, because: 'unsigned' }
  const { document, key } = opened
  const whose = await invitationByReply(db, sha256(document.reply_code))
  const linked = token === undefined ? whose : await invitationByToken(db, sha256(token))
  if (!whose || whose.id !== document.invitation || linked?.id !== whose.id) return { ok: false, because: 'not_invited' }
  return db.asWorker(whose.tenant, (tx) => receive(tx, whose.id, document, { way, key, ...(at ? { at } : {}) }))
}

/** The organisation asks to answer once more: the coordinator sees it, and decides. */
export const askAgain = async (db: Database, token: string): Promise<boolean> =>
  (await onLink(db, token, async (tx, invited) => {
    if (invited.answered_at === null) return false
    await updateInvitation(tx, invited.id, { wants_again_at: new Date() })
    return true
  })) ?? false
