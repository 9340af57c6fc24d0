import * as policy from '../../../src/followup/risk/policy.ts'
import { UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { record, type Space } from '../space.ts'
import { ACCOUNTS, ASKERS, type Asker, askerOf, isHeadOnly, leads, UNITS } from './weak-spots.ts'

const Y = true
const un = 'unconcerned'
const no = 'not_deciding'
const HELD: Space<policy.Held> = record<policy.Held>({ owner: ACCOUNTS, unit: UNITS })

const decides = {
  ended_access_gets_nothing: (yes: boolean, who: Asker) => !yes || who.account !== null,
  owner_never_decides_alone: (yes: boolean, who: Asker, unit: string | null) => !yes || leads(who, unit),
  walls_between_units: (yes: boolean, who: Asker, unit: string | null) => !yes || !isHeadOnly(who) || who.unit === unit,
  who_may_is_not_stopped: (yes: boolean, who: Asker, unit: string | null) => yes || !leads(who, unit),
}
const ROW = [no, no, no, no, no, no, no, Y, no, no, no, Y, no, no] as const

export const risk = prove<typeof policy>({
  name: 'risk',
  file: 'src/followup/risk/policy.ts',
  policy,
  others: {},
  deeds: {
    mayTendRisk: {
      names: ['who', 'held'],
      space: [ASKERS, HELD],
      ask: (cast) => [askerOf(cast), { owner: 'other', unit: UNIT }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, held) => !yes || leads(who, held.unit) || held.owner === 'me',
        who_may_is_not_stopped: (yes, who, held) => yes || who.account === null || !(leads(who, held.unit) || held.owner === 'me'),
      },
    },
    mayDecideRisk: { names: ['who', 'unit'], space: [ASKERS, UNITS], ask: (cast) => [askerOf(cast), UNIT], row: ROW, holds: decides },
    mayDrawMap: { names: ['who', 'unit'], space: [ASKERS, UNITS], ask: (cast) => [askerOf(cast), UNIT], row: ROW, holds: decides },
  },
})
