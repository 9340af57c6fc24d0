import type { Lattice } from './lattice.ts'
import { isDrawn, leaning } from './secret.ts'

/**
 * Every published number has two possible values: the multiple of its base at or below the truth, and the next one.
 * That is the whole published rule: value - base ≤ truth < value + base, so that 0 means 0 to base - 1.
 */
export interface Choice {
  /** The lower value of each cell, in persons; the other is one base above. */
  floors: readonly number[]
  /** What it costs to show the upper value rather than the lower. */
  upCosts: readonly number[]
  /** Groups of choices already made that told something: not all of them again. */
  avoid: readonly Avoided[]
}
export interface Avoided {
  cells: readonly number[]
  up: readonly boolean[]
}

const MARGIN_WEIGHT = 6
const INNER_WEIGHT = 1
/** A kept value weighs more than any error: it may cost three bases of error elsewhere. */
const KEEP_WEIGHT = 3
/** At the edge one person more or less would move the number; half a base of error is worth avoiding that. */
const EDGE_WEIGHT = 0.5
/** One number of so many is not kept for its own sake, by secret lot: a change then never proves that its count left its bounds. */
const LOT = 16
/** More than the whole cost of the worst choice, so that even a true 0 is shown as a base now and then. */
const LEANING_WEIGHT = 1.25

function costOf(truth: number, value: number, base: number): number {
  const off = truth - value
  return Math.abs(off) + (off === base - 1 || (off === -base && truth > 0) ? EDGE_WEIGHT * base : 0)
}

export interface ChoiceInput {
  lattice: Lattice
  counts: readonly number[]
  /** Cell → the value last published, in persons, and when. What is published again in the same year draws no lot. */
  last: { year: number | undefined; values: ReadonlyMap<string, number> }
  secret: Uint8Array
  year: number
}

export function choiceFor({ lattice, counts, last, secret, year }: ChoiceInput): Choice {
  const [floors, upCosts]: [number[], number[]] = [[], []]
  lattice.cells.forEach((cell, i) => {
    const [base, truth] = [lattice.bases[i] ?? 1, counts[i] ?? 0]
    const floor = truth - (truth % base)
    const weight = lattice.isMargin[i] === true ? MARGIN_WEIGHT : INNER_WEIGHT
    const error = weight * (costOf(truth, floor + base, base) - costOf(truth, floor, base))
    const kept = last.year !== year && isDrawn(secret, year, cell, LOT) ? undefined : last.values.get(cell)
    const keep = kept === floor ? 1 : kept === floor + base ? -1 : 0
    floors.push(floor)
    upCosts.push(error + keep * KEEP_WEIGHT * MARGIN_WEIGHT * base + leaning(secret, year, cell) * LEANING_WEIGHT * INNER_WEIGHT * base)
  })
  return { floors, upCosts, avoid: [] }
}
