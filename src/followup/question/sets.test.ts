/** The sets that come with Samvärn, and the pure rules over them. No house is needed. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkSet } from './check.ts'
import { feedback } from './feedback.ts'
import { type Answer, levelsOf, placeOf, type QuestionSet, questionsOf } from './question.ts'
import { sharedAnswers } from './sharing.ts'
import { shippedSets, shippedVersions } from './shipped.ts'
import { textsOf } from './translation.ts'

const sets = shippedSets()
const byId = (id: string): QuestionSet => {
  const found = sets.find((set) => set.id === id)
  assert.ok(found, id)
  return found
}
const TODAY = '2026-11-22'
const level = (question: string, value: number): Answer => ({ question, applies: true, level: value, chosen: [], words: '' })

test('every shipped set passes its own checker without a fault', () => {
  assert.ok(sets.length >= 5)
  for (const set of shippedVersions())
    assert.deepEqual(checkSet(set, { sets: sets.filter((one) => one.id !== set.id), today: TODAY }).faults, [], set.id)
})

/** Text, part and how many points it has, with where that number comes from. */
const COVERING = [
  ['managers', 'seed-001', 'managers', 7],
  ['professionals', 'seed-001', 'professionals', 10],
  ['civil-society', 'seed-001', 'civil-society', 9],
  // Six criteria of the web test: domain.md 5.1. Fourteen points of a local routine: domain.md 4.2.
  ['municipal-web', 'municipal-web-test', 'criteria', 6],
  ['asking-about-violence', 'local-routine', 'points', 14],
] as const
test('D-R50, D-R51, D-R55: every point is covered: 7, 10 and 9 of seed 001, 6 of the web, 14 of the routine', () => {
  for (const [id, text, part, count] of COVERING) {
    const numbers = new Set(
      questionsOf(byId(id)).flatMap((q) => (q.covers ?? []).filter((c) => c.text === text && c.part === part).map((c) => c.number)),
    )
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      Array.from({ length: count }, (_, i) => i + 1),
      id,
    )
  }
})

const SEEDS = process.env['SAMVARN_SEEDS'] ?? '../shared/seeds'
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : []
const skip = seeds.length === 0 && 'no ../shared/seeds'
const bulletsOf = (text: string): string[][] =>
  text
    .split(/^TILL DIG SOM ÄR /m)
    .slice(1)
    .map((part) =>
      part
        .split('\n')
        .filter((line) => line.startsWith('- '))
        .map((line) => line.slice(2)),
    )

test('D-R50: the numbers are those of the text itself, counted in it', { skip }, () => {
  const name = seeds.find((one) => one.startsWith('001')) ?? ''
  const counted = bulletsOf(readFileSync(join(SEEDS, name), 'utf8')).map((bullets) => bullets.length)
  assert.deepEqual(
    counted,
    ['managers', 'professionals', 'civil-society'].map((id) => byId(id).covering?.[0]?.count),
  )
})

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? []
const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - 7)).map((_, i) => words.slice(i, i + 8).join(' '))
}
test('our own words: no eight words in a row are those of a source', { skip }, () => {
  const foreign = new Set(seeds.flatMap((name) => runsOf(readFileSync(join(SEEDS, name), 'utf8'))))
  const copied = sets.flatMap((set) =>
    textsOf(set)
      .filter(({ words }) => runsOf(words.sv).some((run) => foreign.has(run)))
      .map(({ place }) => `${set.id}: ${place}`),
  )
  assert.deepEqual(copied, [])
  const [first = ''] = bulletsOf(readFileSync(join(SEEDS, seeds.find((one) => one.startsWith('001')) ?? ''), 'utf8'))[0] ?? []
  assert.ok(
    runsOf(first).some((run) => foreign.has(run)),
    'the check bites',
  )
})

test('each question says what a good answer looks like, which law it rests on, and two to four things to do', () => {
  for (const set of sets)
    for (const question of questionsOf(set)) {
      const place = placeOf(set, question)
      assert.ok((question.law ?? []).length > 0, `${place}: law`)
      if (question.kind === 'choices') continue
      assert.ok(question.good, `${place}: good`)
      assert.ok((question.actions ?? []).length >= 2 && (question.actions ?? []).length <= 4, `${place}: actions`)
    }
})

test('D-R60: one rule of law is told in one way wherever it is cited, and the unverified is marked', () => {
  const told = new Map<string, string>()
  for (const law of sets.flatMap((set) => questionsOf(set).flatMap((question) => question.law ?? []))) {
    const key = `${law.cite} ${law.valid_from ?? ''}`
    assert.equal(told.get(key) ?? JSON.stringify(law), JSON.stringify(law), key)
    told.set(key, JSON.stringify(law))
    assert.ok(law.source, law.cite)
    if (/HSLF-FS 2022:39/.test(law.cite) && /§/.test(law.cite)) assert.equal(law.verified, false, 'domain.md section 9, point 6')
  }
})

