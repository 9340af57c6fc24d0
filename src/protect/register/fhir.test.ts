import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFhir } from './fhir.ts'
import { SECURITY_LABELS } from './fhir-marking.ts'
import type { ReadRecord, RegisterReading } from './reading.ts'
import { parseStrictJson } from './strict-json.ts'
import type { MadePatient } from './test/make/fhir.ts'
import { makeBundle, makePatient } from './test/make/fhir.ts'
import { PUBLISHED } from './test/make/published.ts'

const TODAY = '2026-11-21'
const EXAMPLES = join(process.env['SAMVARN_DATA'] ?? '../shared/data', 'fhir-se-basprofil-patients/example-patient.fsh')
const read = (value: unknown): RegisterReading => readFhir(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), TODAY)
const one = (patient: MadePatient): ReadRecord => {
  const reading = read(makePatient({ identity: PUBLISHED.anna, ...patient }))
  assert.equal(reading.records.length, 1, JSON.stringify(reading.file_problems))
  return reading.records[0] as ReadRecord
}
const codes = (record: ReadRecord): string[] => record.problems.map((problem) => problem.code)

test('our words for labels, systems and address types are those of HL7 Sweden’s examples', {
  skip: existsSync(EXAMPLES) ? false : 'no examples: SAMVARN_DATA',
}, () => {
  const examples = readFileSync(EXAMPLES, 'utf8')
  for (const word of [
    'SecurityLabelCS#sekretessmarkering',
    'SecurityLabelCS#skyddadFolkbokforing',
    'identifier[personnummer]',
    'identifier[nationelltReservnummer]',
    'identifier[samordningsnummer]',
    '#63391000052104 "särskild postadress"',
    '#63401000052101 "utlandsadress"',
    '#63381000052101 "folkbokföringsadress"',
    '"Skyddad uppgift"',
    '"Förmedlingsuppdrag"',
  ]) {
    assert.ok(examples.includes(word), word)
  }
})

test('D-R1: each label gives its level; "Skyddad uppgift" is no name and the forwarding address no home', () => {
  const marked = one({ labels: ['sekretessmarkering'], identity: PUBLISHED.hanna, lastUpdated: '2026-11-01T10:00:00Z' })
  assert.deepEqual(marked, {
    row: 1,
    identity: { kind: 'personnummer', value: PUBLISHED.hanna },
    reference: 'Patient/example',
    relation: 'client',
    updated: '2026-11-01',
    marking: { level: 'sekretessmarkering', evidence: 'meta.security sekretessmarkering' },
    names: [],
    addresses: [{ kind: 'sarskild_postadress', lines: ['Förmedlingsuppdrag', 'Box 2820'], postcode: '40320', locality: 'GÖTEBORG' }],
    contacts: [],
    others: [],
    relations: [],
    problems: [],
    taken: true,
  })
  assert.equal(one({ labels: ['skyddadFolkbokforing'] }).marking.level, 'skyddad_folkbokforing')
  assert.equal(one({ labels: ['sekretessmarkering', 'skyddadFolkbokforing'] }).marking.level, 'skyddad_folkbokforing')
  assert.equal(one({}).marking.level, 'none')
})

