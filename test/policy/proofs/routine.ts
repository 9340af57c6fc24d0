import * as policy from '../../../src/followup/routine/policy.ts'
import { UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, yesNo } from '../space.ts'
import { ACCOUNTS, type Asker, ASKERS, askerOf, leads, UNITS } from './weak-spots.ts'

const Y = true
const nk = 'not_keeper'
const nw = 'not_writer'
const nh = 'not_head'
const nc = 'not_coordinator'
const no = 'not_owner'

type State = policy.Proposed['state']
const KEPT: Space<policy.Kept> = record<policy.Kept>({ owner: ACCOUNTS, unit: UNITS, withdrawn: yesNo })
const PROPOSED: Space<policy.Proposed> = record<policy.Proposed>({
  state: one<State>('draft', 'to_approve', 'approved'),
  writers: one<string[]>(['me'], ['other'], ['other', 'me']),
  sole: yesNo,
  hasGaps: yesNo,
  hasLessons: yesNo,
})
const anothers: policy.Kept = { owner: 'other', unit: UNIT, withdrawn: false }
const whole: policy.Proposed = { state: 'to_approve', writers: ['other'], sole: false, hasGaps: false, hasLessons: false }
const writes = (who: Asker, kept: policy.Kept) => leads(who, kept.unit) || (who.account !== null && kept.owner === who.account)
const coordinates = (who: Asker) => who.account !== null && who.roles.includes('coordinator')
const ownWords = (one: policy.Proposed) => one.writers.includes('me') && !one.sole

export const routine = prove<typeof policy>({
  name: 'routine',
  file: 'src/followup/routine/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeep: {
      names: ['who', 'kept'],
      space: [ASKERS, record<Pick<policy.Kept, 'unit' | 'withdrawn'>>({ unit: UNITS, withdrawn: yesNo })],
      ask: (cast) => [askerOf(cast), { unit: UNIT, withdrawn: false }],
      row: [nk, nk, nk, nk, nk, nk, nk, Y, nk, nk, nk, Y, nk, nk],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, kept) => !yes || leads(who, kept.unit),
        decided_stays_decided: (yes, _who, kept) => !yes || !kept.withdrawn,
        who_may_is_not_stopped: (yes, who, kept) => yes || kept.withdrawn || !leads(who, kept.unit),
      },
    },
    mayWrite: {
      names: ['who', 'kept'],
      space: [ASKERS, KEPT],
      ask: (cast) => [askerOf(cast), anothers],
      row: [nw, nw, nw, nw, nw, nw, nw, Y, nw, nw, nw, Y, nw, nw],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, kept) => !yes || writes(who, kept),
        decided_stays_decided: (yes, _who, kept) => !yes || !kept.withdrawn,
        who_may_is_not_stopped: (yes, who, kept) => yes || kept.withdrawn || !writes(who, kept),
      },
    },
    mayApprove: {
      names: ['who', 'kept', 'proposed'],
      space: [ASKERS, KEPT, PROPOSED],
      ask: (cast) => [askerOf(cast), anothers, whole],
      row: [nk, nk, nk, nk, nk, nk, nk, Y, nk, nk, nk, Y, nk, nk],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, kept) => !yes || leads(who, kept.unit),
        nothing_unverified_is_approved: (yes, _who, _kept, proposed) => !yes || !(proposed.hasGaps || proposed.hasLessons),
        nobody_approves_own_words: (yes, _who, _kept, proposed) => !yes || !ownWords(proposed),
        decided_stays_decided: (yes, _who, kept, proposed) => !yes || (proposed.state === 'to_approve' && !kept.withdrawn),
        who_may_is_not_stopped: (yes, who, kept, proposed) =>
          yes ||
          !leads(who, kept.unit) ||
          kept.withdrawn ||
          proposed.state !== 'to_approve' ||
          ownWords(proposed) ||
          proposed.hasGaps ||
          proposed.hasLessons,
      },
    },
    maySeeUnread: {
      names: ['who', 'unit'],
      space: [ASKERS, one(UNIT, 'elsewhere')],
      ask: (cast) => [askerOf(cast), UNIT],
      row: [nh, nh, nh, nh, nh, nh, nh, Y, nh, nh, nh, nh, nh, nh],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        unread_is_told_to_the_head: (yes, who, unit) => !yes || (who.roles.includes('unit_head') && who.unit === unit),
        who_may_is_not_stopped: (yes, who, unit) => yes || who.account === null || !who.roles.includes('unit_head') || who.unit !== unit,
      },
    },
    maySeeShares: {
      names: ['who', 'owner'],
      space: [ASKERS, ACCOUNTS],
      ask: (cast) => [askerOf(cast), 'other'],
      row: [no, no, no, no, no, no, no, Y, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        weak_spots_are_told_to_few: (yes, who, owner) =>
          !yes || who.roles.includes('coordinator') || who.roles.includes('unit_head') || owner === 'me',
        who_may_is_not_stopped: (yes, who, owner) =>
          yes || who.account === null || !(who.roles.includes('coordinator') || who.roles.includes('unit_head') || owner === 'me'),
      },
    },
    mayCoordinate: {
      names: ['who'],
      space: [ASKERS],
      ask: (cast) => [askerOf(cast)],
      row: [nc, nc, nc, nc, nc, nc, nc, nc, nc, nc, nc, Y, nc, nc],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        only_coordinators_follow_up: (yes, who) => !yes || coordinates(who),
        who_may_is_not_stopped: (yes, who) => yes || !coordinates(who),
      },
    },
    mayMarkDone: {
      names: ['who', 'duty'],
      space: [ASKERS, record<{ owner: string; ended: boolean }>({ owner: ACCOUNTS, ended: yesNo })],
      ask: (cast) => [askerOf(cast), { owner: 'other', ended: false }],
      row: [no, no, no, no, no, no, no, no, no, no, no, Y, no, no],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        only_coordinators_follow_up: (yes, who, duty) => !yes || coordinates(who) || duty.owner === 'me',
        decided_stays_decided: (yes, _who, duty) => !yes || !duty.ended,
        who_may_is_not_stopped: (yes, who, duty) => yes || duty.ended || who.account === null || !(coordinates(who) || duty.owner === 'me'),
      },
    },
  },
})
