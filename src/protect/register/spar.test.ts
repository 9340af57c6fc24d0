import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { validateXML } from 'xmllint-wasm'
import type { ReadRecord, RegisterReading } from './reading.ts'
import { readSpar } from './spar.ts'
import { PUBLISHED } from './test/make/published.ts'
import type { SparAnswerOptions, SparPerson } from './test/make/spar.ts'
import { makeSparAnswer } from './test/make/spar.ts'

const SCHEMAS = join(process.env['SAMVARN_DATA'] ?? '../shared/data', 'spar-xsd-2021.1')

const read = (persons: SparPerson[], options?: SparAnswerOptions): RegisterReading =>
  readSpar(Buffer.from(makeSparAnswer(persons, options)))
const readOne = (person: Omit<SparPerson, 'identity'>, options?: SparAnswerOptions): ReadRecord => {
  const record = read([{ identity: PUBLISHED.anna, ...person }], options).records[0]
  assert.ok(record)
  return record
}
const codes = (record: ReadRecord): string[] => record.problems.map((problem) => problem.code)

const FULL: SparPerson = {
  identity: PUBLISHED.anna,
  sekretessmarkering: 'JA',
  sattAvSPAR: 'JA',
  skyddadFolkbokforing: 'JA',
  sekretessDatum: '2024-02-01',
  skyddadFolkbokforingDatum: '2024-02-02',
  senasteAndring: '2024-02-03',
  names: [
    { given: 'Anna Maria', middle: 'Ek', sur: 'Lind-Hägg', from: '2020-01-01' },
    { given: 'Anna Maria', sur: 'Berg', from: '2010-01-01', until: '2020-01-01' },
  ],
  details: [{ from: '2024-02-01', sekretessmarkering: 'JA' }],
  municipality: { county: '14', municipality: '80' },
  home: [{ line2: 'Storgatan 1 LGH 1101', postcode: '41101', locality: 'GÖTEBORG', from: '2020-01-01' }],
  sarskild: [{ line1: 'Förmedlingsuppdrag', line2: 'Box 2820', postcode: '40320', locality: 'GÖTEBORG' }],
  relations: [{ type: 'VÅRDNADSHAVARE', identity: PUBLISHED.bo }],
  properties: ['EXEMPLET 1:23'],
}

