import type { ExactTable, GroupedDimension } from '../suppress/table.ts'
import { Intervals } from './interval.ts'
import type { Constraint } from './moves.ts'
import { atomsOf } from './world.ts'

export interface ExactInput {
  table: ExactTable
  /** What is shown: undefined is left out. */
  shown: readonly { cell: string; value: number | undefined }[]
  /** Numbers that must not be computed. */
  secret: readonly string[]
  /** How many per cent of a secret sum must stay unknown; a secret count must have at least two possible values. */
  p_percent?: number
}
export interface ExactFinding {
  cell: string
  low: number
  high: number
  /** The one who can tell, being alone behind another number; none: everybody. */
  holder?: string
}

export interface ExactAudited {
  ok: boolean
  findings: readonly ExactFinding[]
  examined: number
  /** Linear programs that were needed. */
  solved: number
}

interface Cell {
  cell: string
  atoms: readonly number[]
  truth: number
}
const WORLDS = 6

function positions(dimension: GroupedDimension, code: string): number[] {
  const within = (leaf: string): boolean => code === '*' || leaf === code || dimension.groupings.some((up) => climbs(up, leaf, code))
  return dimension.codes.flatMap((leaf, position) => (within(leaf) ? [position] : []))
}
function climbs(up: Readonly<Record<string, string>>, from: string, to: string): boolean {
  const next = up[from]
  return next !== undefined && (next === to || climbs(up, next, to))
}

/** Holder → the atoms of numbers that it alone stands behind. */
function ownersOf(table: ExactTable, keys: readonly string[], hidden: readonly Cell[]): Map<string, Set<number>> {
  const owners = new Map<string, Set<number>>()
  for (const { atoms, truth } of hidden) {
    const holders = new Set<string>()
    for (const atom of atoms) {
      const inner = table.cells.get(keys[atom] ?? '')
      if (table.kind === 'magnitude') for (const { holder } of inner?.contributions ?? []) holders.add(holder)
      else if (truth === 1 && inner?.value === 1) holders.add(`one person in ${keys[atom]}`)
    }
    const [only, ...others] = holders
    if (only === undefined || others.length > 0) continue
    owners.set(only, new Set([...(owners.get(only) ?? []), ...atoms]))
  }
  return owners
}

class Judge {
  private readonly intervals: Intervals
  private readonly truth: Int32Array
  private readonly width: (cell: Cell) => number
  examined = 0

  constructor(intervals: Intervals, truth: Int32Array, width: (cell: Cell) => number) {
    this.intervals = intervals
    this.truth = truth
    this.width = width
  }

  /** Those of the cells that no world tried here moves far enough. Each world that does is a proof. */
  unproved(cells: readonly Cell[], held: ReadonlySet<number>): Cell[] {
    let left = [...cells]
    for (let round = 0; round < WORLDS && left.length > 0; round += 1) {
      const weights = new Map<number, number>()
      left.forEach(({ atoms }, i) => {
        const sign = ((Math.imul(i + 1, 40503) + round * 7919) >>> 4) % 2 === 0 ? 1 : -1
        for (const atom of atoms) if (!held.has(atom)) weights.set(atom, (weights.get(atom) ?? 0) + sign)
      })
      const world = this.intervals.world(weights, [...held])
      if (world === undefined) continue
      left = left.filter((cell) => {
        const moved = cell.atoms.reduce((sum, atom) => sum + Math.round(world[atom] ?? 0) - (this.truth[atom] ?? 0), 0)
        return Math.abs(moved) < this.width(cell)
      })
    }
    return left
  }

  ask(cell: Cell, held: ReadonlySet<number>, holder?: string): ExactFinding[] {
    const { low, high } = this.intervals.of(cell.atoms, [...held])
    return high - low >= this.width(cell) ? [] : [{ cell: cell.cell, low, high, ...(holder === undefined ? {} : { holder }) }]
  }
}

/**
 * The auditor for tables whose numbers are exact or left out: what everybody, and each who is alone behind a number and
 * knows it, can tell of the secret ones. It reads the table anew and shares no code with what left the numbers out.
 */
export async function auditExact(input: ExactInput): Promise<ExactAudited> {
  const { table, shown, secret } = input
  const sizes = table.dimensions.map(({ codes }) => codes.length)
  const keys = table.dimensions
    .map(({ codes }) => codes)
    .reduce<string[]>((rows, codes, d) => rows.flatMap((row) => codes.map((code) => (d === 0 ? code : `${row}|${code}`))), [''])
  const truth = Int32Array.from(keys, (key) => table.cells.get(key)?.value ?? 0)
  const placed = table.dimensions.map(() => new Map<string, number[]>())
  const read = (cell: string): Cell => {
    const members = cell.split('|').map((code, d) => {
      const known = placed[d]?.get(code) ?? positions(table.dimensions[d] as GroupedDimension, code)
      placed[d]?.set(code, known)
      return known
    })
    const atoms = atomsOf(sizes, members)
    return { cell, atoms, truth: atoms.reduce((sum, atom) => sum + (truth[atom] ?? 0), 0) }
  }
  const constraints = shown.flatMap(({ cell, value }): Constraint[] =>
    value === undefined ? [] : [{ atoms: read(cell).atoms, low: value, high: value }],
  )
  const hidden = shown.flatMap(({ cell, value }) => (value === undefined ? [read(cell)] : []))
  const secrets = secret.map(read)
  const width = ({ truth: value }: Cell) =>
    table.kind === 'frequency' ? 1 : Math.max(1, Math.ceil(((input.p_percent ?? 10) / 100) * value))
  const intervals = await Intervals.open(truth, constraints)
  const judge = new Judge(intervals, truth, width)
  const findings: ExactFinding[] = []
  try {
    const open = judge.unproved(secrets, new Set())
    for (const cell of open) findings.push(...judge.ask(cell, new Set()))
    const owners = [...ownersOf(table, keys, hidden)]
    const outside = (cell: Cell, held: ReadonlySet<number>) => cell.atoms.some((atom) => !held.has(atom))
    // Owner → secrets not yet proved safe from it. Worlds that hold half of the owners still prove for each of them.
    const left = new Map(owners.map(([holder, held]) => [holder, new Set(secrets.filter((cell) => outside(cell, held)))]))
    for (let bit = 1; bit === 1 || bit < owners.length; bit *= 2) {
      for (const side of [0, bit]) {
        const half = owners.filter((_, i) => (i & bit) === side)
        const held = new Set(half.flatMap(([, atoms]) => [...atoms]))
        const asked = secrets.filter((cell) => outside(cell, held))
        const unproved = new Set(judge.unproved(asked, held))
        for (const cell of asked) if (!unproved.has(cell)) for (const [holder] of half) left.get(holder)?.delete(cell)
      }
    }
    for (const [holder, held] of owners) {
      for (const cell of left.get(holder) ?? []) findings.push(...judge.ask(cell, held, holder))
    }
    return { ok: findings.length === 0, findings, examined: secrets.length * (1 + owners.length), solved: intervals.solved }
  } finally {
    intervals.close()
  }
}
