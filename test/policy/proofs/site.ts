import * as policy from '../../../src/reach/site/policy.ts'
import type { Standing } from '../../../src/reach/site/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_communicator'
const nn = 'not_national'
const WHO: Space<Standing> = record<Standing>({
  account: one<string | null>('me', null),
  roles: subsets(...ALL_ROLES),
  unit: one<string | null>('u', 'v', null),
})
const who = ({ account, roles, unit }: CastStanding): Standing => ({ account, roles, unit })
const isPlaced = (asker: Standing) => asker.account !== null && asker.unit !== null
const reachesOut = (asker: Standing) => isPlaced(asker) && asker.roles.includes('communicator')

export const site = prove<typeof policy>({
  name: 'site',
  file: 'src/reach/site/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepSites: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        only_communicators_publish: (yes, asker) => !yes || reachesOut(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !reachesOut(asker),
      },
    },
    mayKeepSite: {
      names: ['who', 'site'],
      space: [WHO, record<{ unit: string | null }>({ unit: one<string | null>('u', null) })],
      ask: (cast) => [who(cast), { unit: 'u' }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        only_communicators_publish: (yes, asker) => !yes || reachesOut(asker),
        walls_between_units: (yes, asker, of) => !yes || of.unit === null || of.unit === asker.unit,
        who_may_is_not_stopped: (yes, asker, of) => yes || !reachesOut(asker) || (of.unit !== null && of.unit !== asker.unit),
      },
    },
    mayMakeNational: {
      names: ['who', 'here'],
      space: [WHO, record<{ coordinates: boolean; free: boolean }>({ coordinates: yesNo, free: yesNo })],
      ask: (cast) => [who(cast), { coordinates: true, free: true }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        only_communicators_publish: (yes, asker) => !yes || reachesOut(asker),
        one_speaks_for_all: (yes, _asker, here) => !yes || (here.coordinates && here.free),
        who_may_is_not_stopped: (yes, asker, here) => yes || !reachesOut(asker) || !here.coordinates || !here.free,
      },
    },
    maySeeAll: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [nn, nn, nn, nn, nn, nn, nn, nn, nn, nn, nn, nn, Y, nn],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || isPlaced(asker),
        one_speaks_for_all: (yes, asker) => !yes || asker.roles.includes('national_coordinator'),
        who_may_is_not_stopped: (yes, asker) => yes || !isPlaced(asker) || !asker.roles.includes('national_coordinator'),
      },
    },
  },
})
