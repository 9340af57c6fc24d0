import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBytes, readRegister } from './read-register.ts'
import { isRegisterReading } from './reading-shape.ts'
import { makeBundle, makePatient } from './test/make/fhir.ts'
import { PUBLISHED } from './test/make/published.ts'
import { makeSparAnswer } from './test/make/spar.ts'
import { makeXlsx } from './test/make/xlsx.ts'

const TODAY = '2026-11-21'

test('the child reads what the readers read, for each source', async () => {
  const files = [
    ['spar', Buffer.from(makeSparAnswer([{ identity: PUBLISHED.anna, sekretessmarkering: 'JA' }]))],
    [
      'list',
      makeXlsx({
        sheets: [
          [
            ['Personnummer', 'Skyddsnivå'],
            [PUBLISHED.anna, 'sekretess'],
          ],
        ],
      }),
    ],
    ['fhir', Buffer.from(JSON.stringify(makeBundle([makePatient({ identity: PUBLISHED.anna, labels: ['sekretessmarkering'] })])))],
  ] as const
  for (const [source, bytes] of files) {
    const reading = await readRegister(bytes, { source, today: TODAY })
    assert.deepEqual(reading, readBytes({ source, today: TODAY }, bytes))
    assert.equal(reading.records[0]?.marking.level, 'sekretessmarkering')
  }
})

test('S-R18: a file that is too much for the child comes back as refused, and the parent lives', async () => {
  const flood = Buffer.from(`Personnummer;Skyddsnivå\n${'"'.repeat(9 * 1024 * 1024)}`)
  const bomb = Buffer.from(`<a>${'<b/>'.repeat(4_000_000)}</a>`)
  for (const [source, bytes] of [
    ['list', flood],
    ['spar', bomb],
    ['fhir', Buffer.alloc(20 * 1024 * 1024, '[')],
  ] as const) {
    const reading = await readRegister(bytes, { source, today: TODAY })
    assert.deepEqual(reading.records, [])
    assert.equal(reading.file_problems[0]?.severity, 'error')
  }
})

test('an answer from the child that is out of shape is no reading', () => {
  const reading = readBytes({ source: 'list', today: TODAY }, Buffer.from(`Personnummer;Skyddsnivå\n${PUBLISHED.anna};sekretess\n`))
  const [record] = reading.records
  assert.ok(isRegisterReading(JSON.parse(JSON.stringify(reading))))
  const wrong: unknown[] = [
    null,
    [],
    { ...reading, records: 'x' },
    { ...reading, extra: 1 },
    { ...reading, records: [{ ...record, marking: { level: 'open', evidence: '' } }] },
    { ...reading, records: [{ ...record, names: [{ kind: 'html', given: '', sur: '' }] }] },
    { ...reading, records: [{ ...record, row: -1 }] },
  ]
  for (const value of wrong) assert.equal(isRegisterReading(value), false)
})
