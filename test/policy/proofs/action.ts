import * as policy from '../../../src/followup/action/policy.ts'
import { UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { record, type Space } from '../space.ts'
import { ACCOUNTS, ASKERS, askerOf, leads, UNITS } from './weak-spots.ts'

const Y = true
const un = 'unconcerned'
const no = 'not_steering'
const HELD: Space<policy.Held> = record<policy.Held>({ owner: ACCOUNTS, made_by: ACCOUNTS, unit: UNITS })
const anothers: policy.Held = { owner: 'other', made_by: 'other', unit: UNIT }

export const action = prove<typeof policy>({
  name: 'action',
  file: 'src/followup/action/policy.ts',
  policy,
  others: {},
  deeds: {
    maySeeAction: {
      names: ['who', 'held'],
      space: [ASKERS, HELD],
      ask: (cast) => [askerOf(cast), anothers],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, held) => !yes || leads(who, held.unit) || held.owner === 'me' || held.made_by === 'me',
        who_may_is_not_stopped: (yes, who, held) =>
          yes || who.account === null || !(leads(who, held.unit) || held.owner === 'me' || held.made_by === 'me'),
      },
    },
    mayWorkOnAction: {
      names: ['who', 'held'],
      space: [ASKERS, HELD],
      ask: (cast) => [askerOf(cast), anothers],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, held) => !yes || leads(who, held.unit) || held.owner === 'me',
        who_may_is_not_stopped: (yes, who, held) => yes || who.account === null || !(leads(who, held.unit) || held.owner === 'me'),
      },
    },
    maySteerAction: {
      names: ['who', 'held'],
      space: [ASKERS, HELD],
      ask: (cast) => [askerOf(cast), anothers],
      row: [no, no, no, no, no, no, no, Y, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        owner_never_decides_alone: (yes, who, held) => !yes || leads(who, held.unit),
        who_may_is_not_stopped: (yes, who, held) => yes || !leads(who, held.unit),
      },
    },
    mayRaiseAction: {
      names: ['who', 'unit'],
      space: [ASKERS, UNITS],
      ask: (cast) => [{ ...askerOf(cast), unit: 'w' }, UNIT],
      row: [no, no, no, no, no, no, no, no, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, unit) => !yes || who.roles.includes('coordinator') || unit === null || unit === who.unit,
        who_may_is_not_stopped: (yes, who, unit) =>
          yes || who.account === null || !(unit === null || unit === who.unit || who.roles.includes('coordinator')),
      },
    },
  },
})
