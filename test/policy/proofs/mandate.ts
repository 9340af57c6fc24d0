import * as policy from '../../../src/followup/mandate/policy.ts'
import type { Standing } from '../../../src/followup/mandate/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_coordinator'
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES), placed: yesNo })
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles, placed: true })
const isPlaced = (one: Standing) => one.account !== null && one.placed
const coordinates = (one: Standing) => isPlaced(one) && (one.roles.includes('coordinator') || one.roles.includes('national_coordinator'))

export const mandate = prove<typeof policy>({
  name: 'mandate',
  file: 'src/followup/mandate/policy.ts',
  policy,
  others: {},
  deeds: {
    mayReadMandates: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !isPlaced(asker),
      },
    },
    mayKeepMandates: {
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
  },
})
