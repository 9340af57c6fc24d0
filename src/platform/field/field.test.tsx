import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Language, SummaryList } from '../page/index.ts'
import { Secret } from '../secret.ts'
import type { AnyRecord, ValuesOf } from './index.ts'
import {
  changesBetween,
  codeList,
  csvTemplate,
  describe,
  enteredFrom,
  field,
  mapColumns,
  optionalText,
  part,
  readForm,
  readRow,
  record,
  RecordForm,
  requiredText,
  summaryRows,
} from './index.ts'

const unit = field({ schema: requiredText(40), label: { sv: 'Enhet', en: 'Unit' }, control: 'text', example: 'Familjerätten' })
const level = field({
  schema: codeList(['high', 'low']),
  label: { sv: 'Nivå', en: 'Level' },
  control: 'radio',
  options: [
    { value: 'high', label: { sv: 'Hög', en: 'High' } },
    { value: 'low', label: { sv: 'Låg', en: 'Low' } },
  ],
})
// Optional, nullable, default and transform are what made `.meta()` lose its label (house.md section 1).
const added = {
  optional: field({
    schema: optionalText(10),
    label: { sv: 'Tillagd', en: 'Added' },
    hint: { sv: 'Tips', en: 'Hint' },
    control: 'text',
    example: 'a',
  }),
  nullable: field({
    schema: requiredText(10).nullable(),
    label: { sv: 'Tillagd', en: 'Added' },
    hint: { sv: 'Tips', en: 'Hint' },
    control: 'text',
    example: 'a',
  }),
  default: field({
    schema: requiredText(10).default('b'),
    label: { sv: 'Tillagd', en: 'Added' },
    hint: { sv: 'Tips', en: 'Hint' },
    control: 'text',
    example: 'a',
  }),
  transform: field({
    schema: z.string().transform((text) => text.length),
    label: { sv: 'Tillagd', en: 'Added' },
    hint: { sv: 'Tips', en: 'Hint' },
    control: 'text',
    example: 'a',
  }),
}

const html = (element: unknown) => String(<Language lang="sv">{element as never}</Language>)
const formOf = (r: AnyRecord) => html(<RecordForm record={r} action="/x" csrf="t" submit={{ sv: 'Spara', en: 'Save' }} />)

for (const [way, extra] of Object.entries(added)) {
  test(`a field that is added to the record (${way}) stands in every derivation, and in none before`, () => {
    const before = record({ unit, level })
    const after = record({ unit, level, extra })
    const derivations = (r: typeof before | typeof after): Record<string, boolean> => {
      const heads = csvTemplate(r).split('\r\n')[0] ?? ''
      const values = { unit: 'A', level: 'high', extra: 'a' } as never
      return {
        form: formOf(r).includes('name="extra"') && formOf(r).includes('Tillagd') && formOf(r).includes('Tips'),
        reading: 'extra' in (readForm(r, { unit: 'A', level: 'high', extra: 'a' }) as { values: object }).values,
        review: html(<SummaryList rows={summaryRows(r, values, { lang: 'sv' })} />).includes('Tillagd'),
        file: heads.includes('Tillagd') && csvTemplate(r).includes(';a\r\n'),
        import: mapColumns(r, ['added']).names[0] === 'extra',
        history: changesBetween(r, { unit: 'A', level: 'high' } as never, values, 'sv').some(({ label }) => label.sv === 'Tillagd'),
        api: JSON.stringify(describe(r, 'sv')).includes('"title":"Tillagd","description":"Tips"'),
      }
    }
    for (const [name, found] of Object.entries(derivations(before))) assert.equal(found, false, `${name} shows a field that is not there`)
    for (const [name, found] of Object.entries(derivations(after))) assert.equal(found, true, `${name} has lost the field`)
  })
}

test('the type of the values follows from the fields', () => {
  const r = record({ unit, level, more: added.optional, length: added.transform })
  const values: ValuesOf<typeof r> = { unit: 'A', level: 'low', length: 3 }
  // @ts-expect-error: a level outside the list is no level.
  const wrong: ValuesOf<typeof r> = { unit: 'A', level: 'lowest', length: 3 }
  assert.notDeepEqual(values, wrong)
  assert.deepEqual(part(r, 'unit').names, ['unit'])
})

