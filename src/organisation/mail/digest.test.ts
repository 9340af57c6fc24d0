import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Next, nextFor, type Tried } from './attempts.ts'
import { isDue, latestDigest } from './digest.ts'

const at = (iso: string) => new Date(iso)

test('gathered messages leave at the chosen hours of Sweden, in winter and in summer', () => {
  assert.deepEqual(latestDigest([8, 13], at('2026-01-15T09:00:00Z')), at('2026-01-15T07:00:00Z'))
  assert.deepEqual(latestDigest([8, 13], at('2026-01-15T12:00:00Z')), at('2026-01-15T12:00:00Z'))
  assert.deepEqual(latestDigest([8, 13], at('2026-07-15T05:59:59Z')), at('2026-07-14T11:00:00Z'))
  assert.deepEqual(latestDigest([8, 13], at('2026-07-15T06:00:00Z')), at('2026-07-15T06:00:00Z'))
  assert.equal(latestDigest([], at('2026-07-15T06:00:00Z')), undefined)
})

test('over the night when the clocks change, each chosen hour comes once', () => {
  // 29 March 2026: 02:00 does not exist; what takes its place is 03:00, which is 01:00 UTC.
  assert.deepEqual(latestDigest([2], at('2026-03-29T03:00:00Z')), at('2026-03-29T01:00:00Z'))
  assert.deepEqual(latestDigest([8], at('2026-03-29T07:00:00Z')), at('2026-03-29T06:00:00Z'))
  assert.deepEqual(latestDigest([8], at('2026-03-28T08:00:00Z')), at('2026-03-28T07:00:00Z'))
  // 25 October 2026: 02:00 comes twice, 00:00 and 01:00 UTC; the first counts.
  assert.deepEqual(latestDigest([2], at('2026-10-25T01:30:00Z')), at('2026-10-25T00:00:00Z'))
  assert.deepEqual(latestDigest([8], at('2026-10-25T08:00:00Z')), at('2026-10-25T07:00:00Z'))
})

test('whatever the hours and the day, some digest has been within the last day and an hour, and none lies ahead', () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(hours, fc.date({ min: at('2020-01-01'), max: at('2040-01-01'), noInvalidDate: true }), (chosen, now) => {
      const digest = latestDigest(chosen, now)
      assert.ok(digest && digest <= now && now.getTime() - digest.getTime() < 25.01 * 3_600_000)
    }),
  )
})

test('pace: at once with a gap, gathered once for each digest, never; danger and links go whatever the pace', () => {
  const now = at('2026-01-15T12:30:00Z')
  const written = (iso: string) => ({ oldest: at(iso), presses: false })
  const gathered = { pace: 'gathered' as const, hours: [8, 13] }
  assert.equal(isDue({ pace: 'at_once', hours: [] }, written('2026-01-15T12:29:00Z'), now), true)
  assert.equal(
    isDue({ pace: 'at_once', hours: [] }, { ...written('2026-01-15T12:29:00Z'), lastMail: at('2026-01-15T12:21:00Z') }, now),
    false,
  )
  assert.equal(
    isDue({ pace: 'at_once', hours: [] }, { ...written('2026-01-15T12:29:00Z'), lastMail: at('2026-01-15T12:20:00Z') }, now),
    true,
  )
  assert.equal(isDue(gathered, written('2026-01-15T11:59:00Z'), now), true)
  assert.equal(isDue(gathered, written('2026-01-15T12:01:00Z'), now), false)
  assert.equal(isDue({ pace: 'never', hours: [8] }, written('2026-01-01T00:00:00Z'), now), false)
  for (const pace of ['at_once', 'gathered', 'never'] as const)
    assert.equal(isDue({ pace, hours: [] }, { oldest: now, presses: true, lastMail: now }, now), true)
})

test('a mail is tried again with longer and longer waits, once more when its sender died, and then given up', () => {
  const now = at('2026-01-15T12:00:00Z')
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const tried = (over: Partial<Tried>): Tried => ({
    created_at: ago(120),
    tried_at: ago(1),
    attempts: 1,
    status: '4.2.0',
    in_doubt: false,
    accepted_at: null,
    failed_at: null,
    ...over,
  })
  const table: [Partial<Tried>, Next][] = [
    [{}, 'try_again'],
    [{ tried_at: ago(0.5) }, 'wait'],
    [{ attempts: 2, tried_at: ago(4) }, 'wait'],
    [{ attempts: 2, tried_at: ago(5) }, 'try_again'],
    [{ attempts: 40, tried_at: ago(59) }, 'wait'],
    [{ attempts: 40, tried_at: ago(60) }, 'try_again'],
    [{ created_at: ago(3 * 1440 + 1) }, 'give_up'],
    [{ status: null, tried_at: ago(9) }, 'wait'],
    [{ status: null, tried_at: ago(10) }, 'try_in_doubt'],
    [{ status: null, tried_at: ago(10), in_doubt: true }, 'give_up'],
    [{ accepted_at: now }, 'nothing'],
    [{ failed_at: now }, 'nothing'],
  ]
  for (const [over, next] of table) assert.equal(nextFor(tried(over), now), next, JSON.stringify(over))
})
