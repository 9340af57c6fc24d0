import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { simulateArrivals } from '../test/make/arrivals.ts'
import { COUNTRY_TABLES, makeCountry } from '../test/make/country.ts'
import { SECRET, smallCube } from '../test/make/small.ts'
import { audit, mayRelease, ProcessFailed, ratio, roundCube } from './index.ts'
import { runTask } from './process/run.ts'
import { flatten } from './process/task.ts'
import type { Published, Release } from './types.ts'

const small = smallCube([7, 8, 12, 3, 20, 9, 4, 6])

test('a release is made in a process of its own, and the audit of it is clean', async () => {
  const release = await roundCube({ ...small, year: 2025, before: [], secret: SECRET })
  const next = await roundCube({ ...small, year: 2026, before: [release], secret: SECRET })
  for (const releases of [[release], [release, next]]) {
    const { ok, findings, examined } = await audit({ ...small, dimensions: small.cube.dimensions, releases })
    assert.ok(ok, JSON.stringify(findings))
    assert.ok(examined > 100)
  }
})

test('S-R41: numbers that no rounding hides are refused, with what to do', async () => {
  const dimensions = [{ name: 'unit', codes: ['a', 'b'], insiders: true }]
  const cube = {
    dimensions,
    counts: new Map([
      ['a', 12],
      ['b', 12],
    ]),
  }
  const tables = [{ name: 't', dimensions: ['unit'], base: 5 }]
  const shown = (values: Record<string, number>): Release => ({
    year: 2025,
    how: 'mip',
    cells: Object.entries(values).map(([cell, value]) => ({ table: 't', cell, value, base: 5, year: 2025 })),
  })
  // The same year twice: b is 10 to 14 and the two are 20 to 24, so that a, which knows its 12, has b as 10 to 12.
  const before = [shown({ a: 10, b: 10, '*': 20 }), shown({ a: 10, b: 15, '*': 25 })]
  await assert.rejects(
    roundCube({ cube, tables, year: 2025, before, secret: SECRET }),
    (error: unknown) => error instanceof ProcessFailed && error.code === 'refused' && /coarser/.test(error.message),
  )
})

test('too little time, a short secret and nothing to audit end as refusals, never as a release', async () => {
  const task = {
    task: 'round',
    cube: flatten(small.cube),
    tables: small.tables,
    year: 1,
    before: [],
    secret: '00'.repeat(32),
    seconds_max: 1,
  } as const
  const code = (expected: string) => (error: unknown) => error instanceof ProcessFailed && error.code === expected
  await assert.rejects(runTask(task, { seconds_max: 0.01, memory_mb_max: 256 }), code('timeout'))
  await assert.rejects(roundCube({ ...small, year: 1, before: [], secret: new Uint8Array(3) }), code('refused'))
  await assert.rejects(audit({ ...small, dimensions: small.cube.dimensions, releases: [] }), code('refused'))
})

test('the process ends when the one that asked is gone, in the middle of its work', async () => {
  const country = makeCountry(1, 27_187, 1)
  const cube = country.years[0]
  assert.ok(cube)
  const line = JSON.stringify({
    task: 'round',
    cube: flatten(cube),
    tables: COUNTRY_TABLES,
    year: 1,
    before: [],
    secret: '00'.repeat(32),
    seconds_max: 60,
  })
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'child.ts')], { stdio: ['pipe', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stdin.write(`${line}\n`, () => child.stdin.end())
  const status = await new Promise((resolve) => child.on('close', resolve))
  assert.equal(status, 1)
  assert.equal(said, '')
})

test('a share is of published numbers, and hidden when the whole is below 30', () => {
  const of = (value: number): Published => ({ table: 't', cell: '*', value, base: 5, year: 1 })
  assert.deepEqual(ratio(of(10), of(30)), { percent: 33.3 })
  assert.deepEqual(ratio(of(10), of(25)), { hidden: 'small_denominator' })
  assert.deepEqual(ratio(of(0), of(0)), { hidden: 'small_denominator' })
})

test('security.md 6.4: once a year, of a day at least six months back', () => {
  const may = (today: string, reference: string, released: readonly string[] = []) => mayRelease({ today, reference, released })
  assert.equal(may('2026-06-30', '2025-12-31'), 'yes')
  assert.equal(may('2026-06-29', '2025-12-31'), 'too_soon')
  assert.equal(may('2026-08-31', '2026-02-28'), 'yes')
  assert.equal(may('2026-08-27', '2026-02-28'), 'too_soon')
  assert.equal(may('2026-09-01', '2025-12-31', ['2026-07-01']), 'once_a_year')
  assert.equal(may('2026-09-01', '2025-12-31', ['2025-07-01']), 'yes')
})

test('S-R42: one more person, published again: her municipality in ≤ 5 %, anything in ≤ 25 %, never both by name', async (t) => {
  const long = process.env['SAMVARN_SOAK'] !== undefined
  const country = long ? makeCountry(1, 27_187, 5) : makeCountry(3, 6000, 4, [1, 5, 8, 12])
  const rates = await simulateArrivals(country, COUNTRY_TABLES, SECRET, long ? 400 : 40, 5)
  t.diagnostic(JSON.stringify(rates))
  assert.ok(rates.municipality <= 0.05 && rates.any <= 0.25)
  assert.equal(rates.named, 0)
})

test('the example in the README runs', async () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  assert.match(code, /from '@samvarn\/rounding'/)
  const body = code.replaceAll("'@samvarn/rounding'", JSON.stringify(new URL('./index.ts', import.meta.url).href))
  const shown = await import(`data:text/javascript,${encodeURIComponent(`${body}\nexport { release, ok, share }`)}`)
  assert.equal(shown.ok, true)
  assert.equal(shown.release.year, 2025)
  assert.ok('percent' in shown.share)
})
