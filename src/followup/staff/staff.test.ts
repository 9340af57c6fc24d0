import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import type { QuestionSet } from '../question/index.ts'
import { ALPHABET, MEETING_LENGTH, newCode, RESUME_LENGTH, tidyCode, writeCode } from './code.ts'
import { qrSvg } from './qr.ts'
import {
  addTo,
  askedOf,
  lotOf,
  MINUTES_MAX,
  minutesFor,
  type Pictures,
  QUESTIONS_MAX,
  readChosen,
  shareOf,
  shuffled,
  stateOf,
  UNKNOWN,
} from './staff.ts'

const SET: QuestionSet = {
  id: 'trial',
  version: '1.0',
  title: { sv: 'Prov', en: 'Trial' },
  audience: 'any',
  languages: ['sv', 'en'],
  origin: { by: 'Samvärn', licence: 'EUPL-1.2' },
  levels: [0, 1, 2].map((value) => ({ value, name: { sv: `Nivå ${value}` }, meaning: { sv: 'Betyder något' } })),
  sections: [
    {
      id: 's',
      title: { sv: 'Del' },
      questions: [
        { id: 'q1', kind: 'level', text: { sv: 'Ett' } },
        { id: 'q2', kind: 'yes_no', text: { sv: 'Två' } },
        {
          id: 'q3',
          kind: 'choices',
          text: { sv: 'Tre' },
          options: [
            { id: 'a', text: { sv: 'A' } },
            { id: 'b', text: { sv: 'B' } },
          ],
        },
        { id: 'q4', kind: 'words', text: { sv: 'Fyra' } },
      ],
    },
  ],
}

test('the most questions take ten minutes, and never more', () => {
  assert.equal(minutesFor(QUESTIONS_MAX), MINUTES_MAX)
  for (let questions = 1; questions <= QUESTIONS_MAX; questions++) assert.ok(minutesFor(questions) <= MINUTES_MAX)
})

test('questions are kept as asked, each with "I do not know"; only what was offered can be chosen', () => {
  const { questions } = askedOf(SET, ['q1', 'q2', 'q3', 'q4'])
  const [level, yesNo, choices, words] = questions
  assert.ok(level && yesNo && choices && words)
  assert.deepEqual(
    level.choices.map(({ value }) => value),
    ['0', '1', '2', UNKNOWN],
  )
  assert.deepEqual(words.choices, [])
  assert.deepEqual(readChosen(level, ['2', '1']), ['1'])
  assert.deepEqual(readChosen(level, ['9', '<b>']), [])
  assert.deepEqual(readChosen(yesNo, [UNKNOWN]), [UNKNOWN])
  assert.deepEqual(readChosen(choices, ['b', 'a', UNKNOWN]), ['a', 'b'])
})

test('sums and shares: what somebody skipped is in neither', () => {
  const sum = addTo({ count: 0, sums: {} }, [['a'], ['a', 'b'], ['b'], [UNKNOWN], ['a']])
  assert.deepEqual(sum, { count: 5, sums: { a: 3, b: 2, [UNKNOWN]: 1 } })
  assert.equal(shareOf(sum, 'a'), 60)
  assert.equal(shareOf(sum, 'z'), 0)
})

/* ── what can be worked out over time and between units ── */

/** Vectors that stand at right angles to all of `rows`: a set of people can be worked out when it does so to each of them. */
function perpendicular(rows: readonly (readonly number[])[], width: number): number[][] {
  const work = rows.map((row) => [...row])
  const pivots: number[] = []
  for (let column = 0; column < width; column++) {
    const at = work.findIndex((row, i) => i >= pivots.length && Math.abs(row[column] ?? 0) > 1e-9)
    if (at < 0) continue
    const pivot = work[at] as number[]
    work[at] = work[pivots.length] as number[]
    const scale = pivot[column] ?? 1
    const clean = pivot.map((value) => value / scale)
    work[pivots.length] = clean
    for (const [i, row] of work.entries())
      if (i !== pivots.length) work[i] = row.map((value, j) => value - (row[column] ?? 0) * (clean[j] ?? 0))
    pivots.push(column)
  }
  const free = Array.from({ length: width }, (_, i) => i).filter((i) => !pivots.includes(i))
  return free.map((column) =>
    Array.from({ length: width }, (_, i) => {
      if (i === column) return 1
      const row = pivots.indexOf(i)
      return row < 0 ? 0 : -((work[row] as number[])[column] ?? 0)
    }),
  )
}
/** The smallest set of people, by number, whose answers can be worked out from all pictures ever shown. Zero: none. */
function smallestTold(pictures: readonly (readonly number[])[], people: number): number {
  const walls = perpendicular(pictures, people)
  let smallest = 0
  for (let mask = 1; mask < 1 << people; mask++) {
    const set = Array.from({ length: people }, (_, i) => (mask >> i) & 1)
    if (!walls.every((wall) => Math.abs(wall.reduce((sum, value, i) => sum + value * (set[i] ?? 0), 0)) < 1e-6)) continue
    const size = set.reduce((a, b) => a + b, 0)
    if (smallest === 0 || size < smallest) smallest = size
  }
  return smallest
}

