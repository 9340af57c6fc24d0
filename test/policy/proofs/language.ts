import * as policy from '../../../src/reach/language/policy.ts'
import type { Asker } from '../../../src/reach/language/policy.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'

const Y = true
const no = 'not_communicator'
const WHO: Space<Asker> = record<Asker>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES) })
const who = ({ account, roles }: CastStanding): Asker => ({ account, roles })
const keeps = ({ account, roles }: Asker) => account !== null && roles.includes('communicator')
interface Read {
  standing: string
  read: string
}

export const language = prove<typeof policy>({
  name: 'language',
  file: 'src/reach/language/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepTexts: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || asker.account !== null,
        only_communicators_publish: (yes, asker) => !yes || keeps(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !keeps(asker),
      },
    },
    maySign: {
      names: ['who', 'text'],
      space: [WHO, record<Read>({ standing: one('a', 'b'), read: one('a', 'b') })],
      ask: (cast) => [who(cast), { standing: 'a', read: 'a' }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        ended_access_gets_nothing: (yes, asker) => !yes || asker.account !== null,
        only_communicators_publish: (yes, asker) => !yes || keeps(asker),
        only_what_was_read_is_signed: (yes, _asker, text) => !yes || text.standing === text.read,
        who_may_is_not_stopped: (yes, asker, text) => yes || !keeps(asker) || text.standing !== text.read,
      },
    },
  },
})
