import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { auditOf, enter, idOf, NUMBERS, withoutIds } from '../person/test/enter.ts'
import { makeSparAnswer, type SparPerson } from '../register/test/make/spar.ts'
import { makeXlsx } from '../register/test/make/xlsx.ts'

let house: TestHouse
let officer: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
})
after(() => house?.close())

const plain = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
const circleOf = async (visitor: Visitor) => /name="circle" value="([^"]+)"/.exec((await visitor.get('/las-in')).text)?.[1] ?? ''
async function send(source: string, bytes: string | Uint8Array, visitor = officer) {
  const file = new File([typeof bytes === 'string' ? bytes : Buffer.from(bytes)], 'fil.bin')
  return visitor.post('/las-in', { source, circle: await circleOf(visitor), file })
}
async function preview(source: string, bytes: string | Uint8Array): Promise<{ at: string; text: string }> {
  const answer = await send(source, bytes)
  assert.equal(answer.status, 303, plain(answer.text))
  return { at: answer.location ?? '', text: plain((await officer.get(answer.location ?? '')).text) }
}
async function take(source: string, bytes: string | Uint8Array): Promise<string> {
  const { at } = await preview(source, bytes)
  assert.equal((await officer.post(`${at}/bekrafta`, {})).location, at)
  return plain((await officer.get(at)).text)
}
const person = (more: Partial<SparPerson> = {}): SparPerson => ({
  identity: NUMBERS.cecilia,
  sekretessmarkering: 'JA',
  skyddadFolkbokforing: 'JA',
  sattAvSPAR: 'JA',
  skyddadFolkbokforingDatum: '2026-05-04',
  names: [{ given: 'Cecilia', sur: 'Ängsö', from: '2020-01-01' }],
  home: [{ line2: 'Gamla Kvarnvägen 14', postcode: '99012', locality: 'NORRVIK', from: '2020-01-01' }],
  municipality: { county: '99', municipality: '01' },
  ...more,
})
const pathOf = async (name: RegExp): Promise<string> => {
  const list = (await officer.get('/personer')).text
  for (const [, href = ''] of list.matchAll(/href="(\/personer\/[0-9a-f-]{36})"/g))
    if (name.test((await officer.get(href)).text)) return href
  return ''
}
async function revealed(path: string): Promise<string> {
  const pass = await officer.post(`${path}/visa`, { purpose: 'register_care' })
  return plain((await officer.get(pass.location ?? '')).text)
}

test('D-R2 D-R12: an answer from SPAR is previewed, changes nothing, is taken in; the address is masked, the municipality not residence', async () => {
  const { at, text } = await preview('spar', makeSparAnswer([person()]))
  assert.match(text, /Cecilia Ängsö .* Skyddad folkbokföring Ny/)
  assert.match(text, /har ändå en adress/)
  assert.equal((await house.superuser('select 1 from person')).length, 0)
  assert.equal((await officer.post(`${at}/bekrafta`, {})).location, at)
  assert.equal((await officer.post(`${at}/bekrafta`, {})).status, 404, 'confirmed once')
  const result = plain((await officer.get(at)).text)
  assert.match(result, /Filen är inläst/)
  assert.doesNotMatch(result, /Ängsö|Kvarnvägen|1988/)
  const path = await pathOf(/Ängsö/)
  const page = plain((await officer.get(path)).text)
  for (const words of [/SPAR version 2021\.1/, /Satt av registret självt/, /4 maj 2026/, /inte bostad/, /Maskerade uppgifter: 1/])
    assert.match(page, words)
  assert.doesNotMatch(await revealed(path), /Kvarnvägen/, 'a masked value is shown to nobody')
})

