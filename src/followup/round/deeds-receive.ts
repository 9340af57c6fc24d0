/** An answer comes in: the same way from a neighbour's job, a file, the API or the link's page. In the coordinator's own name. */
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { type AnswerDocument, pinPeer } from '../exchange/index.ts'
import { about } from './asker.ts'
import { sha256 } from './link.ts'
import { asksAllOf, chosenOf, isOpenFor, levelsRow, type RefusalOf, wordsOf } from './round.ts'
import { answersTo, insertAnswer, type NewPart } from './store-answer.ts'
import { dropDrafts } from './store-draft.ts'
import { lockInvitation, updateInvitation } from './store-invitation.ts'
import { roundById, setsOf } from './store-round.ts'
import type { Way } from './tables.ts'

export type Received = { ok: true } | { ok: false; because: RefusalOf }
const no = (because: RefusalOf): Received => ({ ok: false, because })

/** `key`: whose signature stood on it; null on the link's page, where the link is the proof. Twice the same is once. */
export async function receive(
  tx: Tx,
  invitation: string,
  document: AnswerDocument,
  { way, key, at = new Date() }: { way: Way; key: string | null; at?: Date },
): Promise<Received> {
  const received = await judgeAndKeep(tx, invitation, document, { way, key, at })
  await tx.audit({
    deed: received.ok ? 'round.answer_take' : 'round.answer_refuse',
    outcome: received.ok ? 'done' : 'refused',
    ...about('round_invitation', invitation),
  })
  return received
}

async function judgeAndKeep(
  tx: Tx,
  id: string,
  document: AnswerDocument,
  { way, key, at }: { way: Way; key: string | null; at: Date },
): Promise<Received> {
  const invited = await lockInvitation(tx, id)
  if (!invited || invited.withdrawn_at !== null || document.invitation !== id || document.round !== invited.round) return no('not_invited')
  if (!sha256(document.reply_code).equals(invited.reply_hash)) return no('not_invited')
  const round = await roundById(tx, invited.round)
  if (!round) return no('not_invited')
  const [last] = await answersTo(tx, id)
  if (last?.number === document.number && last.signed_off_at.getTime() === Date.parse(document.signed_off_at)) return { ok: true }
  if (document.number <= invited.number) return no('number')
  if (!isOpenFor(invited, round, dayOf(at))) return no('closed')
  const sets = (await setsOf(tx, round.id)).map((one) => one.document)
  if (!asksAllOf(sets, document)) return no('other_questions')
  if (key !== null && (await pinPeer(tx, `organisation:${invited.organisation}`, key)) === 'changed') return no('other_key')
  await insertAnswer(
    tx,
    { invitation: id, round: round.id, kind: invited.kind, county: invited.county, way, received_at: at },
    document,
    await partsFor(tx, id, sets, document),
  )
  await updateInvitation(tx, id, {
    answered_at: at,
    begun_at: invited.begun_at ?? at,
    number: document.number,
    county_sees_levels: document.county_sees_levels === true,
    wants_again_at: null,
  })
  await dropDrafts(tx, id)
  return { ok: true }
}

/** Levels as numbers for counting; words sealed, and only where they were shared. What was not chosen is not kept. */
async function partsFor(tx: Tx, invitation: string, sets: Parameters<typeof asksAllOf>[0], document: AnswerDocument): Promise<NewPart[]> {
  const own = (await tx.keys()).own()
  return document.parts.flatMap((part) => {
    const set = sets.find((one) => one.id === part.set)
    if (!set) return []
    const words = wordsOf(document, part.answers)
    const row = `${invitation}|${document.number}|${part.set}`
    return [
      {
        set_id: part.set,
        levels: levelsRow(set, part.answers),
        chosen: chosenOf(part.answers),
        staff: part.staff ?? null,
        words_sealed: words === null ? null : own.seal('round_answer_part', 'words_sealed', row, JSON.stringify(words)),
      },
    ]
  })
}
