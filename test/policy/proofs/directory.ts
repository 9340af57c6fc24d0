import * as policy from '../../../src/directory/policy.ts'
import { OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'
import { askerOf } from './weak-spots.ts'

const Y = true
const un = 'unconcerned'

/** Those who refer, those who inform, and one of each kind that must not. */
const ASKERS: Space<policy.Standing> = record<policy.Standing>({
  account: one<string | null>('me', null),
  roles: subsets('communicator', 'caseworker', 'unit_head', 'protection_officer', 'system_owner'),
  unit: one<string | null>(UNIT, OTHER_UNIT, null),
})
const ENTRIES: Space<{ unit: string }> = record<{ unit: string }>({ unit: one(UNIT, OTHER_UNIT) })

const refers = (who: policy.Standing) => ['caseworker', 'unit_head', 'protection_officer'].some((role) => who.roles.includes(role))
const keeps = (who: policy.Standing) => refers(who) || who.roles.includes('communicator')

export const directory = prove<typeof policy>({
  name: 'directory',
  file: 'src/directory/policy.ts',
  policy,
  others: {},
  deeds: {
    mayFind: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [Y, un, Y, Y, un, Y, un, Y, un, un, Y, un, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        who_may_is_not_stopped: (yes, who) => yes || who.account === null || !keeps(who),
      },
    },
    mayRefer: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [Y, un, Y, Y, un, Y, un, Y, un, un, un, un, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        places_are_for_who_refers: (yes, who) => !yes || refers(who),
        who_may_is_not_stopped: (yes, who) => yes || who.account === null || !refers(who),
      },
    },
    mayKeep: {
      names: ['who', 'entry'],
      space: [ASKERS, ENTRIES],
      ask: (cast) => [askerOf(cast), { unit: UNIT }],
      row: [Y, un, Y, Y, un, Y, un, Y, un, un, Y, un, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, entry) => !yes || who.unit === entry.unit,
        who_may_is_not_stopped: (yes, who, entry) => yes || who.account === null || !keeps(who) || who.unit !== entry.unit,
      },
    },
    mayTellPlaces: {
      names: ['who', 'entry'],
      space: [ASKERS, ENTRIES],
      ask: (cast) => [askerOf(cast), { unit: UNIT }],
      row: [Y, un, Y, Y, un, Y, un, Y, un, un, un, un, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        places_are_for_who_refers: (yes, who) => !yes || refers(who),
        walls_between_units: (yes, who, entry) => !yes || who.unit === entry.unit,
        who_may_is_not_stopped: (yes, who, entry) => yes || who.account === null || !refers(who) || who.unit !== entry.unit,
      },
    },
  },
})
