import * as policy from '../../../src/organisation/hosting/policy.ts'
import type { Standing } from '../../../src/organisation/hosting/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_owner'

type State = 'waiting' | 'made' | 'refused'
const STATES: Space<State> = one<State>('waiting', 'made', 'refused')
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES), mayHost: yesNo })
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles, mayHost: true })
const isHost = (one: Standing) => one.account !== null && one.roles.includes('system_owner') && one.mayHost
const isOwner = (one: Standing) => one.account !== null && one.roles.includes('system_owner')

export const hosting = prove<typeof policy>({
  name: 'hosting',
  file: 'src/organisation/hosting/policy.ts',
  policy,
  others: {},
  deeds: {
    mayHostOthers: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker),
        only_a_host_hosts: (yes, asker) => !yes || asker.mayHost,
        who_may_is_not_stopped: (yes, asker) => yes || !isHost(asker),
      },
    },
    mayTakeAgain: {
      names: ['who', 'state'],
      space: [WHO, STATES],
      ask: (cast) => [who(cast), 'refused'],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker),
        only_a_host_hosts: (yes, asker) => !yes || asker.mayHost,
        decided_stays_decided: (yes, _asker, state) => !yes || state === 'refused',
        who_may_is_not_stopped: (yes, asker, state) => yes || !isHost(asker) || state !== 'refused',
      },
    },
    mayInviteAgain: {
      names: ['who', 'hosted'],
      space: [WHO, record<{ state: State; came: boolean }>({ state: STATES, came: yesNo })],
      ask: (cast) => [who(cast), { state: 'made', came: false }],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker),
        only_a_host_hosts: (yes, asker) => !yes || asker.mayHost,
        way_in_works_once: (yes, _asker, hosted) => !yes || (hosted.state === 'made' && !hosted.came),
        who_may_is_not_stopped: (yes, asker, hosted) => yes || !isHost(asker) || hosted.state !== 'made' || hosted.came,
      },
    },
  },
})
