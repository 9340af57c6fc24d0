import { loadSolver, openModel, runModel } from '../solver.ts'
import type { Row } from '../solver.ts'
import type { Choice } from './choose.ts'
import type { Lattice } from './lattice.ts'

/** Whole minus parts is nothing, said of the upward steps: one binary column a cell. */
function sumRows(lattice: Lattice, floors: readonly number[]): Row[] {
  return lattice.sums.map(({ whole, parts }) => {
    const gap = parts.reduce((sum, part) => sum + (floors[part] ?? 0), 0) - (floors[whole] ?? 0)
    return {
      columns: [whole, ...parts],
      values: [lattice.bases[whole] ?? 1, ...parts.map((part) => -(lattice.bases[part] ?? 1))],
      low: gap,
      high: gap,
    }
  })
}

/** The cheapest additive choice: true for each cell that is shown one step up. Undefined when none was found in time. */
export async function solveChoice(lattice: Lattice, choice: Choice, seconds_max: number): Promise<boolean[] | undefined> {
  const highs = await loadSolver()
  const avoid = choice.avoid.map(({ cells, up }): Row => {
    const values = up.map((high) => (high ? 1 : -1))
    return { columns: cells, values, low: -Infinity, high: up.filter(Boolean).length - 1 }
  })
  const model = openModel(highs, {
    costs: choice.upCosts,
    lows: lattice.cells.map(() => 0),
    highs: lattice.cells.map(() => 1),
    rows: [...sumRows(lattice, choice.floors), ...avoid],
    integral: lattice.cells.map(() => true),
  })
  try {
    model.options.set({ time_limit: seconds_max, mip_rel_gap: 0.001 })
    const { status, values } = runModel(highs, model)
    return status === 'optimal' || status === 'feasible' ? [...values].map((value) => value > 0.5) : undefined
  } finally {
    model.dispose()
  }
}
