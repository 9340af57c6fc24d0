import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf, today } from './day.ts'

const dayAt = (moment: string): string => dayOf(new Date(moment))

test('a day begins at midnight in Sweden: an hour before UTC in winter, two in summer', () => {
  assert.equal(dayAt('2026-01-14T22:59:59.999Z'), '2026-01-14')
  assert.equal(dayAt('2026-01-14T23:00:00Z'), '2026-01-15')
  assert.equal(dayAt('2026-07-14T21:59:59.999Z'), '2026-07-14')
  assert.equal(dayAt('2026-07-14T22:00:00Z'), '2026-07-15')
})

test('the day that summer time begins has 23 hours, and the day that it ends has 25', () => {
  assert.equal(dayAt('2026-03-28T22:59:59.999Z'), '2026-03-28')
  assert.equal(dayAt('2026-03-28T23:00:00Z'), '2026-03-29')
  assert.equal(dayAt('2026-03-29T21:59:59.999Z'), '2026-03-29')
  assert.equal(dayAt('2026-03-29T22:00:00Z'), '2026-03-30')
  assert.equal(dayAt('2026-10-24T21:59:59.999Z'), '2026-10-24')
  assert.equal(dayAt('2026-10-24T22:00:00Z'), '2026-10-25')
  assert.equal(dayAt('2026-10-25T22:59:59.999Z'), '2026-10-25')
  assert.equal(dayAt('2026-10-25T23:00:00Z'), '2026-10-26')
})

test('the year turns in Sweden before it turns in UTC', () => {
  assert.equal(dayAt('2025-12-31T22:59:59.999Z'), '2025-12-31')
  assert.equal(dayAt('2025-12-31T23:00:00Z'), '2026-01-01')
})

test('today is the day of now', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: new Date('2026-07-14T22:30:00Z') })
  assert.equal(today(), '2026-07-15')
  assert.equal(dayOf(), '2026-07-15')
})

test('days are counted on the calendar, over summer time, leap days and years', () => {
  assert.equal(addDays('2026-03-28', 1), '2026-03-29')
  assert.equal(addDays('2026-03-29', 1), '2026-03-30')
  assert.equal(addDays('2026-10-24', 1), '2026-10-25')
  assert.equal(addDays('2026-10-25', 1), '2026-10-26')
  assert.equal(addDays('2026-10-26', -1), '2026-10-25')
  assert.equal(addDays('2026-03-30', -2), '2026-03-28')
  assert.equal(addDays('2028-02-28', 1), '2028-02-29')
  assert.equal(addDays('2027-02-28', 1), '2027-03-01')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(addDays('2026-01-01', 365), '2027-01-01')
  assert.equal(addDays('2026-05-05', 0), '2026-05-05')
})
