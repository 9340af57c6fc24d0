import { gather } from './table.ts'
import type { ExactTable, Laid } from './table.ts'

/** One person more here and one less there, in one direction of the table; without `minus`, only one more. */
interface Step {
  plus: number
  minus: number | undefined
  /** The codes whose totals see it, as positions times the stride of the dimension. */
  seen: readonly number[]
}
/** Another world: the atoms of one list rise by `by` and those of the other fall, or the other way about. */
export interface Move {
  by: number
  atoms: readonly number[]
  /** The margins that would be other than they are. */
  touched: readonly number[]
}
export interface Wanted {
  margin: number
  /** How far the margin must move. */
  by: number
  /** Atoms that somebody knows. */
  held: Uint8Array
  /** What it costs to leave out each margin; a hidden one costs nothing. */
  costs: Float64Array
  /** Cheaper than this, or nothing. */
  below: number
}

interface Direction {
  /** Code → atoms' positions in it. */
  members: readonly (readonly number[])[]
  /** Position → codes that gather it. */
  above: readonly (readonly number[])[]
  /** How far apart two codes stand among the margins, and two positions among the atoms. */
  codeStride: number
  atomStride: number
  /** Per code, made when asked for. */
  steps: (readonly Step[] | undefined)[]
}

function directionsOf(table: ExactTable): Direction[] {
  const directions = table.dimensions.map((dimension): Direction => {
    const members = gather(dimension).map(([, positions]) => positions)
    const above = dimension.codes.map((_, position) => members.flatMap((positions, code) => (positions.includes(position) ? [code] : [])))
    return { members, above, codeStride: 1, atomStride: 1, steps: [] }
  })
  let [codes, atoms] = [1, 1]
  for (const direction of directions.toReversed()) {
    direction.codeStride = codes
    direction.atomStride = atoms
    codes *= direction.members.length
    atoms *= direction.above.length
  }
  return directions
}

/** The ways in which a code's total changes by one: from each of its positions to each outside it, or to nowhere. */
function stepsOf(direction: Direction, code: number): readonly Step[] {
  const known = direction.steps[code]
  if (known !== undefined) return known
  const inside = new Set(direction.members[code])
  const steps = [...inside].flatMap((plus): Step[] => {
    const over = direction.above[plus] ?? []
    const alone: Step = { plus, minus: undefined, seen: over.map((at) => at * direction.codeStride) }
    const pairs = direction.above.flatMap((others, minus): Step[] => {
      if (inside.has(minus)) return []
      const differ = [...over.filter((at) => !others.includes(at)), ...others.filter((at) => !over.includes(at))]
      return [{ plus, minus, seen: differ.map((at) => at * direction.codeStride) }]
    })
    return [alone, ...pairs]
  })
  // What few totals see is tried first, so that the rest is soon dearer than the best.
  steps.sort((a, b) => a.seen.length - b.seen.length)
  direction.steps[code] = steps
  return steps
}

/**
 * Moves in the shape of a box: a step in every direction, multiplied. All sums but those it touches stay as they are, so
 * that a table whose touched numbers are all left out is also the table of the world after the move.
 */
export class Boxes {
  private readonly directions: readonly Direction[]
  private readonly laid: Laid

  constructor(table: ExactTable, laid: Laid) {
    this.directions = directionsOf(table)
    this.laid = laid
  }

  private codesOf(margin: number): number[] {
    return this.directions.map(({ codeStride, members }) => Math.floor(margin / codeStride) % members.length)
  }

  /** The atoms of a box, or nothing when somebody knows one, or when there is too little in both halves to take from. */
  private atomsOf(box: readonly Step[], { by, held }: Wanted): number[] | undefined {
    let signed: [number, number][] = [[0, 1]]
    box.forEach(({ plus, minus }, d) => {
      const stride = this.directions[d]?.atomStride ?? 1
      signed = signed.flatMap(([atom, sign]): [number, number][] => [
        [atom + plus * stride, sign],
        ...(minus === undefined ? [] : [[atom + minus * stride, -sign] as [number, number]]),
      ])
    })
    if (signed.some(([atom]) => held[atom] === 1)) return undefined
    const enough = (half: number) => signed.every(([atom, sign]) => sign !== half || (this.laid.atoms[atom]?.value ?? 0) >= by)
    return enough(1) || enough(-1) ? signed.map(([atom]) => atom) : undefined
  }

  /** The cheapest box that moves the margin, by what is not yet hidden of what it touches. */
  cheapest(wanted: Wanted): Move | undefined {
    const choices = this.codesOf(wanted.margin).map((code, d) => stepsOf(this.directions[d] as Direction, code))
    let [below, found] = [wanted.below, undefined as Move | undefined]
    const walk = (box: readonly Step[], touched: readonly number[]) => {
      const [steps, isLast] = [choices[box.length] ?? [], box.length === choices.length - 1]
      for (const step of steps) {
        if (below <= 0) return
        if (!isLast) {
          walk(
            [...box, step],
            touched.flatMap((at) => step.seen.map((code) => at + code)),
          )
          continue
        }
        const cost = costOf(touched, step.seen, wanted.costs, below)
        if (cost >= below) continue
        const atoms = this.atomsOf([...box, step], wanted)
        if (atoms === undefined) continue
        below = cost
        found = { by: wanted.by, atoms, touched: touched.flatMap((at) => step.seen.map((code) => at + code)) }
      }
    }
    walk([], [0])
    return found
  }
}

function costOf(touched: readonly number[], seen: readonly number[], costs: Float64Array, below: number): number {
  let cost = 0
  for (const at of touched) {
    for (const code of seen) {
      cost += costs[at + code] ?? 0
      if (cost >= below) return cost
    }
  }
  return cost
}
