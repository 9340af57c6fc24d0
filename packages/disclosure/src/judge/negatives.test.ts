import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { document, judged, LOOKUP, PLACES, sharedData, shorts, TODAY } from '../../test/cast.ts'
import { check } from '../check.ts'
import { MemoryLookup } from '../lookup/memory.ts'

/** What resembles but is not: each line must pass without STOP or REVIEW about a protected person. */
const RESEMBLES = [
  'Organisationsnummer 556677-8899 och 802005-1952',
  'OCR 4480103238512',
  'OCR-nummer 1234567897',
  'Ärende 8001102386, dnr 2024/800103',
  'Exempelgatan 14, 211 22 Malmö',
  'Exempelgatan 112',
  'Exempelgatan 1 2026',
  'Norra Låtsasvägen 33',
  '070-174 06 99',
  '08-465 004 01',
  'info@example.org',
  'tuva.privat@example.com',
  'Påhittet 12:3',
  'ABC 124',
  'Tuva är ett namn.',
  'Lindgård är en gård.',
  'Skicka till Skatteverket, Box 2820, 403 20 Göteborg',
  '55.6051 kr',
  'Mål nr T 1234-20',
  '1980-01-03',
  'sidorna 1980, 0103 och 2386',
  'Kalle Lindgård ringde.',
  'Maria Andersson',
  'Tuva. Lindgård är en gård.',
  'Bertil gick. Qvarnholt stod kvar.',
]

test('what only resembles a protected person’s data passes', async () => {
  for (const text of RESEMBLES) {
    const held = (await judged(text, { recipient: 'public' })).findings.filter(({ level }) => level !== 'NOTE')
    assert.deepEqual(
      held.map(({ level, kind, form }) => `${level} ${kind} ${form}`),
      [],
      text,
    )
  }
})

test('another town’s street of the same name, and another stairwell, are for a person to judge', async () => {
  for (const text of ['Exempelgatan 12 B, 411 22 Göteborg', 'Exempelgatan 12, 411 22 Göteborg', 'Exempelgatan 12 C, 211 22 Malmö']) {
    const { findings } = await judged(text)
    const address = findings.filter(({ kind, person, place }) => kind === 'address' && person === 'p1' && place.offset === 0)
    assert.deepEqual(
      address.map(({ level, rule }) => `${level} ${rule}`),
      ['REVIEW R.where.uncertain'],
      text,
    )
  }
  assert.ok((await shorts('Exempelgatan 12 lgh 1203, 211 22 Malmö')).includes('STOP p1 address'))
})

test('a namesake with her own number is a namesake', async () => {
  const namesake = await judged('Tuva Lindgård, 19800110-2386, överklagade.', { recipient: 'public' })
  assert.deepEqual(
    namesake.findings.map(({ level, rule }) => `${level} ${rule}`),
    ['NOTE R.who.namesake'],
  )
  assert.ok((await shorts('Tuva Lindgård, 19800103-2385')).includes('REVIEW p1 name'))
  // When the register does not know her number, the number beside her name may be hers.
  const unnumbered = new MemoryLookup(
    [{ person: 'p8', level: 'provisional', identifiers: [{ class: 'name', value: 'Ragnvald Granrisson' }] }],
    PLACES,
    TODAY,
  )
  const { findings } = await check(document('Ragnvald Granrisson, 19800110-2386'), { recipient: 'public', today: TODAY }, unnumbered)
  assert.deepEqual(
    findings.map(({ level, rule }) => `${level} ${rule}`),
    ['REVIEW R.who.name'],
  )
})

