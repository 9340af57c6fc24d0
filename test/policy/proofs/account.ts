import * as policy from '../../../src/organisation/account/policy.ts'
import type { AccountFacts, Standing } from '../../../src/organisation/account/policy.ts'
import type { AccountState } from '../../../src/organisation/account/account.ts'
import { ALL_ROLES, type CastStanding, OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, upToTwo } from '../space.ts'

const Y = true
const own = 'not_owner'
const not = 'not_yours'

const WHO: Space<Standing> = record<Standing>({
  account: one<string | null>('me', null),
  unit: one<string | null>(UNIT, OTHER_UNIT, null),
  roles: upToTwo(...ALL_ROLES),
})
const ACCOUNTS: Space<AccountFacts> = record<AccountFacts>({
  id: one('me', 'another'),
  unit: one(UNIT, OTHER_UNIT),
  state: one<AccountState>('invited', 'never', 'active', 'ended', 'closed'),
})
const who = ({ account, unit, roles }: CastStanding): Standing => ({ account, unit, roles })
const account = (state: AccountState): AccountFacts => ({ id: 'another', unit: UNIT, state })

const isOwner = (one: Standing) => one.account !== null && one.unit !== null && one.roles.includes('system_owner')
const isHeadOf = (one: Standing, unit: string) => one.account !== null && one.unit === unit && one.roles.includes('unit_head')

/** What the system owner does with another's account, in the states where it makes sense. */
const administer = (state: AccountState, states: readonly AccountState[]) => ({
  names: ['who', 'account'] as [string, string],
  space: [WHO, ACCOUNTS] as [Space<Standing>, Space<AccountFacts>],
  ask: (cast: CastStanding): [Standing, AccountFacts] => [who(cast), account(state)],
  row: [own, own, own, own, own, own, own, own, own, Y, own, own, own, own] as const,
  holds: {
    only_its_keeper_administers: (yes: boolean, asker: Standing) => !yes || isOwner(asker),
    nobody_decides_about_oneself: (yes: boolean, asker: Standing, of: AccountFacts) => !yes || of.id !== asker.account,
    nothing_held_is_lost: (yes: boolean, _asker: Standing, of: AccountFacts) => !yes || of.state !== 'closed',
    ended_access_gets_nothing: (yes: boolean, _asker: Standing, of: AccountFacts) => !yes || states.includes(of.state),
    who_may_is_not_stopped: (yes: boolean, asker: Standing, of: AccountFacts) =>
      yes || !isOwner(asker) || of.id === asker.account || !states.includes(of.state),
  },
})
const OPEN: AccountState[] = ['invited', 'never', 'active']
const keeps = {
  names: ['who'] as [string],
  space: [WHO] as [Space<Standing>],
  ask: (cast: CastStanding): [Standing] => [who(cast)],
  row: [own, own, own, own, own, own, own, own, own, Y, own, own, own, own] as const,
  holds: {
    only_its_keeper_administers: (yes: boolean, asker: Standing) => !yes || isOwner(asker),
    who_may_is_not_stopped: (yes: boolean, asker: Standing) => yes || !isOwner(asker),
  },
}

export const accounts = prove<typeof policy>({
  name: 'account',
  file: 'src/organisation/account/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepUnits: keeps,
    mayMakeAccounts: keeps,
    mayListAccounts: {
      ...keeps,
      row: [own, own, own, own, own, own, own, Y, own, Y, own, own, own, own],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker) || (asker.unit !== null && isHeadOf(asker, asker.unit)),
        who_may_is_not_stopped: (yes, asker) => yes || !(isOwner(asker) || (asker.unit !== null && isHeadOf(asker, asker.unit))),
      },
    },
    maySeeAccount: {
      ...administer('active', OPEN),
      row: [not, not, not, not, not, not, not, Y, not, Y, not, not, not, not],
      holds: {
        only_its_keeper_administers: (yes, asker, of) => !yes || isOwner(asker) || isHeadOf(asker, of.unit),
        walls_between_units: (yes, asker, of) => !yes || isOwner(asker) || asker.unit === of.unit,
        who_may_is_not_stopped: (yes, asker, of) => yes || !(isOwner(asker) || isHeadOf(asker, of.unit)),
      },
    },
    mayChangeAccount: administer('active', OPEN),
    mayInvite: administer('invited', ['invited', 'never']),
    mayTakeBack: administer('invited', OPEN),
    mayReplaceKey: administer('active', ['active']),
    mayEndAccess: administer('active', OPEN),
    mayResume: administer('ended', ['ended']),
    mayHandOver: {
      ...administer('ended', ['ended']),
      row: [not, not, not, not, not, not, not, Y, not, Y, not, not, not, not],
      holds: {
        only_its_keeper_administers: (yes, asker, of) => !yes || isOwner(asker) || isHeadOf(asker, of.unit),
        walls_between_units: (yes, asker, of) => !yes || isOwner(asker) || asker.unit === of.unit,
        nobody_decides_about_oneself: (yes, asker, of) => !yes || of.id !== asker.account,
        nothing_held_is_lost: (yes, _asker, of) => !yes || of.state === 'ended',
        who_may_is_not_stopped: (yes, asker, of) =>
          yes || !(isOwner(asker) || isHeadOf(asker, of.unit)) || of.id === asker.account || of.state !== 'ended',
      },
    },
    mayClose: {
      names: ['who', 'account', 'held'],
      space: [WHO, ACCOUNTS, one(0, 1, 40)],
      ask: (cast) => [who(cast), account('ended'), 0],
      row: [own, own, own, own, own, own, own, own, own, Y, own, own, own, own],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || isOwner(asker),
        nobody_decides_about_oneself: (yes, asker, of) => !yes || of.id !== asker.account,
        nothing_held_is_lost: (yes, _asker, of, held) => !yes || (held === 0 && of.state === 'ended'),
        who_may_is_not_stopped: (yes, asker, of, held) =>
          yes || !isOwner(asker) || of.id === asker.account || of.state !== 'ended' || held > 0,
      },
    },
  },
})
