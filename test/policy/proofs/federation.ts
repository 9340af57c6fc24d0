import * as policy from '../../../src/organisation/federation/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'

const Y = true
const no = 'role'

type Asker = Parameters<typeof policy.mayKeepProviders>[0]
type Tying = Parameters<typeof policy.mayTie>[0]
type Tried = Parameters<typeof policy.mayEnable>[1]

const ROLE_SETS = subsets(...ALL_ROLES)
const ASKERS: Space<Asker> = record<Asker>({ roles: ROLE_SETS })
const EARLIER = new Date('2026-11-21T00:00:00Z')
const LATER = new Date('2026-11-22T00:00:00Z')
const PROVIDERS: Space<Tried> = record<Tried>({ tried_at: one<Date | null>(null, EARLIER, LATER), changed_at: one(EARLIER, LATER) })
const isTried = ({ tried_at, changed_at }: Tried) => tried_at !== null && tried_at.getTime() >= changed_at.getTime()
const asker = ({ account, roles }: CastStanding): Tying => ({ account, roles })

export const federation = prove<typeof policy>({
  name: 'federation',
  file: 'src/organisation/federation/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepProviders: {
      names: ['asker'],
      space: [ASKERS],
      ask: (cast) => [asker(cast)],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.roles.includes('system_owner'),
        who_may_is_not_stopped: (yes, who) => yes || !who.roles.includes('system_owner'),
      },
    },
    mayEnable: {
      names: ['asker', 'provider'],
      space: [ASKERS, PROVIDERS],
      ask: (cast) => [asker(cast), { tried_at: LATER, changed_at: EARLIER }],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.roles.includes('system_owner'),
        only_what_was_tried_is_switched_on: (yes, _who, provider) => !yes || isTried(provider),
        who_may_is_not_stopped: (yes, who, provider) => yes || !who.roles.includes('system_owner') || !isTried(provider),
      },
    },
    mayTie: {
      names: ['asker', 'account'],
      space: [record<Tying>({ roles: ROLE_SETS, account: one('me', 'b') }), one('me', 'b')],
      ask: (cast) => [asker(cast), 'b'],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.roles.includes('system_owner'),
        nobody_decides_about_oneself: (yes, who, account) => !yes || who.account !== account,
        who_may_is_not_stopped: (yes, who, account) => yes || !who.roles.includes('system_owner') || who.account === account,
      },
    },
    mayProve: {
      names: ['asker', 'vouchedFor'],
      space: [record<{ account: string }>({ account: one('me', 'b') }), one<string | undefined>('me', 'b', undefined)],
      ask: () => [{ account: 'me' }, 'me'],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        way_in_works_once: (yes, who, vouchedFor) => !yes || who.account === vouchedFor,
        who_may_is_not_stopped: (yes, who, vouchedFor) => yes || who.account !== vouchedFor,
      },
    },
  },
})
