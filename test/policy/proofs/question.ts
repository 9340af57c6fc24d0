import * as policy from '../../../src/followup/question/policy.ts'
import type { Standing } from '../../../src/followup/question/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_coordinator'
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES), placed: yesNo })
const SET = record<{ own: boolean; withdrawn: boolean }>({ own: yesNo, withdrawn: yesNo })
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles, placed: true })
const isPlaced = (one: Standing) => one.account !== null && one.placed
const coordinates = (one: Standing) => isPlaced(one) && (one.roles.includes('coordinator') || one.roles.includes('national_coordinator'))

export const question = prove<typeof policy>({
  name: 'question',
  file: 'src/followup/question/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepSets: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, no, Y, Y, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !coordinates(asker),
      },
    },
    mayWithdrawSet: {
      names: ['who', 'set'],
      space: [WHO, SET],
      ask: (cast) => [who(cast), { own: true, withdrawn: false }],
      row: [no, no, no, no, no, no, no, no, no, no, no, Y, Y, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        decided_stays_decided: (yes, _asker, set) => !yes || (set.own && !set.withdrawn),
        who_may_is_not_stopped: (yes, asker, set) => yes || !coordinates(asker) || !set.own || set.withdrawn,
      },
    },
  },
})
