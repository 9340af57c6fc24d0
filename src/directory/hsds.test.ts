import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseTables } from '../platform/list/parse-tables.ts'
import { shapeOf, type TypeName } from './hsds.ts'
import { faultsOf } from './hsds-check.ts'
import { type Read, readJson, readSheets } from './reading.ts'
import { cellsOf, flattened } from './tabular.ts'
import { isTree, type Tree } from './tree.ts'
import { standing } from './visibility.ts'

const DATA = join(process.env.SAMVARN_DATA ?? '../shared/data', 'hsds-examples')
const skip = existsSync(DATA) ? false : 'the examples of HSDS are not here (SAMVARN_DATA)'
const EXAMPLES = join(DATA, 'hsds-3.0')
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const nothingLost = ({ remarks }: Read) =>
  assert.deepEqual(
    remarks.filter(({ kind }) => kind === 'lost'),
    [],
  )

/** The schemas as they were published; draft 2020-12, without their own vocabulary for spreadsheets. */
function schemas() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(addFormats as unknown as (one: Ajv2020) => void)(ajv)
  for (const name of readdirSync(join(DATA, 'hsds-3.0-schema'))) {
    if (name === 'openapi.json' || name === 'tabular.compiled.json') continue
    ajv.addSchema(json(join(DATA, 'hsds-3.0-schema', name)) as object, name)
  }
  return (type: TypeName, value: unknown): string[] => {
    const check = ajv.getSchema(`${type}.json`)
    assert.ok(check, `a schema for ${type}`)
    check(value)
    return (check.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
  }
}

test('issue 5.6: every JSON example of HSDS 3.0 comes back as it came, and is valid by the schema on its way out', { skip }, () => {
  const check = schemas()
  let seen = 0
  for (const name of readdirSync(EXAMPLES).filter((one) => one.endsWith('.json') && !['base.json', 'tabular.json'].includes(one))) {
    const file = json(join(EXAMPLES, name))
    const read = readJson(file)
    nothingLost(read)
    const back = read.entries.map(({ tree, kind }) => standing(tree, kind === 'rows' ? undefined : kind))
    const contents = isTree(file as Tree) && Array.isArray((file as Tree).contents) ? ((file as Tree).contents as unknown[]) : [file]
    assert.deepEqual(back, contents, name)
    for (const { kind, tree } of read.entries) {
      assert.notEqual(kind, 'rows')
      assert.match(name, new RegExp(`^${kind}(?:_|\\.)`), `${name} is told to be ${kind}`)
      if (kind !== 'rows') assert.deepEqual(check(kind, tree), [], name)
      seen++
    }
  }
  assert.ok(seen >= 9)
})

test('issue 5.6: the tables of HSDS 3.0 come back cell by cell, from CSV and from one JSON of tables', { skip }, () => {
  const folder = join(EXAMPLES, 'csv')
  const sheets = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => {
        const parsed = parseTables(readFileSync(join(folder, name)))
        assert.ok('tables' in parsed && parsed.tables[0]?.rows, name)
        return [name.slice(0, -4), parsed.tables[0].rows] as const
      }),
  )
  const tabular = json(join(EXAMPLES, 'tabular.json')) as Record<string, Tree[]>
  for (const [what, read] of [
    ['csv', readSheets(sheets)],
    ['json', readJson(tabular)],
  ] as const) {
    nothingLost(read)
    const flat = flattened(read.entries.flatMap(({ kind, tree }) => (kind === 'rows' ? [] : [{ kind, tree }])))
    for (const { kind, tree } of read.entries) {
      if (kind !== 'rows') continue
      const name = shapeOf(tree.table as TypeName).table
      flat.set(name, [...(flat.get(name) ?? []), tree.values as Tree])
    }
    const filled = (headings: readonly string[], row: readonly string[]) =>
      Object.fromEntries(headings.flatMap((heading, at) => (row[at] ? [[heading, row[at]]] : [])))
    for (const [name, [headings = [], ...rows]] of sheets) {
      const [ownHeadings = [], ...own] = cellsOf(name, flat.get(name) ?? [])
      assert.deepEqual(
        own.map((row) => filled(ownHeadings, row)),
        rows.map((row) => filled(headings, row)),
        `${what}: ${name}`,
      )
    }
  }
})

test('issue 5.6: the older tables are read with a list of what was not understood, and what comes of them is HSDS 3.0', { skip }, () => {
  const folder = join(DATA, 'ohana-sample-csv')
  const sheets = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => {
        const parsed = parseTables(readFileSync(join(folder, name)))
        assert.ok('tables' in parsed && parsed.tables[0]?.rows, `${name} ${JSON.stringify(parsed).slice(0, 200)}`)
        return [name.slice(0, -4), parsed.tables[0].rows] as const
      }),
  )
  const read = readSheets(sheets)
  const check = schemas()
  const services = read.entries.filter(({ kind }) => kind === 'service')
  const rows = (sheets.get('services')?.length ?? 1) - 1
  const lost = read.remarks.filter(({ table, kind }) => table === 'services' && kind === 'lost')
  assert.equal(services.length + lost.length, rows, 'each service is taken, or listed')
  assert.ok(services.length >= 20)
  for (const { kind, tree } of read.entries)
    if (kind !== 'rows') assert.deepEqual(check(kind, tree), [], JSON.stringify(tree).slice(0, 300))
  assert.ok(
    read.remarks.some(({ name, what }) => what === 'column' && name === 'admin_emails'),
    'a column without a place is named',
  )
  assert.ok(
    read.remarks.some(({ table, what }) => table === 'holiday_schedules' && what === 'date'),
    'January 01, 0001 is no day',
  )
})

test('what is not HSDS is named by path, and never by what stood there', () => {
  assert.deepEqual(faultsOf('service', { id: 'x', name: 'Hemligt namn', status: 'open', phones: [{ id: 'y' }] }).sort(), [
    'id',
    'phones.0.id',
    'phones.0.number',
    'status',
  ])
  const read = readJson([
    { id: 'b2a0c0de-0000-4000-8000-000000000001', name: 'A', status: 'active' },
    7,
    { id: 'nix', name: 'Solros', status: 'active' },
  ])
  assert.equal(read.entries.length, 1)
  assert.deepEqual(
    read.remarks.map(({ row, what }) => [row, what]),
    [
      [2, 'shape'],
      [3, 'shape'],
    ],
  )
  assert.ok(!JSON.stringify(read.remarks).includes('Solros'))
})
