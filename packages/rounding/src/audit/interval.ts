import type { Highs, Model } from 'highs'
import { loadSolver, openModel, runModel } from '../solver.ts'
import type { Linear } from '../solver.ts'
import type { Constraint } from './moves.ts'

const NEAR = 1e-6

/** The interval of a sum of atoms over every world in whole persons that the constraints allow. Exact. */
export class Intervals {
  private readonly highs: Highs
  private readonly model: Model
  private readonly linear: Linear
  private readonly truth: Int32Array
  private readonly ceiling: number
  private whole: Model | undefined
  /** How many linear programs were solved. */
  solved = 0

  private constructor(highs: Highs, truth: Int32Array, constraints: readonly Constraint[]) {
    this.highs = highs
    this.truth = truth
    // Nobody believes in more people than a thousand times those that are there.
    this.ceiling = 1000 * (1 + truth.reduce((sum, count) => sum + count, 0))
    this.linear = {
      costs: Array.from(truth, () => 0),
      lows: Array.from(truth, () => 0),
      highs: Array.from(truth, () => this.ceiling),
      rows: constraints.map(({ atoms, low, high }) => ({ columns: atoms, values: atoms.map(() => 1), low, high })),
    }
    this.model = openModel(highs, this.linear)
    this.model.options.set({ solver: 'simplex', presolve: 'off', simplex_strategy: 4 })
  }

  static async open(truth: Int32Array, constraints: readonly Constraint[]): Promise<Intervals> {
    return new Intervals(await loadSolver(), truth, constraints)
  }

  private optimum(model: Model, atoms: readonly number[], sign: 1 | -1): { at: number; whole: boolean } {
    for (const atom of atoms) model.changeColCost(atom, sign)
    let { status, values } = runModel(this.highs, model)
    if (status !== 'optimal') {
      // It begins where the last one ended, and now and then cannot go on from there (HiGHS says "not set").
      model.clearSolver()
      ;({ status, values } = runModel(this.highs, model))
    }
    this.solved += 1
    for (const atom of atoms) model.changeColCost(atom, 0)
    if (status !== 'optimal') throw new Error(`the auditor could not find an interval: ${status}`)
    const at = atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0)
    return { at, whole: values.every((value) => Math.abs(value - Math.round(value)) < NEAR) }
  }

  /** Corners of a table in three directions may be broken numbers; persons are whole. */
  private end(atoms: readonly number[], held: readonly number[], sign: 1 | -1): number {
    const loose = this.optimum(this.model, atoms, sign)
    if (loose.whole) return Math.round(loose.at)
    if (this.whole === undefined) {
      this.whole = openModel(this.highs, { ...this.linear, integral: Array.from(this.truth, () => true) })
      this.whole.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.5 })
    }
    this.hold(this.whole, held)
    const strict = this.optimum(this.whole, atoms, sign)
    this.free(this.whole, held)
    return Math.round(strict.at)
  }

  private hold(model: Model, held: readonly number[]): void {
    for (const atom of held) model.changeColBounds(atom, this.truth[atom] ?? 0, this.truth[atom] ?? 0)
  }

  private free(model: Model, held: readonly number[]): void {
    for (const atom of held) model.changeColBounds(atom, 0, this.ceiling)
  }

  /** Least and most, with the `held` atoms known exactly. */
  of(atoms: readonly number[], held: readonly number[] = []): { low: number; high: number } {
    this.hold(this.model, held)
    try {
      return { low: this.end(atoms, held, 1), high: this.end(atoms, held, -1) }
    } finally {
      this.free(this.model, held)
    }
  }

  close(): void {
    this.model.dispose()
    this.whole?.dispose()
  }
}
