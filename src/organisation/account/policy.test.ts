import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountState } from './account.ts'
import { stateOf } from './account.ts'
import {
  type AccountFacts,
  type Judgement,
  mayChangeAccount,
  mayClose,
  mayEndAccess,
  mayHandOver,
  mayInvite,
  mayKeepUnits,
  mayListAccounts,
  mayMakeAccounts,
  mayReplaceKey,
  mayResume,
  maySeeAccount,
  mayTakeBack,
  type Standing,
} from './policy.ts'

const ROLES = [
  'system_owner',
  'unit_head',
  'protection_officer',
  'deputy',
  'caseworker',
  'registrar',
  'log_reviewer',
  'communicator',
  'coordinator',
  'national_coordinator',
]
const STATES: readonly AccountState[] = ['invited', 'never', 'active', 'ended', 'closed']
type Deed = (who: Standing, account: AccountFacts) => Judgement

/** In which states the system owner may do it, and whether the head of the account's unit may too. */
const DEEDS: Record<string, { deed: Deed; states: readonly AccountState[]; head: boolean; own: boolean }> = {
  see: { deed: maySeeAccount, states: STATES, head: true, own: true },
  change: { deed: mayChangeAccount, states: ['invited', 'never', 'active'], head: false, own: false },
  invite: { deed: mayInvite, states: ['invited', 'never'], head: false, own: false },
  takeBack: { deed: mayTakeBack, states: ['invited', 'never', 'active'], head: false, own: false },
  replaceKey: { deed: mayReplaceKey, states: ['active'], head: false, own: false },
  end: { deed: mayEndAccess, states: ['invited', 'never', 'active'], head: false, own: false },
  resume: { deed: mayResume, states: ['ended'], head: false, own: false },
  handOver: { deed: mayHandOver, states: ['ended'], head: true, own: false },
  closeEmpty: { deed: (who, account) => mayClose(who, account, 0), states: ['ended'], head: false, own: false },
  closeHolding: { deed: (who, account) => mayClose(who, account, 1), states: [], head: false, own: false },
}

/** Every set of roles, in the unit, in another and at no unit at all, for oneself and for another. */
function* standings(): Generator<Standing> {
  for (let mask = 0; mask < 2 ** ROLES.length; mask += 1) {
    const roles = ROLES.filter((_, i) => (mask >> i) & 1)
    for (const account of ['me', null]) for (const unit of ['u', 'v', null]) yield { account, unit, roles }
  }
}

test('S-R3: the whole decision space: who, in which unit, about whom, in which state', () => {
  let decided = 0
  for (const who of standings()) {
    const here = who.account !== null && who.unit !== null
    const owner = here && who.roles.includes('system_owner')
    const head = here && who.roles.includes('unit_head')
    for (const id of ['me', 'you'])
      for (const state of STATES)
        for (const { deed, states, head: headToo, own } of Object.values(DEEDS)) {
          const expected = (owner || (headToo && head && who.unit === 'u')) && states.includes(state) && (own || id !== who.account)
          assert.equal(deed(who, { id, unit: 'u', state }).ok, expected)
          decided += 1
        }
    assert.equal(mayKeepUnits(who).ok, owner)
    assert.equal(mayMakeAccounts(who).ok, owner)
    assert.equal(mayListAccounts(who).ok, owner || head)
  }
  assert.equal(decided, 2 ** ROLES.length * 6 * 2 * STATES.length * Object.keys(DEEDS).length)
})

test('the state of an account: ended and closed stand above all else, and whoever has come is no longer invited', () => {
  const facts = { suspended: false, closed: false, invited: false, come: false }
  assert.equal(stateOf(facts), 'never')
  assert.equal(stateOf({ ...facts, invited: true }), 'invited')
  assert.equal(stateOf({ ...facts, invited: true, come: true }), 'active')
  assert.equal(stateOf({ ...facts, invited: true, come: true, suspended: true }), 'ended')
  assert.equal(stateOf({ ...facts, come: true, suspended: true, closed: true }), 'closed')
})
