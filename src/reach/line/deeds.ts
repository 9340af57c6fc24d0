import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { content, type Line, publishSoon } from '../text/index.ts'
import { knownSince, type Report, type Stage, type Standing, stageOf, standingOf, type Verdict, type Way } from './line.ts'
import { mayKeepLines } from './policy.ts'
import { allReports, allTold, insertReport, reportsOf, type Told, type ToldReport } from './store.ts'

export const askerOf = (tx: Tx) => ({ account: tx.actor.account, roles: tx.reach.roles })

export interface SeenLine {
  line: Line
  standing: Standing
  /** The day that its age is counted from. */
  since: string | null
  stage: Stage | undefined
  /** What other organisations have told, where this one keeps the national lines, and that has had no answer here. */
  told: Told[]
}
function seen(line: Line, reports: readonly Report[], told: readonly Told[], day: string): SeenLine {
  const standing = standingOf(line, reports)
  const since = knownSince(line, standing)
  const answered = reports.filter((one) => one.line === line.id && one.origin === 'own').map(({ at }) => at.getTime())
  const last = Math.max(0, ...answered)
  return {
    line,
    standing,
    since,
    stage: isGone(standing) ? undefined : stageOf(since, day, content().staleDays),
    told: told.filter((one) => one.line === line.id && one.at.getTime() > last),
  }
}
/** Reported wrong or secret here, and so not on the public pages: it grows no older there. */
const isGone = ({ state, kept }: Standing) => state !== undefined && state.verdict !== 'checked' && !kept

/** All lines as they stand here. For pages, Idag and the reminders; whoever calls has asked the policy or is a job. */
export async function linesHere(tx: Tx, day: string): Promise<SeenLine[]> {
  const [reports, told] = [await allReports(tx), await allTold(tx)]
  return content().lines.map((line) => seen(line, reports, told, day))
}

export const seeLines = (db: Database, actor: Actor, day = dayOf(new Date())): Promise<SeenLine[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepLines(askerOf(tx)).ok) return refuse(tx)
    return linesHere(tx, day)
  })
async function refuse(tx: Tx): Promise<undefined> {
  await tx.audit({ deed: 'line.see', outcome: 'not_reached', purpose: 'reach_out', object: { kind: 'line' } })
  return undefined
}

export interface SeenOne extends SeenLine {
  history: ToldReport[]
}
export const seeLine = (db: Database, actor: Actor, id: string, day = dayOf(new Date())): Promise<SeenOne | undefined> =>
  db.as(actor, async (tx) => {
    const line = lineOf(id)
    if (!line || !mayKeepLines(askerOf(tx)).ok) return refuse(tx)
    return { ...seen(line, await allReports(tx), await allTold(tx), day), history: await reportsOf(tx, id) }
  })
const lineOf = (id: string): Line | undefined => content().lines.find((line) => line.id === id)

export type Word = { verdict: 'checked'; how: Way; on: string } | { verdict: Exclude<Verdict, 'checked'>; note: string }
/** Carries to the others what the national keeper has found, and to the keeper what others have reported. */
export const CARRY_TASK = 'carry_line'

/** A check, or a report that takes the line off this organisation's pages at once. False: no such line, or not yours to say. */
export const reportLine = (db: Database, actor: Actor, line: string, word: Word, today = dayOf(new Date())): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const deed = word.verdict === 'checked' ? 'line.check' : 'line.report'
    if (!lineOf(line) || !mayKeepLines(askerOf(tx)).ok) {
      await tx.audit({ deed, outcome: 'not_reached', purpose: 'reach_out', object: { kind: 'line' } })
      return false
    }
    await put(tx, line, word, today)
    return true
  })

async function put(tx: Tx, line: string, word: Word, today: string): Promise<void> {
  const id = newId()
  const checked = word.verdict === 'checked'
  await insertReport(tx, {
    id,
    line,
    verdict: word.verdict,
    how: checked ? word.how : null,
    on: checked ? word.on : today,
    note: checked ? undefined : word.note,
  })
  await tx.audit({ deed: checked ? 'line.check' : 'line.report', purpose: 'reach_out', object: { kind: 'line_report', id } })
  await publishSoon(tx)
  await tx.enqueue(CARRY_TASK, id)
}

/** Does as the national keeper proposes, with one press: the same word, in this organisation's own name. */
export const followProposal = (db: Database, actor: Actor, line: string, today = dayOf(new Date())): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const known = lineOf(line)
    const proposal = known && mayKeepLines(askerOf(tx)).ok ? standingOf(known, await allReports(tx)).proposal : undefined
    if (!proposal) {
      await tx.audit({ deed: 'line.report', outcome: 'not_reached', purpose: 'reach_out', object: { kind: 'line' } })
      return false
    }
    const { verdict, how, on } = proposal
    const note = (await reportsOf(tx, line)).find(({ id }) => id === proposal.id)?.note ?? '–'
    await put(tx, line, verdict === 'checked' ? { verdict, how: how ?? 'read', on } : { verdict, note }, today)
    return true
  })
