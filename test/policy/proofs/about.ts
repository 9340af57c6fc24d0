import * as policy from '../../../src/reach/about/policy.ts'
import type { Standing } from '../../../src/reach/about/policy.ts'
import { ALL_ROLES, type CastStanding, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_communicator'
const WHO: Space<Standing> = record<Standing>({
  account: one<string | null>('me', null),
  roles: subsets(...ALL_ROLES),
  unit: one<string | null>(UNIT, 'v', null),
})
type Site = { unit: string | null }
const SITE: Space<Site> = record<Site>({ unit: one<string | null>(UNIT, null) })
const who = ({ account, roles, unit }: CastStanding): Standing => ({ account, roles, unit })
const speaks = (asker: Standing) => asker.account !== null && asker.roles.includes('communicator')
const within = (asker: Standing, site: Site) => site.unit === null || site.unit === asker.unit

export const about = prove<typeof policy>({
  name: 'about',
  file: 'src/reach/about/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepAbout: {
      names: ['who', 'site'],
      space: [WHO, SITE],
      ask: (cast) => [who(cast), { unit: UNIT }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        only_communicators_publish: (yes, asker) => !yes || speaks(asker),
        walls_between_units: (yes, asker, site) => !yes || within(asker, site),
        who_may_is_not_stopped: (yes, asker, site) => yes || !speaks(asker) || !within(asker, site),
      },
    },
    mayPublishAbout: {
      names: ['who', 'site', 'obstacles'],
      space: [WHO, SITE, one<number>(0, 1, 2)],
      ask: (cast) => [who(cast), { unit: UNIT }, 0],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        only_communicators_publish: (yes, asker) => !yes || speaks(asker),
        walls_between_units: (yes, asker, site) => !yes || within(asker, site),
        nothing_unverified_is_approved: (yes, _asker, _site, obstacles) => !yes || obstacles === 0,
        who_may_is_not_stopped: (yes, asker, site, obstacles) => yes || !speaks(asker) || !within(asker, site) || obstacles > 0,
      },
    },
    mayAnswerTest: {
      names: ['who', 'site', 'test'],
      space: [WHO, SITE, record<{ answered: boolean }>({ answered: yesNo })],
      ask: (cast) => [who(cast), { unit: UNIT }, { answered: false }],
      row: [no, no, no, no, no, no, no, no, no, no, Y, no, no, no],
      holds: {
        only_communicators_publish: (yes, asker) => !yes || speaks(asker),
        walls_between_units: (yes, asker, site) => !yes || within(asker, site),
        decided_stays_decided: (yes, _asker, _site, test) => !yes || !test.answered,
        who_may_is_not_stopped: (yes, asker, site, test) => yes || !speaks(asker) || !within(asker, site) || test.answered,
      },
    },
  },
})