async function validate(xml: string): Promise<string[]> {
  const files = readdirSync(SCHEMAS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xsd'))
  const main = 'granssnitt/personsok/2021.1/PersonsokningSvar.xsd'
  // The checker has one flat folder: names are made flat, and so are the places that the schemas point to.
  const flat = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
  const contents = (file: string): string =>
    readFileSync(join(SCHEMAS, file), 'utf8').replace(/schemaLocation="(?:[^"]*\/)?([^"/]+)"/g, 'schemaLocation="$1"')
  const result = await validateXML({
    xml: [{ fileName: 'answer.xml', contents: xml }],
    schema: [{ fileName: flat(main), contents: contents(main) }],
    preload: files.filter((file) => file !== main).map((file) => ({ fileName: flat(file), contents: contents(file) })),
  })
  return result.errors.map((error) => error.message)
}

test('the answers we make are valid by the schema of personsök 2021.1, and a wrong one is not', {
  skip: existsSync(SCHEMAS) ? false : 'no schemas: SAMVARN_DATA',
}, async () => {
  const abroad: SparPerson = {
    identity: PUBLISHED.samordning,
    type: 'SAMORDNINGSNUMMER',
    kontakt: [{ line1: 'Example Road 1', country: 'IRLAND' }],
    abroad: [{ line1: 'Example Road 1', country: 'IRLAND' }],
    details: [{ avlidendatum: '2020-00-00', hanvisning: PUBLISHED.bo }],
  }
  assert.deepEqual(await validate(makeSparAnswer([FULL, abroad])), [])
  assert.deepEqual(await validate(makeSparAnswer([])), [])
  assert.notDeepEqual(await validate(makeSparAnswer([{ ...FULL, extra: '<skydd:NyttSkydd>JA</skydd:NyttSkydd>' }])), [])
})

test('a whole record is read with its fields, in and out of an envelope, in 2021.1 and 2023.1', () => {
  for (const options of [{}, { envelope: true }, { version: '2023.1' as const }]) {
    const reading = read([FULL], options)
    assert.equal(reading.schema_version, options.version ?? '2021.1')
    assert.deepEqual(reading.file_problems, [])
    const record = reading.records[0]
    assert.deepEqual(record?.identity, { kind: 'personnummer', value: PUBLISHED.anna })
    assert.deepEqual(record?.names, [
      { kind: 'name', given: 'Anna Maria', middle: 'Ek', sur: 'Lind-Hägg' },
      { kind: 'former_name', given: 'Anna Maria', sur: 'Berg' },
    ])
    assert.deepEqual(
      record?.addresses.map((address) => address.kind),
      ['folkbokforing', 'sarskild_postadress'],
    )
    assert.deepEqual(record?.relations, [{ kind: 'vardnadshavare', identity: PUBLISHED.bo }])
    assert.deepEqual(record?.others, [{ class: 'property', value: 'EXEMPLET 1:23' }])
    assert.equal(record?.updated, '2024-02-03')
    assert.equal(record?.taken, true)
  }
})

test('D-R1 D-R2: each combination of flags gives its level, with the date and the element it rests on', () => {
  const level = (person: Omit<SparPerson, 'identity'>): string => readOne(person).marking.level
  assert.equal(level({}), 'none')
  assert.equal(level({ sekretessmarkering: 'JA' }), 'sekretessmarkering')
  assert.equal(level({ skyddadFolkbokforing: 'JA' }), 'skyddad_folkbokforing')
  assert.equal(level({ sekretessmarkering: 'JA', skyddadFolkbokforing: 'JA' }), 'skyddad_folkbokforing')
  assert.deepEqual(
    readOne({ sekretessmarkering: 'JA', sattAvSPAR: 'JA', skyddadFolkbokforing: 'JA', skyddadFolkbokforingDatum: '2024-02-02' }).marking,
    {
      level: 'skyddad_folkbokforing',
      set_by_register: true,
      valid_from: '2024-02-02',
      evidence: 'SkyddadFolkbokforing=JA',
    },
  )
  const onlySet = readOne({ sekretessmarkering: 'JA', sattAvSPAR: 'JA' })
  assert.equal(onlySet.marking.level, 'skyddad_folkbokforing')
  assert.deepEqual(codes(onlySet), ['protection_contradiction'])
  assert.equal(readOne({ sekretessmarkering: 'JA', sekretessDatum: '2024-02-01' }).marking.valid_from, '2024-02-01')
})

const OLD = (flag: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="utf-8"?><SPARPersonsokningSvar xmlns="http://skatteverket.se/spar/instans/1.0">
  <s:PersonsokningSvarsPost xmlns:s="http://skatteverket.se/spar/komponent/1.0"><s:PersonId><s:FysiskPersonId>${PUBLISHED.anna}</s:FysiskPersonId></s:PersonId>
  <s:Sekretessmarkering>${flag}</s:Sekretessmarkering><s:SekretessAndringsdatum>2010-02-02</s:SekretessAndringsdatum>
  <s:Persondetaljer><s:Fornamn>Anna</s:Fornamn><s:Efternamn>Lind</s:Efternamn></s:Persondetaljer>
  <s:Adresser><s:Folkbokforingsadress><s:DatumTill>9999-12-31</s:DatumTill><s:Utdelningsadress2>Storgatan 1</s:Utdelningsadress2><s:PostNr>41101</s:PostNr>
  <s:FolkbokfordLanKod>14</s:FolkbokfordLanKod><s:FolkbokfordKommunKod>80</s:FolkbokfordKommunKod></s:Folkbokforingsadress></s:Adresser>
  </s:PersonsokningSvarsPost></SPARPersonsokningSvar>`)

test('D-R2: a schema before 2019.1 cannot tell the level, so it is treated as the highest', () => {
  const reading = readSpar(OLD('J'))
  assert.equal(reading.schema_version, '20160213/20170225')
  const record = reading.records[0]
  assert.equal(record?.marking.level, 'unknown_treat_as_highest')
  assert.equal(record?.marking.valid_from, '2010-02-02')
  assert.deepEqual(record?.names, [{ kind: 'name', given: 'Anna', sur: 'Lind' }])
  assert.equal(record?.addresses[0]?.municipality_code, '1480')
  assert.ok(record && codes(record).includes('protection_old_schema'))
  assert.equal(readSpar(OLD('N')).records[0]?.marking.level, 'none')
  assert.equal(readSpar(OLD('JA')).records[0]?.marking.level, 'unknown_treat_as_highest')
})

test('D-R3: values and elements of protection that are not known fail closed, with a problem', () => {
  const broken = (from: string | RegExp, to: string): ReadRecord => {
    const xml = makeSparAnswer([{ identity: PUBLISHED.anna }])
    assert.notEqual(xml.replace(from, to), xml)
    const record = readSpar(Buffer.from(xml.replace(from, to))).records[0]
    assert.ok(record)
    return record
  }
  const cases: [string | RegExp, string][] = [
    ['<skydd:Sekretessmarkering>NEJ<', '<skydd:Sekretessmarkering>KANSKE<'],
    ['<skydd:Sekretessmarkering>NEJ<', '<skydd:Sekretessmarkering>nej<'],
    [/<skydd:Sekretessmarkering>.*?<\/skydd:Sekretessmarkering>/, ''],
    [/<skydd:SkyddadFolkbokforing>.*?<\/skydd:SkyddadFolkbokforing>/, ''],
    [/<skydd:SkyddadFolkbokforing>.*?<\/skydd:SkyddadFolkbokforing>/, '<skydd:SkyddadFolkbokforing/>'],
    ['</PersonsokningSvarspost>', '<skydd:SkyddadFolkbokforing>NEJ</skydd:SkyddadFolkbokforing></PersonsokningSvarspost>'],
    ['<skydd:Sekretessmarkering>', '<skydd:Sekretessmarkering sattAvSPAR="NEJ">'],
    ['<skydd:Sekretessmarkering>', '<skydd:Sekretessmarkering nyttAttribut="1">'],
    ['</person:PersonId>', '<skydd:Sekretessmarkering>JA</skydd:Sekretessmarkering></person:PersonId>'],
    ['</PersonsokningSvarspost>', '<skydd:FingeradePersonuppgifter>JA</skydd:FingeradePersonuppgifter></PersonsokningSvarspost>'],
    ['</PersonsokningSvarspost>', '<x:Something xmlns:x="urn:example">1</x:Something></PersonsokningSvarspost>'],
  ]
  for (const [from, to] of cases) {
    const record = broken(from, to)
    assert.equal(record.marking.level, 'unknown_treat_as_highest', to)
    assert.ok(
      record.problems.some((problem) => problem.field === 'marking'),
      to,
    )
    assert.equal(record.taken, true, 'a person whose protection is unclear must reach the register')
  }
})

test('D-R3: 2023.1 may bring new harmless fields, but not a new word for protection', () => {
  const harmless =
    '<sn:SnNyttFalt xmlns:sn="http://statenspersonadressregister.se/schema/komponent/person/samordningsnummer-1.1">STYRKT</sn:SnNyttFalt>'
  assert.equal(readOne({ extra: harmless }, { version: '2023.1' }).marking.level, 'none')
  assert.equal(
    readOne({ extra: harmless.replaceAll('SnNyttFalt', 'SnSkyddsniva') }, { version: '2023.1' }).marking.level,
    'unknown_treat_as_highest',
  )
  assert.equal(readOne({ extra: harmless }).marking.level, 'unknown_treat_as_highest', '2021.1 is known in full')
})

test('D-R8: an ended marking is told, and a current detail that contradicts the record wins', () => {
  const ended = readOne({ details: [{ from: '2015-01-01', until: '2016-01-01', sekretessmarkering: 'JA' }] })
  assert.equal(ended.marking.level, 'none')
  assert.deepEqual(codes(ended), ['protection_earlier'])
  assert.equal(readOne({ details: [{ from: '2015-01-01', sekretessmarkering: 'JA' }] }).marking.level, 'unknown_treat_as_highest')
})

test('a marked record that still has an address keeps it in the reading, with a warning', () => {
  const record = readOne({ ...FULL })
  assert.equal(record.addresses[0]?.lines[0], 'Storgatan 1 LGH 1101')
  assert.ok(codes(record).includes('address_on_marked'))
  const { home: _home, municipality: _municipality, ...withoutHome } = FULL
  assert.ok(!codes(readOne(withoutHome)).includes('address_on_marked'), 'the forwarding address of Skatteverket betrays nobody')
})

test('D-R12: the municipality of skyddad folkbokföring is labelled as not the residence', () => {
  assert.equal(readOne(FULL).addresses[0]?.municipality_not_residence, true)
  assert.ok(codes(readOne(FULL)).includes('municipality_not_residence'))
  const open = readOne({ municipality: { county: '14', municipality: '80' } })
  assert.deepEqual(open.addresses, [{ kind: 'folkbokforing', lines: [], municipality_code: '1480', county_code: '14' }])
})

test('D-R11: a reference to another number is told but never carried', () => {
  const record = readOne({ details: [{ hanvisning: PUBLISHED.bo }] })
  assert.ok(codes(record).includes('number_reference_left_out'))
  assert.ok(!JSON.stringify(record).includes(PUBLISHED.bo))
})

test('identity: samordningsnummer and doubtful numbers are taken, an unreadable one is listed and not taken', () => {
  assert.deepEqual(read([{ identity: PUBLISHED.samordning, type: 'SAMORDNINGSNUMMER' }]).records[0]?.problems, [])
  assert.deepEqual(codes(read([{ identity: PUBLISHED.samordning }]).records[0] as ReadRecord), ['identity_doubtful'])
  const unreadable = read([{ identity: '1890', sekretessmarkering: 'JA' }]).records[0]
  assert.equal(unreadable?.taken, false)
  assert.deepEqual(
    unreadable?.problems.map((problem) => problem.code),
    ['identity_missing'],
  )
})

test('names that are withheld are no names', () => {
  assert.deepEqual(readOne({ names: [{ given: 'Skyddad uppgift', sur: 'Skyddad uppgift' }] }).names, [])
})

test('the same person twice: the newest holds, the order does not matter, the others are listed', () => {
  const older: SparPerson = { identity: PUBLISHED.bo, sekretessmarkering: 'JA', senasteAndring: '2023-01-01' }
  const newer: SparPerson = { identity: PUBLISHED.bo, senasteAndring: '2024-01-01' }
  for (const persons of [
    [older, newer, newer],
    [newer, older, newer],
    [newer, newer, older],
  ]) {
    const { records } = read(persons)
    assert.equal(records.length, 3)
    const taken = records.filter((record) => record.taken)
    assert.deepEqual(
      taken.map((record) => record.marking.level),
      ['none'],
    )
    assert.deepEqual(taken.flatMap(codes), ['protection_lowered_in_file'], 'D-R8: an ended protection is reviewed, never just dropped')
    assert.deepEqual(
      records
        .filter((record) => !record.taken)
        .flatMap(codes)
        .sort(),
      ['duplicate_row', 'older_row'],
    )
  }
  const sameDay = read([{ ...older, senasteAndring: '2024-01-01' }, newer]).records
  assert.deepEqual(
    sameDay.filter((record) => record.taken).map((record) => record.marking.level),
    ['sekretessmarkering'],
  )
})
