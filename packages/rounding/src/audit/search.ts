/** Atoms that a world may change, and looks at most, before it is given up: short ways first. */
const TRIES: readonly [number, number][] = [
  [8, 200],
  [12, 600],
  [20, 2400],
]

/**
 * Looks for another world by hand: moves one atom, mends each sum that no longer holds with another, and so on. What it
 * finds is a proof; that it finds nothing is none.
 */
export class Search {
  private readonly truth: Int32Array
  private readonly rows: readonly (readonly number[])[]
  private readonly over: readonly (readonly number[])[]
  private readonly changed: Int8Array
  private readonly off: Int32Array
  private readonly broken = new Set<number>()
  private readonly within: Uint8Array
  private readonly aim: number
  private asked: readonly number[] = []
  private held: ReadonlySet<number> = new Set()
  private by = 1
  private looks = 0

  constructor(truth: Int32Array, rows: readonly (readonly number[])[]) {
    this.truth = truth
    this.rows = rows
    const over = Array.from(truth, (): number[] => [])
    rows.forEach((atoms, r) => {
      for (const atom of atoms) over[atom]?.push(r)
    })
    this.over = over
    this.changed = new Int8Array(truth.length)
    this.within = new Uint8Array(truth.length)
    // The number asked about is a sum too, one that must be off by one step.
    this.aim = rows.length
    this.off = new Int32Array(rows.length + 1)
  }

  private touch(row: number, sign: number): void {
    const off = (this.off[row] ?? 0) + sign
    this.off[row] = off
    if (off === 0) this.broken.delete(row)
    else this.broken.add(row)
  }

  private change(atom: number, sign: number): void {
    this.changed[atom] = (this.changed[atom] ?? 0) + sign
    for (const row of this.over[atom] ?? []) this.touch(row, sign)
    if (this.within[atom] === 1) this.touch(this.aim, sign)
  }

  private may(atom: number, sign: number): boolean {
    return this.changed[atom] === 0 && !this.held.has(atom) && (sign > 0 || (this.truth[atom] ?? 0) >= this.by)
  }

  /** How many sums would be farther off, less those nearer. */
  private harm(atom: number, sign: number): number {
    let harm = 0
    for (const row of this.over[atom] ?? []) harm += (this.off[row] ?? 0) * sign >= 0 ? 1 : -1
    return harm
  }

  private mend(left: number): boolean {
    if (this.broken.size === 0) return true
    this.looks -= 1
    if (left === 0 || this.looks < 0) return false
    let [fewest, sign]: [readonly number[] | undefined, number] = [undefined, 1]
    for (const row of this.broken) {
      const need = (this.off[row] ?? 0) > 0 ? -1 : 1
      const atoms = (row === this.aim ? this.asked : (this.rows[row] ?? [])).filter((atom) => this.may(atom, need))
      if (fewest === undefined || atoms.length < fewest.length) [fewest, sign] = [atoms, need]
      if (atoms.length === 0) return false
    }
    const ranked = (fewest ?? []).map((atom) => [atom, this.harm(atom, sign)] as const).sort((a, b) => a[1] - b[1])
    for (const [atom] of ranked) {
      this.change(atom, sign)
      if (this.mend(left - 1)) return true
      this.change(atom, -sign)
    }
    return false
  }

  /** What was changed, and everything as it was. A search that failed has done that already. */
  private takeBack(): ReadonlyMap<number, number> {
    const world = new Map<number, number>()
    this.changed.forEach((step, atom) => {
      if (step !== 0) world.set(atom, step * this.by)
    })
    for (const [atom, moved] of world) this.change(atom, -moved / this.by)
    return world
  }

  /**
   * A world where the sum of these atoms differs by exactly `by`, the held ones are as they are and every row holds:
   * atom → how much more. Only atoms that cannot be told may be asked for.
   */
  find(asked: readonly number[], by: number, held: ReadonlySet<number>): ReadonlyMap<number, number> | undefined {
    this.asked = asked
    this.held = held
    this.by = by
    for (const atom of asked) this.within[atom] = 1
    try {
      for (const [atoms, looks] of TRIES) {
        for (const sign of [1, -1]) {
          this.looks = looks
          this.touch(this.aim, -sign)
          const world = this.mend(atoms) ? this.takeBack() : undefined
          this.touch(this.aim, sign)
          if (world !== undefined) return world
        }
      }
      return undefined
    } finally {
      for (const atom of asked) this.within[atom] = 0
    }
  }
}
