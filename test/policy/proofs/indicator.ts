import * as policy from '../../../src/followup/indicator/policy.ts'
import type { Standing } from '../../../src/followup/indicator/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_coordinator'
const KEEPERS = [no, no, no, no, no, no, no, no, no, no, no, Y, Y, no] as const
type State = Parameters<typeof policy.mayPublish>[1]['state']
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES), placed: yesNo })
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles, placed: true })
const isPlaced = (one: Standing) => one.account !== null && one.placed
const coordinates = (one: Standing) => isPlaced(one) && (one.roles.includes('coordinator') || one.roles.includes('national_coordinator'))

export const indicator = prove<typeof policy>({
  name: 'indicator',
  file: 'src/followup/indicator/policy.ts',
  policy,
  others: {},
  deeds: {
    mayReadIndicators: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !isPlaced(asker),
      },
    },
    mayKeepIndicators: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: KEEPERS,
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !coordinates(asker),
      },
    },
    mayEnterValue: {
      names: ['who', 'indicator'],
      space: [WHO, record<{ about_people: boolean }>({ about_people: yesNo })],
      ask: (cast) => [who(cast), { about_people: false }],
      row: KEEPERS,
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        numbers_point_at_no_one: (yes, _asker, asked) => !yes || !asked.about_people,
        who_may_is_not_stopped: (yes, asker, asked) => yes || !coordinates(asker) || asked.about_people,
      },
    },
    mayEnterCount: {
      names: ['who', 'count'],
      space: [WHO, record<{ protected: boolean; municipal: boolean }>({ protected: yesNo, municipal: yesNo })],
      ask: (cast) => [who(cast), { protected: false, municipal: true }],
      row: KEEPERS,
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        numbers_point_at_no_one: (yes, _asker, count) => !yes || !(count.protected && count.municipal),
        who_may_is_not_stopped: (yes, asker, count) => yes || !coordinates(asker) || (count.protected && count.municipal),
      },
    },
    mayPublish: {
      names: ['who', 'release'],
      space: [WHO, record<{ state: State }>({ state: one<State>('waiting', 'stopped', 'failed', 'ready', 'published') })],
      ask: (cast) => [who(cast), { state: 'ready' }],
      row: KEEPERS,
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || coordinates(asker),
        numbers_point_at_no_one: (yes, _asker, release) => !yes || release.state === 'ready',
        who_may_is_not_stopped: (yes, asker, release) => yes || !coordinates(asker) || release.state !== 'ready',
      },
    },
  },
})
