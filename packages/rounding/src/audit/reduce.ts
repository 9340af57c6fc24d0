/** What a reader has to reckon with, said as shortly as it can be: the same worlds satisfy it as satisfy all that is shown. */
export interface Reduced {
  /** 1 for an atom that can be told. */
  fixed: Uint8Array
  /** Sums of atoms that cannot: each is known, and none holds another. */
  rows: readonly (readonly number[])[]
  /** Atom → the part it belongs to; parts share no row, so that nothing in one says anything of another. */
  parts: Int32Array
}

class Sums {
  readonly fixed: Uint8Array
  readonly rows: Set<number>[]
  private readonly truth: Int32Array
  private readonly over: readonly Set<number>[]

  constructor(truth: Int32Array, sums: readonly (readonly number[])[]) {
    this.truth = truth
    this.fixed = new Uint8Array(truth.length)
    this.rows = sums.map((atoms) => new Set(atoms))
    this.over = Array.from(truth, () => new Set<number>())
    sums.forEach((atoms, r) => {
      for (const atom of atoms) this.over[atom]?.add(r)
    })
  }

  /** A sum of one, or a sum that is 0, tells each of its atoms: none is below 0. Whether something was told. */
  tell(): boolean {
    const waiting = this.rows.map((_, r) => r)
    let told = false
    for (let r = waiting.pop(); r !== undefined; r = waiting.pop()) {
      const row = this.rows[r] ?? new Set()
      if (row.size === 0 || (row.size > 1 && [...row].some((atom) => this.truth[atom] !== 0))) continue
      told = true
      for (const atom of [...row]) {
        this.fixed[atom] = 1
        for (const other of this.over[atom] ?? []) {
          this.rows[other]?.delete(atom)
          waiting.push(other)
        }
        this.over[atom]?.clear()
      }
    }
    return told
  }

  /** A sum that holds another is what lies beside that one. Whether some did. */
  part(): boolean {
    let parted = false
    const order = this.rows.map((_, r) => r).sort((a, b) => (this.rows[b]?.size ?? 0) - (this.rows[a]?.size ?? 0))
    for (const r of order) {
      const row = this.rows[r] ?? new Set()
      const shared = new Map<number, number>()
      for (const atom of row) for (const other of this.over[atom] ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      const within = [...shared].filter(([other, count]) => other !== r && count === this.rows[other]?.size)
      for (const [other] of within.sort((a, b) => b[1] - a[1])) {
        const inner = [...(this.rows[other] ?? [])]
        if (inner.length === 0 || !inner.every((atom) => row.has(atom))) continue
        parted = true
        for (const atom of inner) {
          row.delete(atom)
          this.over[atom]?.delete(r)
        }
      }
    }
    return parted
  }
}

/** `sums`: the atoms of each number that is shown, which is what they are in truth together. */
export function reduce(truth: Int32Array, sums: readonly (readonly number[])[]): Reduced {
  const work = new Sums(truth, sums)
  do work.tell()
  while (work.part())
  const rows = work.rows.filter(({ size }) => size > 0).map((row) => [...row])
  const parts = Int32Array.from(truth, (_, atom) => atom)
  const root = (atom: number): number => {
    let at = atom
    while (parts[at] !== at) {
      parts[at] = parts[parts[at] ?? at] ?? at
      at = parts[at] ?? at
    }
    return at
  }
  for (const [first, ...others] of rows) for (const atom of others) parts[root(atom)] = root(first ?? atom)
  return { fixed: work.fixed, rows, parts: parts.map((_, atom) => root(atom)) }
}
