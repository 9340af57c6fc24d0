/**
 * Witnesses. To prove that a count may be larger or smaller it is enough to show another world, in whole persons, that
 * gives the same published numbers. Such worlds are sought near the truth, by adding or taking away persons in one atom,
 * or moving them to an atom that differs in one code. What is found is a proof; what is not found proves nothing, and is
 * asked of the solver.
 */
export interface Constraint {
  atoms: readonly number[]
  low: number
  high: number
}
export interface Reached {
  /** How far the count was moved, in persons. */
  by: number
  /** Atoms whose count differs from the truth in the witness. */
  touched: readonly number[]
}

export class Moves {
  private readonly truth: Int32Array
  private readonly sizes: readonly number[]
  private readonly constraints: readonly Constraint[]
  /** Atom → constraints that hold it. */
  private readonly of: readonly (readonly number[])[]
  private readonly y: Int32Array
  private readonly sums: Int32Array
  private readonly mark: Int32Array
  private stamp = 0
  private touched: number[] = []

  constructor(truth: Int32Array, sizes: readonly number[], constraints: readonly Constraint[]) {
    this.truth = truth
    this.sizes = sizes
    this.constraints = constraints
    const of: number[][] = Array.from(truth, () => [])
    this.sums = new Int32Array(constraints.length)
    constraints.forEach(({ atoms }, c) => {
      for (const atom of atoms) {
        of[atom]?.push(c)
        this.sums[c] = (this.sums[c] ?? 0) + (truth[atom] ?? 0)
      }
    })
    this.of = of
    this.y = truth.slice()
    this.mark = new Int32Array(constraints.length)
  }

  private slack(c: number, sign: number): number {
    const { low, high } = this.constraints[c] as Constraint
    const sum = this.sums[c] as number
    return sign > 0 ? high - sum : sum - low
  }

  private apply(atom: number, amount: number): void {
    if (this.y[atom] === this.truth[atom]) this.touched.push(atom)
    this.y[atom] = (this.y[atom] as number) + amount
    for (const c of this.of[atom] as readonly number[]) this.sums[c] = (this.sums[c] as number) + amount
  }

  private restore(): void {
    for (const atom of this.touched) {
      const back = (this.truth[atom] as number) - (this.y[atom] as number)
      if (back === 0) continue
      this.y[atom] = this.truth[atom] as number
      for (const c of this.of[atom] as readonly number[]) this.sums[c] = (this.sums[c] as number) + back
    }
    this.touched = []
  }

  /** One atom alone. */
  private shift(atom: number, sign: number, want: number): number {
    let most = sign > 0 ? want : Math.min(want, this.y[atom] as number)
    for (const c of this.of[atom] as readonly number[]) most = Math.min(most, this.slack(c, sign))
    if (most > 0) this.apply(atom, sign * most)
    return Math.max(0, most)
  }

  /** One atom up and another down (or the other way): what holds both does not notice. */
  private swap(atom: number, other: number, sign: number, want: number): number {
    let most = Math.min(want, this.y[sign > 0 ? other : atom] as number)
    if (most <= 0) return 0
    this.stamp += 1
    for (const c of this.of[other] as readonly number[]) this.mark[c] = this.stamp
    for (const c of this.of[atom] as readonly number[]) {
      if (this.mark[c] === this.stamp) this.mark[c] = -this.stamp
      else {
        most = Math.min(most, this.slack(c, sign))
        if (most <= 0) return 0
      }
    }
    for (const c of this.of[other] as readonly number[]) {
      if (this.mark[c] === this.stamp) most = Math.min(most, this.slack(c, -sign))
    }
    if (most <= 0) return 0
    this.apply(atom, sign * most)
    this.apply(other, -sign * most)
    return most
  }

  private *neighbours(atom: number): Generator<number> {
    let step = 1
    for (let d = this.sizes.length - 1; d >= 0; d -= 1) {
      const size = this.sizes[d] as number
      const position = Math.floor(atom / step) % size
      // From the nearest on: codes beside each other are mostly in the same group above.
      for (let away = 1; away < size; away += 1) {
        const next = (position + away) % size
        yield atom + (next - position) * step
      }
      step *= size
    }
  }

  /** How far the count over `inside` can be moved in a direction, up to `want`, with the `held` atoms as they are. */
  reach(target: readonly number[], inside: Uint8Array, held: Uint8Array | undefined, sign: 1 | -1, want: number): Reached {
    let left = want
    for (const atom of target) {
      if (left <= 0) break
      if (held?.[atom] !== 1) left -= this.shift(atom, sign, left)
    }
    for (const atom of target) {
      if (left <= 0) break
      if (held?.[atom] === 1) continue
      for (const other of this.neighbours(atom)) {
        if (left <= 0) break
        if (inside[other] === 1 || held?.[other] === 1) continue
        left -= this.swap(atom, other, sign, left)
      }
    }
    const found = { by: want - left, touched: this.touched }
    this.restore()
    return found
  }
}
