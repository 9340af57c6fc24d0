import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Filter, type GroupCount, mayShow, withoutOwn } from './picture.ts'

const KINDS = ['municipality', 'region', 'ngo']
const COUNTIES = ['22', '24', '25']
const worlds = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 9, maxLength: 9 })
const cellsOf = (counts: readonly number[]): GroupCount[] =>
  KINDS.flatMap((kind, k) =>
    COUNTIES.map((county, c) => ({ set_id: 's', place: 1, kind, county, count: counts[k * COUNTIES.length + c] ?? 0 })),
  ).filter((cell) => cell.count > 0)
const FILTERS: Filter[] = [
  {},
  ...KINDS.map((kind) => ({ kind })),
  ...COUNTIES.map((county) => ({ county })),
  ...KINDS.flatMap((kind) => COUNTIES.map((county) => ({ kind, county }))),
]
const within = (cells: readonly GroupCount[], { kind, county }: Filter) =>
  cells.filter((cell) => (kind === undefined || cell.kind === kind) && (county === undefined || cell.county === county))
const sum = (cells: readonly GroupCount[]) => cells.reduce((all, cell) => all + cell.count, 0)

test('D-R53, S-R43: no filter shows fewer than five, and no two that lie in each other differ by one to four', () => {
  fc.assert(
    fc.property(worlds, (counts) => {
      const cells = cellsOf(counts)
      const shown = FILTERS.filter((filter) => mayShow(cells, filter)).map((filter) => within(cells, filter))
      for (const group of shown) {
        assert.ok(sum(group) >= 5)
        for (const inner of shown.filter((one) => one.every((cell) => group.includes(cell)))) {
          const difference = sum(group) - sum(inner)
          assert.ok(difference === 0 || difference >= 5, `${difference}`)
        }
      }
      // Kind and county together, by inclusion and exclusion: those outside both.
      for (const { kind, county } of FILTERS)
        if (kind !== undefined && county !== undefined && mayShow(cells, { kind, county })) {
          const outside = cells.filter((cell) => cell.kind !== kind && cell.county !== county)
          assert.ok(sum(outside) === 0 || sum(outside) >= 5)
        }
    }),
    { numRuns: 2_000 },
  )
})

test('canary: a rule that looks only at the group itself is caught', () => {
  const cells = cellsOf([10, 0, 0, 3, 0, 0, 0, 0, 0])
  assert.ok(sum(within(cells, { kind: 'municipality' })) >= 5)
  assert.equal(mayShow(cells, { kind: 'municipality' }), false, 'thirteen less ten is three')
})

test('a comparison leaves out the own answer, and questions of which fewer than five others have answered', () => {
  const counts = [
    { set_id: 's', place: 1, level: 0, count: 3 },
    { set_id: 's', place: 1, level: 4, count: 3 },
    { set_id: 's', place: 2, level: 1, count: 5 },
  ]
  const others = withoutOwn(counts, [{ set_id: 's', levels: [4, 1] }])
  assert.deepEqual(others, [
    { set_id: 's', place: 1, level: 0, count: 3 },
    { set_id: 's', place: 1, level: 4, count: 2 },
  ])
})
