import assert from 'node:assert/strict'
import { test } from 'node:test'
import { document, judged, part, PLACES, TODAY } from '../../test/cast.ts'
import { check } from '../check.ts'
import { MemoryLookup } from '../lookup/memory.ts'
import type { CheckContext, Document, RegisterPerson } from '../types.ts'

/** Published test numbers; the first person is more than a hundred years old. */
const REGISTER: RegisterPerson[] = [
  { person: 'old', level: 'sekretessmarkering', identifiers: [{ class: 'personnummer', value: '189001019802' }] },
  { person: 'young', level: 'sekretessmarkering', identifiers: [{ class: 'personnummer', value: '198001032385' }] },
  { person: 'newcomer', level: 'sekretessmarkering', identifiers: [{ class: 'samordningsnummer', value: '196101852389' }] },
]

async function found(what: string | Document, context: Partial<CheckContext> = {}): Promise<string[]> {
  const doc = typeof what === 'string' ? document(what) : what
  const { findings } = await check(doc, { recipient: 'public', today: TODAY, ...context }, new MemoryLookup(REGISTER, PLACES, TODAY))
  return findings.map(({ level, kind, person, form }) => `${level} ${kind} ${person} ${form}`)
}
const OLD = ['REVIEW personnummer old date_and_last_four']
const YOUNG = ['REVIEW personnummer young date_and_last_four']

test('D-R21 a birth date apart from the last four digits is found, both ways, for a person to judge', async () => {
  for (const text of [
    'sista fyra 9802, född 900101',
    'Född 1890-01-01, de fyra sista är 9802.',
    'Född: 1890-01-01\nSista fyra: 9802\n',
    'f. 1 januari 1890 (9802)',
    'f. 1/1 1890, sista siffrorna -9802',
    'född 900101-XXXX, slutar på 9802',
    'XXXXXX-9802, född 90-01-01',
    'född 1890\u200b0101, sista fyra 98\u00ad02',
  ])
    assert.deepEqual(await found(text), OLD, text)
  assert.deepEqual(await found('Kom 1961-01-25 och fick 2389 till slut'), ['REVIEW samordningsnummer newcomer date_and_last_four'])
  assert.deepEqual(await found('sista fyra 9802, född 900101', { recipient: 'self', subject: 'young' }), OLD)
})

test('what is far apart, part of a longer number, or of two persons, is no identity number', async () => {
  for (const text of [
    `Född 1890-01-01. ${'Mer om annat. '.repeat(8)} Sista fyra 9802.`,
    'Född 1890-01-01.\n\nSista fyra 9802.',
    'Född 1890-01-01, konto 34-12 9802',
    'Född 1890-01-01, ring 9802 12 34',
    'Född 1890-01-01, betalade 12 9802 kr',
    'Född 1890-01-01, betalade 9802,50 kr',
    'Född 1890-01-01, ärende A9802',
    'Född 1890-01-01, dnr 7/9802',
    'Nr 77900101, sista fyra 9802',
    'Född 1890-01-01, sista fyra 2385',
    'Född 1980-01-03, sista fyra 9802',
    'Född 1890-13-01, sista fyra 9802',
  ])
    assert.deepEqual(
      (await found(text)).filter((one) => one.includes('date_and_last_four')),
      [],
      text,
    )
})

test('a year is a last four only when something says so', async () => {
  const register: RegisterPerson[] = [
    { person: 'p', level: 'provisional', identifiers: [{ class: 'personnummer', value: '195211182018' }] },
  ]
  const lookup = new MemoryLookup(register, PLACES, TODAY)
  for (const [text, count] of [
    ['Beslut 1952-11-18, ändrat 2018.', 0],
    ['Född 1952-11-18, sista fyra 2018.', 1],
  ] as const)
    assert.equal((await check(document(text), { recipient: 'public', today: TODAY }, lookup)).findings.length, count, text)
})

test('over two cells of a row, however wide, and not over rows', async () => {
  const table = (rows: string[][]): Document => {
    let text = ''
    const cells = rows.flatMap((row, r) =>
      row.map((value, c) => {
        const start = text.length
        text += `${value}${c === row.length - 1 ? '\n' : '\t'}`
        return { table: 1, row: r + 1, column: c + 1, start, end: start + value.length }
      }),
    )
    return document(part(text, { id: 'sheet', kind: 'sheet', cells }))
  }
  assert.deepEqual(await found(table([['1890-01-01', 'x'.repeat(200), '9802']])), OLD)
  assert.deepEqual(await found(table([['sista fyra: 2385', 'ja', 'född 800103']])), YOUNG)
  assert.deepEqual(
    await found(
      table([
        ['1890-01-01', 'ja', '2385'],
        ['1980-01-03', 'ja', '9802'],
      ]),
    ),
    [],
  )
})

test('the spans are the date and the four digits; a whole number between them stays a finding of its own', async () => {
  const text = 'Född 1980-01-03, nummer 19800103-2385, sista fyra 2385.'
  const { findings } = await judged(text)
  assert.deepEqual(
    findings.map(({ form, spans }) => [form, ...spans.map(({ start, end }) => text.slice(start, end))]),
    [
      ['date_and_last_four', '1980-01-03', '2385'],
      ['canonical', '19800103-2385'],
    ],
  )
  const place = await judged('Född 1980-01-03, Granbackaskolan, sista fyra 2385.')
  assert.ok(place.findings.some(({ rule }) => rule === 'R.who_where.near'))
})

test('a page of nothing but dates and four digits ends', async () => {
  assert.deepEqual(await found('900101 x 1234 x '.repeat(20_000)), [])
})
