import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SECRET, counts, smallCube } from '../../test/make/small.ts'
import type { Small } from '../../test/make/small.ts'
import { prepare, roundOnce } from '../round/round.ts'
import type { Published, Release } from '../types.ts'
import { auditReleases } from './audit.ts'
import type { AuditInput } from './audit.ts'
import { Intervals } from './interval.ts'
import { knownOf } from './rules.ts'
import { targetsOf } from './targets.ts'
import { readWorld } from './world.ts'

const rounded = async (small: Small, year = 2025): Promise<Release> => {
  const { lattice, choice } = prepare({ ...small, year, before: [], secret: SECRET })
  return (await roundOnce(lattice, choice, year, 10)).release
}
const judged = (small: Small, releases: readonly Release[], more: Partial<AuditInput> = {}) =>
  auditReleases({ ...small, dimensions: small.cube.dimensions, releases, ...more })

/** Each number for itself: what people do in a spreadsheet. */
function carelessly(small: Small, year: number, change: (count: number, base: number) => number): Release {
  const world = readWorld(small.cube, small.tables)
  const cells = [...world.shown.values()].flatMap(({ cell, base, atoms, tables }): Published[] => {
    const count = atoms.reduce((sum, atom) => sum + (world.truth[atom] ?? 0), 0)
    return tables.map((table) => ({ table, cell, value: change(count, base), base, year }))
  })
  return { year, cells, how: 'greedy' }
}

/** Every table of whole persons that could lie behind a release, one by one: least and most of each target. */
function enumerate(small: Small, release: Release): Map<string, [number, number]> {
  const world = readWorld(small.cube, small.tables)
  const known = knownOf(world, [release], 'controlled', 'public')
  const targets = targetsOf(world, known).filter(({ why }) => why === 'narrow')
  const found = new Map<string, [number, number]>()
  const table = new Array<number>(world.truth.length).fill(0)
  const sumOf = (atoms: readonly number[]) => atoms.reduce((total, atom) => total + (table[atom] ?? 0), 0)
  const walk = (at: number) => {
    if (at === table.length) {
      if (!known.every(({ shown, low }) => sumOf(shown.atoms) >= low)) return
      for (const { cell, atoms } of targets) {
        const sum = sumOf(atoms)
        const [low, high] = found.get(cell) ?? [sum, sum]
        found.set(cell, [Math.min(low, sum), Math.max(high, sum)])
      }
      return
    }
    for (let count = 0; ; count += 1) {
      table[at] = count
      if (!known.every(({ shown, high }) => sumOf(shown.atoms) <= high)) break
      walk(at + 1)
    }
    table[at] = 0
  }
  walk(0)
  return found
}

test('S-R41: every interval is the one that trying all tables of whole persons gives', async () => {
  await fc.assert(
    fc.asyncProperty(counts(4, 5), async (numbers) => {
      const small = smallCube(numbers, 2, 2)
      const release = await rounded(small)
      const world = readWorld(small.cube, small.tables)
      const known = knownOf(world, [release], 'controlled', 'public')
      const intervals = await Intervals.open(
        world.truth,
        known.map(({ shown, low, high }) => ({ atoms: shown.atoms, low, high })),
      )
      try {
        const every = enumerate(small, release)
        for (const { cell, atoms, why } of targetsOf(world, known)) {
          if (why === 'narrow') assert.deepEqual(Object.values(intervals.of(atoms)), every.get(cell), cell)
        }
      } finally {
        intervals.close()
      }
    }),
    { numRuns: 25, seed: 4 },
  )
})

test('S-R41: the short way finds exactly what solving every interval finds, for readers and insiders', async () => {
  let caught = 0
  await fc.assert(
    fc.asyncProperty(counts(8, 14), async (numbers) => {
      const small = smallCube(numbers)
      const release = await rounded(small)
      const short = await judged(small, [release])
      const long = await judged(small, [release], { every_interval_solved: true })
      assert.deepEqual(short.findings, long.findings)
      caught += short.findings.length
    }),
    { numRuns: 25, seed: 5 },
  )
  assert.ok(caught > 0, 'no rounding here told anything: the comparison compares nothing')
})

test('careless twin: numbers published as they are', async () => {
  const small = smallCube([3, 0, 12, 4, 20, 9, 0, 0])
  const { ok, findings } = await judged(small, [carelessly(small, 2025, (count) => count)], { rule: 'exact' })
  assert.ok(!ok)
  assert.ok(findings.some(({ cell, why, low, high }) => cell === 'N|y' && why === 'narrow' && low === 4 && high === 4))
  assert.ok(findings.some(({ why }) => why === 'zero_excluded' || why === 'narrow'))
})

