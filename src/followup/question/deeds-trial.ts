/**
 * To try a set alone. Nothing becomes an answer: what was written waits sealed for the one who wrote it, since no page is
 * the answer to a form (security.md 5.2), until she throws it away, tries again, or a day has passed.
 */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { knownSets } from './deeds-read.ts'
import type { Answer, QuestionSet } from './question.ts'

const TRIAL = 'question_trial'
const ROWS = 'framework_rows'

export interface Trial {
  readonly id: string
  readonly version: string
  readonly answers: readonly Answer[]
}
export const keepTrial = (db: Database, actor: Actor, trial: Trial): Promise<string> => db.as(actor, (tx) => keepDraft(tx, TRIAL, trial))

export const seeTrial = (db: Database, actor: Actor, id: string): Promise<{ set: QuestionSet; answers: readonly Answer[] } | undefined> =>
  db.as(actor, async (tx) => {
    const trial = isId(id) ? ((await draftOf(tx, TRIAL, id)) as Trial | undefined) : undefined
    const known = trial && (await knownSets(tx, trial.id)).find(({ set }) => set.version === trial.version)
    return trial && known ? { set: known.set, answers: trial.answers } : undefined
  })
export const dropTrials = (db: Database, actor: Actor): Promise<void> => db.as(actor, (tx) => dropDrafts(tx, TRIAL))

/** The rows of a foreign framework, until somebody has said which column is what. */
export const keepRows = (db: Database, actor: Actor, rows: readonly (readonly string[])[]): Promise<string> =>
  db.as(actor, (tx) => keepDraft(tx, ROWS, rows))
export const seeRows = (db: Database, actor: Actor, id: string): Promise<string[][] | undefined> =>
  db.as(actor, async (tx) => (isId(id) ? ((await draftOf(tx, ROWS, id)) as string[][] | undefined) : undefined))
