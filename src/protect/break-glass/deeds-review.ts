/** Looking after: the circle judges, the head of its unit is told, the log reviewer sees all and judges what nobody else can. */
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Judged } from './break-glass.ts'
import { mayEndGlass, mayJudgeFromLog, mayJudgeGlass, mayReadGlass, mayReviewGlassLog } from './policy.ts'
import { setEnded } from './store.ts'
import { type Attempt, attemptsInLog, looksOf, reviewByGlass, type ReviewRow, reviewRows, setFinding, wordsOf } from './store-review.ts'
import { judgesOf } from './store-settle.ts'

type Hours = Pick<Config, 'glass_review_hours'>
/** In whose place somebody reads: as the log reviewer, or as member of a circle or head of a unit. */
export type As = 'circle' | 'log'
export const asWhom = (roles: readonly string[]): As => (roles.includes('log_reviewer') ? 'log' : 'circle')

const LISTED_MAX = 200
const ATTEMPT_DAYS = 30
const judgeIn = (tx: Tx) => ({ ...tx.reach, account: tx.actor.account })

const inPlace = <T>(db: Database, actor: Actor, as: As, work: (tx: Tx) => Promise<T>): Promise<T> =>
  as === 'log' ? db.asReviewer(actor, work) : db.as(actor, work)

const mayList = (tx: Tx, as: As): boolean =>
  as === 'log' ? mayReviewGlassLog(judgeIn(tx)).ok : tx.reach.circles.length > 0 || tx.hasRole('unit_head')

export interface Listed {
  rows: ReviewRow[]
  attempts: Attempt[]
}
/** Undefined for whoever has no such list. */
export function listGlass(db: Database, actor: Actor, as: As, config: Hours): Promise<Listed | undefined> {
  return inPlace(db, actor, as, async (tx) => {
    if (!mayList(tx, as)) {
      await tx.audit({ deed: 'glass.list', outcome: 'not_reached' })
      return undefined
    }
    await tx.audit({ deed: 'glass.list', purpose: 'log_review' })
    return {
      rows: await reviewRows(tx, config.glass_review_hours, LISTED_MAX),
      attempts: as === 'log' ? await attemptsInLog(tx, ATTEMPT_DAYS, LISTED_MAX) : [],
    }
  })
}

export interface Reviewed {
  row: ReviewRow
  /** The circle may go on to the person; the log reviewer knows her by an id only. */
  as: As
  /** Absent for the head of a unit, who is told that it happened and on what ground, not whom it was about. */
  inside: { reason: string; finding: string | undefined; looks: Date[] } | undefined
  may: { judge: boolean; end: boolean }
}

async function notReached(tx: Tx, deed: 'glass.list' | 'glass.review' | 'glass.end', id: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: 'break_glass', id } : { kind: 'break_glass' } })
  return undefined
}

/** How many in the circle could judge it: asked in the organisation's name, since the log reviewer is in no circle. */
async function judgesFor(db: Database, actor: Actor, as: As, id: string): Promise<number> {
  if (as !== 'log' || !isId(id)) return 0
  const row = await db.asReviewer(actor, (tx) => reviewByGlass(tx, id, 1))
  if (!row || row.circle === null) return 0
  const { circle, account } = row
  return db.asWorker(actor.tenant, (tx) => judgesOf(tx, circle, account))
}

const mayJudge = (tx: Tx, as: As, row: ReviewRow, judges: number): boolean =>
  (as === 'log' ? mayJudgeFromLog(judgeIn(tx), { ...row, judges }) : mayJudgeGlass(judgeIn(tx), row)).ok

export async function seeReview(db: Database, actor: Actor, as: As, id: string, config: Hours): Promise<Reviewed | undefined> {
  const judges = await judgesFor(db, actor, as, id)
  return inPlace(db, actor, as, async (tx) => {
    const row = isId(id) && mayList(tx, as) ? await reviewByGlass(tx, id, config.glass_review_hours) : undefined
    if (!row || row.account === tx.actor.account) return notReached(tx, 'glass.list', id)
    const inside = as === 'log' || mayReadGlass(judgeIn(tx), row).ok
    await tx.audit({
      deed: 'glass.list',
      purpose: 'log_review',
      object: { kind: 'break_glass', id },
      ...(inside && row.person && row.circle ? { person: row.person, circle: row.circle } : {}),
    })
    return {
      row,
      as,
      inside: inside ? { ...(await wordsOf(tx, id)), looks: await looksOf(tx, row) } : undefined,
      may: {
        judge: row.finding === null && mayJudge(tx, as, row, judges),
        end: row.is_open && as === 'circle' && mayEndGlass(judgeIn(tx), row).ok,
      },
    }
  })
}

export type JudgedGlass = 'judged' | 'absent' | 'by_other'
/** Never the one who asked; once. */
export async function judgeOpening(db: Database, actor: Actor, as: As, id: string, config: Hours, judged: Judged): Promise<JudgedGlass> {
  const judges = await judgesFor(db, actor, as, id)
  return inPlace(db, actor, as, async (tx) => {
    const row = isId(id) ? await reviewByGlass(tx, id, config.glass_review_hours) : undefined
    if (!row || !mayJudge(tx, as, row, judges)) {
      await notReached(tx, 'glass.review', id)
      return 'absent'
    }
    if (!(await setFinding(tx, id, judged.finding, judged.words))) return 'by_other'
    await tx.audit({
      deed: 'glass.review',
      purpose: 'log_review',
      object: { kind: 'break_glass', id },
      ...(row.person && row.circle ? { person: row.person, circle: row.circle } : {}),
    })
    return 'judged'
  })
}

/** Officer or deputy closes it for the one who opened. */
export function endOpening(db: Database, actor: Actor, id: string, config: Hours): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const row = isId(id) ? await reviewByGlass(tx, id, config.glass_review_hours) : undefined
    if (!row?.person || !row.circle || !mayEndGlass(judgeIn(tx), row).ok || !(await setEnded(tx, id))) {
      await notReached(tx, 'glass.end', id)
      return false
    }
    await tx.audit({
      deed: 'glass.end',
      purpose: 'log_review',
      object: { kind: 'break_glass', id },
      person: row.person,
      circle: row.circle,
    })
    return true
  })
}