test('careless twin: nearest rounding of each number by itself neither adds up nor hides', async () => {
  const small = smallCube([12, 0, 0, 0, 12, 0, 0, 0].map((count, i) => (i % 2 === 0 ? count : 2)))
  const { ok, findings } = await judged(small, [carelessly(small, 2025, (count, base) => Math.round(count / base) * base)], {
    rule: 'nearest',
  })
  assert.ok(!ok)
  assert.ok(findings.some(({ why }) => why === 'not_additive'))
  assert.ok(findings.some(({ why }) => why === 'narrow'))
})

test('careless twin: the same year published twice, rounded otherwise, tells more than either', async () => {
  const small = smallCube([7, 7, 7, 7, 7, 7, 7, 7])
  const floor = carelessly(small, 2025, (count, base) => count - (count % base))
  const ceiling = carelessly(small, 2025, (count, base) => count - (count % base) + base)
  const alone = await judged(small, [ceiling])
  const both = await judged(small, [floor, ceiling])
  const width = (findings: readonly { cell: string; low: number; high: number }[]) => findings.find(({ cell }) => cell === 'N|x')
  assert.equal(width(alone.findings), undefined)
  assert.ok(both.findings.some(({ why }) => why === 'narrow' || why === 'insider'))
})

test('careless twin: everybody in one cell, and the rest of the row published as nothing', async () => {
  const small = smallCube([9, 0, 8, 0, 0, 0, 0, 0])
  const { findings } = await judged(small, [carelessly(small, 2025, (count) => count)], { rule: 'exact' })
  assert.ok(findings.some(({ why }) => why === 'group'))
})

test('careless twin: two units, and each can take itself away from the total', async () => {
  const dimensions = [{ name: 'unit', codes: ['a', 'b'], insiders: true }]
  const small = {
    cube: {
      dimensions,
      counts: new Map([
        ['a', 14],
        ['b', 2],
      ]),
    },
    tables: [{ name: 't', dimensions: ['unit'], base: 5 }],
  }
  // 14 shown as 10 and 2 as 5: a knows that it has 14 of a total of 10 to 19, so that b has at most 5. And b is shown as 5.
  const value = new Map([
    ['a', 15],
    ['b', 5],
    ['*', 20],
  ])
  const cells = [...value].map(([cell, shown]) => ({ table: 't', cell, value: shown, base: 5, year: 1 }))
  const told = await judged(small, [{ year: 1, cells, how: 'mip' }])
  assert.deepEqual(told.findings.map(({ why, insider, cell, low }) => [why, insider, cell, low]).sort(), [
    ['insider', 'a', '*', 1],
    ['insider', 'a', 'b', 1],
  ])
  const nobody = await judged({ ...small, cube: { ...small.cube, dimensions: [{ name: 'unit', codes: ['a', 'b'] }] } }, [
    { year: 1, cells, how: 'mip' },
  ])
  assert.ok(nobody.ok)
})

test('S-R43: a value off its base, too far away, under another name or twice is no release', async () => {
  const small = smallCube([7, 8, 12, 3, 20, 9, 4, 6])
  const release = await rounded(small)
  const spoil = async (change: (cell: Published) => Published) =>
    (await judged(small, [{ ...release, cells: release.cells.map((cell, i) => (i === 0 ? change(cell) : cell)) }])).findings.map(
      ({ why }) => why,
    )
  assert.deepEqual(
    (await judged(small, [release])).findings.filter(({ why }) => why === 'off_rule' || why === 'not_additive'),
    [],
  )
  assert.ok((await spoil((cell) => ({ ...cell, value: cell.value + 1 }))).includes('off_rule'))
  assert.ok((await spoil((cell) => ({ ...cell, value: cell.value + 40 }))).includes('off_rule'))
  assert.ok((await spoil((cell) => ({ ...cell, cell: 'q|*' }))).includes('off_rule'))
  const county = release.cells.find(({ table, cell }) => table === 'kind' && cell === 'N|*')
  assert.ok(county)
  const twice = { ...release, cells: [...release.cells, { ...county, value: county.value + county.base }] }
  assert.ok((await judged(small, [twice])).findings.some(({ why }) => why === 'not_equal'))
})
