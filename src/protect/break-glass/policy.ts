/** Who may break the glass, end it and judge it. Row security has already kept everyone else away. */
import { mayCare, maySee, type Standing } from '../circle/index.ts'

export type GlassJudgement =
  | { ok: true }
  | {
      ok: false
      because:
        | 'wrong_role'
        | 'keeps_accounts_or_log'
        | 'outside_circle'
        | 'not_officer'
        | 'own_opening'
        | 'circle_first'
        | 'member_of_circle'
    }

/** Those who meet people. */
const MAY_ASK = ['caseworker', 'registrar', 'unit_head', 'protection_officer', 'deputy']
/** Whoever keeps accounts reaches no content, and whoever reviews the log reviews what others did: whatever else they are. */
const NEVER = ['system_owner', 'log_reviewer']

export function mayBreakGlass(reach: Pick<Standing, 'roles'>): GlassJudgement {
  if (reach.roles.some((role) => NEVER.includes(role))) return { ok: false, because: 'keeps_accounts_or_log' }
  return reach.roles.some((role) => MAY_ASK.includes(role)) ? { ok: true } : { ok: false, because: 'wrong_role' }
}

interface Opening {
  /** Who asked. */
  account: string
  circle: string | null
}
interface Judge extends Standing {
  account: string | null
}

/** One's own, or officer or deputy of the circle. */
export function mayEndGlass(reach: Judge, opening: Opening): GlassJudgement {
  if (reach.account === opening.account) return { ok: true }
  return opening.circle === null ? { ok: false, because: 'outside_circle' } : mayCare(reach, opening.circle)
}

/** Reason, person and looks: the circle, never the one who asked. */
export function mayReadGlass(reach: Judge, opening: Opening): GlassJudgement {
  if (reach.account === opening.account) return { ok: false, because: 'own_opening' }
  return opening.circle === null ? { ok: false, because: 'outside_circle' } : maySee(reach, opening.circle)
}

export function mayJudgeGlass(reach: Judge, opening: Opening): GlassJudgement {
  if (reach.account === opening.account) return { ok: false, because: 'own_opening' }
  return opening.circle === null ? { ok: false, because: 'outside_circle' } : mayCare(reach, opening.circle)
}

/** The log reviewer lists all and judges what nobody else can: no circle to do it, or one that has not in time. */
export function mayReviewGlassLog(reach: Judge): GlassJudgement {
  if (!reach.roles.includes('log_reviewer')) return { ok: false, because: 'wrong_role' }
  return reach.circles.length === 0 ? { ok: true } : { ok: false, because: 'member_of_circle' }
}
export function mayJudgeFromLog(reach: Judge, opening: Opening & { overdue: boolean; judges: number }): GlassJudgement {
  const reviewer = mayReviewGlassLog(reach)
  if (!reviewer.ok) return reviewer
  if (reach.account === opening.account) return { ok: false, because: 'own_opening' }
  return opening.circle === null || opening.overdue || opening.judges === 0 ? { ok: true } : { ok: false, because: 'circle_first' }
}
