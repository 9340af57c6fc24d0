import * as policy from '../../../src/reach/card/policy.ts'
import type { Standing } from '../../../src/reach/card/policy.ts'
import { ALL_ROLES, type CastStanding, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'

const Y = true
const no = 'not_communicator'
const WHO: Space<Standing> = record<Standing>({
  account: one<string | null>('me', null),
  roles: subsets(...ALL_ROLES),
  unit: one<string | null>(UNIT, 'v', null),
})
type Site = { unit: string | null }
const who = ({ account, roles, unit }: CastStanding): Standing => ({ account, roles, unit })
const speaks = (asker: Standing) => asker.account !== null && asker.roles.includes('communicator')
const within = (asker: Standing, site: Site) => site.unit === null || site.unit === asker.unit

export const card = prove<typeof policy>({
  name: 'card',
  file: 'src/reach/card/policy.ts',
  policy,
  others: {},
  deeds: {
    mayMakeCards: {
      names: ['who', 'site'],
      space: [WHO, record<Site>({ unit: one<string | null>(UNIT, null) })],
      ask: (cast) => [who(cast), { unit: UNIT }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        only_communicators_publish: (yes, asker) => !yes || speaks(asker),
        walls_between_units: (yes, asker, site) => !yes || within(asker, site),
        who_may_is_not_stopped: (yes, asker, site) => yes || !speaks(asker) || !within(asker, site),
      },
    },
  },
})