test('D-R7: what is masked is found by the röjandekontroll, and no later file opens or refills it', async () => {
  await house.drain()
  const path = await pathOf(/Ängsö/)
  const masked = () =>
    house.superuser<{ id: string; masked: boolean; sealed: Buffer }>(
      "select id, masked, sealed from person_datum where person = $1 and class = 'address' order by received_at",
      [idOf(path)],
    )
  const before = await masked()
  assert.equal(before.length, 1)
  const files = [
    makeSparAnswer([person()]),
    makeSparAnswer([person({ home: [{ line2: 'Nya Stigen 3', postcode: '99013', locality: 'NORRVIK', from: '2026-06-01' }] })]),
    makeSparAnswer([person({ sattAvSPAR: undefined as never, skyddadFolkbokforing: 'NEJ' })]),
    makeSparAnswer([person()]),
  ]
  for (const file of files) await take('spar', file.replaceAll(' sattAvSPAR="undefined"', ''))
  const rows = await masked()
  assert.equal(rows.length, 2)
  assert.ok(rows.every((row) => row.masked))
  assert.deepEqual(rows[0], before[0])
  assert.doesNotMatch(await revealed(path), /Stigen|Kvarnvägen/)
  await house.drain()
  const tags = await house.superuser<{ n: string }>('select count(*) as n from disclosure_key')
  assert.ok(Number(tags[0]?.n) > 10)
})

test('D-R8: a source that no longer marks gives a task for review and opens nothing', async () => {
  const path = await pathOf(/Ängsö/)
  const { text } = await preview(
    'spar',
    makeSparAnswer([{ identity: NUMBERS.cecilia, names: [{ given: 'Cecilia', sur: 'Ängsö', from: '2020-01-01' }] }]),
  )
  assert.match(text, /Återkallas .*Källan markerar inte längre/)
  await take('spar', makeSparAnswer([{ identity: NUMBERS.cecilia, names: [{ given: 'Cecilia', sur: 'Ängsö', from: '2020-01-01' }] }]))
  const page = plain((await officer.get(path)).text)
  assert.match(page, /Beslut väntar/)
  assert.match(page, /Ett beslut behövs/)
  assert.match(plain((await officer.get('/')).text), /Markeringar som en källa har dragit tillbaka: besluta/)
  assert.doesNotMatch(await revealed(path), /Kvarnvägen/)
  assert.equal((await auditOf(house, 'marking.withdraw')).filter((row) => row.person === idOf(path)).length >= 1, true)
})

test('who is not marked is not stored; problems stand first and the file’s own refusals are told in words', async () => {
  const csv =
    'Personnummer;Relation;Skyddsnivå;Förnamn;Efternamn;Telefon\n' +
    `${NUMBERS.bo};klient;sekretessmarkering;Bo;Strandmark;070-1740611\n` +
    'inget nummer;klient;sekretessmarkering;Trasig;Rad;\n' +
    `${NUMBERS.eva};anställd;ingen;Eva;Öppen;\n`
  const { at, text } = await preview('list', csv)
  assert.match(text, /Avvisas .* Bo Strandmark .*Ny/)
  assert.match(text, /Eva Öppen .*Lagras inte/)
  assert.ok(text.indexOf('Trasig') < text.indexOf('Bo Strandmark'))
  await officer.post(`${at}/bekrafta`, {})
  assert.match(plain((await officer.get(at)).text), /Ny 1 |Avvisas 1/)
  assert.equal(await pathOf(/Öppen/), '')
  assert.notEqual(await pathOf(/Strandmark/), '')
  assert.doesNotMatch(JSON.stringify(await house.superuser('select * from import_run')), /Strandmark/)
})

test('a workbook, and patients from health care, come the same way; the same file again changes nothing', async () => {
  const rows = [
    ['Personnummer', 'Relation', 'Skyddsnivå', 'Förnamn', 'Efternamn'],
    [NUMBERS.david, 'anställd', 'skyddad folkbokföring', 'David', 'Rosenkvist'],
  ]
  const book = makeXlsx({ sheets: [rows] })
  assert.match(await take('list', book), /Ny/)
  assert.match((await preview('list', book)).text, /Oförändrad/)
  const patient = {
    resourceType: 'Patient',
    meta: { security: [{ system: 'http://electronichealth.se/fhir/CodeSystem/SecurityLabelCS', code: 'sekretessmarkering' }] },
    identifier: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '199001012385' }],
    name: [{ family: 'Granlund', given: ['Olle'] }],
  }
  assert.match((await preview('fhir', JSON.stringify(patient))).text, /1990/)
})

