/**
 * A secret place must not leave by any door (issue 5, sentence 6). It is planted in every field that HSDS has for a place, and
 * every byte that leaves is searched for it: the document of a site, its pages in every form, its cards, the files that are
 * fetched, the lists that others see. A careless twin must be caught, or the search searches nothing.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { importRead } from '../../src/directory/deeds-file.ts'
import { decideHeld, publishEntry, setLevels } from '../../src/directory/deeds.ts'
import { publicServices } from '../../src/directory/index.ts'
import { serviceOf } from '../../src/directory/listing.ts'
import { readJson } from '../../src/directory/reading.ts'
import { isReference, leavesOf, type Tree } from '../../src/directory/tree.ts'
import { cardFiles } from '../../src/reach/card/index.ts'
import { nationalDocument, renderPage } from '../../src/reach/entry/index.ts'
import { content, FORM_IDS, type PublicService, type SiteDocument, siteDocument } from '../../src/reach/text/index.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

const SECRETS = {
  street: 'Gömmevägen 83',
  second: 'Uppgång Norrgavel',
  attention: 'c/o Lyckebo Dold',
  postcode: '98 765',
  town: 'Döljeköping',
  phone: '031-390 06 87',
  place: 'Villa Tysthem',
  words: 'bakom Smygkvarnen',
  transport: 'Buss 77 till Gläntorget',
  map: 'https://karta.example.se/tysthem-83',
  access: 'Ramp vid Ugglegrinden',
  hours: 'Porten låses av Grindvakten',
  area: 'Smyglandet',
  latitude: 61.23456,
  longitude: 16.54321,
  unknown: 'prickig.vante.kanal',
  before: 'Fördolda gränd 12',
  outside: 'FASTIGHET-7788123',
}
/** The telling parts, besides the whole. */
const PARTS = [
  'Gömmevägen',
  'Norrgavel',
  'Lyckebo',
  '98765',
  '0313900687',
  '3900687',
  'Tysthem',
  'Smygkvarn',
  'Gläntorget',
  'Ugglegrind',
  '61.2345',
  '16.5432',
  '7788123',
]

const id = (end: number) => `7e57ab1e-0000-4000-8000-${String(end).padStart(12, '0')}`
function planted(): Tree {
  const phones = [{ id: id(20), number: SECRETS.phone, type: 'voice', description: SECRETS.words }]
  const schedules = [
    { id: id(21), freq: 'WEEKLY', byday: 'MO', opens_at: '08:00', closes_at: '12:00', description: SECRETS.hours, notes: SECRETS.words },
  ]
  const location = {
    id: id(10),
    location_type: 'physical',
    name: SECRETS.place,
    alternate_name: SECRETS.place,
    description: SECRETS.words,
    transportation: SECRETS.transport,
    url: SECRETS.map,
    latitude: SECRETS.latitude,
    longitude: SECRETS.longitude,
    external_identifier: SECRETS.outside,
    external_identifier_type: 'fastighet',
    what3words: SECRETS.unknown,
    confidential: 'yes',
    addresses: [
      {
        id: id(11),
        attention: SECRETS.attention,
        address_1: SECRETS.street,
        address_2: SECRETS.second,
        city: SECRETS.town,
        region: SECRETS.area,
        state_province: SECRETS.area,
        postal_code: SECRETS.postcode,
        country: 'SE',
        address_type: 'physical',
      },
    ],
    accessibility: [{ id: id(12), description: SECRETS.access, details: SECRETS.words, url: SECRETS.map }],
    languages: [{ id: id(13), name: 'Svenska', code: 'sv', note: SECRETS.words }],
    contacts: [{ id: id(14), title: SECRETS.words, department: SECRETS.place, phones }],
    phones,
    schedules,
    attributes: [{ id: id(15), link_type: 'karta', value: SECRETS.map }],
    metadata: [
      {
        id: id(16),
        last_action_date: '2026-01-01',
        last_action_type: 'update',
        field_name: 'address_1',
        previous_value: SECRETS.before,
        replacement_value: SECRETS.street,
        updated_by: 'x',
      },
    ],
  }
  return {
    id: id(1),
    name: 'Provboendet (påhittad)',
    status: 'active',
    description: 'Skyddat boende. Husdjur kan följa med.',
    organization: { id: id(2), name: 'Provjouren (påhittad)', description: 'Ideell jour' },
    phones: [{ id: id(3), number: '070-174 06 88', type: 'voice' }],
    service_areas: [{ id: id(4), name: SECRETS.area, description: SECRETS.words, extent: '2180', extent_type: 'SCB' }],
    service_at_locations: [{ id: id(5), description: SECRETS.words, location, phones, schedules, contacts: location.contacts }],
    metadata: [
      {
        id: id(6),
        last_action_date: '2026-01-01',
        last_action_type: 'update',
        field_name: 'description',
        previous_value: SECRETS.before,
        replacement_value: 'x',
        updated_by: 'x',
      },
    ],
  } as unknown as Tree
}

