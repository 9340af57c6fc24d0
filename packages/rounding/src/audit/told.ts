import { Intervals } from './interval.ts'
import { reduce } from './reduce.ts'
import type { Reduced } from './reduce.ts'
import { Search } from './search.ts'

export interface ExactFinding {
  cell: string
  low: number
  high: number
  /** The one who can tell, being alone behind another number; none: everybody. */
  holder?: string
}

export interface Cell {
  cell: string
  atoms: readonly number[]
  truth: number
  /** How wide its interval must be, if it is secret. */
  width: number
}
/** Somebody who knows the held atoms; everybody, when it has no name. */
export interface Owner {
  holder?: string
  held: ReadonlySet<number>
}

/** Positions of atoms in the whole table and in a part of it, and the program that bounds them. */
interface Part {
  intervals: Intervals
  at: ReadonlyMap<number, number>
}

/**
 * What can be told of secret numbers. A world that is found for one reader is proof against every reader who knows
 * nothing of what changes in it; only what no search finds is solved.
 */
export class Judge {
  private readonly truth: Int32Array
  private readonly reduced: Reduced
  private readonly search: Search
  private readonly parts = new Map<number, Part>()
  private readonly secrets: readonly Cell[]
  private readonly owners: readonly Owner[]
  private readonly secretsOf: readonly (readonly number[])[]
  private readonly ownersOf: readonly (readonly number[])[]
  /** Secret → owners who would see something of every world found so far; none yet: undefined. */
  private readonly left: (readonly number[] | undefined)[]

  constructor(truth: Int32Array, sums: readonly (readonly number[])[], secrets: readonly Cell[], owners: readonly Owner[]) {
    this.truth = truth
    this.secrets = secrets
    this.owners = owners
    this.reduced = reduce(truth, sums)
    this.search = new Search(truth, this.reduced.rows)
    const inverted = (lists: readonly Iterable<number>[]) => {
      const found = Array.from(truth, (): number[] => [])
      lists.forEach((atoms, i) => {
        for (const atom of atoms) found[atom]?.push(i)
      })
      return found
    }
    this.secretsOf = inverted(secrets.map(({ atoms }) => atoms))
    this.ownersOf = inverted(owners.map(({ held }) => held))
    this.left = secrets.map(() => undefined)
  }

  get solved(): number {
    return [...this.parts.values()].reduce((sum, { intervals }) => sum + intervals.solved, 0)
  }

  /** A world proves that a secret is safe from everybody who knows none of what is changed in it. */
  private credit(world: ReadonlyMap<number, number>): void {
    const moved = new Map<number, number>()
    for (const [atom, by] of world) for (const s of this.secretsOf[atom] ?? []) moved.set(s, (moved.get(s) ?? 0) + by)
    const seen = new Set([...world.keys()].flatMap((atom) => this.ownersOf[atom] ?? []))
    for (const [s, by] of moved) {
      const secret = this.secrets[s]
      if (secret === undefined || Math.abs(by) < secret.width) continue
      const outside = (owner: number) => secret.atoms.some((atom) => this.owners[owner]?.held.has(atom) !== true)
      this.left[s] = this.left[s]?.filter((owner) => seen.has(owner)) ?? [...seen].filter(outside)
    }
  }

  private async part(root: number): Promise<Part> {
    const known = this.parts.get(root)
    if (known !== undefined) return known
    const atoms = [...this.truth.keys()].filter((atom) => this.reduced.parts[atom] === root)
    const at = new Map(atoms.map((atom, i) => [atom, i]))
    const rows = this.reduced.rows.filter(([first]) => first !== undefined && at.has(first))
    const truth = Int32Array.from(atoms, (atom) => this.truth[atom] ?? 0)
    const constraints = rows.map((row) => {
      const total = row.reduce((sum, atom) => sum + (this.truth[atom] ?? 0), 0)
      return { atoms: row.map((atom) => at.get(atom) ?? 0), low: total, high: total }
    })
    const part = { intervals: await Intervals.open(truth, constraints), at }
    this.parts.set(root, part)
    return part
  }

  /** Least and most: parts say nothing of each other, so that their ends add up. */
  private async interval({ atoms }: Cell, held: ReadonlySet<number>): Promise<{ low: number; high: number }> {
    const loose = new Map<number, number[]>()
    let [low, high] = [0, 0]
    for (const atom of atoms) {
      const root = this.reduced.parts[atom] ?? atom
      if (this.reduced.fixed[atom] !== 1 && !held.has(atom)) loose.set(root, [...(loose.get(root) ?? []), atom])
      else [low, high] = [low + (this.truth[atom] ?? 0), high + (this.truth[atom] ?? 0)]
    }
    for (const [root, asked] of loose) {
      const { intervals, at } = await this.part(root)
      const places = (list: Iterable<number>) => [...list].flatMap((atom) => at.get(atom) ?? [])
      const ends = intervals.of(places(asked), places(held))
      ;[low, high] = [low + ends.low, high + ends.high]
    }
    return { low, high }
  }

  private async ask(secret: Cell, owner: Owner): Promise<ExactFinding[]> {
    const { cell, atoms, width } = secret
    const loose = atoms.filter((atom) => this.reduced.fixed[atom] !== 1 && !owner.held.has(atom))
    const world = loose.length === 0 ? undefined : this.search.find(loose, width, owner.held)
    if (world !== undefined) {
      this.credit(world)
      return []
    }
    const { low, high } = await this.interval(secret, owner.held)
    return high - low >= width ? [] : [{ cell, low, high, ...(owner.holder === undefined ? {} : { holder: owner.holder }) }]
  }

  /** What everybody can tell of a secret; if nothing, what each owner can. */
  async judge(s: number): Promise<ExactFinding[]> {
    const secret = this.secrets[s]
    if (secret === undefined) return []
    const told = this.left[s] === undefined ? await this.ask(secret, { held: new Set() }) : []
    if (told.length > 0) return told
    const outside = ({ held }: Owner) => secret.atoms.some((atom) => !held.has(atom))
    const all = () => this.owners.flatMap((owner, o) => (outside(owner) ? [o] : []))
    for (const o of this.left[s] ?? all()) {
      const owner = this.owners[o]
      if (owner !== undefined && (this.left[s]?.includes(o) ?? true)) told.push(...(await this.ask(secret, owner)))
    }
    return told
  }

  close(): void {
    for (const { intervals } of this.parts.values()) intervals.close()
  }
}
