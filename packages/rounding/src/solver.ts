import loadHighs from 'highs'
import type { Highs, Model } from 'highs'

/** A row of a linear model: low ≤ Σ value·column ≤ high. */
export interface Row {
  columns: readonly number[]
  values: readonly number[]
  low: number
  high: number
}
export interface Linear {
  costs: readonly number[]
  lows: readonly number[]
  highs: readonly number[]
  rows: readonly Row[]
  /** Columns that must be whole. */
  integral?: readonly boolean[]
}
export interface Solved {
  status: 'optimal' | 'feasible' | 'infeasible' | 'nothing'
  values: Float64Array
  objective: number
}

let loaded: Promise<Highs> | undefined
/** Loaded once a process. Only code that runs in a process of its own calls this (or a test). */
export function loadSolver(): Promise<Highs> {
  // Its types are those of its CommonJS side; what Node loads here is the module, whose default is the function itself.
  loaded ??= (loadHighs as unknown as typeof loadHighs.default)()
  return loaded
}

export function openModel(highs: Highs, linear: Linear): Model {
  const infinite = (value: number) => (value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value)
  const starts = [0]
  for (const row of linear.rows) starts.push((starts.at(-1) ?? 0) + row.columns.length)
  const count = linear.costs.length
  const model = highs.createModel({
    numCols: count,
    numRows: linear.rows.length,
    colCost: Float64Array.from(linear.costs),
    colLower: Float64Array.from(linear.lows, infinite),
    colUpper: Float64Array.from(linear.highs, infinite),
    rowLower: Float64Array.from(linear.rows, (row) => infinite(row.low)),
    rowUpper: Float64Array.from(linear.rows, (row) => infinite(row.high)),
    matrix: {
      format: 'csr',
      numRows: linear.rows.length,
      numCols: count,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(linear.rows.flatMap((row) => [...row.columns])),
      values: Float64Array.from(linear.rows.flatMap((row) => [...row.values])),
    },
    ...(linear.integral === undefined ? {} : { integrality: Int32Array.from(linear.integral, (whole) => (whole ? 1 : 0)) }),
  })
  model.options.set({ output_flag: false })
  return model
}

/** Runs the model as it stands. `feasible` is a solution that was not proved best before the time went out. */
export function runModel(highs: Highs, model: Model): Solved {
  model.run()
  const status = model.getModelStatus()
  const { modelStatus } = highs.constants
  const nothing = { values: new Float64Array(), objective: Number.NaN }
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { status: 'infeasible', ...nothing }
  const found = model.info.get('primal_solution_status') === 2
  if (!found) return { status: 'nothing', ...nothing }
  return {
    status: status === modelStatus.optimal ? 'optimal' : 'feasible',
    values: model.getSolution().colValue,
    objective: model.getObjectiveValue(),
  }
}
