import * as policy from '../../../src/followup/conversation/policy.ts'
import { UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, yesNo } from '../space.ts'
import { ACCOUNTS, ASKERS, askerOf, leads, UNITS } from './weak-spots.ts'

const Y = true
const un = 'unreached'
type Kind = policy.Facts['kind']
type State = policy.Facts['state']
const OF: Space<policy.Facts> = record<policy.Facts>({
  unit: UNITS,
  kind: one<Kind>('together', 'alone'),
  shared: yesNo,
  leader: ACCOUNTS,
  made_by: ACCOUNTS,
  state: one<State>('planned', 'going', 'settled'),
})
const anothers: policy.Facts = { unit: UNIT, kind: 'together', shared: true, leader: 'other', made_by: 'other', state: 'going' }
const own = (who: policy.Asker, of: policy.Facts): boolean => who.account !== null && [of.leader, of.made_by].includes(who.account)
const reaches = (who: policy.Asker, of: policy.Facts): boolean => own(who, of) || (of.shared && leads(who, of.unit))

export const conversation = prove<typeof policy>({
  name: 'conversation',
  file: 'src/followup/conversation/policy.ts',
  policy,
  others: {},
  deeds: {
    mayPrepareTogether: {
      names: ['who', 'unit'],
      space: [ASKERS, UNITS],
      ask: (cast) => [askerOf(cast), UNIT],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, unit) => !yes || leads(who, unit),
        who_may_is_not_stopped: (yes, who, unit) => yes || !leads(who, unit),
      },
    },
    mayReflectAlone: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        who_may_is_not_stopped: (yes, who) => yes || who.account === null,
      },
    },
    maySeeConversation: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), anothers],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        alone_stays_alone: (yes, who, of) => !yes || of.shared || own(who, of),
        weak_spots_are_told_to_few: (yes, who, of) => !yes || reaches(who, of),
        who_may_is_not_stopped: (yes, who, of) => yes || !reaches(who, of),
      },
    },
    mayLead: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), anothers],
      row: [un, un, un, un, un, un, un, Y, un, un, un, Y, un, un],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        decided_stays_decided: (yes, _who, of) => !yes || of.state !== 'settled',
        weak_spots_are_told_to_few: (yes, who, of) => !yes || reaches(who, of),
        who_may_is_not_stopped: (yes, who, of) => yes || of.state === 'settled' || !reaches(who, of),
      },
    },
    mayShare: {
      names: ['who', 'of'],
      space: [ASKERS, OF],
      ask: (cast) => [askerOf(cast), { ...anothers, kind: 'alone', shared: false, leader: 'me', made_by: 'me' }],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        alone_stays_alone: (yes, who, of) => !yes || of.made_by === who.account,
        decided_stays_decided: (yes, _who, of) => !yes || (of.kind === 'alone' && !of.shared),
        who_may_is_not_stopped: (yes, who, of) =>
          yes || who.account === null || of.made_by !== who.account || of.kind !== 'alone' || of.shared,
      },
    },
  },
})
