/** Answers out to a spreadsheet and back. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import type { QuestionSet } from '../question/index.ts'
import { about, askerOf, factsOf, refuse } from './asker.ts'
import { sectionHolding, type Standing } from './answer.ts'
import { writeChanged } from './deeds-answer.ts'
import { partWithin } from './deeds-part.ts'
import { mayHandIn, mayRead } from './policy.ts'
import { type ReadSheet, readSheet } from './sheet.ts'
import { answersOfPart, takeVersion } from './store-answer.ts'
import { sectionsOf } from './store-part.ts'

const DRAFT = 'answer_sheet'
interface Kept {
  part: string
  rows: string[][]
}

export const exportPart = (
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ set: QuestionSet; title: string; answers: ReadonlyMap<string, Standing> } | undefined> =>
  db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    if (!found || !mayRead(askerOf(tx), factsOf(found.part)).ok) return refuse(tx, 'answer.export', 'answer_part', id)
    await tx.audit({ deed: 'answer.export', ...about('answer_part', id) })
    return { set: found.set, title: found.round.title, answers: await answersOfPart(tx, id) }
  })

/** The cells lie sealed, for the one who brought them, until each change has been seen. */
export const keepSheet = (db: Database, actor: Actor, id: string, rows: string[][]): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    if (!found || !mayHandIn(askerOf(tx), factsOf(found.part)).ok) return refuse(tx, 'answer.write', 'answer_part', id)
    return keepDraft(tx, DRAFT, { part: id, rows } satisfies Kept)
  })

export const seeSheet = (db: Database, actor: Actor, id: string, draft: string): Promise<(ReadSheet & { set: QuestionSet }) | undefined> =>
  db.as(actor, async (tx) => {
    const kept = isId(draft) ? ((await draftOf(tx, DRAFT, draft)) as Kept | undefined) : undefined
    const found = kept?.part === id ? await partWithin(tx, id) : undefined
    if (!kept || !found || !mayHandIn(askerOf(tx), factsOf(found.part)).ok) return refuse(tx, 'answer.write', 'answer_part', id)
    return { set: found.set, ...readSheet(found.set, await answersOfPart(tx, id), kept.rows) }
  })

/** All of the sheet or nothing, as it was shown: `changes` is how many the person saw. */
export const takeSheet = (
  db: Database,
  actor: Actor,
  id: string,
  draft: string,
  changes: number,
): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const kept = isId(draft) ? ((await draftOf(tx, DRAFT, draft)) as Kept | undefined) : undefined
    const found = kept?.part === id ? await partWithin(tx, id) : undefined
    if (!kept || !found || !mayHandIn(askerOf(tx), factsOf(found.part)).ok) {
      await refuse(tx, 'answer.write', 'answer_part', id)
      return 'absent'
    }
    const read = readSheet(found.set, await answersOfPart(tx, id), kept.rows)
    if (read.faults.length > 0 || read.changes.length !== changes) return 'conflict'
    const touched = new Set(read.changes.map((change) => sectionHolding(found.set, change.question.id)?.id))
    for (const { section, version } of await sectionsOf(tx, id)) if (touched.has(section)) await takeVersion(tx, id, section, version)
    await writeChanged(
      tx,
      id,
      read.changes.flatMap(({ after }) => after ?? []),
      new Set(read.changes.map(({ question }) => question.id)),
    )
    await dropDrafts(tx, DRAFT)
    await tx.audit({ deed: 'answer.write', ...about('answer_part', id) })
    return 'done'
  })
