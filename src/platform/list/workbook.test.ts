import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { field, record, requiredText } from '../field/index.ts'
import { looksLikeJson, readCells, readJsonFile } from './cells.ts'
import { readListFile } from './list.ts'
import { unguarded, writeCsv, writeWorkbook } from './workbook.ts'

const ROWS = [
  ['Namn', 'Version', 'Text'],
  ['Å, ä och ö', '1.10', '=1+1'],
  ['Två\nrader', '007', 'a;b"c'],
]
const people = record({
  name: field({ schema: requiredText(80), label: { sv: 'Namn', en: 'Name' }, control: 'text' }),
})
const said = async (bytes: Uint8Array) => {
  const read = await readCells(bytes)
  assert.ok('message' in read, 'this file must be refused')
  return read.message.sv
}

test('what is written as XLSX or CSV is read back cell by cell, told by content and not by name', async () => {
  assert.deepEqual(await readCells(await writeWorkbook([{ name: 'Blad', rows: ROWS }])), { rows: ROWS })
  const csv = await readCells(Buffer.from(writeCsv(ROWS)))
  assert.ok('rows' in csv)
  assert.deepEqual(
    csv.rows.map((row) => row.map(unguarded)),
    ROWS,
  )
  assert.match(writeCsv(ROWS), /;'=1\+1/, 'a formula is made text in a file that spreadsheets open')
})

test('a list is read by the same call whether it was saved as CSV or XLSX', async () => {
  const read = await readListFile(people, await writeWorkbook([{ name: 'Blad', rows: ROWS.map(([name = '']) => [name]) }]))
  assert.ok(read.ok)
  assert.deepEqual(
    read.rows.map(({ row, values }) => [row, values?.name]),
    [
      [2, 'Å, ä och ö'],
      [3, 'Två rader'],
    ],
  )
})

test('macros, passwords, older formats, other archives, broken and huge workbooks are refused, each with what to do', async () => {
  const workbook = unzipSync(await writeWorkbook([{ name: 'Blad', rows: ROWS }]))
  assert.match(await said(zipSync({ ...workbook, 'xl/vbaProject.bin': new Uint8Array(10) })), /makron/)
  assert.match(await said(Buffer.from('d0cf11e0a1b11ae100', 'hex')), /lösenord/)
  assert.match(await said(zipSync({ 'word/document.xml': Buffer.from('<w/>') })), /inget kalkylblad/)
  assert.match(await said(zipSync({ 'xl/workbook.xml': Buffer.from('<not') })), /trasigt/)
  assert.match(await said(Buffer.from('504b0304ffff', 'hex')), /trasigt/)
  assert.match(await said(zipSync({ ...workbook, 'xl/media/a.bin': new Uint8Array(41_000_000) })), /orimligt stort/)
  assert.match(await said(await writeWorkbook([{ name: 'Blad', rows: [['Namn']] }])), /inga rader/)
  assert.match(await said(await writeWorkbook([{ name: 'Blad', rows: [['Namn'], ['x'.repeat(1001)]] }])), /orimligt lång/)
})

const SAMPLES = join(process.env['SAMVARN_DATA'] ?? '../shared/data', 'xlsx/xlsxwriter')
const sample = (name: string) => {
  try {
    return readFileSync(join(SAMPLES, name))
  } catch {
    return undefined
  }
}
test('a workbook that another program wrote is read', {
  skip: sample('hide01.xlsx') === undefined && 'no ../shared/data/xlsx',
}, async () => {
  // XlsxWriter's own sample: headings and figures, with numbers as numbers.
  const read = await readCells(sample('autofilter06.xlsx') ?? Buffer.alloc(0))
  assert.ok('rows' in read)
  assert.deepEqual(read.rows[0], ['Region', 'Item', 'Volume', 'Month'])
  assert.match(read.rows[1]?.[2] ?? '', /^\d+$/)
})

test('a JSON file is parsed beside us: valid, and neither deep nor endless', async () => {
  assert.deepEqual(await readJsonFile(Buffer.from('{"a":[1]}')), { json: { a: [1] } })
  for (const bad of ['{"a":', '[', `${'['.repeat(40)}${']'.repeat(40)}`, 'ä'.repeat(3)])
    assert.ok('message' in (await readJsonFile(Buffer.from(bad, 'latin1'))), bad)
  assert.ok(looksLikeJson(Buffer.from('\ufeff {"a":1}')) && !looksLikeJson(Buffer.from('a;b')))
})
