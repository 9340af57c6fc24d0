import * as policy from '../../../src/reach/method/policy.ts'
import type { Standing, Written } from '../../../src/reach/method/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_worker'
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES), placed: yesNo })
const OF: Space<Written> = record<Written>({
  written_by: one('me', 'other'),
  state: one<Written['state']>('written', 'returned', 'shown', 'withdrawn'),
})
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles, placed: true })
const isPlaced = (asker: Standing) => asker.account !== null && asker.placed
const works = (asker: Standing) => isPlaced(asker) && (asker.roles.includes('communicator') || asker.roles.includes('coordinator'))
const open = ({ state }: Written) => state === 'written' || state === 'returned'

export const method = prove<typeof policy>({
  name: 'method',
  file: 'src/reach/method/policy.ts',
  policy,
  others: {},
  deeds: {
    mayWorkWithMethods: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, Y, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || works(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !works(asker),
      },
    },
    mayChangeMethod: {
      names: ['who', 'of'],
      space: [WHO, OF],
      ask: (cast) => [who(cast), { written_by: 'me', state: 'returned' }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || works(asker),
        decided_stays_decided: (yes, _asker, of) => !yes || open(of),
        who_may_is_not_stopped: (yes, asker, of) => yes || !works(asker) || of.written_by !== asker.account || !open(of),
      },
    },
    mayJudgeMethod: {
      names: ['who', 'of'],
      space: [WHO, OF],
      ask: (cast) => [who(cast), { written_by: 'other', state: 'written' }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || works(asker),
        second_is_another: (yes, asker, of) => !yes || of.written_by !== asker.account,
        decided_stays_decided: (yes, _asker, of) => !yes || of.state === 'written',
        who_may_is_not_stopped: (yes, asker, of) => yes || !works(asker) || of.written_by === asker.account || of.state !== 'written',
      },
    },
    mayWithdrawMethod: {
      names: ['who', 'of'],
      space: [WHO, OF],
      ask: (cast) => [who(cast), { written_by: 'other', state: 'shown' }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || works(asker),
        decided_stays_decided: (yes, _asker, of) => !yes || of.state === 'shown',
        who_may_is_not_stopped: (yes, asker, of) => yes || !works(asker) || of.state !== 'shown',
      },
    },
  },
})
