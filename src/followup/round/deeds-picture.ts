/** Rounds as numbers: progress, what all have answered, what has moved, and the comparison that goes back. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import type { Comparison } from '../answer/index.ts'
import { type QuestionSet, questionsOf } from '../question/index.ts'
import { about, refuse, standingOfActor } from './asker.ts'
import { isKind, KIND_CODES, KINDS_MANY } from './counties.ts'
import { type AggregateLine, type Filter, type GroupCount, type LevelCount, mayShow, sharesOf, withoutOwn } from './picture.ts'
import { mayKeepRounds } from './policy.ts'
import type { Round, RoundLine } from './round.ts'
import {
  answeredByDay,
  answersTo,
  countAnswering,
  countLevels,
  countMoved,
  countProgress,
  partsOf,
  pictureOf,
  type ProgressCell,
  writePicture,
} from './store-answer.ts'
import { invitationById } from './store-invitation.ts'
import { roundById, roundLines, setsOf } from './store-round.ts'

/* ── doors for report, indicator and overview: in a transaction of the coordinator's, or in the organisation's own name ── */

/** The sets of a round, as they were asked. */
export const setsIn = async (tx: Tx, round: string): Promise<QuestionSet[]> => (await setsOf(tx, round)).map((one) => one.document)

/** One's own rounds, the latest first. */
export const roundsOf = (tx: Tx): Promise<(RoundLine & { invited: number; answered: number; begun: number })[]> => roundLines(tx)

export interface Progress {
  invited: number
  answered: number
  begun: number
  silent: number
  /** By kind and county, as invited. Who has been asked and has answered is no secret to the coordinator. */
  cells: readonly (ProgressCell & { silent: number })[]
  /** Answers in all by the number of days since the round opened, and the former round's on the same days. */
  trend: readonly { day: number; answered: number; former: number | undefined }[]
}
export async function progress(tx: Tx, round: string): Promise<Progress> {
  const own = await roundById(tx, round)
  const cells = (await countProgress(tx, round)).map((cell) => ({ ...cell, silent: cell.invited - cell.answered - cell.begun }))
  const sum = (of: 'invited' | 'answered' | 'begun' | 'silent') => cells.reduce((all, cell) => all + cell[of], 0)
  const days = own && own.state !== 'draft' ? await answeredByDay(tx, round) : []
  const former = own?.former ? await answeredByDay(tx, own.former) : undefined
  return {
    invited: sum('invited'),
    answered: sum('answered'),
    begun: sum('begun'),
    silent: sum('silent'),
    cells,
    trend: trendOf(days, former, days.at(-1)?.day ?? 0),
  }
}
type ByDay = readonly { day: number; count: number }[]
const upTo = (days: ByDay, day: number): number => days.reduce((sum, one) => (one.day <= day ? sum + one.count : sum), 0)
function trendOf(days: ByDay, former: ByDay | undefined, last: number) {
  const steps = [...new Set([0, 7, 14, 21, 28, 42, 56, 84, last].filter((day) => day >= 0 && day <= last))].sort((a, b) => a - b)
  return steps.map((day) => ({ day, answered: upTo(days, day), former: former && upTo(former, day) }))
}

