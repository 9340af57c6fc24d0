import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { document, judged, part } from '../../test/cast.ts'
import type { Cell, Document, FindingLevel } from '../types.ts'

/** Development templates: class × form (engine.md section 7). The measuring set is written by others. */
type Row = [form: string, text: string, least: FindingLevel]
const RANK: Record<FindingLevel, number> = { NOTE: 0, REVIEW: 1, STOP: 2 }

async function holds(what: string | Document, kind: string, person: string, least: FindingLevel, form?: string): Promise<void> {
  const { findings } = await judged(what)
  const shown = typeof what === 'string' ? what : JSON.stringify(what.parts.map(({ text }) => text))
  const hit = findings.find((one) => one.kind === kind && one.person === person && RANK[one.level] >= RANK[least])
  assert.ok(
    hit !== undefined,
    `${kind} of ${person} at ${least} in ${shown}: ${JSON.stringify(findings.map((one) => [one.level, one.kind, one.form, one.person]))}`,
  )
  if (form !== undefined) assert.equal(hit.form, form, shown)
}

const NUMBER: Row[] = [
  ['canonical', 'Nr 19800103-2385.', 'REVIEW'],
  ['canonical', 'Nr 198001032385.', 'REVIEW'],
  ['canonical', '800103-2385', 'REVIEW'],
  ['short', '8001032385', 'REVIEW'],
  ['separators', '1980-01-03-2385', 'REVIEW'],
  ['separators', '19800103.2385', 'REVIEW'],
  ['separators', '19800103 2385', 'REVIEW'],
  ['separators', '800103 / 2385', 'REVIEW'],
  ['spaced_out', '1 9 8 0 0 1 0 3 2 3 8 5', 'REVIEW'],
  ['split', '19800103-\n2385', 'REVIEW'],
  ['split', '19800103\t2385', 'REVIEW'],
  ['zero_width', '1980\u200b0103-2385', 'REVIEW'],
  ['zero_width', '1980\u00ad0103-2385', 'REVIEW'],
  ['styled', '１９８００１０３－２３８５', 'REVIEW'],
  ['entities', '19800103&#45;2385', 'REVIEW'],
  ['entities', '19800103=2D2385', 'REVIEW'],
  ['ocr', '19800l03-2385', 'REVIEW'],
  ['ocr', 'I98OO1O3-2385', 'REVIEW'],
  ['ocr', '19800103-2335', 'REVIEW'],
  ['embedded', 'ref 77198001032385001', 'REVIEW'],
  ['century', '800103+2385', 'REVIEW'],
]
const NAME: Row[] = [
  ['canonical', 'Tuva Maria Lindgård-Älvhem kom.', 'REVIEW'],
  ['canonical', 'TUVA MARIA LINDGÅRD-ÄLVHEM', 'REVIEW'],
  ['name_part', 'Tuva Lindgård kom.', 'REVIEW'],
  ['name_part', 'Maria Älvhem kom.', 'REVIEW'],
  ['reversed_name', 'Lindgård-Älvhem, Tuva', 'REVIEW'],
  ['genitive', 'Tuva Maria Lindgård-Älvhems mor', 'REVIEW'],
  ['name_part', 'Tuva Lindgårds mor', 'REVIEW'],
  ['initial', 'T. Lindgård-Älvhem', 'NOTE'],
  ['folded', 'Tuva Lindgard-Alvhem', 'REVIEW'],
  ['folded', 'Tuva Lindgaard-Aelvhem', 'REVIEW'],
  ['homoglyph', 'Tuvа Lindgård', 'REVIEW'],
  ['zero_width', 'Tu\u200bva Lind\u00adgård', 'REVIEW'],
  ['zero_width', 'Tuva Lindgå\u00ad\u00adrd', 'REVIEW'],
  ['zero_width', 'TUVA LINDGÅ\u00adRD', 'REVIEW'],
  ['zero_width', 'MARIA Ä\u00adLVHEM', 'REVIEW'],
  ['decomposed', 'Tuva Lindga\u030ard', 'REVIEW'],
  ['mojibake', 'Tuva LindgÃ¥rd', 'REVIEW'],
  ['entities', 'Tuva Lindg&aring;rd', 'REVIEW'],
  ['entities', 'Tuva=20Lindg=C3=A5rd', 'REVIEW'],
  ['entities', 'https://example.se/tuva%20lindg%C3%A5rd', 'REVIEW'],
  ['spaced_out', 'T u v a L i n d g å r d', 'REVIEW'],
  ['spaced_out', 'T.u.v.a. .L.i.n.d.g.å.r.d', 'REVIEW'],
  ['hyphenated', 'Tuva Lind-\ngård kom', 'REVIEW'],
  ['hyphenated', 'Tu-\n  va Lind-\ngård kom', 'REVIEW'],
  ['name_part', 'tuva_lindgård.docx', 'REVIEW'],
  ['name_part', 'tuva.lindgård@example.com', 'REVIEW'],
  ['joined', 'TuvaLindgård.pdf', 'REVIEW'],
  ['ocr', 'Tuva L1ndgård', 'REVIEW'],
  ['ocr', 'Tuv4 Lindgård', 'REVIEW'],
  ['name_part', 'Tuva\nLindgård', 'REVIEW'],
  ['encoded', `Bifogat: ${Buffer.from('Hej Tuva Lindgård, välkommen').toString('base64')}`, 'REVIEW'],
]
const ADDRESS: Row[] = [
  ['canonical', 'Exempelgatan 12 B, 211 22 Malmö', 'STOP'],
  ['canonical', 'exempelgatan 12b', 'STOP'],
  ['canonical', 'EXEMPELGATAN 12 B LGH 1203', 'STOP'],
  ['canonical', 'Exempelgatan 12 i Malmö', 'STOP'],
  ['canonical', 'Exempelgatan nr 12', 'STOP'],
  ['abbreviated', 'Exempelg. 12 B', 'STOP'],
  ['split', 'Exempelgatan\n12 B', 'STOP'],
  ['zero_width', 'Exempel\u00adgatan 12 B', 'STOP'],
  ['homoglyph', 'Exеmpelgatan 12 B', 'STOP'],
  ['hyphenated', 'Exempel-\ngatan 12 B', 'STOP'],
  ['spaced_out', 'E x e m p e l g a t a n 1 2 B', 'REVIEW'],
  ['entities', 'Exempelgatan&nbsp;12&nbsp;B', 'STOP'],
]
const OTHER: [kind: string, ...Row][] = [
  ['phone', 'canonical', 'Ring 0701740605!', 'STOP'],
  ['phone', 'separators', '+46 (0)70-174 06 05', 'STOP'],
  ['phone', 'separators', '0046 70 174 0605', 'STOP'],
  ['phone', 'separators', '070 / 17 40 605', 'STOP'],
  ['phone', 'split', '070-174\n06 05', 'STOP'],
  ['phone', 'ocr', '07O-I74 06 05', 'REVIEW'],
  ['email', 'canonical', 'Skriv till TUVA.PRIVAT@example.org.', 'STOP'],
  ['email', 'obfuscated', 'tuva.privat (at) example.org', 'STOP'],
  ['email', 'obfuscated', 'tuva.privat[at]example[dot]org', 'STOP'],
  ['email', 'zero_width', 'tuva.pri\u200bvat@example.org', 'STOP'],
  ['email', 'canonical', '<a href="mailto:tuva.privat@example.org">', 'STOP'],
  ['coordinates', 'canonical', 'Plats: 55.60512, 13.00384', 'STOP'],
  ['coordinates', 'canonical', '55,6051;13,0038', 'STOP'],
  ['username', 'canonical', 'konto granris_77', 'STOP'],
  ['vehicle', 'canonical', 'bilen ABC12D', 'STOP'],
  ['account', 'canonical', '8327-9,994 123 456-7', 'STOP'],
  ['account', 'canonical', '8327 9994 1234 567', 'STOP'],
  ['property', 'canonical', 'Malmö Påhittet 12:34', 'REVIEW'],
  ['property', 'name_part', 'fastigheten Påhittet 12:34', 'REVIEW'],
  ['school', 'name_part', 'Granbackaskolans rektor', 'REVIEW'],
  ['care', 'canonical', 'Rönnens vårdcentral', 'REVIEW'],
  ['municipality', 'canonical', 'i Malmö stad', 'NOTE'],
  ['samordningsnummer', 'canonical', '610185-2389', 'REVIEW'],
]

