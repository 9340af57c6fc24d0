import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { parseIdentityNumber } from '../../../packages/disclosure/src/identity.ts'
import type { Field, Submitted } from './index.ts'
import {
  confirmed,
  csvOf,
  email,
  field,
  identityNumber,
  isoDate,
  mapColumns,
  optionalParagraphs,
  optionalText,
  readForm,
  readRow,
  record,
  requiredText,
  swedishPhone,
  writePhone,
} from './index.ts'

const label = { sv: 'Telefon till avsändaren', en: 'Phone of the sender' }
const one = (schema: z.ZodType, control: Field['control'] = 'text', more: object = {}) =>
  record({ it: field({ schema, label, control, ...more }) })

function value(r: ReturnType<typeof one>, submitted: Submitted): unknown {
  const reading = readForm(r, submitted)
  return reading.ok ? (reading.values as { it?: unknown }).it : reading.errors.map(({ message }) => message.sv).join(' ')
}

test('messages are ours, in both languages, and never quote what was written', () => {
  const r = one(requiredText(5), 'text', { example: 'Ada' })
  assert.equal(value(r, {}), 'Fyll i ”Telefon till avsändaren”.')
  assert.equal(value(r, { it: '   ' }), 'Fyll i ”Telefon till avsändaren”.')
  assert.equal(value(r, { it: 'Kvällsfåtölj' }), 'Telefon till avsändaren får vara högst 5 tecken. Det är 12 nu: korta texten.')
  const reading = readForm(one(z.string().regex(/^a/), 'text', { example: 'Ada' }), { it: 'Kvällsfåtölj' })
  assert.deepEqual(reading.ok ? [] : reading.errors[0]?.message, {
    sv: 'Kontrollera telefon till avsändaren. Skriv till exempel Ada.',
    en: 'Check phone of the sender. Write for example Ada.',
  })
})

test('no schema in common use lets a message of zod through', () => {
  const schemas: [z.ZodType, Field['control']][] = [
    [requiredText(3), 'text'],
    [isoDate(), 'date'],
    [swedishPhone(), 'tel'],
    [email(), 'email'],
    [confirmed(), 'checkbox'],
    [z.number().int().min(1).max(5), 'number'],
    [
      z
        .array(z.enum(['a']))
        .min(1)
        .max(1),
      'checkboxes',
    ],
    [z.enum(['a']), 'radio'],
    [z.literal('x'), 'hidden'],
    [identityNumber(parseIdentityNumber), 'text'],
  ]
  for (const [schema, control] of schemas) {
    const options = ['checkboxes', 'radio'].includes(control) ? { options: [{ value: 'a', label: 'A' }] } : {}
    for (const it of ['', 'zzzzzz', '99', '2026-02-30', ['a', 'b']]) {
      const found = readForm(one(schema, control, options), { it })
      for (const { message } of found.ok ? [] : found.errors) {
        assert.match(message.sv, /[.]$/)
        assert.doesNotMatch(message.sv + message.en, /Invalid|expected|received|Too (big|small)|undefined|zzzzzz/)
      }
    }
  }
})

