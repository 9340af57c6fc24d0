import * as policy from '../../../src/organisation/scim/policy.ts'
import type { Standing } from '../../../src/organisation/scim/policy.ts'
import { ALL_ROLES, type CastStanding, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, upToTwo, yesNo } from '../space.ts'

const Y = true
const no = 'not_owner'
/** The directory is no person: what it may do is the same whoever looks. */
const everyone = [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y] as const

type Role = Parameters<typeof policy.mayGiveRole>[0]
type Receiver = Parameters<typeof policy.mayGiveRole>[1]
type Resumed = Parameters<typeof policy.mayResume>[0]

const WHO: Space<Standing> = record<Standing>({
  account: one<string | null>('me', null),
  unit: one<string | null>(UNIT, null),
  roles: upToTwo(...ALL_ROLES),
})
const who = ({ account, unit, roles }: CastStanding): Standing => ({ account, unit, roles })
const isOwner = (one: Standing) => one.account !== null && one.unit !== null && one.roles.includes('system_owner')

export const scim = prove<typeof policy>({
  name: 'scim',
  file: 'src/organisation/scim/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepDirectory: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, Y, no, no, no, no],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !isOwner(asker),
      },
    },
    mayGiveRole: {
      names: ['role', 'account'],
      space: [
        one<Role>('caseworker', 'registrar', 'communicator', 'coordinator', 'unit_head'),
        record<Receiver>({ suspended: yesNo, closed: yesNo, clashes: yesNo }),
      ],
      ask: () => ['caseworker', { suspended: false, closed: false, clashes: false }],
      row: everyone,
      holds: {
        ended_access_gets_nothing: (yes, _role, account) => !yes || !(account.suspended || account.closed),
        roles_stay_apart: (yes, _role, account) => !yes || !account.clashes,
        who_may_is_not_stopped: (yes, _role, account) => yes || account.suspended || account.closed || account.clashes,
      },
    },
    mayResume: {
      names: ['account'],
      space: [record<Resumed>({ suspended: yesNo, closed: yesNo, ended_by_directory: yesNo })],
      ask: () => [{ suspended: true, closed: false, ended_by_directory: true }],
      row: everyone,
      holds: {
        nothing_held_is_lost: (yes, account) => !yes || !account.closed,
        what_the_owner_ended_stays_ended: (yes, account) => !yes || account.ended_by_directory,
        decided_stays_decided: (yes, account) => !yes || account.suspended,
        who_may_is_not_stopped: (yes, account) => yes || account.closed || !account.suspended || !account.ended_by_directory,
      },
    },
  },
})
