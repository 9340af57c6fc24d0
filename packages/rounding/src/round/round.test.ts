import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SECRET, counts, smallCube } from '../../test/make/small.ts'
import type { Small } from '../../test/make/small.ts'
import type { Release } from '../types.ts'
import { countCells, latticeOf } from './lattice.ts'
import { prepare, roundOnce } from './round.ts'
import { leaning } from './secret.ts'

const roundSmall = async (small: Small, before: readonly Release[] = [], seconds_max = 10, year = 2025): Promise<Release> => {
  const { lattice, choice } = prepare({ ...small, year, before, secret: SECRET })
  return (await roundOnce(lattice, choice, year, seconds_max)).release
}

/** Read from the release alone: the parts of every whole add up, and one count has one value. */
function assertWhole(small: Small, release: Release): void {
  const lattice = latticeOf(small.cube.dimensions, small.tables)
  const truth = countCells(small.cube, lattice)
  const values = new Map<string, number>()
  for (const { cell, value, base } of release.cells) {
    assert.equal(values.get(cell) ?? value, value, `${cell} has two values`)
    values.set(cell, value)
    const count = truth[lattice.cells.indexOf(cell)] ?? Number.NaN
    assert.equal(value % base, 0)
    assert.ok(value - base <= count && count < value + base && value >= 0, `${cell}: ${value}`)
  }
  const at = (cell: string) => values.get(cell) ?? Number.NaN
  for (const kind of ['x', 'y', '*']) assert.equal(at(`N|${kind}`) + at(`S|${kind}`), at(`*|${kind}`))
  for (const region of ['N', 'S', '*']) assert.equal(at(`${region}|x`) + at(`${region}|y`), at(`${region}|*`))
  assert.equal(at('a|*') + at('b|*'), at('N|*'))
  assert.equal(at('c|*') + at('d|*'), at('S|*'))
}

test('S-R43, S-R44: numbers add up, are equal everywhere and within the base, by solver and greedily', async () => {
  await fc.assert(
    fc.asyncProperty(counts(8, 23), fc.boolean(), async (numbers, greedily) => {
      const small = smallCube(numbers)
      const release = await roundSmall(small, [], greedily ? 0 : 10)
      assert.equal(release.how, greedily ? 'greedy' : 'mip')
      assertWhole(small, release)
    }),
    { numRuns: 60, seed: 4 },
  )
})

test('a number is kept while the truth is within its base, also when nearest rounding would move it', async () => {
  const before = await roundSmall(smallCube([7, 8, 12, 3, 20, 9, 4, 6]))
  const after = await roundSmall(smallCube([9, 8, 12, 5, 20, 9, 4, 6]), [before], 10, 2026)
  assert.deepEqual(
    after.cells.map(({ value }) => value),
    before.cells.map(({ value }) => value),
  )
})

test('a number that has left its bounds is not kept', async () => {
  const before = await roundSmall(smallCube([7, 8, 12, 3, 20, 9, 4, 6]))
  const small = smallCube([60, 8, 12, 3, 20, 9, 4, 6])
  assertWhole(small, await roundSmall(small, [before], 10, 2026))
})

test('security.md 6.4: what leans is told by the secret alone, and another secret leans otherwise', () => {
  const other = new Uint8Array(32).fill(8)
  assert.equal(leaning(SECRET, 2025, 'a|x'), leaning(SECRET, 2025, 'a|x'))
  assert.notEqual(leaning(SECRET, 2025, 'a|x'), leaning(other, 2025, 'a|x'))
  assert.notEqual(leaning(SECRET, 2025, 'a|x'), leaning(SECRET, 2026, 'a|x'))
})

test('S-R41: a true 0 is shown as a base now and then, so that no value says that somebody is there', async () => {
  const codes = Array.from({ length: 400 }, (_, i) => `u${i}`)
  const dimensions = [{ name: 'unit', codes, insiders: false }]
  const cube = { dimensions, counts: new Map(codes.flatMap((code, i) => (i % 2 === 0 ? [[code, 1] as const] : []))) }
  const small = { cube, tables: [{ name: 't', dimensions: ['unit'], base: 5 }] }
  const release = await roundSmall(small)
  const raised = release.cells.filter(({ cell, value }) => cell !== '*' && !cube.counts.has(cell) && value === 5)
  assert.ok(raised.length > 0)
})

test('a secret that is too short, a count of half a person, an unknown code, bases that do not fit: refused', () => {
  const small = smallCube([1, 2, 3, 4, 5, 6, 7, 8])
  const prepared = (cube = small.cube, tables = small.tables, secret = SECRET) => prepare({ cube, tables, year: 1, before: [], secret })
  assert.throws(() => prepared(small.cube, small.tables, new Uint8Array(8)), /secret/)
  assert.throws(() => prepared({ ...small.cube, counts: new Map([['a|x', 0.5]]) }), /whole number/)
  assert.throws(() => prepared({ ...small.cube, counts: new Map([['q|x', 1]]) }), /code/)
  assert.throws(
    () =>
      prepared(small.cube, [
        { name: 't', dimensions: ['unit'], base: 4 },
        { name: 'u', dimensions: ['kind'], base: 5 },
      ]),
    /base/,
  )
})