const byQuestion = <Row extends { set_id: string; place: number }>(rows: readonly Row[]): Map<string, Row[]> => {
  const sorted = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.set_id}|${row.place}`
    const known = sorted.get(key)
    if (known) known.push(row)
    else sorted.set(key, [row])
  }
  return sorted
}
const NONE: readonly never[] = []
/** Each question that has levels, by its place in the set from 1. */
const askedOf = (sets: readonly QuestionSet[]) =>
  sets.flatMap((set) =>
    questionsOf(set).map((question, index) => ({ set: set.id, question, place: index + 1, key: `${set.id}|${index + 1}` })),
  )
const HAS_LEVELS = ['level', 'yes_no']

/**
 * How many stand at each level, question by question, of those whom the filter lets through. Hidden where fewer than five
 * have answered, or where another filter's picture beside this one would tell of fewer than five.
 */
export async function aggregate(tx: Tx, round: string, filter: Filter = {}): Promise<AggregateLine[]> {
  const sets = (await setsOf(tx, round)).map((one) => one.document)
  const counted = byQuestion<LevelCount>(await countLevels(tx, round, filter))
  const isWhole = filter.kind === undefined && filter.county === undefined
  const divided = isWhole ? undefined : byQuestion<GroupCount>(await countAnswering(tx, round))
  return askedOf(sets)
    .filter(({ question }) => HAS_LEVELS.includes(question.kind))
    .map(({ set, question, key }) => {
      const spread = sharesOf(counted.get(key) ?? NONE)
      const shown = divided ? mayShow(divided.get(key) ?? NONE, filter) : spread.count >= SMALLEST_SHOWN
      return shown
        ? { set, question: question.id, ...spread, hidden: false }
        : { set, question: question.id, count: 0, shares: {}, hidden: true }
    })
}

export interface MovedLine {
  set: string
  question: string
  up: number
  same: number
  down: number
  hidden: boolean
}
/** Since the former round, of the organisations that answered the question both times. Empty where there is no former one. */
export async function moved(tx: Tx, round: string, filter: Filter = {}): Promise<MovedLine[]> {
  const own = await roundById(tx, round)
  if (!own?.former) return []
  const [now, then] = [await setsOf(tx, round), await setsOf(tx, own.former)]
  const was = new Map(askedOf(then.map((one) => one.document)).map((one) => [`${one.set}/${one.question.id}`, one.place]))
  const asked = askedOf(now.map((one) => one.document)).flatMap((one) => {
    const place = was.get(`${one.set}/${one.question.id}`)
    return place === undefined || !HAS_LEVELS.includes(one.question.kind) ? [] : [{ ...one, was: place }]
  })
  const places = asked.map((one) => ({ set_id: one.set, place: one.place, was: one.was }))
  const counted = byQuestion(await countMoved(tx, round, own.former, places))
  return asked.map(({ set, question, key }) => {
    const cells = counted.get(key) ?? []
    const both = cells.map((cell) => ({ ...cell, count: cell.up + cell.same + cell.down }))
    if (!mayShow(both, filter)) return { set, question: question.id, up: 0, same: 0, down: 0, hidden: true }
    const within = cells.filter((cell) => isWithin(cell, filter))
    const sum = (of: 'up' | 'same' | 'down') => within.reduce((all, cell) => all + cell[of], 0)
    return { set, question: question.id, up: sum('up'), same: sum('same'), down: sum('down'), hidden: false }
  })
}
const isWithin = (cell: { kind: string; county: string | null }, { kind, county }: Filter): boolean =>
  (kind === undefined || cell.kind === kind) && (county === undefined || cell.county === county)

/** When the round closes: what organisations of each kind answered, frozen. */
export async function freezePictures(tx: Tx, round: string): Promise<void> {
  for (const kind of KIND_CODES) await writePicture(tx, round, kind, await countLevels(tx, round, { kind }))
}

/** In the organisation's own name: what goes back to one that has answered, after the round has closed. Without names. */
export async function comparisonFor(tx: Tx, invitation: string): Promise<Comparison | undefined> {
  const invited = await invitationById(tx, invitation)
  const picture = invited?.answered_at ? await pictureOf(tx, invited.round, invited.kind) : undefined
  if (!invited || !picture) return undefined
  // The answer that stood when the picture was made: a later one was never in it.
  const then = (await answersTo(tx, invitation)).find((answer) => answer.received_at <= picture.made_at)
  const own = then ? await partsOf(tx, invitation, { number: then.number }) : []
  const counted = byQuestion(withoutOwn(picture.counts, own))
  const lines = askedOf((await setsOf(tx, invited.round)).map((one) => one.document)).flatMap(({ set, question, key }) => {
    const levels = counted.get(key)
    return levels ? [{ set, question: question.id, ...sharesOf(levels) }] : []
  })
  // The largest of the questions' groups: so many others there are at least.
  const count = lines.reduce((most, line) => Math.max(most, line.count), 0)
  const among = KINDS_MANY[isKind(invited.kind) ? invited.kind : 'state_agency']
  return count === 0 ? undefined : { among, count, lines: lines.map(({ set, question, shares }) => ({ set, question, shares })) }
}

/* ── for the pages ── */

export interface SeenPicture {
  round: Round
  former: Round | undefined
  sets: QuestionSet[]
  progress: Progress
  lines: AggregateLine[]
  moved: MovedLine[]
}
export const seePicture = (db: Database, actor: Actor, id: string, filter: Filter): Promise<SeenPicture | undefined> =>
  db.as(actor, async (tx) => {
    const round = isId(id) && mayKeepRounds(standingOfActor(tx)).ok ? await roundById(tx, id) : undefined
    if (!round) return refuse(tx, 'round.aggregate', 'round', id)
    await tx.audit({ deed: 'round.aggregate', ...about('round', id) })
    return {
      round,
      former: round.former === null ? undefined : await roundById(tx, round.former),
      sets: (await setsOf(tx, id)).map((one) => one.document),
      progress: await progress(tx, id),
      lines: await aggregate(tx, id, filter),
      moved: await moved(tx, id, filter),
    }
  })
