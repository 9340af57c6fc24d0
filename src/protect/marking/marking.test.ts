import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, compare, dayOf, guards, isMunicipalityMisleading, LEVELS, type Marking, stateOf, strictestOf } from './marking.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const marking = (more: Partial<Marking> = {}): Marking => ({
  id: 'm',
  person: 'p',
  circle: 'c',
  level: 'sekretessmarkering',
  source: 'spar',
  schema_version: '2021.1',
  received_at: NOW,
  valid_from: null,
  last_verified_at: NOW,
  set_by_register: false,
  reason: null,
  expires_at: null,
  withdrawn_at: null,
  decision: null,
  decision_reason: null,
  decided_at: null,
  ...more,
})
const state = (more: Partial<Marking>) => stateOf(marking(more), NOW, 168)

test('D-R1: the state of a marking follows from its own dates', () => {
  assert.equal(state({}), 'holds')
  assert.equal(state({ last_verified_at: new Date('2026-11-14T11:59:00Z') }), 'stale')
  assert.equal(state({ last_verified_at: new Date('2026-11-14T12:00:00Z') }), 'holds')
  assert.equal(state({ withdrawn_at: NOW }), 'withdrawn')
  assert.equal(state({ withdrawn_at: NOW, decided_at: NOW, decision: 'protection_ends' }), 'decided')
  assert.equal(state({ decided_at: NOW, decision: 'replaced' }), 'replaced')
})

test('D-R5: a provisional marking holds on its last day, has expired the day after, and asks two weeks before', () => {
  const at = (expires_at: string) => state({ level: 'provisional', source: 'manual', reason: 'told_by_person', expires_at })
  assert.equal(at('2026-11-21'), 'expires_soon')
  assert.equal(at('2026-11-20'), 'expired')
  assert.equal(at('2026-12-05'), 'expires_soon')
  assert.equal(at('2026-12-06'), 'holds')
})

test('D-R8: what is withdrawn or expired guards until somebody has decided', () => {
  assert.equal(guards(marking({ withdrawn_at: NOW })), true)
  assert.equal(guards(marking({ level: 'provisional', expires_at: '2020-01-01' })), true)
  assert.equal(guards(marking({ decided_at: NOW })), false)
  assert.equal(guards(marking({ level: 'none' })), false)
})

test('D-R1 D-R2: the strictest of several sources is what guards; the unknown is stricter than the two it may be', () => {
  const strictest = (...levels: Marking['level'][]) => strictestOf(levels.map((level) => marking({ level })))
  assert.equal(strictest('provisional', 'sekretessmarkering'), 'sekretessmarkering')
  assert.equal(strictest('skyddad_folkbokforing', 'unknown_treat_as_highest'), 'unknown_treat_as_highest')
  assert.equal(strictest('none'), undefined)
  assert.equal(strictestOf([marking({ decided_at: NOW })]), undefined)
})

test('D-R8: every pair of statements by one source: milder or none is withdrawn or lowered, never silently the truth', () => {
  for (const before of LEVELS.filter((level) => level !== 'none')) {
    for (const said of LEVELS) {
      const change = compare({ level: before, withdrawn_at: null }, said)
      if (said === 'none') assert.equal(change, 'withdrawn')
      else if (said === before) assert.equal(change, 'same')
      else assert.equal(change, LEVELS.indexOf(said) > LEVELS.indexOf(before) ? 'raised' : 'lowered')
    }
  }
  assert.equal(compare(undefined, 'none'), 'none')
  assert.equal(compare(undefined, 'sekretessmarkering'), 'new')
  assert.equal(compare({ level: 'sekretessmarkering', withdrawn_at: NOW }, 'none'), 'none', 'it is withdrawn once')
  assert.equal(compare({ level: 'sekretessmarkering', withdrawn_at: NOW }, 'sekretessmarkering'), 'raised', 'the source marks again')
})

test('D-R12: with skyddad folkbokföring, or what may be that, the municipality is not where she lives', () => {
  assert.equal(isMunicipalityMisleading([marking({ level: 'skyddad_folkbokforing' })]), true)
  assert.equal(isMunicipalityMisleading([marking({ level: 'unknown_treat_as_highest' })]), true)
  assert.equal(isMunicipalityMisleading([marking()]), false)
})

test('days are counted as days, over the change of clocks and the end of a year', () => {
  assert.equal(addDays('2026-10-24', 2), '2026-10-26')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(dayOf(new Date('2026-11-21T23:30:00Z')), '2026-11-21')
})
