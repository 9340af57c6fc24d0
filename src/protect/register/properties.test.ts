import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from './csv-safe.ts'
import { readFhir } from './fhir.ts'
import { readList } from './list.ts'
import type { ReadRecord, RegisterReading } from './reading.ts'
import { readSpar } from './spar.ts'
import { makeBundle, makePatient } from './test/make/fhir.ts'
import { PUBLISHED } from './test/make/published.ts'
import type { SparPerson } from './test/make/spar.ts'
import { makeSparAnswer } from './test/make/spar.ts'

const TODAY = '2026-11-21'
const identity = fc.constantFrom(PUBLISHED.anna, PUBLISHED.bo, PUBLISHED.cecilia, PUBLISHED.david, PUBLISHED.eva)
const yesNo = fc.constantFrom('JA' as const, 'NEJ' as const)
const word = fc.string({ unit: fc.constantFrom(...'abcåäöÅÄÖ -é&<>"\''), minLength: 1, maxLength: 20 }).map((text) => `A${text.trim()}`)

const sparPerson: fc.Arbitrary<SparPerson> = fc.record({
  identity,
  sekretessmarkering: yesNo,
  skyddadFolkbokforing: yesNo,
  senasteAndring: fc.constantFrom('2023-01-01', '2024-01-01', '2025-01-01'),
  names: fc.array(fc.record({ given: word, sur: word }), { maxLength: 2 }),
})
const readAnswer = (persons: SparPerson[], envelope = false): RegisterReading =>
  readSpar(Buffer.from(makeSparAnswer(persons, { envelope })))

/** What a reading takes, without places in the file, in an order of its own. */
const takenOf = (reading: RegisterReading): string[] =>
  reading.records
    .filter((record) => record.taken)
    .map(({ row: _row, problems, ...record }) => JSON.stringify([record, problems.map((problem) => problem.code)]))
    .sort()

