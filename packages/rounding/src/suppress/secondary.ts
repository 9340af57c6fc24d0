import type { Highs } from 'highs'
import { loadSolver, openModel, runModel } from '../solver.ts'
import type { Row } from '../solver.ts'
import { holdingsOf, isPrimary, layOut } from './table.ts'
import type { ExactTable, Laid, Mark, PrimaryRules } from './table.ts'

export interface Suppressed {
  cells: readonly { cell: string; mark: Mark; value: number | undefined }[]
  /** How many numbers are left out for the sake of others. */
  secondary: number
}
const MOVED = 1e-6
/** What it costs that a world leaves a number where it is: little at first, for another world may move it more cheaply. */
const FAILED = [4, 8, 16, 60, 60, 60]
const SMALL = 1e-4
const SECONDS_MAX = 20

/** Numbers known to one holder alone, since it is the only one behind them: holder → margins. A single person is one too. */
function ownersOf(table: ExactTable, laid: Laid, hidden: readonly number[]): Map<string, number[]> {
  const owners = new Map<string, number[]>()
  for (const m of hidden) {
    const margin = laid.margins[m]
    if (margin === undefined) continue
    const [holder, ...others] = table.kind === 'frequency' ? [] : holdingsOf(laid, margin).map(([name]) => name)
    const atom = margin.atoms.find((at) => (laid.atoms[at]?.value ?? 0) > 0)
    if (table.kind === 'frequency' && margin.value === 1) owners.set(`person in ${atom}`, [...(owners.get(`person in ${atom}`) ?? []), m])
    if (holder !== undefined && others.length === 0) owners.set(holder, [...(owners.get(holder) ?? []), m])
  }
  return owners
}

/**
 * Another world: every `moved` number differs from the truth by at least its protection, `still` ones do not, and as
 * little as possible of what is shown would have to be other than it is. What would, is left out.
 */
class Worlds {
  private readonly laid: Laid
  private readonly highs: Highs
  private readonly rows: Row[]

  constructor(highs: Highs, laid: Laid) {
    this.highs = highs
    this.laid = laid
    const n = laid.atoms.length
    // Columns: up and down per atom, then up and down per margin of more than one atom.
    this.rows = laid.margins.flatMap(({ atoms }, m): Row[] => [
      {
        columns: [...atoms, ...atoms.map((atom) => n + atom), 2 * n + 2 * m, 2 * n + 2 * m + 1],
        values: [...atoms.map(() => 1), ...atoms.map(() => -1), -1, 1],
        low: 0,
        high: 0,
      },
    ])
  }

  /** The numbers that differ in such a world; those of `moved` that it could not move too are missing among them. */
  find(moved: ReadonlyMap<number, number>, still: ReadonlySet<number>, isHidden: readonly boolean[], failed: number): number[] {
    const { atoms, margins } = this.laid
    const most = 1000 * (1 + Math.max(...margins.map(({ value }) => value)))
    const costs = [...atoms, ...atoms].map(() => SMALL)
    const known = new Set([...still].flatMap((m) => [...(margins[m]?.atoms ?? [])]))
    const highs = [...atoms.map((_, a) => (known.has(a) ? 0 : most)), ...atoms.map(({ value }, a) => (known.has(a) ? 0 : value))]
    margins.forEach(({ value }, m) => {
      const cost = isHidden[m] === true ? 0 : 1 + Math.log2(1 + value)
      costs.push(cost, cost)
      highs.push(still.has(m) ? 0 : most, still.has(m) ? 0 : most)
    })
    const base = 2 * atoms.length
    const wishes: Row[] = [...moved].map(([m, by]) => {
      costs.push(failed)
      highs.push(Math.abs(by))
      const columns = [base + 2 * m, base + 2 * m + 1, costs.length - 1]
      const sign = Math.sign(by)
      return { columns, values: [sign, -sign, 1], low: Math.abs(by), high: Infinity }
    })
    const model = openModel(this.highs, { costs, lows: costs.map(() => 0), highs, rows: [...this.rows, ...wishes] })
    try {
      model.options.set({ time_limit: SECONDS_MAX })
      const { status, values } = runModel(this.highs, model)
      if (status !== 'optimal' && status !== 'feasible') return []
      return margins.flatMap((_, m) => {
        const by = Math.abs((values[base + 2 * m] ?? 0) - (values[base + 2 * m + 1] ?? 0))
        return by > MOVED && (isHidden[m] !== true || by > Math.abs(moved.get(m) ?? 0) - MOVED) ? [m] : []
      })
    } finally {
      model.dispose()
    }
  }
}

function signs(round: number, primaries: readonly number[], laid: Laid, protection: (m: number) => number): Map<number, number> {
  return new Map(
    primaries.map((m, i) => {
      const by = protection(m)
      const isDown = ((i * 2654435761 + round * 40503) >>> 7) % 2 === 1 && (laid.margins[m]?.value ?? 0) >= by
      return [m, isDown ? -by : by]
    }),
  )
}

export interface SuppressInput {
  table: ExactTable
  rules: PrimaryRules
}

/**
 * Leaves out numbers so that none of the primary ones can be computed, neither by a reader nor by somebody who is alone
 * behind one and knows it. Worlds are made in which all primary numbers differ at once, one for every reader and then,
 * by halves, for those who know their own; what must differ with them is left out too.
 */
export async function suppressTable({ table, rules }: SuppressInput): Promise<Suppressed> {
  const laid = layOut(table)
  const marks: Mark[] = laid.margins.map((margin) => (isPrimary(table, laid, margin, rules) ? 'primary' : 'open'))
  const primaries = marks.flatMap((mark, m) => (mark === 'primary' ? [m] : []))
  const isHidden = marks.map((mark) => mark === 'primary')
  const worlds = new Worlds(await loadSolver(), laid)
  const protection = (m: number) =>
    table.kind === 'frequency' ? 1 : Math.max(1, Math.ceil(((rules.p_percent ?? 10) / 100) * (laid.margins[m]?.value ?? 0)))
  const protect = (asked: readonly number[], still: ReadonlySet<number>) => {
    let left = asked
    for (let round = 0; round < FAILED.length && left.length > 0; round += 1) {
      const found = new Set(worlds.find(signs(round, left, laid, protection), still, isHidden, FAILED[round] ?? 60))
      for (const m of found) isHidden[m] = true
      left = left.filter((m) => !found.has(m))
    }
  }
  protect(primaries, new Set())
  for (let before = -1; before !== isHidden.filter(Boolean).length; ) {
    before = isHidden.filter(Boolean).length
    const owners = [
      ...ownersOf(
        table,
        laid,
        isHidden.flatMap((hidden, m) => (hidden ? [m] : [])),
      ).values(),
    ]
    for (let bit = 1; bit === 1 || bit < owners.length; bit *= 2) {
      for (const side of [0, 1]) {
        const still = new Set(owners.filter((_, i) => ((i & bit) === 0 ? 0 : 1) === side).flat())
        if (still.size > 0)
          protect(
            primaries.filter((m) => !still.has(m)),
            still,
          )
      }
    }
  }
  const cells = laid.margins.map(({ cell, value }, m) => {
    const mark: Mark = marks[m] === 'primary' ? 'primary' : isHidden[m] === true ? 'secondary' : 'open'
    return { cell, mark, value: mark === 'open' ? value : undefined }
  })
  return { cells, secondary: cells.filter(({ mark }) => mark === 'secondary').length }
}