const ANYONES: [text: string, kinds: string[]][] = [
  ['Kalle, 19800110-2386, kallas', ['anyones_personnummer']],
  ['Personnummer: 8001102386', ['anyones_personnummer']],
  ['Hon bor på Drömstigen 4, 123 45 Sagostad.', ['anyones_address']],
  ['Låtsasgatan 8 lgh 1102', ['anyones_address']],
  ['mobil 070-174 06 99', ['anyones_phone']],
  ['Box 117, 123 45 Sagostad', []],
  ['OCR: 8001102386', []],
  ['OCR 19800110-2386', []],
  ['Org.nr 556677-8899', []],
  ['dnr 800110-2386', []],
  ['8001102386', []],
  ['Besöksadress: Drömstigen 4, 123 45 Sagostad', []],
  ['Telefon 08-465 004 00', []],
  ['19800110-2387', []],
  ['enligt 12 § 211 22 gånger', []],
  ['bankgiro 800110-2386', []],
]

test('anyone’s number, home address and mobile are held on their way to a counter-party or the public, and only those', async () => {
  for (const [text, kinds] of ANYONES) {
    for (const recipient of ['counterparty', 'public'] as const) {
      const found = (await judged(text, { recipient, holdAnyones: true })).findings.filter(({ kind }) => kind.startsWith('anyones_'))
      assert.deepEqual(
        found.map(({ kind }) => kind),
        kinds,
        text,
      )
      assert.ok(found.every(({ level, person }) => level === 'REVIEW' && person === undefined))
    }
    for (const context of [
      { recipient: 'authority', holdAnyones: true },
      { recipient: 'self', subject: 'p1', holdAnyones: true },
      { recipient: 'public' },
    ] as const) {
      assert.ok(!(await judged(text, context)).findings.some(({ kind }) => kind.startsWith('anyones_')), text)
    }
  }
})

const laws = sharedData('sv-laws')
test('statutes hold no protected person: no STOP, no REVIEW', { skip: laws === undefined ? 'sv-laws is absent' : false }, async (t) => {
  let [pages, notes] = [0, 0]
  for (const file of readdirSync(laws ?? '').filter((name) => name.startsWith('sfs-'))) {
    const text = readFileSync(join(laws ?? '', file), 'utf8')
    pages += text.length / 3000
    const { findings } = await judged(text, { recipient: 'public', holdAnyones: true })
    notes += findings.length
    assert.deepEqual(
      findings.filter(({ level }) => level !== 'NOTE').map((one) => text.slice(one.place.offset, (one.place.offset ?? 0) + 40)),
      [],
      file,
    )
  }
  t.diagnostic(`${Math.round(pages)} pages: ${notes} notes, no STOP, no REVIEW`)
})

const agencies = sharedData('se-agencies')
test('agencies’ public contact data are not held', { skip: agencies === undefined ? 'se-agencies is absent' : false }, async (t) => {
  const records = JSON.parse(readFileSync(join(agencies ?? '', 'merged.json'), 'utf8')) as Record<string, Record<string, unknown>>
  const lines: string[] = []
  for (const [name, sources] of Object.entries(records)) {
    const { scb } = sources as {
      scb?: { org_nr?: string; email?: string; phone?: number | string; postal_address?: Where; office_address?: Where }
    }
    if (scb === undefined) continue
    const where = (at?: Where) => (at?.address === undefined ? '' : `${at.address}, ${at.postcode ?? ''} ${at.city ?? ''}`)
    lines.push(
      `${name}\n${scb.org_nr ?? ''}\n${scb.email ?? ''}\n0${scb.phone ?? ''}\n${where(scb.postal_address)}\n${where(scb.office_address)}\n`,
    )
  }
  const text = lines.join('\n')
  const { findings } = await check(document(text), { recipient: 'public', holdAnyones: true, today: TODAY }, LOOKUP)
  const held = findings.filter(({ level }) => level !== 'NOTE')
  t.diagnostic(
    `${lines.length} agencies: ${held.length} held: ${held
      .map((one) => text.slice(one.place.offset, (one.place.offset ?? 0) + (one.place.length ?? 0)))
      .slice(0, 8)
      .join(' | ')}`,
  )
  assert.ok(lines.length > 200)
  assert.ok(held.length <= lines.length * 0.01, `${held.length} of ${lines.length}`)
})

interface Where {
  address?: string
  postcode?: string
  city?: string
}
