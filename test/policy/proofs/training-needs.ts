import * as policy from '../../../src/followup/training-needs/policy.ts'
import { OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one } from '../space.ts'
import { ASKERS, askerOf, isHeadOnly, leads } from './weak-spots.ts'

const Y = true
const no = 'not_leading'
const un = 'not_coordinating'

export const trainingNeeds = prove<typeof policy>({
  name: 'training-needs',
  file: 'src/followup/training-needs/policy.ts',
  policy,
  others: {},
  deeds: {
    mayReadNeeds: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [no, no, no, no, no, no, no, Y, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who) => !yes || who.roles.includes('coordinator') || who.roles.includes('unit_head'),
        who_may_is_not_stopped: (yes, who) =>
          yes || who.account === null || !(who.roles.includes('coordinator') || who.roles.includes('unit_head')),
      },
    },
    mayKeepNeeds: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [un, un, un, un, un, un, un, un, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        only_coordinators_follow_up: (yes, who) => !yes || who.roles.includes('coordinator'),
        who_may_is_not_stopped: (yes, who) => yes || who.account === null || !who.roles.includes('coordinator'),
      },
    },
    mayLeadUnit: {
      names: ['who', 'unit'],
      space: [ASKERS, one(UNIT, OTHER_UNIT)],
      ask: (cast) => [askerOf(cast), UNIT],
      row: [no, no, no, no, no, no, no, Y, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, unit) => !yes || leads(who, unit),
        walls_between_units: (yes, who, unit) => !yes || !isHeadOnly(who) || who.unit === unit,
        who_may_is_not_stopped: (yes, who, unit) => yes || !leads(who, unit),
      },
    },
  },
})
