/** Answering, section by section: what stands, what is suggested and from where, and what one's answers say. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { type ActionLine, actionsOf } from '../action/index.ts'
import { type Answer, type Feedback, feedback, placeOf, type QuestionSet, type Section, sharedAnswers } from '../question/index.ts'
import { about, askerOf, factsOf, refuse } from './asker.ts'
import { type Comment, type Moved, movedSince, type Progress, progressOf, sectionOf, type Standing } from './answer.ts'
import { partWithin } from './deeds-part.ts'
import { mayAnswer, mayHandIn, mayRead, mayReview, mayRun } from './policy.ts'
import { answersOfPart, answersOfParts, dropAnswers, formerOf, takeVersion, writeAnswers } from './store-answer.ts'
import { type Colleague, colleagues, type PartRow, partsOf, type SectionRow, sectionsOf } from './store-part.ts'
import type { RoundRow } from './store-round.ts'
import { commentsOf, type Evidence, evidenceOf } from './store-talk.ts'
import { type StaffLine, staffOf } from './deeds-staff.ts'

export interface Allowed {
  answer: boolean
  handIn: boolean
  review: boolean
  run: boolean
}
export interface SeenPart {
  part: PartRow
  round: RoundRow
  set: QuestionSet
  sections: readonly (SectionRow & { told: Section; progress: Progress; mine: boolean })[]
  progress: Progress
  answers: ReadonlyMap<string, Standing>
  former: ReadonlyMap<string, Standing>
  feedback: Feedback
  moved: Moved[]
  comments: readonly Comment[]
  evidence: readonly Evidence[]
  actions: readonly ActionLine[]
  staff: readonly StaffLine[]
  /** Those whom this person may hand something to; none for whoever only reads. */
  colleagues: readonly Colleague[]
  /** Who may own an action. */
  everybody: readonly Colleague[]
  may: Allowed
}

export const seePart = (db: Database, actor: Actor, id: string): Promise<SeenPart | undefined> =>
  db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    const asker = askerOf(tx)
    if (!found || !mayRead(asker, factsOf(found.part)).ok) return refuse(tx, 'answer.see', 'answer_part', id)
    const { part, set } = found
    const facts = factsOf(part)
    const [answers, former] = [await answersOfPart(tx, id), await formerOf(tx, id)]
    const rows = new Map((await sectionsOf(tx, id)).map((row) => [row.section, row]))
    const sections = set.sections.flatMap((told) => {
      const row = rows.get(told.id)
      return row ? [{ ...row, told, progress: progressOf(told.questions, answers), mine: mayAnswer(asker, facts, row.helper).ok }] : []
    })
    const handIn = mayHandIn(asker, facts).ok
    const everybody = await colleagues(tx)
    await tx.audit({ deed: 'answer.see', ...about('answer_part', id) })
    return {
      ...found,
      sections,
      progress: progressOf(
        set.sections.flatMap((section) => section.questions),
        answers,
      ),
      answers,
      former,
      feedback: feedback(set, [...answers.values()]),
      moved: movedSince(former, answers),
      comments: await commentsOf(tx, [id]),
      evidence: await evidenceOf(tx, id),
      actions: await actionsOf(tx, 'answer', id),
      staff: await staffOf(tx, part.collection),
      colleagues: handIn || mayRun(asker, part.unit).ok ? everybody : [],
      everybody,
      may: {
        answer: sections.some((section) => section.mine),
        handIn,
        review: mayReview(asker, facts).ok,
        run: mayRun(asker, part.unit).ok && !part.locked,
      },
    }
  })

export interface Suggestion {
  answer: Answer
  /** `former`: the last round. Otherwise the question elsewhere that asks the same: `managers/m3`. */
  from: string
  differs: boolean
}
export interface SeenSection extends Pick<SeenPart, 'part' | 'round' | 'set' | 'staff'> {
  section: Section
  row: SectionRow
  answers: ReadonlyMap<string, Standing>
  suggestions: ReadonlyMap<string, Suggestion>
  comments: readonly Comment[]
  mine: boolean
  next: Section | undefined
  colleagues: readonly Colleague[]
  may: Pick<Allowed, 'handIn'>
}