test('D-R3: labels and additions that are not known fail closed, with a problem', () => {
  const label = (system: string, code: string): MadePatient => ({ extra: { meta: { security: [{ system, code }] } } })
  const unknown: MadePatient[] = [
    { labels: ['fingeradePersonuppgifter'] },
    { labels: ['sekretessmarkering', 'nyKod'] },
    { labels: ['constructor'] },
    label(SECURITY_LABELS, 'SEKRETESSMARKERING'),
    label('urn:example', 'sekretessmarkering'),
    label('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'V'),
    label('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'DEMO'),
    { extra: { extension: [{ url: 'https://example.se/fhir/protectedPersonIndicator', valueBoolean: true }] } },
    { extra: { modifierExtension: [{ url: 'https://example.se/x' }] } },
    { extra: { implicitRules: 'https://example.se/rules' } },
    { extra: { sekretessmarkering: true } },
    { extra: { _gender: { extension: [{ url: 'https://example.se/skyddad' }] } } },
    { extra: { nyttElement: 1 } },
    { given: ['Skyddad uppgift'], family: 'Skyddad uppgift' },
  ]
  for (const patient of unknown) {
    const record = one(patient)
    assert.equal(record.marking.level, 'unknown_treat_as_highest', JSON.stringify(patient))
    assert.ok(
      record.problems.some((problem) => problem.field === 'marking'),
      JSON.stringify(patient),
    )
    assert.equal(record.taken, true)
  }
  assert.equal(one(label('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'N')).marking.level, 'none')
})

test('names, addresses, contacts and further numbers are read; what is old is not', () => {
  const record = one({
    given: ['John', 'Bob'],
    middle: 'Johansson',
    family: 'Goode Johansson',
    labels: ['sekretessmarkering'],
    address: { kind: '63381000052101', line: ['Vänervägen 7'], city: 'VÄSTRA FRÖLUNDA', postalCode: '421 40' },
    telecom: [
      { system: 'phone', value: '070-1740605' },
      { system: 'email', value: 'john@example.se' },
      { system: 'url', value: 'https://example.se' },
    ],
    extra: {
      identifier: [
        { system: 'http://electronichealth.se/identifier/samordningsnummer', value: PUBLISHED.samordning },
        { system: 'urn:oid:1.2.752.129.2.1.3.1', value: '18900101-9802' },
        { use: 'old', system: 'http://electronichealth.se/identifier/personnummer', value: PUBLISHED.bo },
      ],
      managingOrganization: { display: 'Exempelmottagningen' },
    },
  })
  assert.deepEqual(record.identity, { kind: 'personnummer', value: PUBLISHED.anna })
  assert.deepEqual(record.names, [{ kind: 'name', given: 'John Bob', middle: 'Johansson', sur: 'Goode' }])
  assert.deepEqual(record.addresses, [{ kind: 'folkbokforing', lines: ['Vänervägen 7'], postcode: '42140', locality: 'VÄSTRA FRÖLUNDA' }])
  assert.deepEqual(record.contacts, [
    { class: 'phone', value: '070-1740605' },
    { class: 'email', value: 'john@example.se' },
  ])
  assert.deepEqual(record.others, [
    { class: 'samordningsnummer', value: PUBLISHED.samordning },
    { class: 'care', value: 'Exempelmottagningen' },
  ])
  assert.ok(!JSON.stringify(record).includes(PUBLISHED.bo))
  assert.deepEqual(codes(record).sort(), ['address_on_marked', 'contact_left_out'])
  assert.deepEqual(one({ identity: '98240301AA06', system: 'nationelltReservnummer' }).identity, {
    kind: 'reservnummer',
    value: '98240301AA06',
  })
})

test('D-R11: links between records are told but not carried; a patient without a number is listed', () => {
  const linked = one({ extra: { link: [{ other: { reference: 'Patient/before' }, type: 'replaces' }] } })
  assert.deepEqual(codes(linked), ['number_reference_left_out'])
  assert.ok(!JSON.stringify(linked).includes('before'))
  const nameless = read(makePatient({})).records[0] as ReadRecord
  assert.deepEqual([nameless.taken, codes(nameless)], [false, ['identity_missing']])
})

test('a Bundle, a single Patient and one a line give the same records; other resources and further pages are told', () => {
  const patients = [
    makePatient({ identity: PUBLISHED.anna, id: 'a' }),
    makePatient({ identity: PUBLISHED.bo, id: 'b', labels: ['sekretessmarkering'] }),
  ]
  const bundled = read(makeBundle(patients))
  assert.deepEqual(read(patients.map((patient) => JSON.stringify(patient)).join('\n')), bundled)
  assert.deepEqual(read(patients[0]).records, bundled.records.slice(0, 1))
  assert.deepEqual(read(JSON.stringify(makeBundle(patients), null, 2)), bundled)
  const more = { ...makeBundle([...patients, { resourceType: 'Encounter' }]), link: [{ relation: 'next', url: 'https://example.se/2' }] }
  assert.deepEqual(
    read(more).file_problems.map((problem) => problem.code),
    ['fhir_more_pages', 'fhir_other_resources'],
  )
  assert.deepEqual(
    read(makeBundle([])).file_problems.map((problem) => problem.code),
    ['file_no_records'],
  )
})

test('JSON that can be read in two ways, or reaches into prototypes, is refused whole', () => {
  const refused = (text: string | Uint8Array): string | undefined => {
    const reading = typeof text === 'string' ? read(text) : readFhir(text, TODAY)
    assert.deepEqual(reading.records, [])
    return reading.file_problems[0]?.code
  }
  const patient = JSON.stringify(makePatient({ identity: PUBLISHED.anna }))
  assert.equal(refused(`{"meta":{},${patient.slice(1)}`), 'json_duplicate_key')
  assert.equal(refused(`{"\\u006deta"   ${' '.repeat(500)}:{},${patient.slice(1)}`), 'json_duplicate_key')
  assert.equal(refused(`{"__proto__":{"active":true},${patient.slice(1)}`), 'json_forbidden_key')
  assert.equal(refused(`{"__pr\\u006fto__":1,${patient.slice(1)}`), 'json_forbidden_key')
  assert.equal(refused(`{"a":[{"constructor":1}],${patient.slice(1)}`), 'json_forbidden_key')
  assert.equal(refused(`${'['.repeat(200)}${']'.repeat(200)}`), 'json_too_deep')
  assert.equal(refused(patient.slice(0, -1)), 'json_not_whole')
  assert.equal(refused(`${patient}\n${patient.slice(0, 40)}`), 'json_not_whole')
  assert.equal(refused('{"resourceType":"Encounter"}'), 'fhir_not_patients')
  assert.equal(refused('[]'), 'fhir_not_patients')
  assert.equal(refused('{"resourceType":"Bundle","entry":7}'), 'fhir_bundle_shape')
  assert.equal(refused('{"resourceType":"Patient","name":"Anna"}'), 'fhir_patient_shape')
  assert.equal(refused(Buffer.from([0x7b, 0xff, 0x7d])), 'file_encoding')
  assert.equal(refused(''), 'file_empty')
  assert.deepEqual(parseStrictJson('{"a":"{\\"b\\":1,\\"b\\":2}","b":[{"a":1},{"a":2}]}'), { a: '{"b":1,"b":2}', b: [{ a: 1 }, { a: 2 }] })
})

test('the same patient twice: the newest holds, whatever the order', () => {
  const older = makePatient({ identity: PUBLISHED.anna, labels: ['sekretessmarkering'], lastUpdated: '2025-01-01T00:00:00Z' })
  const newer = makePatient({ identity: PUBLISHED.anna, labels: ['skyddadFolkbokforing'], lastUpdated: '2026-01-01T00:00:00Z' })
  for (const patients of [
    [older, newer],
    [newer, older],
  ]) {
    const taken = read(makeBundle(patients)).records.filter((record) => record.taken)
    assert.deepEqual(
      taken.map((record) => record.marking.level),
      ['skyddad_folkbokforing'],
    )
  }
})