test('only what the record declares is taken, whatever else is sent', () => {
  const form = new FormData()
  for (const [name, text] of [
    ['it', 'A'],
    ['role', 'admin'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
  ] as const)
    form.append(name, text)
  assert.deepEqual(readForm(one(requiredText(5)), form), { ok: true, values: { it: 'A' } })
  assert.equal(({} as { x?: unknown }).x, undefined)
  assert.equal(value(one(optionalText(5)), JSON.parse('{"__proto__":{"it":"A"}}') as Submitted), undefined)
})

test('an answer that comes twice is refused, not guessed', () => {
  assert.match(String(value(one(requiredText(5)), { it: ['A', 'B'] })), /flera gånger/)
})

test('a form that comes back has lost nothing but its password', () => {
  const r = record({
    name: field({ schema: requiredText(5), label, control: 'text' }),
    code: field({ schema: requiredText(50), label, control: 'password' }),
  })
  const reading = readForm(r, { name: ' Alltför långt ', code: ' hemlig ' })
  assert.deepEqual(reading.ok ? undefined : reading.entered, { name: ' Alltför långt ' })
})

test('silence is undefined, null where only null is allowed, and a default where there is one', () => {
  assert.equal(value(one(optionalText(5)), { it: '' }), undefined)
  assert.equal(value(one(requiredText(5).nullable()), { it: '' }), null)
  assert.equal(value(one(requiredText(5).default('b')), { it: '' }), 'b')
})

test('numbers are read as Swedes write them', () => {
  const r = one(z.number(), 'number')
  assert.equal(value(r, { it: '12 345,5' }), 12345.5)
  assert.equal(value(r, { it: '\u22123' }), -3)
  assert.match(String(value(r, { it: '1e9' })), /med siffror/)
  assert.match(String(value(r, { it: '0x10' })), /med siffror/)
})

test('days are read in several ways, kept in one, and must exist', () => {
  const r = one(isoDate({ first: () => '2026-01-01', last: () => '2026-12-31' }), 'date')
  for (const written of ['2026-11-27', '20261127', '2026/11/27', ' 2026 11 27 ']) assert.equal(value(r, { it: written }), '2026-11-27')
  assert.match(String(value(r, { it: '2026-02-30' })), /som 2026-11-27/)
  assert.match(String(value(r, { it: '27/11/2026' })), /som 2026-11-27/)
  assert.match(String(value(r, { it: '2027-01-01' })), /Senast 2026-12-31/)
  assert.match(String(value(r, { it: '2025-12-31' })), /Tidigast 2026-01-01/)
})

test('phone numbers are kept as E.164 and shown as people write them', () => {
  const r = one(swedishPhone(), 'tel')
  for (const written of ['070-174 06 05', '+46 (0)70-174 06 05', '0046701740605', '0701740605'])
    assert.equal(value(r, { it: written }), '+46701740605')
  assert.equal(value(r, { it: '08-465 004 00' }), '+46846500400')
  assert.equal(value(r, { it: '+47 22 12 34 56' }), '+4722123456')
  for (const written of ['070-17', '112', 'ring mig', '+46', ''])
    assert.equal(typeof value(r, { it: written }) === 'string' && /[.]$/.test(String(value(r, { it: written }))), true, written)
  assert.equal(writePhone('+46701740605').replaceAll('\u00a0', ' '), '070-174 06 05')
  assert.equal(writePhone('+46846500400').replaceAll('\u00a0', ' '), '08-465 004 00')
  assert.equal(writePhone('+46313900600').replaceAll('\u00a0', ' '), '031-390 06 00')
  assert.equal(writePhone('+4722123456'), '+4722123456')
})

test('characters that nobody sees are gone, in lines and in paragraphs', () => {
  assert.equal(value(one(requiredText(20)), { it: 'A\u200bd\u00ada\u202e  B\u0000' }), 'Ada B')
  assert.equal(value(one(requiredText(20)), { it: '\u200b' }), 'Kontrollera telefon till avsändaren.')
  assert.equal(value(one(optionalParagraphs(20), 'textarea'), { it: 'a\r\n\tb' }), 'a\n b')
})

test('identity numbers: published test numbers pass, a wrong check digit says so (D-R1)', () => {
  const r = one(identityNumber(parseIdentityNumber))
  // 200001252386 is published by HL7 Sweden in basprofiler-r4 as a test person.
  assert.equal(value(r, { it: '20000125-2386' }), '200001252386')
  assert.match(String(value(r, { it: '20000125-2387' })), /^Kontrollsiffran stämmer inte/)
  assert.match(String(value(r, { it: 'hej' })), /tolv siffror/)
})

test('e-mail addresses are tidied and judged', () => {
  const r = one(email(), 'email')
  assert.equal(value(r, { it: ' Ada@Example.SE ' }), 'Ada@example.se')
  assert.match(String(value(r, { it: 'ada@' })), /Kontrollera/)
})

test('a tick that must be given, and files that must be there', () => {
  assert.match(String(value(one(confirmed(), 'checkbox'), {})), /^Kryssa i/)
  assert.equal(value(one(confirmed(), 'checkbox'), { it: 'ja' }), true)
  const files = one(z.array(z.instanceof(File)).min(1).max(2), 'files')
  const form = new FormData()
  // A browser sends an empty file without name when none was chosen.
  form.append('it', new File([], ''))
  assert.equal(value(files, form), 'Välj minst en fil.')
  for (const name of ['a', 'b', 'c']) form.append('it', new File(['x'], name))
  assert.match(String(value(files, form)), /Högst 2 filer/)
})

test('rules that need several fields come after those that need one', () => {
  const day = (l: string) => field({ schema: isoDate(), label: { sv: l, en: l }, control: 'date' })
  const r = record({ from: day('Från'), to: day('Till') }, ({ from, to }) =>
    to < from ? [{ field: 'to', message: { sv: 'Slutet ligger före början.', en: 'The end is before the beginning.' } }] : [],
  )
  const wrong = readForm(r, { from: '2026-02-01', to: '2026-01-01' })
  assert.deepEqual(wrong.ok ? [] : wrong.errors.map((error) => error.field), ['to'])
  assert.equal(readForm(r, { from: 'x', to: '2026-01-01' }).ok, false)
  assert.equal(readForm(r, { from: '2026-01-01', to: '2026-02-01' }).ok, true)
})

/** A reader of CSV so small that it can be seen to be right; the product's own is csv-parse. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const match of csv.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^;\r\n"]*)(;|\r\n)/g)) {
    const cell = match[1] ?? ''
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (match[2] === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('what is written to a file is read back the same, and no cell of it is a formula', () => {
  const r = record({
    name: field({ schema: requiredText(100), label: { sv: 'Namn', en: 'Name' }, control: 'text' }),
    more: field({ schema: optionalText(100), label: { sv: 'Mer', en: 'More' }, control: 'text' }),
    tick: field({ schema: z.boolean(), label: { sv: 'Ruta', en: 'Box' }, control: 'checkbox' }),
  })
  const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ';', 'a', 'å', ' ', '1'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, fc.option(text, { nil: undefined }), fc.boolean(), (name, more, tick) => {
      const first = readForm(r, { name, more, tick: tick ? 'ja' : undefined })
      // A lone apostrophe before a sign is what makes a cell safe, so it cannot be told from one that was written.
      fc.pre(first.ok && ![first.values.name, first.values.more ?? ''].some((said) => /^'[=+\-@]/.test(said)))
      if (!first.ok) return
      const [head = [], row = []] = cellsOf(csvOf(r, [first.values], 'sv'))
      for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@]/)
      assert.deepEqual(readRow(r, mapColumns(r, head), row), first)
    }),
  )
})
