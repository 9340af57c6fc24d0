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

/** Squares tried at each atom, first few at every one, then many; and in all. */
const TRIES = [40, 4000]
const TRIES_MAX = 40_000

export class Moves {
  private readonly truth: Int32Array
  private readonly sizes: readonly number[]
  private readonly constraints: readonly Constraint[]
  /** Atom → constraints that hold it. */
  private readonly of: readonly (readonly number[])[]
  private readonly y: Int32Array
  private readonly sums: Int32Array
  /** Scratch: how often each constraint is met in the move at hand, and which are. */
  private readonly net: Int8Array
  private readonly changed: number[] = []
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
    this.net = new Int8Array(constraints.length)
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

  /**
   * Adds `amount` persons to the atoms at even places and takes as many from those at odd places, as far as everything
   * allows and at most `want`. What holds one of each does not notice.
   */
  private move(atoms: readonly number[], want: number): number {
    let most = want
    for (let i = 1; i < atoms.length; i += 2) most = Math.min(most, this.y[atoms[i] as number] as number)
    if (most <= 0) return 0
    const changed = this.changed
    changed.length = 0
    for (let i = 0; i < atoms.length; i += 1) {
      const sign = i % 2 === 0 ? 1 : -1
      for (const c of this.of[atoms[i] as number] as readonly number[]) {
        if (this.net[c] === 0) changed.push(c)
        this.net[c] = (this.net[c] as number) + sign
      }
    }
    for (const c of changed) {
      const net = this.net[c] as number
      this.net[c] = 0
      if (net !== 0) most = Math.min(most, Math.floor(this.slack(c, net) / Math.abs(net)))
    }
    if (most <= 0) return 0
    for (let i = 0; i < atoms.length; i += 1) this.apply(atoms[i] as number, i % 2 === 0 ? most : -most)
    return most
  }

  /** Atoms that differ in one code. */
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

  /** Atoms with the same code as `atom` in dimension `d`, itself left out. */
  private *beside(atom: number, d: number, step: number): Generator<number> {
    const size = this.sizes[d] as number
    const outer = this.truth.length / (size * step)
    const position = Math.floor(atom / step) % size
    for (let block = 0; block < outer; block += 1) {
      for (let inner = 0; inner < step; inner += 1) {
        const other = (block * size + position) * step + inner
        if (other !== atom) yield other
      }
    }
  }

  /** Squares with `atom` as a corner: one that shares its code in some dimension, and both moved to another code there. */
  private *squares(atom: number): Generator<readonly [number, number, number]> {
    let step = 1
    for (let d = this.sizes.length - 1; d >= 0; d -= 1) {
      const size = this.sizes[d] as number
      const position = Math.floor(atom / step) % size
      for (let away = 1; away < size; away += 1) {
        const shift = (((position + away) % size) - position) * step
        for (const across of this.beside(atom, d, step)) yield [across, atom + shift, across + shift]
      }
      step *= size
    }
  }

  /** How far the bounds of the count itself let it go, when it is shown: no search can go further. */
  private room(first: number, size: number, inside: Uint8Array, sign: 1 | -1): number {
    for (const c of this.of[first] as readonly number[]) {
      const { atoms } = this.constraints[c] as Constraint
      if (atoms.length === size && atoms.every((atom) => inside[atom] === 1)) return this.slack(c, sign)
    }
    return Infinity
  }

  /** How far the count over `inside` can be moved in a direction, up to `want`, with the `held` atoms as they are. `size` is the number of atoms inside, held ones too. */
  reach(target: readonly number[], size: number, inside: Uint8Array, held: Uint8Array | undefined, sign: 1 | -1, want: number): Reached {
    const room = this.room(target[0] as number, size, inside, sign)
    let left = Math.min(want, room)
    const least = want - left
    const may = (atom: number) => held?.[atom] !== 1
    const free = target.filter(may)
    for (const atom of free) {
      if (left <= 0) break
      left -= sign > 0 ? this.move([atom], left) : this.take(atom, left)
    }
    for (const atom of free) {
      if (left <= 0) break
      for (const other of this.neighbours(atom)) {
        if (left <= 0) break
        if (inside[other] !== 1 && may(other)) left -= this.move(sign > 0 ? [atom, other] : [other, atom], left)
      }
    }
    for (const tries of TRIES) {
      const each = Math.max(1, Math.min(tries, Math.floor(TRIES_MAX / Math.max(1, free.length))))
      for (const atom of free) {
        if (left <= 0) break
        left -= this.square(atom, inside, may, sign, left, each)
      }
    }
    const found = { by: want - left - least, touched: this.touched }
    this.restore()
    return found
  }

  /** Squares at one atom, so many tried at most. */
  private square(atom: number, inside: Uint8Array, may: (atom: number) => boolean, sign: 1 | -1, want: number, tries: number): number {
    let [left, tried] = [want, 0]
    for (const [across, side, corner] of this.squares(atom)) {
      if (left <= 0 || tried >= tries) break
      tried += 1
      // One corner within the target, the three others outside.
      if (inside[across] === 1 || inside[side] === 1 || inside[corner] === 1 || !may(across) || !may(side) || !may(corner)) continue
      left -= this.move(sign > 0 ? [atom, across, corner, side] : [across, atom, side, corner], left)
    }
    return want - left
  }

  /** Takes persons from one atom alone. */
  private take(atom: number, want: number): number {
    let most = Math.min(want, this.y[atom] as number)
    for (const c of this.of[atom] as readonly number[]) most = Math.min(most, this.slack(c, -1))
    if (most > 0) this.apply(atom, -most)
    return Math.max(0, most)
  }
}
