import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, today } from '../../platform/day.ts'
import { type CircleSize, endOf, groundOf, isTooWide, type Resting, reviewDay, reviewDue, sizeLimit } from './access.ts'
import {
  type Asker,
  type Direct,
  type Granting,
  mayDecideAnalysis,
  mayEnd,
  mayEndAnalysis,
  mayGrantDirect,
  mayGrantNamed,
} from './policy.ts'
import {
  mayKeepCircles,
  mayList,
  mayListAnalyses,
  mayName,
  mayReadAnalysis,
  mayReview,
  maySeeUnit,
  mayWithdraw,
  type Refusal,
} from './policy.ts'

const NOBODY: Asker = { system_owner: false, unit_head: false, log_reviewer: false }
const HEAD = { ...NOBODY, unit_head: true }
const OWNER = { ...NOBODY, system_owner: true }
const REVIEWER = { ...NOBODY, log_reviewer: true }
const FREE = { roles: [], in_circle: false }

const granting: Granting = {
  asker: OWNER,
  whom: 'other',
  named_by: 'other',
  state: 'open',
  what: 'place',
  account: 'open',
  of_unit: true,
  ground: 'stands',
  end: 'within',
  held: FREE,
}
const naming = { ...granting, asker: HEAD, unit: 'own' as const }

test('D-R15: a grant needs all of it; each thing that is missing refuses by its own name', () => {
  assert.deepEqual(mayGrantNamed(granting), { ok: true })
  const refusals: [Partial<Granting>, Refusal][] = [
    [{ asker: NOBODY }, 'unreached'],
    [{ asker: HEAD }, 'unreached'],
    [{ asker: REVIEWER }, 'unreached'],
    [{ whom: 'self' }, 'self'],
    [{ named_by: 'self' }, 'same_hand'],
    [{ state: 'decided' }, 'decided'],
    [{ account: 'ended' }, 'access_ended'],
    [{ of_unit: false }, 'not_of_unit'],
    [{ what: 'log_reviewer', ground: 'not_needed' }, 'not_for_naming'],
    [{ ground: 'none' }, 'no_analysis'],
    [{ ground: 'not_needed' }, 'no_analysis'],
    [{ ground: 'ended' }, 'analysis_ended'],
    [{ ground: 'past_review' }, 'analysis_past_review'],
    [{ ground: 'elsewhere' }, 'analysis_elsewhere'],
    [{ end: 'past' }, 'day_past'],
    [{ end: 'beyond_year' }, 'day_beyond_year'],
    [{ end: 'beyond_review' }, 'day_beyond_review'],
    [{ held: { roles: ['log_reviewer'], in_circle: false } }, 'reviewer_is_apart'],
    [{ held: { roles: ['system_owner'], in_circle: false } }, 'owner_reaches_nobody'],
  ]
  for (const [change, because] of refusals) assert.deepEqual(mayGrantNamed({ ...granting, ...change }), { ok: false, because })
})

test('D-R15: the head names for the own unit, also herself, and nobody else does', () => {
  assert.deepEqual(mayName(naming), { ok: true })
  assert.deepEqual(mayName({ ...naming, what: 'caseworker', ground: 'not_needed' }), { ok: true })
  for (const asker of [NOBODY, OWNER, REVIEWER]) assert.deepEqual(mayName({ ...naming, asker }), { ok: false, because: 'unreached' })
  assert.deepEqual(mayName({ ...naming, unit: 'other' }), { ok: false, because: 'unreached' })
  assert.deepEqual(mayName({ ...naming, what: 'system_owner', ground: 'not_needed' }), { ok: false, because: 'not_for_naming' })
  assert.deepEqual(mayWithdraw(HEAD, 'own', 'open'), { ok: true })
  assert.deepEqual(mayWithdraw(HEAD, 'own', 'decided'), { ok: false, because: 'decided' })
  assert.equal(mayWithdraw(OWNER, 'own', 'open').ok, false)
  assert.equal(mayWithdraw(HEAD, 'other', 'open').ok, false)
})

test('D-R15: a role that reaches nobody is the system owner’s to give, never to oneself', () => {
  const direct: Direct = { asker: OWNER, whom: 'other', what: 'caseworker', account: 'open', end: 'within', held: FREE }
  assert.deepEqual(mayGrantDirect(direct), { ok: true })
  const refusals: [Partial<Direct>, Refusal][] = [
    [{ asker: HEAD }, 'unreached'],
    [{ whom: 'self' }, 'self'],
    [{ what: 'protection_officer' }, 'must_be_named'],
    [{ what: 'deputy' }, 'must_be_named'],
    [{ what: 'place' }, 'must_be_named'],
    [{ account: 'ended' }, 'access_ended'],
    [{ end: 'past' }, 'day_past'],
    [{ end: 'beyond_year' }, 'day_beyond_year'],
    [{ what: 'log_reviewer', held: { roles: ['unit_head'], in_circle: false } }, 'reviewer_is_apart'],
    [{ what: 'log_reviewer', held: { roles: [], in_circle: true } }, 'reviewer_is_apart'],
    [{ what: 'unit_head', held: { roles: ['log_reviewer'], in_circle: false } }, 'reviewer_is_apart'],
    [{ what: 'system_owner', held: { roles: ['deputy'], in_circle: false } }, 'owner_reaches_nobody'],
    [{ what: 'system_owner', held: { roles: [], in_circle: true } }, 'owner_reaches_nobody'],
  ]
  for (const [change, because] of refusals) assert.deepEqual(mayGrantDirect({ ...direct, ...change }), { ok: false, because })
})

