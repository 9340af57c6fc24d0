/** What other rooms read of the organisation's own answers, and what a coordinator brings back. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { type ActionLine, actionsOf } from '../action/index.ts'
import { type Answer, type Feedback, feedback, type QuestionSet } from '../question/index.ts'
import { about, askerOf, factsOf, refuse } from './asker.ts'
import { type Moved, movedSince, type Progress, progressOf } from './answer.ts'
import { mayRead, mayRun } from './policy.ts'
import { type StaffLine, staffOf } from './deeds-staff.ts'
import { answersOfParts, formerOf } from './store-answer.ts'
import { allParts, type PartRow, partsOf } from './store-part.ts'
import { allRounds, comparisonOf, roundById, roundByInvitation, type RoundRow, writeComparison } from './store-round.ts'
import type { Comparison } from './tables.ts'

export interface ReportedPart {
  id: string
  set: QuestionSet
  /** Null: the whole organisation. */
  unit: string | null
  owner: string
  state: PartRow['state']
  answers: ReadonlyMap<string, Answer>
  progress: Progress
  feedback: Feedback
  moved: readonly Moved[]
  actions: readonly ActionLine[]
  staff: readonly StaffLine[]
}
export interface Report {
  round: Pick<RoundRow, 'id' | 'title' | 'from_name' | 'opens' | 'closes' | 'number' | 'locked' | 'unit'>
  parts: readonly ReportedPart[]
  comparison: Comparison | undefined
}

/** For `followup/report`, in the asker's own name: as much as the asker reaches. `roundId`: the round's id here. */
export async function answersOf(tx: Tx, roundId: string): Promise<Report | undefined> {
  const round = isId(roundId) ? await roundById(tx, roundId) : undefined
  if (!round) return refuse(tx, 'answer.see', 'answer_round', roundId)
  const rows = (await partsOf(tx, roundId)).filter((part) => mayRead(askerOf(tx), factsOf(part)).ok)
  const answers = await answersOfParts(
    tx,
    rows.map((part) => part.id),
  )
  const parts: ReportedPart[] = []
  for (const row of rows) {
    const set = round.sets.find((one) => one.id === row.set_id)
    const mine = answers.get(row.id) ?? new Map()
    if (!set) continue
    parts.push({
      id: row.id,
      set,
      unit: row.unit_name,
      owner: row.owner_signature,
      state: row.state,
      answers: mine,
      progress: progressOf(
        set.sections.flatMap((section) => section.questions),
        mine,
      ),
      feedback: feedback(set, [...mine.values()]),
      moved: movedSince(await formerOf(tx, row.id), mine),
      actions: await actionsOf(tx, 'answer', row.id),
      staff: await staffOf(tx, row.collection),
    })
  }
  await tx.audit({ deed: 'answer.see', ...about('answer_round', roundId) })
  return { round, parts, comparison: (await comparisonOf(tx, roundId))?.document }
}

/** The same, to be taken out as a file: its own row in the log. */
export const exportRound = (db: Database, actor: Actor, id: string): Promise<Report | undefined> =>
  db.as(actor, async (tx) => {
    const all = await answersOf(tx, id)
    if (!all || all.parts.length === 0) return refuse(tx, 'answer.export', 'answer_round', id)
    await tx.audit({ deed: 'answer.export', ...about('answer_round', id) })
    return all
  })

/** For `followup/report` and the overview: the rounds that this person reaches, latest first. */
export const answerRounds = async (
  tx: Tx,
): Promise<Pick<RoundRow, 'id' | 'title' | 'from_name' | 'closes' | 'number' | 'locked' | 'unit'>[]> => allRounds(tx)

/** In the invited organisation's own name, for `followup/round`: how similar organisations answered. Safe to repeat. */
export async function takeComparison(tx: Tx, invitation: string, comparison: Comparison): Promise<boolean> {
  const round = isId(invitation) ? await roundByInvitation(tx, invitation) : undefined
  if (!round) return false
  await writeComparison(tx, round.id, comparison)
  await tx.audit({ deed: 'answer.compare', ...about('answer_round', round.id) })
  return true
}
export interface Compared {
  round: RoundRow
  comparison: Comparison
  came_at: Date
  own: ReadonlyMap<string, Answer>
}
export const seeComparison = (db: Database, actor: Actor, id: string): Promise<Compared | undefined> =>
  db.as(actor, async (tx) => {
    const round = isId(id) ? await roundById(tx, id) : undefined
    const found = round && mayRun(askerOf(tx), null).ok ? await comparisonOf(tx, id) : undefined
    if (!round || !found) return refuse(tx, 'answer.compare', 'answer_round', id)
    const parts = await partsOf(tx, id)
    const answers = await answersOfParts(
      tx,
      parts.map((part) => part.id),
    )
    const own = new Map<string, Answer>()
    for (const part of parts)
      for (const [question, answer] of answers.get(part.id) ?? []) {
        const place = `${part.set_id}/${question}`
        const before = own.get(place)
        if (before === undefined || (answer.level !== null && (before.level === null || answer.level < before.level)))
          own.set(place, answer)
      }
    await tx.audit({ deed: 'answer.compare', ...about('answer_round', id) })
    return { round, comparison: found.document, came_at: found.came_at, own }
  })

export interface RoundLine {
  round: RoundRow
  parts: number
  progress: Progress
  /** Parts that wait for a reviewer. */
  ready: number
}
export interface Listed {
  runs: boolean
  whole: boolean
  mine: readonly (PartRow & { round_title: string; progress: Progress; set: QuestionSet | undefined })[]
  rounds: readonly RoundLine[]
}
/** The first page: what I hold, and the rounds that I run. */
export const listAnswering = (db: Database, actor: Actor): Promise<Listed> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    const [rounds, parts] = [await allRounds(tx), await allParts(tx)]
    const open = new Set(rounds.filter((round) => !round.locked).map((round) => round.id))
    const answers = await answersOfParts(
      tx,
      parts.filter((part) => open.has(part.round)).map((part) => part.id),
    )
    const told = parts.flatMap((part) => {
      const round = rounds.find((one) => one.id === part.round)
      const set = round?.sets.find((one) => one.id === part.set_id)
      const questions = set?.sections.flatMap((section) => section.questions) ?? []
      return round ? [{ ...part, round_title: round.title, set, progress: progressOf(questions, answers.get(part.id) ?? new Map()) }] : []
    })
    await tx.audit({ deed: 'answer.list', purpose: 'follow_up' })
    const whole = mayRun(asker, null).ok
    return {
      whole,
      runs: whole || mayRun(asker, asker.unit).ok,
      mine: told.filter((part) => open.has(part.round) && [part.owner, part.reviewer, ...part.helpers].includes(actor.account ?? '')),
      rounds: rounds.map((round) => {
        const here = told.filter((part) => part.round === round.id)
        const sum = (key: keyof Progress) => here.reduce((all, part) => all + part.progress[key], 0)
        return {
          round,
          parts: here.length,
          progress: { answered: sum('answered'), all: sum('all') },
          ready: here.filter((one) => one.state === 'ready').length,
        }
      }),
    }
  })
