import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readList } from './list.ts'
import type { RegisterReading } from './reading.ts'
import { PUBLISHED } from './test/make/published.ts'
import type { MadeCell } from './test/make/xlsx.ts'
import { makeXlsx } from './test/make/xlsx.ts'

const TODAY = '2026-11-21'
const csv = (text: string): RegisterReading => readList(Buffer.from(text), TODAY)

test('files that cannot be read whole are refused whole, and say why', () => {
  const refused = (reading: RegisterReading): string | undefined => {
    assert.deepEqual(reading.records, [])
    assert.equal(reading.file_problems[0]?.severity, 'error')
    return reading.file_problems[0]?.code
  }
  const head = 'Personnummer;Skyddsnivå'
  assert.equal(refused(csv('')), 'file_empty')
  assert.equal(refused(csv('a;b\n1;2\n')), 'list_no_headers')
  assert.equal(refused(csv(`Skyddsnivå;Efternamn\nsekretess;Lind\n`)), 'list_no_identity_column')
  assert.equal(refused(csv(`${head};Pnr\n`)), 'list_two_columns')
  assert.equal(refused(csv(`${head}\n"${PUBLISHED.anna};sekretess\n`)), 'list_not_whole')
  assert.equal(refused(csv(`${head}\n${'x;y\n'.repeat(20_000)}`)), 'list_too_many_rows')
  assert.equal(refused(csv(`${head}${';'.repeat(120)}\n`)), 'list_too_many_columns')
  assert.equal(refused(readList(Buffer.alloc(11 * 1024 * 1024, 'a'), TODAY)), 'file_too_large')
  assert.equal(refused(readList(Buffer.from('PK\u0003\u0004 not a zip'), TODAY)), 'list_not_a_workbook')
  assert.equal(refused(readList(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), TODAY)), 'list_locked')
  assert.equal(refused(readList(Buffer.from('Personnummer\0Niva'), TODAY)), 'file_encoding')
  const whole = makeXlsx({
    sheets: [
      [
        ['Personnummer', 'Skyddsnivå'],
        [PUBLISHED.anna, 'sekretess'],
      ],
    ],
  })
  assert.equal(refused(readList(whole.subarray(0, whole.length - 30), TODAY)), 'list_not_a_workbook')
  assert.equal(refused(readList(makeXlsx({ sheets: [[['a', 'b']]] }), TODAY)), 'list_no_headers')
  const list: MadeCell[][] = [['Personnummer', 'Skyddsnivå']]
  assert.equal(refused(readList(makeXlsx({ sheets: [list, list] }), TODAY)), 'list_several_sheets')
})
