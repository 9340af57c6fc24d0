/** What staff say about the same questions, by link or code and without names, as far as enough have answered. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { type QuestionSummary, startCollection, summaryOf } from '../staff/index.ts'
import { about, askerOf, refuse } from './asker.ts'
import { type Done, partWithin } from './deeds-part.ts'
import { mayRun } from './policy.ts'
import { changePart, openUnits } from './store-part.ts'

export type StaffLine = QuestionSummary
/** Nothing for fewer than five: the room that asks staff holds that, and rounds the count. */
export const staffOf = async (tx: Tx, collection: string | null): Promise<StaffLine[]> =>
  collection === null ? [] : (await summaryOf(tx, collection)).filter((line) => line.count >= 5)

/** How many questions can be asked of staff in ten minutes. */
export const STAFF_QUESTIONS_MAX = 25

/** Staff of the part's unit, or of all, are asked the questions of some sections. */
export const askStaff = (db: Database, actor: Actor, id: string, sections: readonly string[], closes: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    if (!found || !mayRun(askerOf(tx), found.part.unit).ok) {
      await refuse(tx, 'answer.hand_out', 'answer_part', id)
      return 'absent'
    }
    const { part, round, set } = found
    if (part.locked || part.collection !== null) return 'state'
    const questions = set.sections
      .filter((section) => sections.includes(section.id))
      .flatMap((section) => section.questions.filter((one) => one.kind !== 'words').map((one) => one.id))
    const units = part.unit === null ? (await openUnits(tx)).map((unit) => unit.id) : [part.unit]
    const opens = today()
    const made = await startCollection(tx, {
      title: round.title,
      set,
      questions,
      units,
      unit: part.unit,
      opens,
      closes,
      words: false,
      pictures: 'when_closed',
    })
    if (!made) return 'absent'
    await changePart(tx, id, { collection: made.id })
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', id) })
    return 'done'
  })

/** Whether the rounded shares go along with the answers. */
export const shareStaff = (db: Database, actor: Actor, id: string, share: boolean): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    if (!found || !mayRun(askerOf(tx), found.part.unit).ok) {
      await refuse(tx, 'answer.hand_out', 'answer_part', id)
      return 'absent'
    }
    if (found.part.locked) return 'state'
    await changePart(tx, id, { share_staff: share })
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', id) })
    return 'done'
  })
