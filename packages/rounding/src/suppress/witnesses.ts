import { Boxes } from './moves.ts'
import type { Move } from './moves.ts'
import { holdingsOf } from './table.ts'
import type { ExactTable, Laid } from './table.ts'

/** Atoms known to one holder alone, since it is the only one behind a number of theirs. A single person is one too. */
function ownersOf(table: ExactTable, laid: Laid): ReadonlySet<number>[] {
  const owners = new Map<string, Set<number>>()
  const add = (owner: string, atoms: readonly number[]) => owners.set(owner, new Set([...(owners.get(owner) ?? []), ...atoms]))
  for (const margin of laid.margins) {
    if (table.kind === 'frequency') {
      if (margin.value === 1) add(`${margin.atoms.find((atom) => laid.atoms[atom]?.value === 1)}`, margin.atoms)
      continue
    }
    const [holder, ...others] = holdingsOf(laid, margin).map(([name]) => name)
    if (holder !== undefined && others.length === 0) add(holder, margin.atoms)
  }
  return [...owners.values()]
}

interface Kept extends Move {
  /** Owners who know an atom of it: it proves nothing against them. */
  seenBy: ReadonlySet<number>
}

/**
 * For each primary number and each reader, a world that looks the same to that reader and has another number there. What
 * such worlds touch is left out; a number that none of them needs is shown.
 */
export class Witnesses {
  private readonly boxes: Boxes
  private readonly laid: Laid
  private readonly wanted: ReadonlyMap<number, number>
  private readonly owners: readonly ReadonlySet<number>[]
  private readonly ownersOfAtom: readonly (readonly number[])[]
  /** Margin → worlds that touch it. A world is among those of every margin it touches. */
  private readonly through: readonly Set<Kept>[]
  private readonly price: Float64Array
  private readonly costs: Float64Array
  private readonly nobody: Uint8Array

  /** `wanted`: primary margin → how far it must be able to move. */
  constructor(table: ExactTable, laid: Laid, wanted: ReadonlyMap<number, number>) {
    this.boxes = new Boxes(table, laid)
    this.laid = laid
    this.wanted = wanted
    this.owners = ownersOf(table, laid)
    const ownersOfAtom = laid.atoms.map((): number[] => [])
    this.owners.forEach((atoms, owner) => {
      for (const atom of atoms) ownersOfAtom[atom]?.push(owner)
    })
    this.ownersOfAtom = ownersOfAtom
    this.through = laid.margins.map(() => new Set())
    this.price = Float64Array.from(laid.margins, ({ value }) => 1 + Math.log2(1 + value))
    this.costs = Float64Array.from(this.price, (price, m) => (wanted.has(m) ? 0 : price))
    this.nobody = new Uint8Array(laid.atoms.length)
  }

  /** Readers against whom no world is kept yet: everybody, or the owners left. */
  private unproved(margin: number): 'everybody' | readonly number[] {
    const by = this.wanted.get(margin) ?? 0
    let left: number[] | undefined
    for (const { by: moved, seenBy } of this.through[margin] ?? []) {
      if (moved < by) continue
      left = left === undefined ? [...seenBy].filter((owner) => this.isOutside(margin, owner)) : left.filter((owner) => seenBy.has(owner))
      if (left.length === 0) return left
    }
    return left ?? 'everybody'
  }

  /** Whether a number has something in it that the owner does not know anyway. */
  private isOutside(margin: number, owner: number): boolean {
    return this.laid.margins[margin]?.atoms.some((atom) => this.owners[owner]?.has(atom) !== true) === true
  }

  private heldBy(owners: readonly number[]): Uint8Array {
    if (owners.length === 0) return this.nobody
    const held = new Uint8Array(this.nobody.length)
    for (const owner of owners) for (const atom of this.owners[owner] ?? []) held[atom] = 1
    return held
  }

  private keep(move: Move): Kept {
    const kept = { ...move, seenBy: new Set(move.atoms.flatMap((atom) => this.ownersOfAtom[atom] ?? [])) }
    for (const m of move.touched) {
      this.through[m]?.add(kept)
      this.costs[m] = 0
    }
    return kept
  }

  private forget(kept: Kept): void {
    for (const m of kept.touched) this.through[m]?.delete(kept)
  }

  /** Makes worlds until every reader has one, for at most this cost; says what was made, or nothing when it cannot. */
  private prove(margin: number, most: number): { made: Kept[]; cost: number } | undefined {
    const [made, by]: [Kept[], number] = [[], this.wanted.get(margin) ?? 0]
    let cost = 0
    for (;;) {
      const readers = this.unproved(margin)
      if (readers.length === 0) return { made, cost }
      const owners = readers === 'everybody' ? [] : readers
      const search = (held: readonly number[]) =>
        this.boxes.cheapest({ margin, by, held: this.heldBy(held), costs: this.costs, below: most - cost })
      const move = search(owners) ?? (owners.length > 1 ? search(owners.slice(0, 1)) : undefined)
      if (move === undefined) {
        for (const kept of made) this.forget(kept)
        return undefined
      }
      cost += move.touched.reduce((sum, m) => sum + (this.costs[m] ?? 0), 0)
      made.push(this.keep(move))
    }
  }

  /** Large numbers first: what must be left out for them comes free to the small ones below. */
  proveAll(): void {
    const size = (m: number) => this.laid.margins[m]?.atoms.length ?? 0
    for (const margin of [...this.wanted.keys()].sort((a, b) => size(b) - size(a))) {
      if (this.prove(margin, Infinity) === undefined) throw new Error('a number cannot be hidden by leaving out others')
    }
  }

  isHidden(margin: number): boolean {
    return this.costs[margin] === 0
  }

  /** Shows a number again if worlds without it can be had for less than it is worth. */
  private spare(margin: number): boolean {
    const [before, price] = [this.costs.slice(), this.price[margin] ?? 0]
    const lost = [...(this.through[margin] ?? [])]
    for (const kept of lost) this.forget(kept)
    this.costs[margin] = Infinity
    const touched = new Set(lost.flatMap((kept) => kept.touched.filter((m) => this.wanted.has(m))))
    const made: Kept[] = []
    let left = price - 1e-9
    for (const m of touched) {
      const done = this.prove(m, left)
      if (done === undefined) {
        for (const kept of made) this.forget(kept)
        for (const kept of lost) this.keep(kept)
        this.costs.set(before)
        return false
      }
      made.push(...done.made)
      left -= done.cost
    }
    this.costs[margin] = price
    return true
  }

  /** Shows again what is not needed, dearest first, until nothing more is won. */
  spareAll(): void {
    for (let spared = 1; spared > 0; ) {
      spared = 0
      const secondary = this.laid.margins.flatMap((_, m) => (this.isHidden(m) && !this.wanted.has(m) ? [m] : []))
      for (const m of secondary.sort((a, b) => (this.price[b] ?? 0) - (this.price[a] ?? 0))) if (this.spare(m)) spared += 1
    }
  }
}