test('a field that does not hold together stops the start', () => {
  assert.throws(() => field({ schema: z.string(), label: { sv: 'A', en: 'A' }, control: 'select' }), /options/)
  assert.throws(() => field({ schema: z.string(), label: { sv: 'A', en: 'A' }, control: 'text', options: [] }), /options/)
  for (const name of ['__proto__', 'csrf', 'Stor', 'a-b']) assert.throws(() => record({ [name]: unit }), /cannot be the name/)
})

test('required follows from the schema, and the label says what is optional', () => {
  assert.equal(unit.required, true)
  assert.deepEqual(
    Object.values(added).map(({ required }) => required),
    [false, false, false, true],
  )
  assert.match(formOf(record({ extra: added.optional })), /Tillagd<span class="sv-optional"> \(frivilligt\)/)
  assert.doesNotMatch(formOf(record({ unit })), /frivilligt/)
})

test('a secret field is neither stored nor spell-checked by the browser, and its history holds no value (S-R9)', () => {
  const name = field({ schema: requiredText(40), label: { sv: 'Namn', en: 'Name' }, control: 'text', secret: true })
  const r = record({ name, unit })
  assert.match(formOf(r), /name="name"[^>]*spellcheck="false"|spellcheck="false"[^>]*name="name"/)
  assert.match(formOf(r), /autocomplete="off"/)
  const changes = changesBetween(r, { name: 'Kvällsfåtölj', unit: 'A' }, { name: 'Morgonpall', unit: 'B' }, 'sv')
  assert.doesNotMatch(JSON.stringify(changes), /Kvällsfåtölj|Morgonpall/)
  assert.deepEqual(changes, [
    { name: 'name', label: name.label },
    { name: 'unit', label: unit.label, before: 'A', after: 'B' },
  ])
})

test('a Secret stays covered on a review page', () => {
  const covered = field({
    schema: z.custom<Secret<string>>((value) => value instanceof Secret),
    label: { sv: 'Namn', en: 'Name' },
    control: 'text',
    secret: true,
  })
  const rows = summaryRows(record({ covered }), { covered: Secret.of('Kvällsfåtölj') }, { lang: 'sv' })
  assert.deepEqual(rows, [{ label: covered.label, value: 'Dold uppgift' }])
})

test('what a record holds goes back into the form that changes it', () => {
  const tick = field({ schema: z.boolean(), label: { sv: 'Ruta', en: 'Box' }, control: 'checkbox' })
  const r = record({ unit, level, tick })
  const values = { unit: 'Rådhuset', level: 'low' as const, tick: true }
  const again = readForm(r, enteredFrom(r, values))
  assert.deepEqual(again, { ok: true, values })
  assert.match(
    html(<RecordForm record={r} action="/x" csrf="t" submit="Spara" entered={enteredFrom(r, values)} />),
    /value="low" checked=""/,
  )
})

test('a row of a file passes the same rules as the form, with choices in words', () => {
  const r = record({ unit, level })
  const columns = mapColumns(r, ['NIVÅ', 'Unit', 'Anteckning'])
  assert.deepEqual(columns, { names: ['level', 'unit', undefined], unknown: ['Anteckning'], problems: [] })
  assert.deepEqual(readRow(r, columns, ['låg', 'A', 'x']), { ok: true, values: { unit: 'A', level: 'low' } })
  const wrong = readRow(r, columns, ['mellan', '', ''])
  assert.deepEqual(wrong.ok ? [] : wrong.errors.map(({ field }) => field), ['unit', 'level'])
})

test('a column that is missing or there twice is told before any row is read', () => {
  const r = record({ unit, level })
  assert.match(mapColumns(r, ['Enhet']).problems[0]?.sv ?? '', /”Nivå” saknas/)
  assert.match(mapColumns(r, ['Enhet', 'unit', 'Nivå']).problems[0]?.sv ?? '', /2 gånger/)
})
