import * as policy from '../../../src/followup/answer/policy.ts'
import type { Asker, PartFacts, SigningFacts } from '../../../src/followup/answer/policy.ts'
import { type CastStanding, OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const out = 'unreached'
const WHO: Space<Asker> = record<Asker>({
  account: one<string | null>('me', null),
  roles: subsets('coordinator', 'unit_head', 'system_owner'),
  unit: one<string | null>(UNIT, null),
})
const who = ({ account, roles, unit }: CastStanding): Asker => ({ account, roles, unit })
const WHERE: Space<string | null> = one<string | null>(UNIT, OTHER_UNIT, null)
const PART: Space<PartFacts> = record<PartFacts>({
  unit: WHERE,
  owner: one('me', 'other'),
  reviewer: one<string | null>('me', 'other', null),
  helpers: one<string[]>([], ['me'], ['other']),
  state: one<PartFacts['state']>('open', 'ready', 'approved'),
  locked: yesNo,
})
const SIGNING: Space<SigningFacts> = record<SigningFacts>({ unit: WHERE, locked: yesNo, wrote: yesNo, another: yesNo, left: one(0, 1) })
const part = (facts: Partial<PartFacts> = {}): PartFacts => ({
  unit: UNIT,
  owner: 'other',
  reviewer: null,
  helpers: [],
  state: 'open',
  locked: false,
  ...facts,
})

/** Told a second time, in other words than the policy's. */
const coordinates = (asker: Asker) => asker.account !== null && asker.roles.includes('coordinator')
const heads = (asker: Asker, unit: string | null) =>
  asker.account !== null && asker.roles.includes('unit_head') && unit !== null && asker.unit === unit
const runs = (asker: Asker, unit: string | null) => coordinates(asker) || heads(asker, unit)
const isMe = (asker: Asker, account: string | null) => asker.account !== null && asker.account === account
const noForeignHead = (yes: boolean, asker: Asker, unit: string | null, holds: boolean) =>
  !yes || holds || coordinates(asker) || asker.unit === unit

export const answer = prove<typeof policy>({
  name: 'answer',
  file: 'src/followup/answer/policy.ts',
  policy,
  others: {},
  deeds: {
    mayRun: {
      names: ['who', 'unit'],
      space: [WHO, WHERE],
      ask: (cast) => [who(cast), UNIT],
      row: [out, out, out, out, out, out, out, Y, out, out, out, Y, out, out],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, unit) => !yes || runs(asker, unit),
        walls_between_units: (yes, asker, unit) => noForeignHead(yes, asker, unit, false),
        who_may_is_not_stopped: (yes, asker, unit) => yes || !runs(asker, unit),
      },
    },
    mayRead: {
      names: ['who', 'part'],
      space: [WHO, PART],
      ask: (cast) => [who(cast), part()],
      row: [out, out, out, out, out, out, out, Y, out, out, out, Y, out, out],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, of) =>
          !yes || runs(asker, of.unit) || [of.owner, of.reviewer, ...of.helpers].some((holder) => isMe(asker, holder)),
        walls_between_units: (yes, asker, of) => noForeignHead(yes, asker, of.unit, [of.owner, of.reviewer, ...of.helpers].includes('me')),
        who_may_is_not_stopped: (yes, asker, of) =>
          yes || !(runs(asker, of.unit) || [of.owner, of.reviewer, ...of.helpers].some((holder) => isMe(asker, holder))),
      },
    },
    mayAnswer: {
      names: ['who', 'part', 'helper'],
      space: [WHO, PART, one<string | null>('me', 'other', null)],
      ask: (cast) => [who(cast), part(), null],
      row: [out, out, out, out, out, out, out, Y, out, out, out, Y, out, out],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, of, helper) =>
          !yes || runs(asker, of.unit) || isMe(asker, of.owner) || isMe(asker, helper),
        decided_stays_decided: (yes, _asker, of) => !yes || (of.state === 'open' && !of.locked),
        who_may_is_not_stopped: (yes, asker, of, helper) =>
          yes || of.state !== 'open' || of.locked || !(runs(asker, of.unit) || isMe(asker, of.owner) || isMe(asker, helper)),
      },
    },
    mayHandIn: {
      names: ['who', 'part'],
      space: [WHO, PART],
      ask: (cast) => [who(cast), part()],
      row: [out, out, out, out, out, out, out, Y, out, out, out, Y, out, out],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, of) => !yes || runs(asker, of.unit) || isMe(asker, of.owner),
        decided_stays_decided: (yes, _asker, of) => !yes || (of.state === 'open' && !of.locked),
        who_may_is_not_stopped: (yes, asker, of) =>
          yes || of.state !== 'open' || of.locked || !(runs(asker, of.unit) || isMe(asker, of.owner)),
      },
    },
    mayReview: {
      names: ['who', 'part'],
      space: [WHO, PART],
      ask: (cast) => [who(cast), part()],
      row: [out, out, out, out, out, out, out, Y, out, out, out, Y, out, out],
      holds: {
        who_answers_does_not_judge: (yes, asker, of) => !yes || !isMe(asker, of.owner),
        weakness_stays_with_its_holders: (yes, asker, of) => !yes || runs(asker, of.unit) || isMe(asker, of.reviewer),
        decided_stays_decided: (yes, _asker, of) => !yes || !of.locked,
        who_may_is_not_stopped: (yes, asker, of) =>
          yes || of.locked || isMe(asker, of.owner) || !(runs(asker, of.unit) || isMe(asker, of.reviewer)),
      },
    },
    maySign: {
      names: ['who', 'round'],
      space: [WHO, SIGNING],
      ask: (cast) => [who(cast), { unit: null, locked: false, wrote: false, another: true, left: 0 }],
      row: [out, out, out, out, out, out, out, out, out, out, out, Y, out, out],
      holds: {
        who_answers_does_not_judge: (yes, _asker, of) => !yes || !(of.wrote && of.another),
        walls_between_units: (yes, asker, of) => noForeignHead(yes, asker, of.unit, false),
        weakness_stays_with_its_holders: (yes, asker, of) => !yes || runs(asker, of.unit),
        decided_stays_decided: (yes, _asker, of) => !yes || (!of.locked && of.left === 0),
        who_may_is_not_stopped: (yes, asker, of) => yes || of.locked || of.left > 0 || (of.wrote && of.another) || !runs(asker, of.unit),
      },
    },
    mayReopen: {
      names: ['who', 'round'],
      space: [WHO, record<{ unit: string | null; locked: boolean }>({ unit: WHERE, locked: yesNo })],
      ask: (cast) => [who(cast), { unit: null, locked: true }],
      row: [out, out, out, out, out, out, out, out, out, out, out, Y, out, out],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, of) => !yes || runs(asker, of.unit),
        who_may_is_not_stopped: (yes, asker, of) => yes || !of.locked || !runs(asker, of.unit),
        decided_stays_decided: (yes, _asker, of) => !yes || of.locked,
      },
    },
  },
})
