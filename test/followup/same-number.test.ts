/**
 * S-R43: the same number everywhere. A report out of the demonstration is frozen, and every row of its tables is looked for
 * in every form that it leaves in, and in the texts that stand for its pictures. Each search has a canary that must not be found.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { extract } from '@samvarn/disclosure'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { makeDemoFollowUp } from '../../src/followup/demo/index.ts'
import { type Document, type Table, tablesOf } from '../../src/platform/document/index.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { type Answer, Visitor } from '../visitor.ts'

let house: TestHouse
let nora: Visitor
let version = ''
let document: Document
const said: Record<'page' | 'html' | 'pdf' | 'docx', string> = { page: '', html: '', pdf: '', docx: '' }

after(() => house?.close())
before(async () => {
  house = await openHouse()
  await makeDemoFollowUp(house, house.founded)
  await house.drain()
  nora = await Visitor.as(house, 'samverket-nationell')
  const [frozen] = await house.superuser<{ id: string; state: string }>(
    `select v.id, v.state from report_version v join report r on r.tenant = v.tenant and r.id = v.report where r.kind = 'round'`,
  )
  assert.equal(frozen?.state, 'ready', 'the demonstration has a report ready to open')
  version = frozen?.id ?? ''
  document = JSON.parse((await fetched('rapport.json')).text) as Document
  said.page = ofMarkup((await nora.get(`/rapporter/version/${version}`)).text)
  said.html = ofMarkup((await fetched('rapport.html')).text)
  const pdf = await extract((await fetched('rapport.pdf')).bytes, 'rapport.pdf')
  said.pdf = packed(pdf.parts.map((part) => part.text).join('\n'))
  const docx = unzipSync((await fetched('rapport.docx')).bytes)
  said.docx = ofMarkup(Buffer.from(docx['word/document.xml'] ?? assert.fail()).toString('utf8'))
})

const fetched = async (file: string): Promise<Answer> => {
  const answer = await nora.get(`/rapporter/version/${version}/${file}`)
  assert.equal(answer.status, 200, file)
  return answer
}
/** Lines break where they must in each form; the signs do not change. */
const packed = (text: string): string => text.replace(/[\s\u00a0\u202f\u00ad]/g, '')
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#x27': "'" }
const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
const ofMarkup = (text: string): string => packed(plain(text.replace(/<[^>]+>/g, ' ')))
const rowOf = (cells: readonly string[]): string => packed(cells.join(''))

/** Where the row ends if it stands whole after `at`; below 0 when it does not. */
type Find = (text: string, table: Table, row: readonly string[], at: number) => number
const whole: Find = (text, _table, row, at) => {
  const found = text.indexOf(rowOf(row), at)
  return found < 0 ? found : found + rowOf(row).length
}
/** A PDF is read line by line across the columns: a long name is parted by the row's numbers, which stand together. */
const NAME_BEGINS = 12
const acrossColumns: Find = (text, table, row, at) => {
  const numbers = packed(row.filter((_, place) => table.columns[place]?.number === true).join(''))
  const name = packed(row[0] ?? '').slice(0, NAME_BEGINS)
  const begins = text.indexOf(name, at)
  const found = begins < 0 ? -1 : text.indexOf(numbers, begins)
  // No further away than the whole row is long, so that the numbers are this row's.
  return found < 0 || found - begins > 2 * rowOf(row).length + numbers.length ? -1 : found + numbers.length
}
const FIND: Readonly<Record<string, Find>> = { page: whole, html: whole, docx: whole, pdf: acrossColumns }

/** The rows of a table that do not stand, and in order, after its caption. */
function missing(text: string, table: Table, find: Find): string[] {
  const starts: number[] = []
  for (let at = text.indexOf(packed(table.caption)); at >= 0; at = text.indexOf(packed(table.caption), at + 1)) starts.push(at)
  const lacks = starts.map((start) => {
    let at = start
    return table.rows.flatMap((row) => {
      const found = find(text, table, row, at)
      if (found >= 0) at = found
      return found < 0 ? [`${table.caption}: ${row.join(' | ')}`] : []
    })
  })
  return lacks.sort((a, b) => a.length - b.length)[0] ?? [`${table.caption} is not there`]
}