test('feedback: level by level, weakest link first, no average, and what would lift it', () => {
  const set = byId('managers')
  const said = feedback(set, [
    level('m1', 3),
    level('m2', 0),
    level('m3', 4),
    level('m4', 1),
    { ...level('m5', 0), applies: false, level: null },
  ])
  assert.deepEqual(
    said.whole.levels.map(({ count }) => count),
    [1, 1, 0, 1, 1],
  )
  assert.deepEqual([said.whole.answered, said.whole.not_applicable, said.whole.asked], [4, 1, questionsOf(set).length - 1])
  assert.deepEqual([said.whole.lowest?.value, said.whole.middle?.value], [0, 3])
  assert.deepEqual(
    said.lifts.map((lift) => [lift.question.id, lift.stands.value, lift.next?.value]),
    [
      ['m2', 0, 1],
      ['m4', 1, 2],
      ['m1', 3, 4],
    ],
  )
  assert.deepEqual(
    said.lifts[0]?.actions.map((action) => action.id),
    ['m2-a', 'm2-b', 'm2-c'],
  )
  assert.deepEqual(
    said.lifts[2]?.actions.map((action) => action.id),
    ['m1-b', 'm1-c'],
    'what is for a lower level is not suggested',
  )
  assert.deepEqual(feedback(set, []).whole.middle, undefined)
  assert.deepEqual(
    feedback(set, [level('nothing', 2), level('m1', 99)]).whole.answered,
    0,
    'answers to other questions and unknown levels count for nothing',
  )
})

test('yes and no are not mixed into the levels, and choices tell what is left', () => {
  const said = feedback(byId('municipal-web'), [
    level('w1', 1),
    level('w2', 0),
    level('w8', 4),
    { ...level('w7', 0), level: null, chosen: ['children'] },
  ])
  assert.deepEqual([said.whole.yes, said.whole.no], [1, 1])
  assert.deepEqual(
    said.whole.levels.map(({ count }) => count),
    [0, 0, 0, 0, 1],
  )
  assert.equal(
    said.uncovered[0]?.missing.some((one) => one.id === 'children'),
    false,
  )
  assert.ok((said.uncovered[0]?.missing.length ?? 0) >= 5)
})

test('feedback adds up whatever is answered', () => {
  const set = byId('professionals')
  const answers = fc.array(
    fc.record<Answer>({
      question: fc.constantFrom(...questionsOf(set).map((q) => q.id)),
      applies: fc.boolean(),
      level: fc.option(fc.integer({ min: -1, max: 6 })),
      chosen: fc.constant([]),
      words: fc.constant(''),
    }),
  )
  fc.assert(
    fc.property(answers, (given) => {
      const { whole, sections, lifts } = feedback(set, given)
      const counted = whole.levels.reduce((sum, { count }) => sum + count, 0)
      assert.equal(counted + whole.yes + whole.no, whole.answered)
      assert.ok(whole.answered <= whole.asked)
      assert.equal(
        sections.reduce((sum, { spread }) => sum + spread.answered, 0),
        whole.answered,
      )
      assert.ok(whole.answered - counted === 0 || whole.yes + whole.no > 0)
      const half = whole.levels.filter(({ level: l }) => l.value >= (whole.middle?.value ?? 0)).reduce((sum, { count }) => sum + count, 0)
      assert.ok(2 * half >= counted, 'half stand at the middle or higher')
      assert.ok(
        lifts.every((lift, i) => i === 0 || (lifts[i - 1]?.stands.value ?? 0) <= lift.stands.value),
        'weakest first',
      )
    }),
  )
})

test('one answer serves several sets: both ways, as far as it goes, and what differs is said', () => {
  const given = new Map([['civil-society/c3', level('c3', 2)]])
  const shared = sharedAnswers(sets, given)
  assert.deepEqual(shared.get('managers/m7'), { from: 'civil-society/c3', differs: false, answer: level('m7', 2) })
  assert.deepEqual(shared.get('professionals/p4')?.answer, level('p4', 2), 'by way of the managers, though neither points at the other')
  assert.equal(shared.has('civil-society/c3'), false)
  const two = sharedAnswers(sets, new Map([...given, ['professionals/p4', level('p4', 0)]]))
  assert.deepEqual(
    two.get('managers/m7'),
    { from: 'professionals/p4', differs: true, answer: level('m7', 0) },
    'the lowest, and it says so',
  )
  assert.equal(sharedAnswers([byId('managers')], new Map()).size, 0)
})

test('two questions of one set never come to ask the same', () => {
  for (const set of sets)
    for (const question of questionsOf(set)) {
      const steps = levelsOf(set, question)
      const answered: Answer = steps.length > 0 ? level(question.id, 0) : { ...level(question.id, 0), level: null, chosen: ['children'] }
      const reached = [...sharedAnswers(sets, new Map([[placeOf(set, question), answered]])).keys()]
      for (const other of sets)
        assert.ok(
          reached.filter((place) => place.startsWith(`${other.id}/`)).length <= (other.id === set.id ? 0 : 1),
          placeOf(set, question),
        )
    }
})
