import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { roundedToFive, SMALLEST_SHOWN, showable, shownStep } from './small-groups.ts'

/** Is `wanted` a sum of multiples of the `given`? By elimination, knowing nothing of how the groups were chosen. */
function follows(given: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  const rank = (rows: number[][]): number => {
    let done = 0
    for (let column = 0; column < wanted.length; column++) {
      const at = rows.findIndex((row, i) => i >= done && Math.abs(row[column] ?? 0) > 1e-9)
      if (at < 0) continue
      const pivot = rows[at] as number[]
      rows[at] = rows[done] as number[]
      rows[done] = pivot
      for (let i = done + 1; i < rows.length; i++) {
        const row = rows[i] as number[]
        const share = (row[column] ?? 0) / (pivot[column] ?? 1)
        rows[i] = row.map((value, j) => value - share * (pivot[j] ?? 0))
      }
      done += 1
    }
    return done
  }
  return rank([...given.map((row) => [...row]), [...wanted]]) === rank(given.map((row) => [...row]))
}

/** Every set of groups whose size an attacker can work out, that is smaller than five. `sizes` are the groups, the rest last. */
function told(sizes: readonly number[], shown: readonly (readonly number[])[]): number[][] {
  const faults: number[][] = []
  for (let mask = 1; mask < 1 << sizes.length; mask++) {
    const set = sizes.map((_, i) => (mask >> i) & 1)
    const size = sizes.reduce((sum, one, i) => sum + one * (set[i] ?? 0), 0)
    if (size < SMALLEST_SHOWN && follows(shown, set)) faults.push(set)
  }
  return faults
}
const unit = (length: number, at: number) => Array.from({ length }, (_, i) => (i === at ? 1 : 0))

const PARTITION = fc.record({
  sizes: fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), { minLength: 0, maxLength: 6 }),
  // Those who belong to no named group: often nobody.
  rest: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
})
const asked = ({ sizes, rest }: { sizes: number[]; rest: number }) => {
  const parts = Object.fromEntries(sizes.map((size, i) => [`u${i}`, size]))
  const whole = rest > 0 ? [...sizes, rest] : sizes
  return { parts, whole, total: whole.reduce((a, b) => a + b, 0) }
}
const vectors = (whole: readonly number[], shown: ReturnType<typeof showable>) => [
  ...(shown.total ? [whole.map(() => 1)] : []),
  ...[...shown.parts].map((name) => unit(whole.length, Number(name.slice(1)))),
]

test('no sum or difference of what is shown is about fewer than five, nobody included', () => {
  fc.assert(
    fc.property(PARTITION, (partition) => {
      const { parts, whole, total } = asked(partition)
      assert.deepEqual(told(whole, vectors(whole, showable(total, parts))), [])
    }),
    { numRuns: 3000 },
  )
})

test('the search for what is told finds it: a page that hides only the small group is caught', () => {
  assert.deepEqual(told([12, 3], [[1, 1], unit(2, 0)]), [[0, 1]])
  assert.deepEqual(told([12, 0], [[1, 1], unit(2, 0)]), [[0, 1]])
  assert.deepEqual(told([12, 5], [[1, 1], unit(2, 0)]), [])
})

test('no more is hidden than must be: at most one group that is large enough by itself, and the total whenever it is', () => {
  fc.assert(
    fc.property(PARTITION, (partition) => {
      const { parts, whole, total } = asked(partition)
      const shown = showable(total, parts)
      assert.equal(shown.total, total >= SMALLEST_SHOWN)
      const large = Object.entries(parts).filter(([, size]) => size >= SMALLEST_SHOWN)
      assert.ok(large.length - shown.parts.size <= 1)
      for (const name of shown.parts) assert.ok((parts[name] ?? 0) >= SMALLEST_SHOWN)
      if (large.length === shown.parts.size || !shown.total) return
      // One was held back: showing it as well would have told.
      const all = { total: true, parts: new Set(large.map(([name]) => name)) }
      assert.notDeepEqual(told(whole, vectors(whole, all)), [])
    }),
    { numRuns: 1000 },
  )
})

test('parts that are more than the whole are a fault of whoever asks', () => {
  assert.throws(() => showable(9, { a: 5, b: 5 }), RangeError)
  assert.throws(() => showable(9, { a: -1 }), RangeError)
})

test('pictures over time: any two that were shown differ by five or not at all, and none is of fewer than five', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }), (counts) => {
      const seen = [0]
      for (const count of counts) seen.push(shownStep(count, seen.at(-1) ?? 0))
      for (const one of seen) for (const other of seen) assert.ok(one === other || Math.abs(one - other) >= SMALLEST_SHOWN)
    }),
  )
  let last = 0
  const shown = [4, 5, 9, 10, 7, 14, 15].map((count) => (last = shownStep(count, last)))
  assert.deepEqual(shown, [0, 5, 5, 10, 10, 10, 15])
})

test('a count that leaves is to the nearest five', () => {
  assert.deepEqual([0, 2, 3, 7, 8, 12, 13].map(roundedToFive), [0, 0, 5, 5, 10, 10, 15])
})
