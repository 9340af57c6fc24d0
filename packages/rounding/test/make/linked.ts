import fc from 'fast-check'
import type { ExactTable } from '../../src/suppress/table.ts'

/** Four places, gathered in two ways at once, by three kinds: small enough to solve in full, linked as real ones are. */
export function linkedTable(values: readonly number[]): ExactTable {
  const [places, kinds] = [
    ['a', 'b', 'c', 'd'],
    ['x', 'y', 'z'],
  ] as const
  return {
    kind: 'frequency',
    dimensions: [
      {
        name: 'place',
        codes: places,
        groupings: [
          { a: 'N', b: 'N', c: 'S', d: 'S' },
          { a: 'coast', b: 'inland', c: 'coast', d: 'inland' },
        ],
      },
      { name: 'kind', codes: kinds, groupings: [{ x: 'xy', y: 'xy' }] },
    ],
    cells: new Map(places.flatMap((place, i) => kinds.map((kind, j) => [`${place}|${kind}`, { value: values[i * 3 + j] ?? 0 }] as const))),
  }
}

/** Many zeros, ones and twos. */
export const linkedValues = fc.array(fc.oneof(fc.nat(2), fc.nat(12)), { minLength: 12, maxLength: 12 })
