import type { Choice } from './choose.ts'
import type { Lattice } from './lattice.ts'

const STEPS_MAX = 400_000
/** Steps during which a cell that was just turned may not be turned back. */
const REST = 12

/** The same walk for the same choice, so that nothing is told by trying again. */
function* stirred(seed: number): Generator<number> {
  for (let state = seed | 1; ; ) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    yield (state >>> 0) / 2 ** 32
  }
}

/**
 * An additive choice without the solver: begin with the cheapest value of each cell, then turn cells in sums that do not
 * hold, each time the one that mends most at the least cost. Undefined when it does not come to rest.
 */
export function greedyChoice(lattice: Lattice, choice: Choice): boolean[] | undefined {
  const up = choice.upCosts.map((cost) => cost < 0)
  const sumsOf: [number, number][][] = lattice.cells.map(() => [])
  const gaps = lattice.sums.map(({ whole, parts }, s) => {
    const value = (cell: number) => (choice.floors[cell] ?? 0) + (up[cell] === true ? (lattice.bases[cell] ?? 0) : 0)
    sumsOf[whole]?.push([s, 1])
    for (const part of parts) sumsOf[part]?.push([s, -1])
    return value(whole) - parts.reduce((sum, part) => sum + value(part), 0)
  })
  const rested = new Int32Array(lattice.cells.length).fill(-REST)
  const open = new Set(gaps.flatMap((gap, s) => (gap === 0 ? [] : [s])))
  const roll = stirred(lattice.cells.length + choice.floors.reduce((sum, floor) => sum + floor, 0))
  const effect = (cell: number): number => {
    const step = (up[cell] === true ? -1 : 1) * (lattice.bases[cell] ?? 0)
    const mended = (sumsOf[cell] ?? []).reduce((sum, [s, sign]) => sum + Math.abs((gaps[s] ?? 0) + sign * step) - Math.abs(gaps[s] ?? 0), 0)
    return mended * 10 + Math.sign(step) * (choice.upCosts[cell] ?? 0)
  }
  for (let step = 0; step < STEPS_MAX && open.size > 0; step += 1) {
    const broken = [...open][Math.floor((roll.next().value ?? 0) * open.size)] ?? 0
    const sum = lattice.sums[broken]
    if (sum === undefined) return undefined
    const free = [sum.whole, ...sum.parts].filter((cell) => step - (rested[cell] ?? 0) >= REST)
    const cell = free.length === 0 ? sum.whole : free.reduce((best, next) => (effect(next) < effect(best) ? next : best))
    const change = (up[cell] === true ? -1 : 1) * (lattice.bases[cell] ?? 0)
    up[cell] = up[cell] !== true
    rested[cell] = step
    for (const [s, sign] of sumsOf[cell] ?? []) {
      gaps[s] = (gaps[s] ?? 0) + sign * change
      if (gaps[s] === 0) open.delete(s)
      else open.add(s)
    }
  }
  const isAvoided = choice.avoid.some(({ cells, up: once }) => cells.every((cell, i) => up[cell] === once[i]))
  return open.size > 0 || isAvoided ? undefined : up
}
