import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../ids.ts'
import { keyMark, RootKeyFault, rootKey } from './root.ts'
import { newKey, open, SealBroken, seal } from './sodium.ts'
import { TenantKeys } from './tenant-keys.ts'

const root = newKey()
const tenant = newId()
const keys = TenantKeys.unwrap(root, tenant, TenantKeys.make(root, tenant))

test('what was sealed opens again, whatever it is', () => {
  const { keys: owner } = keys.newOwner(newId())
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (plain, row) => {
      assert.equal(owner.open('person_datum', 'sealed', row, owner.seal('person_datum', 'sealed', row, plain)), plain)
    }),
  )
})

test('S-R10: a value moved to another row, column, table, owner or organisation fails to open', () => {
  const [one, other, row] = [newId(), newId(), newId()]
  const { keys: mine, wrapped } = keys.newOwner(one)
  const sealed = mine.seal('person_datum', 'sealed', row, 'Provgatan 4')
  assert.equal(keys.owner(one, wrapped).open('person_datum', 'sealed', row, sealed), 'Provgatan 4')
  assert.throws(() => mine.open('person_datum', 'sealed', newId(), sealed), SealBroken)
  assert.throws(() => mine.open('person_datum', 'other', row, sealed), SealBroken)
  assert.throws(() => mine.open('intake', 'sealed', row, sealed), SealBroken)
  assert.throws(() => keys.newOwner(other).keys.open('person_datum', 'sealed', row, sealed), SealBroken)
  assert.throws(() => keys.owner(other, wrapped), SealBroken, 'a wrapped key moved to another person')
  const neighbour = newId()
  const theirs = TenantKeys.unwrap(root, neighbour, TenantKeys.make(root, neighbour))
  assert.throws(() => theirs.owner(one, wrapped), SealBroken, 'a wrapped key moved to another organisation')
  assert.throws(() => TenantKeys.unwrap(root, neighbour, TenantKeys.make(root, tenant)), SealBroken)
  assert.throws(() => TenantKeys.unwrap(newKey(), tenant, TenantKeys.make(root, tenant)), SealBroken)
})

test('S-R10: every changed byte is found', () => {
  const key = newKey()
  const sealed = seal(key, 'a', Buffer.from('hemligt'))
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.throws(() => open(key, 'a', changed), SealBroken)
  }
  for (let length = 0; length < sealed.length; length += 1) assert.throws(() => open(key, 'a', sealed.subarray(0, length)), SealBroken)
})

test('S-R10: no nonce comes twice in 100,000 writes', () => {
  const key = newKey()
  const seen = new Set<string>()
  for (let n = 0; n < 100_000; n += 1) seen.add(seal(key, 'a', Buffer.of(1)).subarray(1, 25).toString('latin1'))
  assert.equal(seen.size, 100_000)
})

test('S-R11: the blind index is another one in every organisation, and another one for each kind', () => {
  const other = newId()
  const theirs = TenantKeys.unwrap(root, other, TenantKeys.make(root, other))
  assert.deepEqual(keys.blind('identity', '189001019802'), keys.blind('identity', '189001019802'))
  assert.notDeepEqual(keys.blind('identity', '189001019802'), theirs.blind('identity', '189001019802'))
  assert.notDeepEqual(keys.blind('identity', 'anna'), keys.blind('name', 'anna'))
  assert.notDeepEqual(keys.fingerprintKey(), theirs.fingerprintKey())
})

test('the root key is made once, readable by its owner only, with a copy to print that can be typed back', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-keys-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const made = rootKey(folder, '', true)
  assert.equal(made.made, true)
  assert.equal(statSync(join(folder, 'root.key')).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'escrow.txt')).mode & 0o777, 0o600)
  assert.deepEqual(Buffer.from(rootKey(folder, '', false).key), Buffer.from(made.key))
  const typed = /\n((?:[0-9a-f]{8} ?){8})\n/.exec(readFileSync(join(folder, 'escrow.txt'), 'utf8'))?.[1]?.replaceAll(' ', '') ?? ''
  assert.deepEqual(Buffer.from(rootKey('/nowhere', typed, false).key), Buffer.from(made.key))
  assert.match(keyMark(made.key), /^[0-9a-f]{8}$/)
})

test('a root key that is missing or damaged stops the start with what to do; none is ever made over an old database', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-keys-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.throws(
    () => rootKey(folder, '', false),
    (e: unknown) => e instanceof RootKeyFault && /SAMVARN_ROOT_KEY/.test(e.message),
  )
  writeFileSync(join(folder, 'root.key'), 'inte en nyckel', { mode: 0o600 })
  assert.throws(() => rootKey(folder, '', true), RootKeyFault)
})
