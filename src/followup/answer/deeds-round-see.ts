import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { QuestionSet } from '../question/index.ts'
import { type Progress, progressOf } from './answer.ts'
import { about, askerOf, refuse } from './asker.ts'
import { leftOf } from './left.ts'
import { mayRun } from './policy.ts'
import { answersOfParts } from './store-answer.ts'
import { type PartRow, partsOf } from './store-part.ts'
import { comparisonOf, roundById, type RoundRow } from './store-round.ts'
import { type Submission, submissionsOf } from './store-submission.ts'
import { commentsOf } from './store-talk.ts'

export interface SeenRound {
  round: RoundRow
  parts: readonly (PartRow & { set: QuestionSet | undefined; progress: Progress })[]
  submissions: readonly Submission[]
  /** Parts and comments that stop the signing. */
  left: number
  /** Sets that nobody has been handed. */
  unhanded: readonly QuestionSet[]
  compared: boolean
  may: { hand: boolean; sign: boolean; whole: boolean }
}
/** For the coordinator, and for the head of a unit as far as the unit goes. Whoever only holds a part has that part's page. */
export const seeRound = (db: Database, actor: Actor, id: string): Promise<SeenRound | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    const round = isId(id) ? await roundById(tx, id) : undefined
    if (!round || !mayRun(asker, round.unit ?? (mayRun(asker, null).ok ? null : asker.unit)).ok)
      return refuse(tx, 'answer.see', 'answer_round', id)
    const rows = await partsOf(tx, id)
    const ids = rows.map((row) => row.id)
    const answers = await answersOfParts(tx, ids)
    const sign = mayRun(asker, round.unit).ok
    await tx.audit({ deed: 'answer.see', ...about('answer_round', id) })
    return {
      round,
      parts: rows.map((row) => {
        const set = round.sets.find((one) => one.id === row.set_id)
        const questions = set?.sections.flatMap((section) => section.questions) ?? []
        return { ...row, set, progress: progressOf(questions, answers.get(row.id) ?? new Map()) }
      }),
      submissions: sign ? await submissionsOf(tx, id) : [],
      left: leftOf(rows, await commentsOf(tx, ids)).length,
      unhanded: round.sets.filter((set) => !rows.some((row) => row.set_id === set.id)),
      compared: (await comparisonOf(tx, id)) !== undefined,
      may: { hand: !round.locked, sign, whole: mayRun(asker, null).ok },
    }
  })