test('a file that cannot be read is told why, and nothing is kept of it', async () => {
  const runs = (await house.superuser('select 1 from import_run')).length
  for (const [source, bytes] of [
    ['spar', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['spar', makeSparAnswer([person()]).slice(0, -60)],
    ['fhir', '{'],
    ['list', ''],
  ] as const) {
    const answer = await send(source, bytes)
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Ingenting lästes in|Välj en fil/)
  }
  assert.equal((await send('navet', 'x')).status, 422)
  assert.equal((await house.superuser('select 1 from import_run')).length, runs)
})

test('a preview is discarded with its values, and belongs to the circle', async () => {
  const { at } = await preview(
    'spar',
    makeSparAnswer([person({ identity: NUMBERS.anna, names: [{ given: 'Kastad', sur: 'Persson', from: '2020-01-01' }] })]),
  )
  const unknown = `/las-in/00000000-0000-4000-8000-${'0'.repeat(12)}`
  for (const slug of ['norrvik-personal', 'norrvik-chef', 'ekby-skyddsansvarig']) {
    const one = await Visitor.as(house, slug)
    assert.equal(withoutIds((await one.get(at)).text), withoutIds((await one.get(unknown)).text))
    for (const deed of ['bekrafta', 'kasta']) assert.equal((await one.post(`${at}/${deed}`, {})).status, 404)
  }
  assert.equal((await officer.post(`${at}/kasta`, {})).location, '/las-in')
  assert.doesNotMatch((await officer.get(at)).text, /Kastad Persson/)
  assert.equal((await officer.post(`${at}/bekrafta`, {})).status, 404)
  assert.equal(await pathOf(/Persson/), '')
})

test('S-R12: a preview that shows a person of the circle leaves a row for her', async () => {
  const path = await enter(officer, { given: 'Anna', sur: 'Fjärdhag' })
  const { at } = await preview(
    'spar',
    makeSparAnswer([person({ identity: NUMBERS.anna, names: [{ given: 'Anna', sur: 'Fjärdhag', from: '2020-01-01' }] })]),
  )
  const rows = (await auditOf(house, 'import.preview')).filter((row) => row.person === idOf(path))
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.object_id, idOf(at))
})

test('the templates come as files, for whoever is signed in', async () => {
  for (const [format, start] of [
    ['csv', '\ufeff'],
    ['xlsx', 'PK'],
  ] as const) {
    const answer = await officer.get(`/las-in/mall.${format}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('Content-Disposition') ?? '', /attachment/)
    assert.ok(answer.text.startsWith(start))
  }
})

test('limits: a file too large or with too many records is refused whole', async () => {
  const own = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_IMPORT_BYTES_MAX: '4000', SAMVARN_IMPORT_ROWS_MAX: '1' })
  try {
    const one = await Visitor.as(own, 'norrvik-skyddsansvarig')
    const csv = `Personnummer;Skyddsnivå;Förnamn;Efternamn\n${NUMBERS.bo};sekretessmarkering;Bo;Strand\n${NUMBERS.eva};sekretessmarkering;Eva;Strand\n`
    const many = await one.post('/las-in', { source: 'list', circle: await circleOf(one), file: new File([csv], 'a.csv') })
    assert.match(plain(many.text), /fler än 1 poster/)
    const large = await one.post('/las-in', { source: 'list', circle: await circleOf(one), file: new File(['x'.repeat(5000)], 'a.csv') })
    assert.match(plain(large.text), /större än/)
  } finally {
    await own.close()
  }
})