test('D-R21 personnummer in every form', async () => {
  for (const [form, text, least] of NUMBER)
    await holds(text, 'personnummer', 'p1', least, form === 'split' || form === 'ocr' ? undefined : form === 'century' ? undefined : form)
})
test('D-R21 names in every form', async () => {
  for (const [form, text, least] of NAME)
    await holds(text, 'name', 'p1', least, ['name_part', 'hyphenated'].includes(form) ? undefined : form)
})
test('D-R21 addresses in every form', async () => {
  for (const [form, text, least] of ADDRESS) await holds(text, 'address', 'p1', least, form === 'spaced_out' ? form : undefined)
})
test('D-R21 streets with å ä ö, shortened and without letters of their own', async () => {
  for (const [text, least] of [
    ['Norra Låtsasvägen 3', 'STOP'],
    ['N Låtsasv. 3', 'STOP'],
    ['Norra Latsasvagen 3', 'REVIEW'],
    ['Norra Laatsasvaegen 3', 'REVIEW'],
  ] as const)
    await holds(text, 'address', 'p2', least)
})
test('D-R21 the other classes', async () => {
  for (const [kind, , text, least] of OTHER) await holds(text, kind, kind === 'samordningsnummer' ? 'p2' : 'p1', least)
})

/** A table whose text stands row by row, cells parted by tabs. */
function table(rows: string[][]): Document {
  let text = ''
  const cells: Cell[] = []
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      cells.push({ table: 1, row: r + 1, column: c + 1, start: text.length, end: text.length + value.length })
      text += `${value}${c === row.length - 1 ? '\n' : '\t'}`
    })
  })
  return document(part(text, { id: 'sheet', kind: 'sheet', cells }))
}

