import * as policy from '../../../src/protect/break-glass/policy.ts'
import { ALL_ROLES, CIRCLE, type CastStanding, OTHER_CIRCLE } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, upToTwo, yesNo } from '../space.ts'
import { isOfficer } from './standing.ts'

type Judge = Parameters<typeof policy.mayEndGlass>[0]
type Opening = Parameters<typeof policy.mayEndGlass>[1]
type FromLog = Parameters<typeof policy.mayJudgeFromLog>[1]

const Y = true
const role = 'wrong_role'
const kept = 'keeps_accounts_or_log'
const out = 'outside_circle'
const off = 'not_officer'

const JUDGES: Space<Judge> = record<Judge>({
  account: one<string | null>('me', 'b', null),
  roles: upToTwo(...ALL_ROLES),
  circles: subsets(CIRCLE, OTHER_CIRCLE),
})
const OPENINGS: Space<Opening> = record<Opening>({ account: one('me', 'b'), circle: one<string | null>(CIRCLE, null) })
const FROM_LOG: Space<FromLog> = record<FromLog>({
  account: one('me', 'b'),
  circle: one<string | null>(CIRCLE, null),
  overdue: yesNo,
  judges: one(0, 1, 3),
})
const judge = ({ account, roles, circles }: CastStanding): Judge => ({ account, roles, circles })
const OPENED: Opening = { account: 'b', circle: CIRCLE }

const meetsPeople = (reach: { roles: readonly string[] }) =>
  ['caseworker', 'registrar', 'unit_head', 'protection_officer', 'deputy'].some((one) => reach.roles.includes(one))
const keepsOrReviews = (reach: { roles: readonly string[] }) => reach.roles.includes('system_owner') || reach.roles.includes('log_reviewer')
const isIn = (reach: Judge, opening: Opening) => opening.circle !== null && reach.circles.includes(opening.circle)
const isIndependent = (reach: Judge) => reach.roles.includes('log_reviewer') && reach.circles.length === 0

export const breakGlass = prove<typeof policy>({
  name: 'glass',
  file: 'src/protect/break-glass/policy.ts',
  policy,
  others: {},
  deeds: {
    mayBreakGlass: {
      names: ['reach'],
      space: [record<Parameters<typeof policy.mayBreakGlass>[0]>({ roles: subsets(...ALL_ROLES) })],
      ask: (cast) => [cast],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, kept, kept, role, role, role, role],
      holds: {
        glass_by_those_who_meet_people: (yes, reach) => !yes || (meetsPeople(reach) && !keepsOrReviews(reach)),
        who_may_is_not_stopped: (yes, reach) => yes || !meetsPeople(reach) || keepsOrReviews(reach),
      },
    },
    mayEndGlass: {
      names: ['reach', 'opening'],
      space: [JUDGES, OPENINGS],
      ask: (cast) => [judge(cast), OPENED],
      row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: (yes, reach, opening) => !yes || reach.account === opening.account || isIn(reach, opening),
        only_officers_change: (yes, reach, opening) => !yes || reach.account === opening.account || isOfficer(reach),
        who_may_is_not_stopped: (yes, reach, opening) =>
          yes || !(reach.account === opening.account || (isIn(reach, opening) && isOfficer(reach))),
      },
    },
    mayReadGlass: {
      names: ['reach', 'opening'],
      space: [JUDGES, OPENINGS],
      ask: (cast) => [judge(cast), OPENED],
      row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: (yes, reach, opening) => !yes || isIn(reach, opening),
        opener_never_reviews: (yes, reach, opening) => !yes || reach.account !== opening.account,
        who_may_is_not_stopped: (yes, reach, opening) => yes || reach.account === opening.account || !isIn(reach, opening),
      },
    },
    mayJudgeGlass: {
      names: ['reach', 'opening'],
      space: [JUDGES, OPENINGS],
      ask: (cast) => [judge(cast), OPENED],
      row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out],
      holds: {
        outside_the_circle_nothing: (yes, reach, opening) => !yes || isIn(reach, opening),
        only_officers_change: (yes, reach) => !yes || isOfficer(reach),
        opener_never_reviews: (yes, reach, opening) => !yes || reach.account !== opening.account,
        who_may_is_not_stopped: (yes, reach, opening) =>
          yes || reach.account === opening.account || !isIn(reach, opening) || !isOfficer(reach),
      },
    },
    mayReviewGlassLog: {
      names: ['reach'],
      space: [JUDGES],
      ask: (cast) => [judge(cast)],
      row: [role, role, role, role, role, role, role, role, Y, role, role, role, role, role],
      holds: {
        reviewer_is_independent: (yes, reach) => !yes || isIndependent(reach),
        who_may_is_not_stopped: (yes, reach) => yes || !isIndependent(reach),
      },
    },
    mayJudgeFromLog: {
      names: ['reach', 'opening'],
      space: [JUDGES, FROM_LOG],
      ask: (cast) => [judge(cast), { ...OPENED, overdue: true, judges: 2 }],
      row: [role, role, role, role, role, role, role, role, Y, role, role, role, role, role],
      holds: {
        reviewer_is_independent: (yes, reach) => !yes || isIndependent(reach),
        opener_never_reviews: (yes, reach, opening) => !yes || reach.account !== opening.account,
        circle_judges_first: (yes, _reach, opening) => !yes || opening.circle === null || opening.overdue || opening.judges === 0,
        who_may_is_not_stopped: (yes, reach, opening) =>
          yes ||
          !isIndependent(reach) ||
          reach.account === opening.account ||
          !(opening.circle === null || opening.overdue || opening.judges === 0),
      },
    },
  },
})