const entities = (text: string, base: 10 | 16) =>
  [...text].map((sign) => `&#${base === 16 ? 'x' : ''}${sign.codePointAt(0)?.toString(base)};`).join('')
/** The same words as they look in a page, an address, a script, a file of another coding, or inside base64 at any place. */
function waysOf(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1)
      .replace(/=+$/, '')
      .slice(0, -1),
  )
  const escaped = [...text]
    .map((sign) => (sign.charCodeAt(0) > 126 ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign))
    .join('')
  const texts = [
    text,
    text.normalize('NFD'),
    text.toUpperCase(),
    text.toLowerCase(),
    [...text].reverse().join(''),
    encodeURIComponent(text),
    encodeURIComponent(text).toLowerCase(),
    encodeURIComponent(text).replaceAll('%20', '+'),
    entities(text, 10),
    entities(text, 16),
    escaped,
    bytes.toString('hex'),
    ...inBase64,
    ...inBase64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
  ]
  return [
    ...texts.map((one) => Buffer.from(one)),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(text, 'latin1'),
  ]
}
const NEEDLES = [...Object.values(SECRETS).map(String), ...PARTS].map((text) => [text, waysOf(text)] as const)
const foundIn = (bytes: Buffer): string[] => NEEDLES.filter(([, ways]) => ways.some((way) => bytes.includes(way))).map(([text]) => text)

/** What is packed inside a PDF counts as bytes too. */
function unpacked(bytes: Buffer): Buffer {
  const out = [bytes]
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at)
    try {
      out.push(inflateSync(bytes.subarray(at + 7, end)))
    } catch {
      // Not packed this way: its bytes are searched as they lie.
    }
  }
  return Buffer.concat(out)
}
/** Every page in Swedish, and in every form those that are put together from facts. */
const pagesOf = (document: SiteDocument): [string, Buffer][] =>
  FORM_IDS.flatMap((form) =>
    content().pages.flatMap(({ id: page, kind }): [string, Buffer][] => {
      if (form !== 'sv' && kind === 'text') return []
      try {
        return [[`${form}/${page}`, Buffer.from(renderPage({ document, form, page, at: new Date() }))]]
      } catch (error) {
        if (error instanceof RangeError) return []
        throw error
      }
    }),
  )

let house: TestHouse
let entry: string
before(async () => {
  house = await openHouse()
  const actor = { tenant: house.cast['ekby-handlaggare']?.tenant ?? '', account: house.cast['ekby-handlaggare']?.account ?? null }
  const said = await importRead(house.db, actor, readJson(planted()))
  entry = said?.taken[0]?.id ?? ''
  assert.equal(said?.taken[0]?.held, true)
  assert.deepEqual(await decideHeld(house.db, actor, entry, true), { ok: true })
  // Everything that can be made public is: only secrecy keeps anything back.
  const all = leavesOf(planted(), 'service').filter(
    (leaf) => !isReference(leaf) && leaf.location === undefined && leaf.type !== 'service_area',
  )
  await setLevels(house.db, actor, entry, new Map(all.map(({ path }) => [path, 'public' as const])))
  assert.deepEqual(await publishEntry(house.db, actor, entry), { ok: true })
})
after(() => house?.close())

