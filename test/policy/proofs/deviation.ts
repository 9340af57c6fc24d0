import * as policy from '../../../src/followup/deviation/policy.ts'
import { UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space } from '../space.ts'
import { ASKERS, askerOf, leads, UNITS } from './weak-spots.ts'

const Y = true
const un = 'unconcerned'

type State = policy.Told['state']
const TELLERS: Space<string | null> = one<string | null>('me', 'other', null)
const STATES: Space<State> = one<State>('told', 'judged', 'closed')

export const deviation = prove<typeof policy>({
  name: 'deviation',
  file: 'src/followup/deviation/policy.ts',
  policy,
  others: {},
  deeds: {
    mayTell: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        who_may_is_not_stopped: (yes, who) => yes || who.account === null,
      },
    },
    maySee: {
      names: ['who', 'told'],
      space: [ASKERS, record<Pick<policy.Told, 'unit' | 'teller'>>({ unit: UNITS, teller: TELLERS })],
      ask: (cast) => [askerOf(cast), { unit: UNIT, teller: null }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        unsigned_is_nobodys: (yes, who, told) => !yes || told.teller === 'me' || leads(who, told.unit),
        who_may_is_not_stopped: (yes, who, told) => yes || who.account === null || !(leads(who, told.unit) || told.teller === 'me'),
      },
    },
    mayHandle: {
      names: ['who', 'told'],
      space: [ASKERS, record<Pick<policy.Told, 'unit' | 'state'>>({ unit: UNITS, state: STATES })],
      ask: (cast) => [askerOf(cast), { unit: UNIT, state: 'told' }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, told) => !yes || leads(who, told.unit),
        decided_stays_decided: (yes, _who, told) => !yes || told.state !== 'closed',
        who_may_is_not_stopped: (yes, who, told) => yes || told.state === 'closed' || !leads(who, told.unit),
      },
    },
    maySeeCounts: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who) => !yes || who.roles.includes('coordinator') || who.roles.includes('unit_head'),
        who_may_is_not_stopped: (yes, who) =>
          yes || who.account === null || !(who.roles.includes('coordinator') || who.roles.includes('unit_head')),
      },
    },
  },
})
