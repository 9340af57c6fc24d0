import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProvisionalMarking } from './manual.ts'
import { makeProvisionalMarking, PROVISIONAL_REASONS, stateOfProvisional } from './manual.ts'

const TODAY = '2026-11-21'
const GOOD = { reason: 'told_by_person', source: 'person', expires: '2027-01-31' }
const codes = (input: unknown): string[] => {
  const result = makeProvisionalMarking(input, TODAY)
  return result.ok ? [] : result.problems.map((problem) => problem.code)
}

test('D-R5: a provisional marking has a reason from the list, a source and an end within ninety days', () => {
  const result = makeProvisionalMarking(GOOD, TODAY)
  assert.deepEqual(result, {
    ok: true,
    marking: {
      level: 'provisional',
      reason: 'told_by_person',
      source: 'person',
      valid_from: TODAY,
      expires: '2027-01-31',
      review_by: '2027-01-17',
    },
  })
  assert.deepEqual(codes({ ...GOOD, expires: '2027-02-19' }), [], 'the ninetieth day')
  assert.deepEqual(codes({ ...GOOD, expires: '2027-02-20' }), ['provisional_expires_long'])
  assert.deepEqual(codes({ ...GOOD, expires: TODAY }), ['provisional_expires_past'])
  assert.deepEqual(codes({ ...GOOD, expires: '2026-02-30' }), ['provisional_expires'])
  assert.deepEqual(codes({}), ['provisional_reason', 'provisional_source', 'provisional_expires'])
  assert.deepEqual(codes({ ...GOOD, reason: 'because' }), ['provisional_reason'])
  assert.deepEqual(codes({ ...GOOD, note: 'fri text' }), ['provisional_unknown_field'])
  assert.deepEqual(codes(null), ['provisional_unknown_field'])
  for (const reason of PROVISIONAL_REASONS) assert.deepEqual(codes({ ...GOOD, reason: reason.code }), [])
})

test('D-R5 D-R8: review comes before the end, and the end itself exposes no one', () => {
  const result = makeProvisionalMarking(GOOD, TODAY)
  assert.ok(result.ok)
  const states = [TODAY, '2027-01-16', '2027-01-17', '2027-01-31', '2027-02-01', '2030-01-01'].map((day) =>
    stateOfProvisional(result.marking, day),
  )
  assert.deepEqual(states, ['active', 'active', 'review_due', 'review_due', 'overdue', 'overdue'])
  const short = makeProvisionalMarking({ ...GOOD, expires: '2026-11-25' }, TODAY)
  assert.equal((short as { marking: ProvisionalMarking }).marking.review_by, TODAY)
})
