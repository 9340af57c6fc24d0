import * as policy from '../../../src/reach/export/policy.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'

const Y = true
const un = 'unconcerned'
const ASKERS: Space<policy.Asker> = record<policy.Asker>({
  account: one<string | null>('me', null),
  roles: subsets('communicator', 'system_owner', 'coordinator', 'national_coordinator', 'unit_head', 'caseworker'),
})
const keeps = (who: policy.Asker) => who.roles.includes('communicator') || who.roles.includes('system_owner')

export const host = prove<typeof policy>({
  name: 'host',
  file: 'src/reach/export/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepHosts: {
      names: ['who'],
      space: [ASKERS],
      ask: ({ account, roles }) => [{ account, roles }],
      row: [un, un, un, un, un, un, un, un, un, Y, Y, un, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        only_its_keeper_administers: (yes, who) => !yes || keeps(who),
        who_may_is_not_stopped: (yes, who) => yes || who.account === null || !keeps(who),
      },
    },
  },
})
