import * as policy from '../../../src/followup/staff/policy.ts'
import { OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets } from '../space.ts'
import { ACCOUNTS, ASKERS, askerOf, leads, UNITS } from './weak-spots.ts'

const Y = true
const un = 'unreached'
const OF: Space<policy.Facts> = record<policy.Facts>({ unit: UNITS, units: subsets(UNIT, OTHER_UNIT), made_by: ACCOUNTS })
const anothers: policy.Facts = { unit: UNIT, units: [UNIT], made_by: 'other' }
const isAsked = (who: policy.Asker, of: policy.Facts): boolean =>
  who.account !== null && who.roles.includes('unit_head') && who.unit !== null && of.units.includes(who.unit)
const asksOwn = (who: policy.Asker, units: readonly string[]): boolean =>
  who.roles.includes('unit_head') && units.every((unit) => unit === who.unit)

export const staff = prove<typeof policy>({
  name: 'staff',
  file: 'src/followup/staff/policy.ts',
  policy,
  others: {},
  deeds: {
    mayAskStaff: {
      names: ['who', 'units'],
      space: [ASKERS, one<readonly string[]>([], [UNIT], [OTHER_UNIT], [UNIT, OTHER_UNIT])],
      ask: (cast) => [askerOf(cast), [UNIT]],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, units) => !yes || who.roles.includes('coordinator') || asksOwn(who, units),
        who_may_is_not_stopped: (yes, who, units) =>
          yes || who.account === null || !(who.roles.includes('coordinator') || asksOwn(who, units)),
      },
    },
    mayRunCollection: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), anothers],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, of) => !yes || leads(who, of.unit),
        who_may_is_not_stopped: (yes, who, of) => yes || !leads(who, of.unit),
      },
    },
    mayReadSums: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), { ...anothers, unit: null }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, of) => !yes || leads(who, of.unit) || isAsked(who, of),
        who_may_is_not_stopped: (yes, who, of) => yes || !(leads(who, of.unit) || isAsked(who, of)),
      },
    },
    mayReadWords: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), { ...anothers, made_by: 'me' }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        free_words_reach_the_asker: (yes, who, of) => !yes || (of.made_by === who.account && leads(who, of.unit)),
        who_may_is_not_stopped: (yes, who, of) => yes || !(leads(who, of.unit) && of.made_by === who.account),
      },
    },
  },
})
