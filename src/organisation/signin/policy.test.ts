import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayEnter, mayFollow, mayProve, mayRemoveKey } from './policy.ts'

const BOTH = [true, false]

test('only an account that is there and open is entered', () => {
  assert.deepEqual(mayEnter(undefined), { ok: false, because: 'no_account' })
  for (const closed of BOTH)
    for (const suspended of BOTH) {
      const judged = mayEnter({ closed_at: closed ? new Date() : null, suspended_at: suspended ? new Date() : null })
      assert.equal(judged.ok, !closed && !suspended)
    }
})

test('a link is followed only while it is unused, not taken back and in time', () => {
  assert.equal(mayFollow(undefined).ok, false)
  for (const used of BOTH)
    for (const ended of BOTH) for (const expired of BOTH) assert.equal(mayFollow({ used, ended, expired }).ok, !used && !ended && !expired)
})

test('a proof is by one’s own key in one’s own organisation', () => {
  const me = { tenant: 'a', account: '1' }
  assert.equal(mayProve(me, { ...me }).ok, true)
  assert.equal(mayProve(me, { ...me, account: '2' }).ok, false)
  assert.equal(mayProve(me, { ...me, tenant: 'b' }).ok, false)
})

test('a key is removed only while another way in is left', () => {
  for (const keys of [1, 2, 3]) for (const otherWays of [0, 1]) assert.equal(mayRemoveKey({ keys, otherWays }).ok, keys - 1 + otherWays > 0)
})