test('values cut over cells, by row, by column and with columns between', async () => {
  await holds(table([['Tuva', 'Lindgård', 'x']]), 'name', 'p1', 'REVIEW')
  await holds(table([['Tuva', 'ärende 7', 'Lindgård']]), 'name', 'p1', 'REVIEW', 'split_cells')
  await holds(table([['Lindgård', 'ärende 7', 'Tuva']]), 'name', 'p1', 'REVIEW', 'split_cells')
  await holds(table([['19800103', 'ja', '2385']]), 'personnummer', 'p1', 'REVIEW', 'date_and_last_four')
  await holds(
    table([
      ['Namn', 'x'],
      ['Exempelgatan', 'y'],
      ['12 B', 'z'],
    ]),
    'address',
    'p1',
    'STOP',
    'split_cells',
  )
  await holds(
    table([
      ['19800103-', 'x'],
      ['2385', 'y'],
    ]),
    'personnummer',
    'p1',
    'REVIEW',
  )
})

test('spans over cells point at the cells and at nothing between', async () => {
  const doc = table([['Tuva', 'ärende 7', 'Lindgård']])
  const { findings } = await judged(doc)
  const text = doc.parts[0]?.text ?? ''
  assert.deepEqual(
    findings.find(({ kind }) => kind === 'name')?.spans.map(({ start, end }) => text.slice(start, end)),
    ['Tuva', 'Lindgård'],
  )
})

test('D-R21 no invisible character in any place hides a value', async () => {
  const values: [string, string][] = [
    ['19800103-2385', 'personnummer'],
    ['Tuva Lindgård', 'name'],
    ['Exempelgatan 12 B', 'address'],
    ['0701740605', 'phone'],
    ['tuva.privat@example.org', 'email'],
  ]
  const invisible = fc.constantFrom(
    '\u00ad',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u202e',
    '\u202c',
    '\ufe0f',
    '\u{e0020}',
    '\u034f',
    '\u180e',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...values),
      fc.array(fc.tuple(fc.nat(40), invisible), { minLength: 1, maxLength: 8 }),
      async ([value, kind], inserts) => {
        let text = value
        for (const [at, sign] of inserts) text = `${text.slice(0, at % (text.length + 1))}${sign}${text.slice(at % (text.length + 1))}`
        // A sign may have landed between the halves of another one: only whole ones are meant.
        fc.pre(!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
        const { findings } = await judged(`Till ${text} idag`)
        assert.ok(
          findings.some((one) => one.kind === kind && one.person === 'p1'),
          JSON.stringify(text),
        )
      },
    ),
    { numRuns: 300 },
  )
})
