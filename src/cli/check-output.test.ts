import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Document, Finding, Mark } from '@samvarn/disclosure'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { main } from '../cli.ts'
import { withColumns } from './check-columns.ts'
import { placeText } from './check-words.ts'

const room = mkdtempSync(join(tmpdir(), 'samvarn-cli-output-'))
after(() => rmSync(room, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(room, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

const register = file(
  'register.jsonl',
  JSON.stringify({
    person: 'p1',
    level: 'sekretessmarkering',
    identifiers: [{ class: 'address', value: 'Exempelgatan 12 B, 211 22 Malmö' }],
  }),
)
const letter = file('letter.txt', 'Hej!\r\n\r\nHon bor på Exempelgatan 12 B.\r\n')
const list = file('list.csv', 'namn;gata\nNN;Torget 1\nNN;Exempelgatan 12 B\n')
const mail = file(
  'mail.eml',
  'From: a@example.se\r\nTo: b@example.se\r\nSubject: Hej\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHej!\r\nExempelgatan 12 B\r\n',
)

async function call(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const stream = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const code = await main(args, { stdout: stream(out), stderr: stream(err), isTTY: false })
  return { code, out: out.join(''), err: err.join('') }
}
const checked = (...args: string[]) => call('check', '--register', register, ...args)

test('a place in text is told by line and by the character within that line', async () => {
  assert.match((await checked(letter)).out, / · rad 3, tecken 12–28 · /)
  assert.match((await checked('--lang', 'en', letter)).out, / · line 3, character 12–28 · /)
})

test('a place in a list is told by its cell and nothing more', async () => {
  assert.match((await checked(list)).out, / · cell B3 · /)
  assert.equal(placeText({ sheet: 'Blad1', cell: 'C7', offset: 40, length: 5 }, 'sv'), 'blad Blad1, cell C7')
  assert.equal(placeText({ property: 'dc:creator', offset: 2, length: 5 }, 'en'), 'dc:creator, character 3–7')
})

/** Columns of a finding over `length` characters at `offset`, the text being "abcde" a mark. */
function columns(places: Mark['place'][], offset: number, length: number) {
  const marks = places.map((place, i) => ({ start: i * 5, place }))
  const document: Document = {
    format: 'txt',
    parts: [{ id: 'text', kind: 'body', hidden: false, text: 'abcde'.repeat(places.length), marks }],
    unread: [],
  }
  const place = { ...places[Math.floor(offset / 5)], offset, length }
  const finding = { part: 'text', place } as Finding
  return withColumns({ verdict: 'findings', findings: [finding], unread: [] }, document).findings[0]?.place ?? {}
}

test('columns follow lines and paragraphs, also over several marks and several lines', () => {
  const within = columns([{ line: 1 }, { line: 2 }], 6, 3)
  assert.deepEqual([within.column, within.end_column, within.end_line], [2, 4, undefined])
  const over = columns([{ line: 1 }, { line: 2 }], 3, 4)
  assert.deepEqual([over.column, over.end_column, over.end_line], [4, 2, 2])
  assert.equal(placeText(over, 'sv'), 'rad 1, tecken 4 till rad 2, tecken 2')
  const pieces = columns([{ paragraph: 1 }, { paragraph: 2 }, { paragraph: 2 }], 11, 2)
  assert.equal(placeText(pieces, 'sv'), 'stycke 2, tecken 7–8')
  const away = columns([{ paragraph: 1 }, { paragraph: 2 }], 3, 4)
  assert.equal(placeText(away, 'sv'), 'stycke 1, från tecken 4')
  assert.equal(columns([{ line: 1, cell: 'A1' }], 1, 2).column, undefined)
  assert.equal(columns([{}], 1, 2).column, undefined)
})

test('JSON tells the column, and stays valid by its schema', async () => {
  const schema = new URL('../../packages/disclosure/schema/check-output.schema.json', import.meta.url)
  const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object)
  const answer = JSON.parse((await checked('--format', 'json', letter, list, mail)).out) as {
    documents: { findings: { place: object }[] }[]
  }
  assert.equal(isValid(answer), true, JSON.stringify(isValid.errors))
  assert.deepEqual(answer.documents[0]?.findings[0]?.place, { line: 3, offset: 19, length: 17, column: 12, end_column: 28 })
})

interface Location {
  physicalLocation: { region?: object }
  logicalLocations?: { name: string }[]
}

test('SARIF points at line and column where they are the file’s own, and says it in words elsewhere', async () => {
  const { out } = await checked('--format', 'sarif', letter, list, mail)
  const log = JSON.parse(out) as { runs: { results: { level: string; locations: Location[] }[] }[] }
  const locations = log.runs[0]?.results.map(({ locations: [first] }) => first)
  assert.deepEqual(locations?.[0]?.physicalLocation.region, { startLine: 3, startColumn: 12, endColumn: 29 })
  assert.equal(locations?.[0]?.logicalLocations, undefined)
  const words = locations?.slice(1).map((one) => [one?.physicalLocation.region, one?.logicalLocations?.[0]?.name])
  assert.deepEqual(words, [
    [undefined, 'cell B3'],
    [undefined, 'rad 2, tecken 1–17'],
  ])
})

test('where there is nothing to check, nothing was checked: exit 2, said on stderr', async () => {
  const empty = join(room, 'empty')
  mkdirSync(join(empty, 'inner'), { recursive: true })
  for (const format of ['text', 'json', 'sarif']) {
    const { code, out, err } = await checked('--format', format, empty)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^Inget kontrollerades: det finns inga filer i .*empty\./)
  }
  assert.match((await checked('--lang', 'en', empty)).err, /^Nothing was checked/)
  writeFileSync(join(empty, 'a.txt'), 'Hej')
  assert.equal((await checked(empty)).code, 0, 'an empty folder beside a file is no fault')
})

test('--version tells the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  assert.deepEqual(await call('--version'), { code: 0, out: `${version}\n`, err: '' })
})
