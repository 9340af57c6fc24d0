import assert from 'node:assert/strict'
import fc from 'fast-check'
import { AUDIENCES, type QuestionSet } from '../question.ts'
import { parseSet } from '../schema.ts'

const said = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('a', 'Å', '"', ';', ',', '=', '+', '-', '\n', ' ', '|', '<', '7', 'ß') })
  .map((text) => `x${text}`.trim())
const formula = fc.constantFrom('=1+1', '+46', '-', '@a').map((text) => text)
const words = (lang: string) => fc.record({ sv: fc.oneof(said, formula), [lang]: said })
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,10}$/)
const many = <T extends { id: string }>(arb: fc.Arbitrary<T>, min = 0) =>
  fc.uniqueArray(arb, { selector: (one) => one.id, minLength: min, maxLength: 3 })
const levels = fc
  .array(fc.record({ name: words('en'), meaning: words('en') }), { minLength: 2, maxLength: 4 })
  .map((list) => list.map((one, value) => ({ value, ...one })))
const day = fc.constantFrom('2026-01-15', '2027-01-01')
const law = fc.record({
  cite: said,
  says: maybe(words('en')),
  verified: fc.boolean(),
  source: maybe(said),
  valid_from: maybe(day),
  valid_to: maybe(day),
  reviewer: maybe(said),
})
const action = fc.record({
  id,
  text: words('en'),
  days: maybe(fc.integer({ min: 1, max: 900 })),
  upto: maybe(fc.integer({ min: 0, max: 9 })),
})
const question = fc.record({
  id,
  kind: fc.constantFrom('level', 'yes_no', 'choices', 'words'),
  text: words('en'),
  help: maybe(words('en')),
  good: maybe(words('en')),
  law: maybe(fc.array(law, { maxLength: 2 })),
  actions: maybe(many(action)),
  options: maybe(many(fc.record({ id, text: words('en') }))),
  levels: maybe(levels),
  covers: maybe(
    fc.array(fc.constantFrom({ text: 'seed-001', part: 'managers', number: 3 }, { text: 'egen', part: 'del', number: 12 }), {
      maxLength: 2,
    }),
  ),
  same_as: maybe(fc.array(fc.constantFrom('managers/m1', 'egen/V1.1'), { maxLength: 2 })),
  evidence: maybe(fc.boolean()),
  rank: maybe(said),
})
/** Any set at all: texts with quotes, separators, line breaks and formulas in them, and every optional part there or not. */
export const anySet = fc.record({
  id: fc.constantFrom('egen', 'var-egen-2'),
  version: fc.constantFrom('1.0', '1.10', '2.0.1'),
  title: words('en'),
  lead: maybe(words('en')),
  audience: fc.constantFrom(...AUDIENCES),
  languages: fc.constantFrom(['sv'], ['sv', 'en'], ['en']),
  incomplete: maybe(fc.constantFrom(['fi'], [])),
  covering: maybe(fc.constant([{ text: 'seed-001', part: 'managers', count: 7 }])),
  origin: fc.record({ by: said, from: maybe(words('en')), licence: said, source: maybe(said) }),
  levels,
  sections: many(fc.record({ id, title: words('en'), lead: maybe(words('en')), questions: many(question, 1) }), 1),
})
export const tidy = (json: unknown): QuestionSet => {
  const parsed = parseSet(json)
  assert.ok(parsed.ok, JSON.stringify(parsed.ok ? '' : parsed.issues))
  return parsed.set
}