test('S-R43: every row of every table stands alike on the page, in HTML, PDF and DOCX', () => {
  const tables = tablesOf(document)
  assert.ok(tables.length >= 6, `${tables.length} tables`)
  for (const [form, text] of Object.entries(said)) {
    const find = FIND[form] ?? whole
    assert.deepEqual(
      tables.flatMap((table) => missing(text, table, find)),
      [],
      form,
    )
    // A digit that has changed is missed: the search is no search for anything.
    const [first] = tables
    const changed = (first ?? assert.fail()).rows.map((row, place) => (place === 0 ? [...row.slice(0, -1), '97 531'] : row))
    assert.equal(missing(text, { ...(first as Table), rows: changed }, find).length, 1, form)
  }
})

test('S-R43: CSV and its metadata say what the document says', async () => {
  for (const table of tablesOf(document)) {
    const rows = parse((await fetched(`${table.id}.csv`)).text, { bom: true }) as string[][]
    assert.deepEqual(rows, [table.columns.map((column) => column.label), ...table.rows], table.id)
    const about = JSON.parse((await fetched(`${table.id}.csv-metadata.json`)).text) as Record<string, unknown>
    assert.equal(about['dc:source'], table.source)
    assert.equal(about['dc:title'], table.caption)
  }
})

/** "Namn: 24 %" in a text that stands for a picture. */
const toldIn = (alt: string): string[][] =>
  alt
    .slice(alt.indexOf('. ') + 2, -1)
    .split('; ')
    .map((pair) => [pair.slice(0, pair.lastIndexOf(': ')), pair.slice(pair.lastIndexOf(': ') + 2)])

test('S-R43: what a picture’s text tells is what the table after it says, and the text stands in every form', async () => {
  let pairs = 0
  for (const [at, block] of document.blocks.entries()) {
    if (block.kind !== 'chart') continue
    const table = document.blocks.slice(at).flatMap((one) => (one.kind === 'table' ? [one.table] : []))[0] ?? assert.fail('no table beside')
    const told = toldIn(block.alt)
    assert.ok(told.length > 1, block.alt)
    for (const [name = '', value = ''] of told) {
      const rows = table.rows.filter((row) => row[0] === name || row[1] === name || row[0]?.startsWith(`${name}. `))
      const stands = rows.some((row) => row.slice(1).includes(value) || levelsOf(row, value))
      assert.ok(stands, `${block.caption}: ${name} ${value} beside ${JSON.stringify(rows)}`)
      pairs++
    }
    const picture = await nora.get(`/rapporter/version/${version}/bild/${at}`)
    assert.equal(picture.status, 200)
    for (const [, value = ''] of told)
      assert.ok(ofMarkup(picture.text).includes(packed(value)), `${block.caption}: the drawing lacks ${value}`)
    const page = (await nora.get(`/rapporter/version/${version}`)).text
    assert.ok(packed(plain(page)).includes(packed(block.alt)), 'on the page')
    assert.ok(packed(plain((await fetched('rapport.html')).text)).includes(packed(block.alt)), 'in HTML')
  }
  assert.ok(pairs > 30, `${pairs} numbers compared`)
})
/** The two highest levels together, each rounded by itself: at most one per cent beside their sum, rounded once. */
function levelsOf(row: readonly string[], value: string): boolean {
  const number = (cell: string | undefined) => (/^\d+ ?%$/.test(packed(cell ?? '')) ? Number.parseInt(packed(cell ?? ''), 10) : Number.NaN)
  return Math.abs(number(row.at(-1)) + number(row.at(-2)) - number(value)) <= 1
}

test('S-R43: a published release says the same on its own page, in its files and in the report', async () => {
  const [indicator] = await house.superuser<{ id: string; name: string }>(
    `select i.id, v.name from indicator i join indicator_version v on v.tenant = i.tenant and v.indicator = i.id where i.origin = 'tillfragade'`,
  )
  const { id, name } = indicator ?? assert.fail('the indicator is not there')
  const table = tablesOf(document).find((one) => one.caption === name) ?? assert.fail('not in the report')
  const page = ofMarkup((await nora.get(`/indikatorer/${id}`)).text)
  const kept = await house.superuser<{ place: string; year: number; value: number }>(
    `select place, year, value from published_count where indicator = $1 and category = '*' and sex = '*'`,
    [id],
  )
  assert.ok(table.rows.length > 3 && kept.length > 3)
  const published = kept.map(({ year, value }) => `${year} ${value}`).sort()
  const told = table.rows.map(([, period = '', value = '']) => `${period} ${packed(value)}`).sort()
  for (const pair of told) assert.ok(published.includes(pair), `${pair} was never published`)
  for (const [where = '', period = '', value = ''] of table.rows)
    assert.ok(
      page.includes(packed(`${period}${where}${value}`)) || page.includes(packed(`${where}${period}${value}`)),
      `${where} ${period} ${value}`,
    )
})
