import type { Cube, Dimension, TableSpec } from '../types.ts'

/**
 * The auditor's own reading of a cube, sharing no code with the rounding: a cell is a question to each finest
 * combination of codes ("atom"), whether it belongs.
 */
export interface World {
  dimensions: readonly Dimension[]
  /** Finest codes per dimension. */
  leaves: readonly (readonly string[])[]
  /** Persons per atom, the last dimension running fastest. */
  truth: Int32Array
  /** The numbers that tables show: cell → largest base in any table that shows it. */
  shown: ReadonlyMap<string, ShownCell>
}
export interface ShownCell {
  cell: string
  base: number
  tables: readonly string[]
  atoms: readonly number[]
}

const ALL = '*'

function lineage(dimension: Dimension, code: string): string[] {
  const up = dimension.parents?.[code]
  return up === undefined ? [code] : [code, ...lineage(dimension, up)]
}

export function leavesOf(dimension: Dimension): string[] {
  const whole = new Set(Object.values(dimension.parents ?? {}))
  return dimension.codes.filter((code) => !whole.has(code))
}

/** Codes of a dimension that a table may show from a level up, each with the positions of its finest codes. */
function groups(dimension: Dimension, level: number): Map<string, number[]> {
  const leaves = leavesOf(dimension)
  const found = new Map<string, number[]>()
  leaves.forEach((leaf, position) => {
    const line = lineage(dimension, leaf)
    for (const code of line.slice(level)) found.set(code, [...(found.get(code) ?? []), position])
  })
  // A code above everybody is the same number as everybody.
  for (const [code, members] of found) if (members.length === leaves.length) found.delete(code)
  found.set(
    ALL,
    leaves.map((_, position) => position),
  )
  return found
}

/** Positions per dimension → atoms. */
export function atomsOf(sizes: readonly number[], members: readonly (readonly number[])[]): number[] {
  return members.reduce<number[]>((atoms, positions, d) => atoms.flatMap((atom) => positions.map((p) => atom * (sizes[d] ?? 1) + p)), [0])
}

export function readWorld(cube: Cube, tables: readonly TableSpec[]): World {
  const leaves = cube.dimensions.map(leavesOf)
  const sizes = leaves.map((codes) => codes.length)
  const truth = new Int32Array(sizes.reduce((product, size) => product * size, 1))
  for (const [key, count] of cube.counts) {
    const positions = key.split('|').map((code, d) => leaves[d]?.indexOf(code) ?? -1)
    if (positions.length !== leaves.length || positions.includes(-1))
      throw new Error('a count stands under a code that its dimension lacks')
    const atom = positions.reduce((at, position, d) => at * (sizes[d] ?? 1) + position, 0)
    truth[atom] = (truth[atom] ?? 0) + count
  }
  const shown = new Map<string, { cell: string; base: number; tables: string[]; atoms: number[] }>()
  for (const table of tables) {
    const each = cube.dimensions.map((dimension): [string, number[]][] => {
      const all = groups(dimension, table.dimensions.includes(dimension.name) ? (table.level?.[dimension.name] ?? 0) : Infinity)
      return [...all]
    })
    const walk = (d: number, codes: string[], members: number[][]) => {
      if (d < each.length) {
        for (const [code, positions] of each[d] ?? []) walk(d + 1, [...codes, code], [...members, positions])
        return
      }
      const cell = codes.join('|')
      const known = shown.get(cell)
      if (known === undefined) shown.set(cell, { cell, base: table.base, tables: [table.name], atoms: atomsOf(sizes, members) })
      else {
        known.base = Math.max(known.base, table.base)
        known.tables.push(table.name)
      }
    }
    walk(0, [], [])
  }
  return { dimensions: cube.dimensions, leaves, truth, shown }
}

export const sumOver = (values: ArrayLike<number>, atoms: readonly number[]): number =>
  atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0)