test('S-R18: any cut of a SPAR answer is refused or read whole, never partly in silence', () => {
  fc.assert(
    fc.property(
      fc.array(sparPerson, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (persons, envelope, part) => {
        const whole = Buffer.from(makeSparAnswer(persons, { envelope }))
        const cut = readSpar(whole.subarray(0, Math.floor(whole.length * part)))
        const isWhole = cut.records.length === persons.length && cut.file_problems.length === 0
        const isRefused = cut.records.length === 0 && cut.file_problems[0]?.severity === 'error'
        assert.ok(isWhole || isRefused)
      },
    ),
    { numRuns: 300 },
  )
  const small = Buffer.from(makeSparAnswer([{ identity: PUBLISHED.anna, names: [{ given: 'Åsa', sur: 'Lind' }] }], { envelope: true }))
  for (let length = 0; length < small.length - 1; length += 1)
    assert.equal(readSpar(small.subarray(0, length)).records.length, 0, `${length}`)
})

test('D-R3: any unknown extra element about protection makes the record the highest, wherever it stands', () => {
  const name = fc
    .constantFrom('Skydd', 'Sekretess', 'Fingerad', 'NyMarkering', 'X', 'SekretessNiva')
    .chain((stem) => fc.nat(99).map((number) => `${stem}${number}`))
  const place = fc.constantFrom(
    '</PersonsokningSvarspost>',
    '</person:PersonId>',
    '</namn:Namn>',
    '<skydd:SekretessDatum>',
    '<skydd:SkyddadFolkbokforing>',
  )
  const component = 'http://statenspersonadressregister.se/schema/komponent/person/skyddadepersonuppgifter-'
  fc.assert(
    fc.property(
      sparPerson,
      name,
      place,
      fc.constantFrom('1.1', '1.2', '9.9'),
      fc.constantFrom('2021.1' as const, '2023.1' as const),
      (person, local, at, version, answer) => {
        const xml = makeSparAnswer([{ ...person, sekretessDatum: '2024-01-01', names: [{ given: 'Anna', sur: 'Lind' }] }], {
          version: answer,
        })
        const extra = `<u:${local} xmlns:u="${component}${version}">NEJ</u:${local}>`
        const record = readSpar(Buffer.from(xml.replace(at, `${extra}${at}`))).records[0]
        assert.equal(record?.marking.level, 'unknown_treat_as_highest')
        assert.ok(record?.problems.some((problem) => problem.code === 'protection_unknown'))
      },
    ),
    { numRuns: 300 },
  )
})

test('what is taken does not depend on the order of rows: SPAR, list and FHIR', () => {
  fc.assert(
    fc.property(
      fc
        .array(sparPerson, { maxLength: 8 })
        .chain((persons) => fc.tuple(fc.constant(persons), fc.shuffledSubarray(persons, { minLength: persons.length }))),
      ([persons, shuffled]) => {
        assert.deepEqual(takenOf(readAnswer(persons)), takenOf(readAnswer(shuffled)))
        const asList = (order: SparPerson[]): RegisterReading =>
          readList(
            Buffer.from(
              csvLine(['Personnummer', 'Skyddsnivå', 'Efternamn', 'Senast kontrollerad']) +
                order
                  .map((person) =>
                    csvLine([
                      person.identity,
                      person.sekretessmarkering === 'JA' ? 'sekretessmarkering' : 'skyddad folkbokföring',
                      person.names?.[0]?.sur ?? '',
                      person.senasteAndring ?? '',
                    ]),
                  )
                  .join(''),
            ),
            TODAY,
          )
        assert.deepEqual(takenOf(asList(persons)), takenOf(asList(shuffled)))
        const asFhir = (order: SparPerson[]): RegisterReading =>
          readFhir(
            Buffer.from(
              JSON.stringify(
                makeBundle(
                  order.map((person) =>
                    makePatient({
                      identity: person.identity,
                      labels: person.sekretessmarkering === 'JA' ? ['sekretessmarkering'] : [],
                      lastUpdated: `${person.senasteAndring}T00:00:00Z`,
                    }),
                  ),
                ),
              ),
            ),
            TODAY,
          )
        assert.deepEqual(takenOf(asFhir(persons)), takenOf(asFhir(shuffled)))
      },
    ),
    { numRuns: 100 },
  )
})

test('no row is lost: every record is taken or says why, and a person has one record', () => {
  fc.assert(
    fc.property(fc.array(sparPerson, { maxLength: 8 }), (persons) => {
      const { records } = readAnswer(persons)
      assert.equal(records.length, persons.length)
      const why = (record: ReadRecord): boolean => record.problems.some((problem) => problem.severity === 'error')
      assert.ok(records.every((record) => record.taken !== why(record)))
      const taken = records.filter((record) => record.taken).map((record) => record.identity?.value)
      assert.equal(new Set(taken).size, taken.length)
      assert.deepEqual(new Set(taken), new Set(persons.map((person) => person.identity)))
    }),
    { numRuns: 100 },
  )
})

test('foreign bytes never make a reader throw, and no problem repeats what the file held (D-R9)', () => {
  const readers = [readSpar, (bytes: Uint8Array) => readList(bytes, TODAY), (bytes: Uint8Array) => readFhir(bytes, TODAY)]
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 300 }).map((text) => Buffer.from(text)),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        for (const read of readers) assert.ok(Array.isArray(read(bytes).records))
      },
    ),
    { numRuns: 500 },
  )
  const canary = fc.stringMatching(/^[a-z]{3}Zq[a-z]{4}$/)
  fc.assert(
    fc.property(canary, fc.nat(22), (token, column) => {
      const headers = [
        'Personnummer',
        'Referens',
        'Relation',
        'Skyddsnivå',
        'Källa',
        'Gäller från',
        'Senast kontrollerad',
        'Förnamn',
        'Efternamn',
        'Tidigare efternamn',
        'Nytt efternamn',
        'Gatuadress',
        'Postnummer',
        'Postort',
        'Särskild postadress',
        'Telefon',
        'E-post',
        'Skola',
        'Arbetsplats',
        'Kommun',
        'Anteckning',
        'Skyddskod',
        'C/o',
      ]
      const cells = headers.map((_, index) => (index === column ? `=${token}` : index === 0 ? '1234' : token))
      const reading = readList(Buffer.from(csvLine(headers) + csvLine(cells)), TODAY)
      const told = JSON.stringify([reading.file_problems, reading.records.map((record) => record.problems)])
      assert.ok(!told.includes(token))
    }),
    { numRuns: 60 },
  )
})