/** What the last round, and questions that ask the same, would answer to what is not answered. Only from what the asker reaches. */
async function suggest(
  tx: Tx,
  { part, round, set }: { part: PartRow; round: RoundRow; set: QuestionSet },
  answers: ReadonlyMap<string, Standing>,
): Promise<Map<string, Suggestion>> {
  const found = new Map<string, Suggestion>()
  for (const [question, answer] of await formerOf(tx, part.id))
    if (!answers.has(question)) found.set(question, { answer, from: 'former', differs: false })
  const near = (await partsOf(tx, round.id)).filter((one) => one.unit === part.unit || one.unit === null)
  const given = new Map<string, Answer>()
  const all = await answersOfParts(
    tx,
    near.map((one) => one.id),
  )
  for (const one of near) {
    const asked = round.sets.find((other) => other.id === one.set_id)
    for (const [question, answer] of all.get(one.id) ?? []) if (asked) given.set(placeOf(asked, { id: question }), answer)
  }
  for (const [place, { answer, from, differs }] of sharedAnswers(round.sets, given)) {
    const [id, question = ''] = place.split('/')
    // What was answered now, to the same question, says more than what was answered a year ago.
    if (id === set.id && !answers.has(question)) found.set(question, { answer, from, differs })
  }
  return found
}

export const seeSection = (db: Database, actor: Actor, id: string, name: string): Promise<SeenSection | undefined> =>
  db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    const asker = askerOf(tx)
    const section = found && sectionOf(found.set, name)
    const row = section && (await sectionsOf(tx, id)).find((one) => one.section === name)
    if (!found || !section || !row || !mayRead(asker, factsOf(found.part)).ok) return refuse(tx, 'answer.see', 'answer_part', id)
    const answers = await answersOfPart(tx, id)
    const handIn = mayHandIn(asker, factsOf(found.part)).ok
    await tx.audit({ deed: 'answer.see', ...about('answer_part', id) })
    return {
      ...found,
      section,
      row,
      answers,
      suggestions: await suggest(tx, found, answers),
      comments: await commentsOf(tx, [id]),
      staff: await staffOf(tx, found.part.collection),
      mine: mayAnswer(asker, factsOf(found.part), row.helper).ok,
      next: found.set.sections[found.set.sections.indexOf(section) + 1],
      colleagues: handIn ? await colleagues(tx) : [],
      may: { handIn },
    }
  })

export type Saved =
  | { ok: true }
  | { ok: false; because: 'absent' | 'state' }
  | { ok: false; because: 'conflict'; version: number; by: string | null }

/**
 * Saves one section whole: what is given is what stands after. `seen`: the version that the writer had before her. When
 * somebody has saved since, nothing is written, and she is told who; her words are hers to send again. `at`: for the demonstration.
 */
export const saveSection = (
  db: Database,
  actor: Actor,
  id: string,
  name: string,
  seen: number,
  given: readonly Answer[],
  at?: Date,
): Promise<Saved> =>
  db.as(actor, async (tx): Promise<Saved> => {
    const found = await partWithin(tx, id)
    const section = found && sectionOf(found.set, name)
    const row = section && (await sectionsOf(tx, id)).find((one) => one.section === name)
    const may = found && row && mayAnswer(askerOf(tx), factsOf(found.part), row.helper)
    if (!section || !row || !may?.ok) {
      await refuse(tx, 'answer.write', 'answer_part', id)
      return { ok: false, because: may && !may.ok && may.because === 'state' ? 'state' : 'absent' }
    }
    if (!(await takeVersion(tx, id, name, seen, at)))
      return { ok: false, because: 'conflict', version: row.version, by: row.saved_by_signature }
    const asked = new Set(section.questions.map((question) => question.id))
    await sayBegun(tx, found.round, seen)
    await writeChanged(
      tx,
      id,
      given.filter((answer) => asked.has(answer.question)),
      asked,
      at,
    )
    await tx.audit({ deed: 'answer.write', ...about('answer_part', id) })
    return { ok: true }
  })

/** The coordinator in this installation sees that somebody has begun, and nothing more. */
async function sayBegun(tx: Tx, round: RoundRow, seen: number): Promise<void> {
  if (seen === 0 && round.hosted && round.invitation !== null) await tx.enqueue('begun_round', round.invitation)
}

/** Only what differs is written, so that it stays true who answered what and when. */
export async function writeChanged(tx: Tx, part: string, given: readonly Answer[], asked: ReadonlySet<string>, at?: Date): Promise<void> {
  const stands = await answersOfPart(tx, part)
  const kept = new Map(given.map((answer) => [answer.question, answer]))
  await writeAnswers(
    tx,
    part,
    given.filter((answer) => !isSame(stands.get(answer.question), answer)),
    at,
  )
  await dropAnswers(
    tx,
    part,
    [...stands.keys()].filter((question) => asked.has(question) && !kept.has(question)),
  )
}
export const isSame = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a.applies === b.applies && a.level === b.level && a.words === b.words && a.chosen.join() === b.chosen.join()
