import type { Finding } from '../types.ts'
import type { Known } from './rules.ts'
import { atomsOf, sumOver } from './world.ts'
import type { World } from './world.ts'

/** A count that nobody may come to know: every cell of the cube, published or not. */
export interface Target {
  cell: string
  table: string
  atoms: readonly number[]
  base: number
  truth: number
  why: Finding['why']
}

function codesOf(world: World, d: number): Map<string, number[]> {
  const dimension = world.dimensions[d]
  const leaves = world.leaves[d] ?? []
  const found = new Map<string, number[]>([['*', leaves.map((_, position) => position)]])
  leaves.forEach((leaf, position) => {
    for (let code: string | undefined = leaf; code !== undefined; code = dimension?.parents?.[code]) {
      found.set(code, [...(found.get(code) ?? []), position])
    }
  })
  return new Map([...found].filter(([code, members]) => code === '*' || members.length < leaves.length))
}

/** Every crossing of codes at every level, each with the smallest base among the shown numbers that hold it. */
export function targetsOf(world: World, known: readonly Known[]): Target[] {
  const sizes = world.leaves.map((codes) => codes.length)
  const inBase = new Int32Array(world.truth.length)
  const least = Math.min(...known.map(({ shown }) => shown.base))
  for (const { shown } of known) {
    for (const atom of shown.atoms) inBase[atom] = Math.min(inBase[atom] || shown.base, shown.base)
  }
  const published = new Map(known.map(({ shown }) => [shown.cell, shown]))
  const targets: Target[] = []
  const each = sizes.map((_, d) => [...codesOf(world, d)])
  const walk = (d: number, codes: string[], members: number[][]) => {
    if (d < each.length) {
      for (const [code, positions] of each[d] ?? []) walk(d + 1, [...codes, code], [...members, positions])
      return
    }
    const cell = codes.join('|')
    const atoms = atomsOf(sizes, members)
    const shown = published.get(cell)
    const base = shown?.base ?? (inBase[atoms[0] ?? 0] || least)
    targets.push({ cell, table: shown?.tables[0] ?? '', atoms, base, truth: sumOver(world.truth, atoms), why: 'narrow' })
  }
  walk(0, [], [])
  return [...targets, ...groupsOf(world, known)]
}

/** Rows whose whole count sits in one cell: what lies beside that cell must not be known to be empty. */
function groupsOf(world: World, known: readonly Known[]): Target[] {
  const targets: Target[] = []
  const filled = known.filter(({ shown }) => sumOver(world.truth, shown.atoms) > 0)
  const byTotal = new Map<number, Known[]>()
  for (const one of filled) {
    const total = sumOver(world.truth, one.shown.atoms)
    byTotal.set(total, [...(byTotal.get(total) ?? []), one])
  }
  for (const alike of byTotal.values()) {
    for (const row of alike) {
      for (const cell of alike) {
        if (cell === row || cell.shown.atoms.length >= row.shown.atoms.length) continue
        const inCell = new Set(cell.shown.atoms)
        const rest = row.shown.atoms.filter((atom) => !inCell.has(atom))
        if (rest.length !== row.shown.atoms.length - inCell.size) continue
        const base = Math.min(cell.shown.base, row.shown.base)
        targets.push({ cell: cell.shown.cell, table: row.shown.tables[0] ?? '', atoms: rest, base, truth: 0, why: 'group' })
      }
    }
  }
  return targets
}
