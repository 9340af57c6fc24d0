import type { Cube, Dimension, TableSpec } from '../types.ts'

export const TOTAL = '*'

interface Levels {
  leaves: readonly string[]
  /** Leaf → its code at each level, finest first, '*' last. */
  chains: ReadonlyMap<string, readonly string[]>
}

/** A sum that must hold among published numbers: parts add up to the whole. */
export interface Sum {
  whole: number
  parts: readonly number[]
}

export interface Lattice {
  /** Each published cell once, however many tables show it. */
  cells: readonly string[]
  bases: readonly number[]
  /** Whether some number is a part of it in some table. */
  isMargin: readonly boolean[]
  sums: readonly Sum[]
  /** Table → indexes into `cells`. */
  tables: ReadonlyMap<string, readonly number[]>
}

export function levelsOf(dimension: Dimension): Levels {
  const above = dimension.parents ?? {}
  const uppers = new Set(Object.values(above))
  const leaves = dimension.codes.filter((code) => !uppers.has(code))
  const chains = new Map<string, string[]>()
  for (const leaf of leaves) {
    const chain = [leaf]
    for (let up = above[leaf]; up !== undefined; up = above[up]) {
      if (chain.includes(up)) throw new Error(`${dimension.name}: ${up} stands above itself`)
      chain.push(up)
    }
    if (chain.some((code) => code === TOTAL || code.includes('|'))) throw new Error(`${dimension.name}: a code may not hold * or |`)
    chains.set(leaf, chain)
  }
  const tops = new Set([...chains.values()].map((chain) => chain.at(-1)))
  for (const chain of chains.values()) {
    if (tops.size === 1 && (chain.length > 1 || leaves.length === 1)) chain.pop()
    chain.push(TOTAL)
  }
  return { leaves, chains }
}

/** The code's level for each leaf, from `level` up. */
function shownChain(chain: readonly string[], level: number): readonly string[] {
  return chain.slice(Math.min(level, chain.length - 1))
}

interface ShownDimension {
  codes: readonly string[]
  /** Code → its parts one level down, among those shown. */
  parts: ReadonlyMap<string, readonly string[]>
}

function shownIn(dimension: Dimension, table: TableSpec): ShownDimension {
  if (!table.dimensions.includes(dimension.name)) return { codes: [TOTAL], parts: new Map() }
  const parts = new Map<string, Set<string>>()
  const codes = new Set<string>()
  for (const chain of levelsOf(dimension).chains.values()) {
    const shown = shownChain(chain, table.level?.[dimension.name] ?? 0)
    shown.forEach((code, i) => {
      codes.add(code)
      const whole = shown[i + 1]
      if (whole !== undefined) parts.set(whole, (parts.get(whole) ?? new Set()).add(code))
    })
  }
  return { codes: [...codes], parts: new Map([...parts].map(([whole, set]) => [whole, [...set]])) }
}

export function cross(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((code) => [...row, code])), [[]])
}

/** Every number that the tables publish, and every sum that holds among them. */
export function latticeOf(dimensions: readonly Dimension[], tables: readonly TableSpec[]): Lattice {
  const index = new Map<string, number>()
  const [bases, isMargin]: [number[], boolean[]] = [[], []]
  // Two tables often hold the same sum.
  const sums = new Map<string, Sum>()
  const shown = new Map<string, number[]>()
  for (const table of tables) {
    if (!Number.isInteger(table.base) || table.base < 2) throw new Error(`${table.name}: the base is a whole number of at least 2`)
    const unknown = table.dimensions.find((name) => !dimensions.some((dimension) => dimension.name === name))
    if (unknown !== undefined) throw new Error(`${table.name}: the cube has no dimension ${unknown}`)
    if (shown.has(table.name)) throw new Error(`two tables are called ${table.name}`)
    const each = dimensions.map((dimension) => shownIn(dimension, table))
    const mine: number[] = []
    const at = (codes: readonly string[]): number => {
      const cell = codes.join('|')
      const known = index.get(cell) ?? index.size
      index.set(cell, known)
      return known
    }
    for (const codes of cross(each.map((dimension) => dimension.codes))) {
      const cell = at(codes)
      mine.push(cell)
      const before = bases[cell] ?? 1
      const base = Math.max(before, table.base)
      if (base % before !== 0 || base % table.base !== 0)
        throw new Error(`${table.name}: base ${table.base} meets base ${before} in ${codes.join('|')}, and neither divides the other`)
      bases[cell] = base
      each.forEach((dimension, d) => {
        const parts = dimension.parts.get(codes[d] ?? '')
        if (parts === undefined) return
        isMargin[cell] = true
        const sum = { whole: cell, parts: parts.map((code) => at(codes.with(d, code))) }
        sums.set(`${cell}=${[...sum.parts].sort((a, b) => a - b).join('+')}`, sum)
      })
      isMargin[cell] ??= false
    }
    shown.set(table.name, mine)
  }
  return { cells: [...index.keys()], bases, isMargin, sums: [...sums.values()], tables: shown }
}

/** The true count of each published cell. Throws on a count that is no whole number of persons or stands outside the codes. */
export function countCells(cube: Cube, lattice: Lattice): number[] {
  const index = new Map(lattice.cells.map((cell, i) => [cell, i]))
  const counts = lattice.cells.map(() => 0)
  const chains = cube.dimensions.map((dimension) => levelsOf(dimension).chains)
  for (const [key, count] of cube.counts) {
    if (!Number.isSafeInteger(count) || count < 0) throw new Error('a count in the cube is not a whole number of persons')
    const codes = key.split('|')
    const lists = chains.map((chain, d) => chain.get(codes[d] ?? ''))
    if (codes.length !== chains.length || lists.includes(undefined))
      throw new Error('a count in the cube stands under a code that its dimension lacks')
    for (const row of cross(lists as (readonly string[])[])) {
      const cell = index.get(row.join('|'))
      if (cell !== undefined) counts[cell] = (counts[cell] ?? 0) + count
    }
  }
  return counts
}
