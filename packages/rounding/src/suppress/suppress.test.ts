import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkedTable, linkedValues } from '../../test/make/linked.ts'
import { TABLE_FILES, hasTables, readTable } from '../../test/make/tables.ts'
import { auditExact } from '../audit/exact.ts'
import { suppressTable } from './secondary.ts'
import { isPrimary, layOut } from './table.ts'
import type { ExactTable, PrimaryRules } from './table.ts'

const rulesFor = (kind: ExactTable['kind']): PrimaryRules =>
  kind === 'frequency' ? { threshold: 4 } : { threshold: 2, p_percent: 10, dominance: { n: 1, k: 80 } }

/** 14,160 numbers, of which 2,125 primary: about twenty seconds of a processor with the twin. */
const LONG = ['sosialFiktiv']

for (const file of TABLE_FILES) {
  const isLong = LONG.includes(file.file) && process.env['SAMVARN_SOAK'] === undefined
  test(`${file.file}: nothing that is left out can be computed, with linked tables and those alone behind a number`, async (t) => {
    if (!hasTables()) return t.skip('no ../shared/data/sdc-tables here (SAMVARN_DATA)')
    if (isLong) return t.skip('long: SAMVARN_SOAK=1')
    const table = readTable(file)
    const from = process.cpuUsage()
    const { cells, secondary } = await suppressTable({ table, rules: rulesFor(file.kind) })
    const secret = cells.filter(({ mark }) => mark === 'primary').map(({ cell }) => cell)
    assert.ok(secret.length > 0 && cells.some(({ mark }) => mark === 'open'))
    assert.ok(cells.every(({ mark, value }) => (mark === 'open') === (value !== undefined)))
    const { ok, findings } = await auditExact({ table, shown: cells, secret })
    assert.ok(ok, JSON.stringify(findings.slice(0, 3)))
    const { user, system } = process.cpuUsage(from)
    // The careless twin leaves out the small numbers alone.
    const laid = layOut(table)
    const naive = laid.margins.map((margin) => ({
      cell: margin.cell,
      value: isPrimary(table, laid, margin, rulesFor(file.kind)) ? undefined : margin.value,
    }))
    const twin = await auditExact({ table, shown: naive, secret: secret.slice(0, 60) })
    assert.ok(twin.findings.length > 0, 'the auditor does not see what the margins tell')
    t.diagnostic(
      `${cells.length} numbers, ${secret.length} primary, ${secondary} secondary, ${((user + system) / 1e6).toFixed(1)} s of processor time with the audit; without them ${twin.findings.length} findings among the first ${Math.min(60, secret.length)}`,
    )
  })
}

test('whatever the numbers are: none that is left out for its own sake can be computed, and all that is shown is true', async () => {
  await fc.assert(
    fc.asyncProperty(linkedValues, fc.integer({ min: 2, max: 5 }), async (values, threshold) => {
      const table = linkedTable(values)
      const { cells } = await suppressTable({ table, rules: { threshold } })
      const secret = cells.filter(({ mark }) => mark === 'primary').map(({ cell }) => cell)
      const small = layOut(table).margins.filter(({ value }) => value > 0 && value < threshold)
      assert.deepEqual(
        secret,
        small.map(({ cell }) => cell),
      )
      const { ok, findings } = await auditExact({ table, shown: cells, secret })
      assert.ok(ok, JSON.stringify(findings))
    }),
    { numRuns: 150, seed: 42 },
  )
})

test('whatever the sums and whoever is behind them: no primary sum can be told within a tenth', async () => {
  const holding = fc.record({ holder: fc.constantFrom('p', 'q', 'r', 's'), value: fc.nat(40) })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(holding, { maxLength: 3 }), { minLength: 12, maxLength: 12 }), async (holdings) => {
      const places = linkedTable([])
      const cells = [...places.cells.keys()].map((key, i) => {
        const contributions = holdings[i] ?? []
        return [key, { value: contributions.reduce((sum, { value }) => sum + value, 0), contributions }] as const
      })
      const table: ExactTable = { ...places, kind: 'magnitude', cells: new Map(cells) }
      const shown = (await suppressTable({ table, rules: { threshold: 2, p_percent: 10 } })).cells
      const secret = shown.filter(({ mark }) => mark === 'primary').map(({ cell }) => cell)
      const { ok, findings } = await auditExact({ table, shown, secret })
      assert.ok(ok, JSON.stringify(findings))
    }),
    { numRuns: 80, seed: 43 },
  )
})

test('a number that nobody needs is shown: one small number takes three others with it, and no total', async () => {
  const { cells, secondary } = await suppressTable({ table: small([2, 30, 20, 30, 20, 30, 20, 30, 40]), rules: { threshold: 4 } })
  assert.equal(secondary, 3)
  assert.ok(cells.every(({ cell, mark }) => mark === 'open' || !cell.includes('*')))
})

const small = (values: readonly number[]): ExactTable => ({
  kind: 'frequency',
  dimensions: [
    { name: 'r', codes: ['a', 'b', 'c'], groupings: [] },
    { name: 'k', codes: ['x', 'y', 'z'], groupings: [] },
  ],
  cells: new Map(
    ['a', 'b', 'c'].flatMap((r, i) => ['x', 'y', 'z'].map((k, j) => [`${r}|${k}`, { value: values[i * 3 + j] ?? 0 }] as const)),
  ),
})

test('a single person who knows that it is she does not find the other one', async () => {
  const table = small([1, 2, 30, 20, 30, 30, 40, 30, 30])
  // Both small cells of a row left out, and one beside each: she who is the 1 takes herself away and has the 2.
  const hidden = new Set(['a|x', 'a|y', 'b|x', 'b|y'])
  const shown = layOut(table).margins.map(({ cell, value }) => ({ cell, value: hidden.has(cell) ? undefined : value }))
  const told = await auditExact({ table, shown, secret: ['a|x', 'a|y'] })
  assert.deepEqual(
    told.findings.map(({ cell, low, high, holder }) => [cell, low, high, holder]),
    [['a|y', 2, 2, 'one person in a|x']],
  )
  const { cells } = await suppressTable({ table, rules: { threshold: 4 } })
  assert.ok((await auditExact({ table, shown: cells, secret: ['a|x', 'a|y'] })).ok)
})

test('sums: few behind, one that dominates, a rival who could tell: primary; many alike: not', () => {
  const table: ExactTable = {
    kind: 'magnitude',
    dimensions: [{ name: 'r', codes: ['few', 'large', 'rival', 'even'], groupings: [] }],
    cells: new Map(
      Object.entries({ few: [50], large: [90, 6, 6, 4], rival: [50, 45, 2], even: [30, 30, 30] }).map(([code, values]) => [
        code,
        { value: values.reduce((sum, value) => sum + value, 0), contributions: values.map((value, i) => ({ holder: `h${i}`, value })) },
      ]),
    ),
  }
  const laid = layOut(table)
  const primary = (rules: PrimaryRules) => laid.margins.filter((margin) => isPrimary(table, laid, margin, rules)).map(({ cell }) => cell)
  assert.deepEqual(primary({ threshold: 2 }), ['few'])
  assert.deepEqual(primary({ threshold: 2, dominance: { n: 1, k: 80 } }), ['few', 'large'])
  assert.deepEqual(primary({ threshold: 2, p_percent: 10 }), ['few', 'rival'])
})