const servicesOf = () => house.db.asWorker(house.cast['norrvik-kommunikator']?.tenant ?? '', (tx) => publicServices(tx, undefined))
const documentWith = (services: PublicService[]): SiteDocument => siteDocument.parse({ ...nationalDocument(), services })

test('issue 5.6: a secret place is in no byte of a site, its cards and files, or of what others are shown', async () => {
  const services = await servicesOf()
  assert.ok(
    services.some((one) => one.id === entry),
    'the service itself is public',
  )
  const document = documentWith(services)
  const gathered: [string, Buffer][] = [['document', Buffer.from(JSON.stringify(document))], ...pagesOf(document)]
  assert.ok(gathered.length > 45, 'all pages in all forms that have them')
  const { files, bytes } = await cardFiles(document)
  gathered.push(
    ['cards', Buffer.from(JSON.stringify(files))],
    ...bytes.map((one): [string, Buffer] => [`card ${one.sha256}`, unpacked(one.bytes)]),
  )
  for (const slug of ['ekby-handlaggare', 'ekby-chef']) {
    const own = await Visitor.as(house, slug)
    for (const name of ['publikt', 'eget']) {
      gathered.push([`${slug} ${name}.json`, (await own.get(`/stodverksamheter/filer/${name}.json`)).bytes])
      const zip = await own.get(`/stodverksamheter/filer/${name}.zip`)
      for (const [file, packed] of Object.entries(unzipSync(zip.bytes))) gathered.push([`${slug} ${name} ${file}`, Buffer.from(packed)])
    }
    gathered.push([`${slug} hsds`, (await own.get(`/stodverksamheter/${entry}/hsds.json`)).bytes])
    for (const path of ['', '/vara']) gathered.push([`${slug} ${path}`, (await own.get(`/stodverksamheter${path}`)).bytes])
  }
  for (const slug of ['norrvik-handlaggare', 'norrvik-kommunikator', 'nordan-kommunikator', 'samverket-kommunikator']) {
    const other = await Visitor.as(house, slug)
    for (const path of ['', `/hittad/${entry}`, `/${entry}`])
      gathered.push([`${slug} ${path}`, (await other.get(`/stodverksamheter${path}`)).bytes])
  }
  for (const [table, rows] of await Promise.all(
    ['directory_entry', 'directory_listing', 'directory_event', 'directory_note', 'directory_secret', 'publication', 'audit'].map(
      async (name) => [name, await house.superuser<{ said: string }>(`select t::text as said from ${name} t`)] as const,
    ),
  ))
    gathered.push([`table ${table}`, Buffer.from(rows.map(({ said }) => said).join('\n'))])
  gathered.push(['log', Buffer.from(house.lines.join('\n'))])
  assert.deepEqual(
    gathered.flatMap(([where, bytes_]) => foundIn(bytes_).map((what) => `${where}: ${what}`)),
    [],
  )
})

test('canary: a careless site, a careless file and a careless table are caught, whatever coding they hide behind', async () => {
  const careless = serviceOf(entry, planted(), '2026-01-01', '2026-01-01')
  assert.ok(careless)
  const pages = pagesOf(documentWith([careless]))
  assert.ok(
    pages.some(([, bytes]) => foundIn(bytes).includes(SECRETS.street)),
    'a page that shows the address',
  )
  for (const [text] of NEEDLES)
    for (const way of waysOf(text))
      assert.ok(
        foundIn(Buffer.concat([Buffer.from('före '), way, Buffer.from(' efter')])).length > 0,
        `${text} as ${way.toString('latin1')}`,
      )
  for (const shift of [0, 1, 2, 3])
    assert.ok(
      foundIn(Buffer.from(Buffer.from(`${'x'.repeat(shift)}${SECRETS.street} och mer`).toString('base64'))).length > 0,
      `base64 ${shift}`,
    )
})
