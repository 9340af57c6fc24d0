import * as policy from '../../../src/followup/report/policy.ts'
import type { Standing } from '../../../src/followup/report/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const un = 'unreached'
const na = 'not_national'
const WHO: Space<Standing> = record<Standing>({ roles: subsets(...ALL_ROLES) })
const who = ({ roles }: CastStanding): Standing => ({ roles })
const writes = ({ roles }: Standing) => roles.includes('coordinator') || roles.includes('national_coordinator')
const reads = (one: Standing) => writes(one) || one.roles.includes('unit_head')
const national = ({ roles }: Standing) => roles.includes('national_coordinator')

export const report = prove<typeof policy>({
  name: 'report',
  file: 'src/followup/report/policy.ts',
  policy,
  others: {},
  deeds: {
    mayWrite: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [un, un, un, un, un, un, un, un, un, un, un, Y, Y, un],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || writes(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !writes(asker),
      },
    },
    mayChange: {
      names: ['who', 'report'],
      space: [WHO, record<{ archived: boolean }>({ archived: yesNo })],
      ask: (cast) => [who(cast), { archived: false }],
      row: [un, un, un, un, un, un, un, un, un, un, un, Y, Y, un],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || writes(asker),
        decided_stays_decided: (yes, _asker, draft) => !yes || !draft.archived,
        who_may_is_not_stopped: (yes, asker, draft) => yes || !writes(asker) || draft.archived,
      },
    },
    mayRead: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, Y, un],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || reads(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !reads(asker),
      },
    },
    mayOpen: {
      names: ['who', 'version'],
      space: [WHO, record<{ state: string; marked: boolean }>({ state: one('setting', 'ready', 'failed'), marked: yesNo })],
      ask: (cast) => [who(cast), { state: 'ready', marked: false }],
      row: [un, un, un, un, un, un, un, na, un, un, un, na, Y, un],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || national(asker),
        what_is_marked_is_not_opened: (yes, _asker, version) => !yes || !version.marked,
        only_what_was_tried_is_switched_on: (yes, _asker, version) => !yes || version.state === 'ready',
        who_may_is_not_stopped: (yes, asker, version) => yes || !national(asker) || version.marked || version.state !== 'ready',
      },
    },
    mayWithdraw: {
      names: ['who', 'version'],
      space: [WHO, record<{ open: boolean }>({ open: yesNo })],
      ask: (cast) => [who(cast), { open: true }],
      row: [un, un, un, un, un, un, un, na, un, un, un, na, Y, un],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || national(asker),
        decided_stays_decided: (yes, _asker, version) => !yes || version.open,
        who_may_is_not_stopped: (yes, asker, version) => yes || !national(asker) || !version.open,
      },
    },
  },
})