type Step = { unit: 'a' | 'b' | 'c' | null } | 'close' | 'reopen'
/** Plays a collection: people answer, jobs count, it is closed and opened again. Gives every picture that anybody could see. */
function play(steps: readonly Step[], pictures: Pictures): { shown: number[][]; people: number } {
  const people = steps.filter((step) => typeof step === 'object').length
  const state = { waiting: [] as { who: number; unit: string | null }[], closed: false, next: 0 }
  const sums: Record<string, number[]> = Object.fromEntries(
    ['', 'a', 'b', 'c'].map((unit) => [unit, Array.from({ length: people }, () => 0)]),
  )
  const shown: number[][] = []
  const fold = () => {
    const of = (unit: string | null) => state.waiting.filter((one) => one.unit === unit)
    const lot = lotOf({ units: { a: of('a').length, b: of('b').length, c: of('c').length }, none: of(null).length }, pictures, state.closed)
    for (const { who, unit } of state.waiting) {
      const own = unit !== null && lot.units.has(unit)
      if (own) (sums[unit] as number[])[who] = 1
      if (own || lot.pooled) (sums[''] as number[])[who] = 1
    }
    state.waiting = state.waiting.filter(({ unit }) => !lot.pooled && !(unit !== null && lot.units.has(unit)))
    for (const sum of Object.values(sums)) if (sum.includes(1)) shown.push([...sum])
  }
  for (const step of steps) {
    if (step === 'close') state.closed = true
    else if (step === 'reopen') state.closed = false
    else if (!state.closed) state.waiting.push({ who: state.next++, unit: step.unit })
    fold()
  }
  return { shown, people }
}
const STEPS = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Step>({ unit: 'a' }, { unit: 'b' }, { unit: 'b' }, { unit: 'c' }, { unit: null }) },
    { weight: 2, arbitrary: fc.constant<Step>('close') },
    { weight: 2, arbitrary: fc.constant<Step>('reopen') },
  ),
  { minLength: 8, maxLength: 24, size: 'max' },
)

test('all pictures of a collection together, over time, units, closing and reopening, tell of no fewer than five people', () => {
  fc.assert(
    fc.property(STEPS, fc.constantFrom<Pictures>('along', 'when_closed'), (steps, pictures) => {
      const { shown, people } = play(
        steps.filter((step, i) => typeof step !== 'object' || i < 15),
        pictures,
      )
      const told = smallestTold(shown, people)
      assert.ok(told === 0 || told >= SMALLEST_SHOWN, `${told} people are told of`)
    }),
    { numRuns: 150 },
  )
})

test('the search bites: pictures that grow by one tell of one', () => {
  assert.equal(
    smallestTold(
      [
        [1, 1, 1, 1, 1, 0],
        [1, 1, 1, 1, 1, 1],
      ],
      6,
    ),
    1,
  )
  assert.equal(
    smallestTold(
      [
        [1, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1, 1],
      ],
      7,
    ),
    2,
  )
})

test('closed at once, every answer counts when the whole has five; a unit of three hides another', () => {
  assert.deepEqual(lotOf({ units: { a: 12, b: 8, c: 3 }, none: 0 }, 'when_closed', true), { units: new Set(['a']), pooled: true })
  assert.deepEqual(lotOf({ units: { a: 4 }, none: 0 }, 'when_closed', true), { units: new Set(), pooled: false })
  assert.deepEqual(lotOf({ units: { a: 9 }, none: 0 }, 'when_closed', false), { units: new Set(), pooled: false })
  assert.deepEqual(lotOf({ units: { a: 5, b: 4 }, none: 9 }, 'along', false), { units: new Set(['a']), pooled: false })
})

test('the order in which words came is gone: each place is as likely', () => {
  const places = new Map<number, number>()
  let seed = 1
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let i = 0; i < 4000; i++) {
    const at = shuffled([0, 1, 2, 3], draw).indexOf(0)
    places.set(at, (places.get(at) ?? 0) + 1)
  }
  for (const at of [0, 1, 2, 3]) assert.ok(Math.abs((places.get(at) ?? 0) - 1000) < 150)
  assert.deepEqual(shuffled(['x', 'y', 'z'], draw).toSorted(), ['x', 'y', 'z'])
})

test('codes have no signs that look alike, and are read as people write them', () => {
  assert.doesNotMatch(ALPHABET, /[0O1IL2Z5S8BUV]/)
  assert.equal(new Set(ALPHABET).size, ALPHABET.length)
  const code = newCode(MEETING_LENGTH)
  assert.equal(tidyCode(writeCode(code).toLowerCase(), MEETING_LENGTH), code)
  assert.equal(tidyCode('ACD EFO', MEETING_LENGTH), undefined)
  assert.equal(tidyCode('ACDEF', MEETING_LENGTH), undefined)
  assert.equal(writeCode('ACDEFG'), 'ACD EFG')
  assert.equal(writeCode('ACDEFGHJKMNP'), 'ACDE FGHJ KMNP')
  assert.equal(newCode(RESUME_LENGTH).length, RESUME_LENGTH)
})

test('a QR code is an image without script, whatever the title holds', () => {
  const svg = qrSvg('https://samvarn.example.se/s/x', '<script>"&')
  assert.match(svg, /^<svg [^>]*viewBox="0 0 (\d+) \1"/)
  assert.ok(!svg.includes('<script>'))
  assert.match(svg, /<path d="M4 4h1v1h-1z/)
})

test('a collection is open on its days and not after it was closed', () => {
  const days = { opens_on: '2026-11-01', closes_on: '2026-11-30', closed_at: null }
  assert.equal(stateOf(days, '2026-10-31'), 'coming')
  assert.equal(stateOf(days, '2026-11-01'), 'open')
  assert.equal(stateOf(days, '2026-11-30'), 'open')
  assert.equal(stateOf(days, '2026-12-01'), 'closed')
  assert.equal(stateOf({ ...days, closed_at: new Date() }, '2026-11-15'), 'closed')
})
