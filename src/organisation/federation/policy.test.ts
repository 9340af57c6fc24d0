import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mask } from './federation.ts'
import { mayEnable, mayKeepProviders, mayProve, mayTie } from './policy.ts'

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
const subsets = Array.from({ length: 2 ** ROLES.length }, (_, bits) => ROLES.filter((_role, at) => (bits >> at) & 1))
const tried = { changed_at: new Date(1000), tried_at: new Date(2000) }
const untried = [
  { changed_at: new Date(1000), tried_at: null },
  { changed_at: new Date(3000), tried_at: new Date(2000) },
]

test('S-R3: the whole decision: every set of roles, tried or not, own or another', () => {
  assert.equal(subsets.length, 1024)
  for (const roles of subsets) {
    const owner = roles.includes('system_owner')
    assert.equal(mayKeepProviders({ roles }).ok, owner)
    assert.equal(mayEnable({ roles }, tried).ok, owner)
    for (const provider of untried) assert.equal(mayEnable({ roles }, provider).ok, false)
    assert.equal(mayTie({ roles, account: 'a' }, 'b').ok, owner)
    assert.equal(mayTie({ roles, account: 'a' }, 'a').ok, false)
  }
})

test('S-R24: a proof counts for the one who sits there', () => {
  assert.equal(mayProve({ account: 'a' }, 'a').ok, true)
  assert.equal(mayProve({ account: 'a' }, 'b').ok, false)
  assert.equal(mayProve({ account: 'a' }, undefined).ok, false)
})

test('what is masked tells no short value at all, and no length of a long one', () => {
  assert.equal(mask('abcd'), '••••')
  assert.equal(mask('anna.andersson@example.se'), 'an••••••••••••e')
  assert.equal(mask(''), '')
})
