/** Rounds as they come to an organisation, and those that it begins itself. */
import { dayOf } from '../../platform/day.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import type { Text } from '../../platform/page/index.ts'
import { tell } from '../../organisation/mail/index.ts'
import {
  type Envelope,
  ENVELOPE_FAULTS,
  fingerprint,
  judgePeer,
  openEnvelope,
  type Pinned,
  pinPeer,
  type RoundDocument,
} from '../exchange/index.ts'
import { type QuestionSet, setsFor } from '../question/index.ts'
import { about, askerOf, refuse } from './asker.ts'
import { mayRun } from './policy.ts'
import { coordinators, insertRound, renewRound, roundByInvitation } from './store-round.ts'

const DRAFT = 'answer_round_file'
export type Taken = { ok: true; id: string } | { ok: false; because: Text }

const NOT_A_ROUND: Text = {
  sv: 'Filen är ett svar, inte en runda. Be den som samordnar om filen med rundan.',
  en: 'The file is an answer, not a round. Ask whoever coordinates for the file with the round.',
}
const OTHER_KEY: Text = {
  sv: 'Filen är undertecknad med en annan nyckel än den som ni tog emot förra gången. Ta inte emot den. Ring den som samordnar på ett nummer som ni redan har, och fråga.',
  en: 'The file is signed with another key than the one that you took last time. Do not accept it. Call whoever coordinates, on a number that you already have, and ask.',
}

async function openRound(envelope: Envelope | Uint8Array): Promise<{ document: RoundDocument; envelope: Envelope } | { because: Text }> {
  const opened = await openEnvelope(envelope)
  if (!opened.ok) return { because: ENVELOPE_FAULTS[opened.because] }
  return opened.document.kind === 'samvarn-round' ? { document: opened.document, envelope: opened.envelope } : { because: NOT_A_ROUND }
}

/** Writes the round, or gives more time to one that is here already. What was asked never changes. */
async function keepRound(tx: Tx, document: RoundDocument, hosted: boolean): Promise<string> {
  const { title, lead, closes, invited } = document
  const known = await roundByInvitation(tx, invited.invitation)
  if (known) {
    await renewRound(tx, known.id, { title, lead, closes })
    return known.id
  }
  return insertRound(tx, {
    round: document.round,
    invitation: invited.invitation,
    coordinator: document.coordinator,
    hosted,
    unit: null,
    title,
    lead,
    from_name: document.from,
    county: invited.county,
    secrecy: document.secrecy ?? '',
    supporter: document.supporter ?? null,
    former_round: document.former?.round ?? null,
    former_title: document.former?.title ?? null,
    opens: document.opens,
    closes,
    sets: document.sets,
    reply_to: hosted ? null : (document.reply_to ?? null),
    reply_code: document.reply_code,
  })
}

/**
 * For `followup/round`, in the invited organisation's own name (the worker's role): a round from a coordinator in this
 * installation. `from`: the coordinator's organisation, which must be the one that the document names. Safe to repeat.
 */
export async function takeRound(tx: Tx, envelope: Envelope, from: string): Promise<Taken> {
  const opened = await openRound(envelope)
  if ('because' in opened) return { ok: false, because: opened.because }
  const { document } = opened
  if (document.coordinator !== from || (await pinPeer(tx, from, envelope.key)) === 'changed') return { ok: false, because: OTHER_KEY }
  const known = await roundByInvitation(tx, document.invited.invitation)
  const id = await keepRound(tx, document, true)
  await tx.audit({ deed: 'answer.take', ...about('answer_round', id) })
  if (!known) await tell(tx, await coordinators(tx), 'follow_up_waits')
  return { ok: true, id }
}

export interface SeenFile {
  document: RoundDocument
  /** The key in figures, for comparing by telephone. */
  key: string
  pinned: Pinned
}
/** A signed file that somebody has brought: read and put aside, sealed, until she has compared the key. */
export async function readRoundFile(db: Database, actor: Actor, bytes: Uint8Array): Promise<Taken | undefined> {
  const opened = await openRound(bytes)
  return db.as(actor, async (tx): Promise<Taken | undefined> => {
    if (!mayRun(askerOf(tx), null).ok) return refuse(tx, 'answer.take', 'answer_round')
    if ('because' in opened) return { ok: false, because: opened.because }
    if ((await judgePeer(tx, opened.document.coordinator, opened.envelope.key)) === 'changed') return { ok: false, because: OTHER_KEY }
    return { ok: true, id: await keepDraft(tx, DRAFT, opened.envelope) }
  })
}
async function draftRound(tx: Tx, id: string): Promise<(SeenFile & { envelope: Envelope }) | undefined> {
  const kept = isId(id) && mayRun(askerOf(tx), null).ok ? ((await draftOf(tx, DRAFT, id)) as Envelope | undefined) : undefined
  const opened = kept && (await openRound(kept))
  if (!opened || 'because' in opened) return refuse(tx, 'answer.take', 'answer_round')
  const { document, envelope } = opened
  return { document, envelope, key: fingerprint(envelope.key), pinned: await judgePeer(tx, document.coordinator, envelope.key) }
}
export const seeRoundFile = (db: Database, actor: Actor, draft: string): Promise<SeenFile | undefined> =>
  db.as(actor, (tx) => draftRound(tx, draft))

export const takeRoundFile = (db: Database, actor: Actor, draft: string): Promise<Taken | undefined> =>
  db.as(actor, async (tx): Promise<Taken | undefined> => {
    const seen = await draftRound(tx, draft)
    if (!seen) return undefined
    if ((await pinPeer(tx, seen.document.coordinator, seen.envelope.key)) === 'changed') return { ok: false, because: OTHER_KEY }
    const id = await keepRound(tx, seen.document, false)
    await dropDrafts(tx, DRAFT)
    await tx.audit({ deed: 'answer.take', ...about('answer_round', id) })
    return { ok: true, id }
  })

export interface OwnRound {
  title: string
  sets: readonly string[]
  /** Null: the whole organisation. */
  unit: string | null
  closes: string
}
/** What a self-assessment may be made of, and for which units this person may begin one. */
export const seeBeginning = (
  db: Database,
  actor: Actor,
): Promise<{ sets: QuestionSet[]; whole: boolean; unit: string | null } | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    const [whole, unit] = [mayRun(asker, null).ok, asker.unit]
    if (!whole && !mayRun(asker, unit).ok) return refuse(tx, 'answer.begin', 'answer_round')
    return { sets: [...(await setsFor(tx))], whole, unit }
  })

/** Without any coordinator: the sets as they are now, frozen; nothing of it leaves. */
export const beginOwn = (db: Database, actor: Actor, own: OwnRound, at?: Date): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const sets = (await setsFor(tx)).filter((set) => own.sets.includes(set.id))
    if (!mayRun(askerOf(tx), own.unit).ok || sets.length === 0) return refuse(tx, 'answer.begin', 'answer_round')
    const today = dayOf(at)
    const id = await insertRound(
      tx,
      {
        round: null,
        invitation: null,
        coordinator: null,
        hosted: false,
        unit: own.unit,
        title: own.title,
        lead: '',
        from_name: '',
        county: null,
        secrecy: '',
        supporter: null,
        former_round: null,
        former_title: null,
        opens: today < own.closes ? today : own.closes,
        closes: own.closes,
        sets,
        reply_to: null,
        reply_code: null,
      },
      at,
    )
    await tx.audit({ deed: 'answer.begin', ...about('answer_round', id) })
    return id
  })
