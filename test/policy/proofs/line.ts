import * as policy from '../../../src/reach/line/policy.ts'
import type { Asker } from '../../../src/reach/line/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'

const Y = true
const no = 'not_keeper'
const WHO: Space<Asker> = record<Asker>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES) })
const who = ({ account, roles }: CastStanding): Asker => ({ account, roles })
const keeps = ({ account, roles }: Asker) => account !== null && (roles.includes('communicator') || roles.includes('national_coordinator'))

export const line = prove<typeof policy>({
  name: 'line',
  file: 'src/reach/line/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepLines: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, Y, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || asker.account !== null,
        lines_have_their_keepers: (yes, asker) => !yes || keeps(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !keeps(asker),
      },
    },
  },
})
