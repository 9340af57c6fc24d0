import * as policy from '../../../src/followup/round/policy.ts'
import type { RoundState, Side, Standing } from '../../../src/followup/round/policy.ts'
import { ALL_ROLES, type CastStanding, type Row } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const no = 'not_coordinator'
const far = 'elsewhere'

const STATES: Space<RoundState> = one<RoundState>('draft', 'open', 'closed', 'archived')
const WHO: Space<Standing> = record<Standing>({ account: one<string | null>('me', null), roles: subsets(...ALL_ROLES) })
const IN_STATE = record<{ state: RoundState }>({ state: STATES })
const who = ({ account, roles }: CastStanding): Standing => ({ account, roles })
const isNational = (one: Standing) => one.account !== null && one.roles.includes('national_coordinator')
const isCoordinator = (one: Standing) => one.account !== null && one.roles.includes('coordinator')
/** Whoever coordinates the round, in the own house; or a county board for its own county. */
const holds = (one: Standing, side: Side) => (side.own && isNational(one)) || (side.supports && isCoordinator(one))

const KEEPERS: Row<true | 'not_coordinator'> = [no, no, no, no, no, no, no, no, no, no, no, no, Y, no]

/** A deed of the national coordinator's, in these states of the round. */
const kept = (states: readonly RoundState[]) => ({
  names: ['who', 'round'] as ['who', 'round'],
  space: [WHO, IN_STATE] as [typeof WHO, typeof IN_STATE],
  ask: (cast: CastStanding): [Standing, { state: RoundState }] => [who(cast), { state: states[0] ?? 'draft' }],
  row: KEEPERS,
  holds: {
    only_coordinators_follow_up: (yes: boolean, asker: Standing) => !yes || isNational(asker),
    decided_stays_decided: (yes: boolean, _asker: Standing, round: { state: RoundState }) => !yes || states.includes(round.state),
    who_may_is_not_stopped: (yes: boolean, asker: Standing, round: { state: RoundState }) =>
      yes || !isNational(asker) || !states.includes(round.state),
  },
})

export const round = prove<typeof policy>({
  name: 'round',
  file: 'src/followup/round/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepRounds: {
      names: ['who'],
      space: [WHO],
      ask: (cast) => [who(cast)],
      row: [no, no, no, no, no, no, no, no, no, no, no, no, Y, no],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || isNational(asker),
        who_may_is_not_stopped: (yes, asker) => yes || !isNational(asker),
      },
    },
    mayChangeRound: kept(['draft']),
    mayInvite: kept(['draft', 'open']),
    mayCloseRound: kept(['open']),
    mayArchiveRound: kept(['closed']),
    mayChangeTerms: kept(['open', 'closed']),
    mayOpenRound: {
      names: ['who', 'round'],
      space: [
        WHO,
        record<{ state: RoundState; sets: number; invited: number }>({ state: STATES, sets: one(0, 1, 2), invited: one(0, 1, 2) }),
      ],
      ask: (cast) => [who(cast), { state: 'draft', sets: 1, invited: 1 }],
      row: [no, no, no, no, no, no, no, no, no, no, no, no, Y, no],
      holds: {
        only_coordinators_follow_up: (yes, asker) => !yes || isNational(asker),
        decided_stays_decided: (yes, _asker, asked) => !yes || (asked.state === 'draft' && asked.sets > 0 && asked.invited > 0),
        who_may_is_not_stopped: (yes, asker, asked) =>
          yes || !isNational(asker) || asked.state !== 'draft' || asked.sets === 0 || asked.invited === 0,
      },
    },
    maySupport: {
      names: ['who', 'side'],
      space: [WHO, record<Side>({ own: yesNo, supports: yesNo })],
      ask: (cast) => [who(cast), { own: false, supports: true }],
      row: [no, no, no, no, no, no, no, no, no, no, no, Y, no, no],
      holds: {
        only_coordinators_follow_up: (yes, asker, side) => !yes || (isCoordinator(asker) && side.supports),
        who_may_is_not_stopped: (yes, asker, side) => yes || !isCoordinator(asker) || !side.supports,
      },
    },
    mayRemind: {
      names: ['who', 'invited'],
      space: [
        WHO,
        record<Side & { state: RoundState; answered: boolean }>({ own: yesNo, supports: yesNo, state: STATES, answered: yesNo }),
      ],
      ask: (cast) => [who(cast), { own: true, supports: false, state: 'open', answered: false }],
      row: [no, no, no, no, no, no, no, no, no, no, no, far, Y, no],
      holds: {
        only_coordinators_follow_up: (yes, asker, invited) => !yes || holds(asker, invited),
        decided_stays_decided: (yes, _asker, invited) => !yes || (invited.state === 'open' && !invited.answered),
        who_may_is_not_stopped: (yes, asker, invited) => yes || !holds(asker, invited) || invited.state !== 'open' || invited.answered,
      },
    },
    maySeeLevels: {
      names: ['who', 'invited'],
      space: [WHO, record<Side & { shared: boolean }>({ own: yesNo, supports: yesNo, shared: yesNo })],
      ask: (cast) => [who(cast), { own: true, supports: false, shared: false }],
      row: [no, no, no, no, no, no, no, no, no, no, no, far, Y, no],
      holds: {
        weakness_stays_with_its_holders: (yes, asker, invited) =>
          !yes || (invited.own && isNational(asker)) || (invited.supports && invited.shared && isCoordinator(asker)),
        who_may_is_not_stopped: (yes, asker, invited) => yes || !invited.own || !isNational(asker),
      },
    },
  },
})
