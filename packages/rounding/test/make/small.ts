import fc from 'fast-check'
import type { Cube, TableSpec } from '../../src/types.ts'

export interface Small {
  cube: Cube
  tables: readonly TableSpec[]
}

const PARENTS = { a: 'N', b: 'N', c: 'S', d: 'S' }

/** Units in two regions, by kind: few persons, so that everything that can go wrong does. */
export function smallCube(counts: readonly number[], base = 5, units = 4): Small {
  const codes = Object.keys(PARENTS).slice(0, units)
  const kinds = ['x', 'y']
  const keys = codes.flatMap((code) => kinds.map((kind) => `${code}|${kind}`))
  return {
    cube: {
      dimensions: [
        { name: 'unit', codes, parents: Object.fromEntries(codes.map((code) => [code, PARENTS[code as keyof typeof PARENTS]])) },
        { name: 'kind', codes: kinds },
      ],
      counts: new Map(keys.map((key, i) => [key, counts[i] ?? 0])),
    },
    tables: [
      { name: 'unit', dimensions: ['unit'], base: base * 2 },
      { name: 'kind', dimensions: ['unit', 'kind'], level: { unit: 1 }, base },
    ],
  }
}

export const counts = (length: number, max: number) => fc.array(fc.nat(max), { minLength: length, maxLength: length })
export const SECRET = new Uint8Array(32).fill(9)