test('D-R15, D-R17: to see, end and go through stays within the unit; the head ends no log reviewer', () => {
  assert.deepEqual([mayList(HEAD).ok, mayList(OWNER).ok, mayList(REVIEWER).ok, mayList(NOBODY).ok], [true, true, false, false])
  assert.deepEqual([maySeeUnit(HEAD, 'own').ok, maySeeUnit(HEAD, 'other').ok, maySeeUnit(OWNER, 'other').ok], [true, false, true])
  const ends = { asker: HEAD, unit: 'own', whom: 'self', what: 'place' } as const
  assert.equal(mayEnd(ends).ok, true)
  assert.equal(mayEnd({ ...ends, unit: 'other' }).ok, false)
  assert.equal(mayEnd({ ...ends, what: 'log_reviewer' }).ok, false)
  assert.equal(mayEnd({ ...ends, asker: OWNER }).ok, false, 'nobody ends the own role as system owner')
  assert.equal(mayEnd({ ...ends, asker: OWNER, whom: 'other', unit: 'other', what: 'log_reviewer' }).ok, true)
  assert.equal(mayReview({ asker: HEAD, unit: 'own', what: 'deputy' }).ok, true)
  for (const wrong of [{ asker: OWNER }, { unit: 'other' as const }, { what: 'system_owner' as const }])
    assert.equal(mayReview({ asker: HEAD, unit: 'own', what: 'deputy', ...wrong }).ok, false)
  assert.deepEqual([mayKeepCircles(OWNER).ok, mayKeepCircles(HEAD).ok, mayKeepCircles(NOBODY).ok], [true, false, false])
})

test('D-R15: the head decides the analysis; the system owner and the log reviewer read it', () => {
  const deciding = { asker: HEAD, unit: 'own', circle: 'own', review: 'within' } as const
  assert.deepEqual(mayDecideAnalysis(deciding), { ok: true })
  for (const wrong of [{ asker: OWNER }, { asker: REVIEWER }, { unit: 'other' as const }, { circle: 'other' as const }])
    assert.deepEqual(mayDecideAnalysis({ ...deciding, ...wrong }), { ok: false, because: 'unreached' })
  assert.deepEqual(mayDecideAnalysis({ ...deciding, review: 'beyond_year' }), { ok: false, because: 'day_beyond_year' })
  assert.deepEqual(mayDecideAnalysis({ ...deciding, review: 'past' }), { ok: false, because: 'day_past' })
  assert.deepEqual(mayEndAnalysis(HEAD, 'own', true), { ok: false, because: 'decided' })
  assert.equal(mayEndAnalysis(OWNER, 'own', false).ok, false)
  for (const asker of [OWNER, REVIEWER]) assert.equal(mayReadAnalysis(asker, 'other').ok, true)
  assert.equal(mayReadAnalysis(HEAD, 'other').ok, false)
  assert.equal(mayListAnalyses(NOBODY).ok, false)
})

test('D-R15: on what something rests, and to when it may run', () => {
  const [unit, circle] = ['unit', 'circle']
  const stands: Resting = { unit, circle: null, review_by: '2027-06-30', ended_at: null }
  const of = { unit, circle }
  const ground = (change: Partial<Resting>) => groundOf('place', of, { ...stands, ...change }, '2027-01-01')
  assert.equal(ground({}), 'stands')
  assert.equal(ground({ circle }), 'stands')
  assert.equal(ground({ circle: 'another' }), 'elsewhere')
  assert.equal(ground({ unit: 'another' }), 'elsewhere')
  assert.equal(ground({ review_by: '2026-12-31' }), 'past_review')
  assert.equal(ground({ review_by: '2027-01-01' }), 'stands')
  assert.equal(ground({ ended_at: new Date() }), 'ended')
  assert.equal(
    groundOf('deputy', { unit, circle: null }, { ...stands, circle }, '2027-01-01'),
    'elsewhere',
    'one circle’s analysis carries no role',
  )
  assert.equal(groundOf('place', of, undefined, '2027-01-01'), 'none')
  assert.equal(groundOf('caseworker', { unit, circle: null }, undefined, '2027-01-01'), 'not_needed')
  assert.equal(endOf('2026-12-31', '2027-01-01', undefined), 'past')
  assert.equal(endOf('2028-01-01', '2027-01-01', undefined), 'within')
  assert.equal(endOf('2028-01-02', '2027-01-01', undefined), 'beyond_year')
  assert.equal(endOf('2027-07-01', '2027-01-01', '2027-06-30'), 'beyond_review')
})

test('D-R15: a circle is as wide as the smaller of what it was drawn for and what the analysis found', () => {
  const circle: Pick<CircleSize, 'size_target' | 'analysed' | 'members'> = { size_target: 4, analysed: null, members: 4 }
  assert.equal(isTooWide(circle), false)
  assert.equal(isTooWide({ ...circle, members: 5 }), true)
  assert.equal(isTooWide({ ...circle, analysed: 3 }), true)
  assert.equal(sizeLimit({ size_target: 4, analysed: 9 }), 4)
})

test('the year of review runs from when it was given, or from when it was last gone through', () => {
  const [given, seen] = [new Date('2026-03-01T12:00:00Z'), new Date('2026-09-01T12:00:00Z')]
  assert.equal(reviewDay({ valid_from: given, reviewed_at: null }), '2027-03-01')
  assert.equal(reviewDay({ valid_from: given, reviewed_at: seen }), '2027-09-01')
  assert.equal(reviewDue([]), undefined)
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.match(today(), /^\d{4}-\d{2}-\d{2}$/)
})
