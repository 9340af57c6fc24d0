import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '../types.ts'
import { removalsOf } from './removal.ts'

const told = (kind: Finding['kind'], level: Finding['level'], person: string, start: number, end: number, part = 'body') => ({
  kind,
  level,
  person,
  law: 'OSL 21:3',
  spans: [{ part, start, end }],
})

test('the rest of an address goes with its street; a note far away, of another person or in another part stays', () => {
  const street = told('address', 'STOP', 'p1', 100, 112)
  const beside = told('postcode', 'NOTE', 'p1', 114, 120)
  const removed = removalsOf([
    street,
    beside,
    told('municipality', 'NOTE', 'p1', 900, 907),
    told('municipality', 'NOTE', 'p2', 121, 128),
    told('municipality', 'NOTE', 'p1', 114, 121, 'header'),
  ])
  assert.deepEqual(
    removed.map(({ spans }) => spans),
    [street.spans, beside.spans],
  )
})

test('of a note with many places only those beside what is held go', () => {
  const note = {
    ...told('municipality', 'NOTE', 'p1', 10, 17),
    spans: [10, 130, 800].map((start) => ({ part: 'body', start, end: start + 7 })),
  }
  assert.deepEqual(removalsOf([told('address', 'STOP', 'p1', 100, 112), note]).at(-1)?.spans, [{ part: 'body', start: 130, end: 137 }])
})
