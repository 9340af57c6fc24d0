import type { Finding } from '../types.ts'
import type { Intervals } from './interval.ts'
import { judge, provedBy } from './judge.ts'
import type { Moves } from './moves.ts'
import type { Target } from './targets.ts'
import type { World } from './world.ts'

interface Unit {
  code: string
  held: Uint8Array
  atoms: readonly number[]
}

/** Units that know their own counts, atom by atom, and subtract them from what is published. */
export class Insiders {
  private readonly world: World
  private readonly moves: Moves
  private readonly intervals: Intervals
  private readonly units: Unit[] = []
  /** Atom → the units it belongs to. */
  private readonly of: number[][]

  constructor(world: World, moves: Moves, intervals: Intervals) {
    this.world = world
    this.moves = moves
    this.intervals = intervals
    this.of = Array.from(world.truth, () => [])
    const sizes = world.leaves.map((codes) => codes.length)
    world.dimensions.forEach((dimension, d) => {
      if (!(dimension.insiders ?? dimension.parents !== undefined)) return
      const step = sizes.slice(d + 1).reduce((product, size) => product * size, 1)
      const byCode = new Map<string, number[]>()
      world.truth.forEach((_, atom) => {
        const leaf = world.leaves[d]?.[Math.floor(atom / step) % (sizes[d] ?? 1)]
        for (let code = leaf; code !== undefined; code = dimension.parents?.[code]) byCode.set(code, [...(byCode.get(code) ?? []), atom])
      })
      for (const [code, atoms] of byCode) {
        if (atoms.length === world.truth.length) continue
        const held = new Uint8Array(world.truth.length)
        for (const atom of atoms) {
          held[atom] = 1
          this.of[atom]?.push(this.units.length)
        }
        this.units.push({ code, held, atoms })
      }
    })
  }

  /**
   * Every unit against one count: what is left of it when the unit takes away its own. A witness that leaves a unit as it
   * is holds for that unit too, so that only the few units it touches are asked again.
   */
  examine(
    target: Target,
    inside: Uint8Array,
    touched: readonly number[] | undefined,
    year: number,
    always: boolean,
  ): { findings: Finding[]; examined: number } {
    const own = new Map<number, { truth: number; atoms: number }>()
    for (const atom of target.atoms) {
      for (const unit of this.of[atom] ?? []) {
        const known = own.get(unit) ?? { truth: 0, atoms: 0 }
        own.set(unit, { truth: known.truth + (this.world.truth[atom] ?? 0), atoms: known.atoms + 1 })
      }
    }
    const again = new Set<number>(touched === undefined ? this.units.keys() : touched.flatMap((atom) => this.of[atom] ?? []))
    // What is left is small though the whole is not: it must be possibly nothing.
    for (const [unit, { truth }] of own) if (truth > 0 && target.truth - truth < target.base) again.add(unit)
    const findings: Finding[] = []
    let examined = this.units.length
    for (const [unit, { atoms }] of own) {
      if (atoms < target.atoms.length) continue
      again.delete(unit)
      examined -= 1
    }
    for (const unit of again) {
      const { code, held, atoms } = this.units[unit] as Unit
      const rest = own.has(unit) ? target.atoms.filter((atom) => held[atom] !== 1) : target.atoms
      const asked = { target, atoms: rest, truth: target.truth - (own.get(unit)?.truth ?? 0) }
      if (!always && provedBy(this.moves, asked, inside, held) !== undefined) continue
      const { low, high } = this.intervals.of(rest, atoms)
      const finding = judge(asked, year, low, high, code)
      if (finding !== undefined) findings.push(finding)
    }
    return { findings, examined }
  }
}
