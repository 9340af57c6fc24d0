import * as policy from '../../../src/organisation/signin/policy.ts'
import type { AccountState } from '../../../src/organisation/signin/signin.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, yesNo } from '../space.ts'

/** At the door nobody has a role yet: these answers are the same for all of the cast. */
const Y = true
const everyone = [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y] as const

const DAY = new Date('2026-11-22T00:00:00Z')
const ACCOUNTS: Space<AccountState | undefined> = one<AccountState | undefined>(
  undefined,
  { closed_at: null, suspended_at: null },
  { closed_at: DAY, suspended_at: null },
  { closed_at: null, suspended_at: DAY },
  { closed_at: DAY, suspended_at: DAY },
)
const isOpen = (account: AccountState | undefined) => account !== undefined && account.closed_at === null && account.suspended_at === null

type Link = NonNullable<Parameters<typeof policy.mayFollow>[0]>
const LINK_STATES = record<Link>({ used: yesNo, ended: yesNo, expired: yesNo })
const LINKS: Space<Link | undefined> = {
  size: LINK_STATES.size + 1,
  at: (number) => (number === LINK_STATES.size ? undefined : LINK_STATES.at(number)),
}
const lives = (link: Link | undefined) => link !== undefined && !link.used && !link.ended && !link.expired

type Holder = Parameters<typeof policy.mayProve>[0]
const HOLDERS: Space<Holder> = record<Holder>({ tenant: one('t', 'another'), account: one('a', 'b') })
const isSame = (one: Holder, another: Holder) => one.tenant === another.tenant && one.account === another.account

export const signin = prove<typeof policy>({
  name: 'signin',
  file: 'src/organisation/signin/policy.ts',
  policy,
  others: {},
  deeds: {
    mayEnter: {
      names: ['account'],
      space: [ACCOUNTS],
      ask: () => [{ closed_at: null, suspended_at: null }],
      row: everyone,
      holds: {
        ended_access_gets_nothing: (yes, account) => !yes || isOpen(account),
        who_may_is_not_stopped: (yes, account) => yes || !isOpen(account),
      },
    },
    mayFollow: {
      names: ['link'],
      space: [LINKS],
      ask: () => [{ used: false, ended: false, expired: false }],
      row: everyone,
      holds: {
        way_in_works_once: (yes, link) => !yes || lives(link),
        who_may_is_not_stopped: (yes, link) => yes || !lives(link),
      },
    },
    mayProve: {
      names: ['asker', 'key'],
      space: [HOLDERS, HOLDERS],
      ask: () => [
        { tenant: 't', account: 'a' },
        { tenant: 't', account: 'a' },
      ],
      row: everyone,
      holds: {
        way_in_works_once: (yes, asker, key) => !yes || isSame(asker, key),
        who_may_is_not_stopped: (yes, asker, key) => yes || !isSame(asker, key),
      },
    },
    mayRemoveKey: {
      names: ['left'],
      space: [record<Parameters<typeof policy.mayRemoveKey>[0]>({ keys: one(1, 2, 3), otherWays: one(0, 1, 2) })],
      ask: () => [{ keys: 2, otherWays: 0 }],
      row: everyone,
      holds: {
        last_way_in_stays: (yes, left) => !yes || left.keys - 1 + left.otherWays > 0,
        who_may_is_not_stopped: (yes, left) => yes || left.keys - 1 + left.otherWays < 1,
      },
    },
  },
})
