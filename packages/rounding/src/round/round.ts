import type { Cube, Published, Release, TableSpec } from '../types.ts'
import { choiceFor } from './choose.ts'
import type { Choice } from './choose.ts'
import { greedyChoice } from './greedy.ts'
import { countCells, latticeOf } from './lattice.ts'
import type { Lattice } from './lattice.ts'
import { solveChoice } from './mip.ts'

export interface RoundInput {
  cube: Cube
  tables: readonly TableSpec[]
  year: number
  before: readonly Release[]
  secret: Uint8Array
  seconds_max?: number
}

export const SECONDS_MAX = 60
export const SECRET_BYTES_MIN = 32

/** Thrown when no release can be made; nothing may then be published. The message names tables and codes, never counts. */
export class RoundingRefused extends Error {}

function lastOf(before: readonly Release[]): { year: number | undefined; values: Map<string, number> } {
  const latest = [...before].sort((a, b) => a.year - b.year).at(-1)
  return { year: latest?.year, values: new Map(latest?.cells.map(({ cell, value }) => [cell, value])) }
}

function releaseOf(lattice: Lattice, floors: readonly number[], up: readonly boolean[], year: number, how: Release['how']): Release {
  const cells: Published[] = []
  for (const [table, shown] of lattice.tables) {
    for (const i of shown) {
      const base = lattice.bases[i] ?? 1
      cells.push({ table, cell: lattice.cells[i] ?? '', value: (floors[i] ?? 0) + (up[i] === true ? base : 0), base, year })
    }
  }
  return { year, cells, how }
}

/** What a rounding is made from, and what was tried of it. */
export interface Attempt {
  lattice: Lattice
  choice: Choice
  release: Release
  up: readonly boolean[]
}

export function prepare(input: RoundInput): { lattice: Lattice; choice: Choice } {
  if (input.secret.length < SECRET_BYTES_MIN) throw new RoundingRefused(`the secret is shorter than ${SECRET_BYTES_MIN} bytes`)
  const lattice = latticeOf(input.cube.dimensions, input.tables)
  const counts = countCells(input.cube, lattice)
  return { lattice, choice: choiceFor({ lattice, counts, last: lastOf(input.before), secret: input.secret, year: input.year }) }
}

/** One rounding: the solver's, or the greedy one when the solver has none in time. */
export async function roundOnce(lattice: Lattice, choice: Choice, year: number, seconds_max: number): Promise<Attempt> {
  const solved = seconds_max > 0 ? await solveChoice(lattice, choice, seconds_max) : undefined
  const up = solved ?? greedyChoice(lattice, choice)
  if (up === undefined) throw new RoundingRefused('no additive rounding was found')
  return { lattice, choice, up, release: releaseOf(lattice, choice.floors, up, year, solved === undefined ? 'greedy' : 'mip') }
}

/** Another choice: some number in the neighbourhood of each that told something must be another one. */
export function avoiding({ lattice, choice, up }: Attempt, cells: readonly string[]): Choice {
  const told = new Set(cells)
  const avoid = [...told].flatMap((cell) => {
    const at = lattice.cells.indexOf(cell)
    const near = new Set(
      lattice.sums.filter(({ whole, parts }) => whole === at || parts.includes(at)).flatMap(({ whole, parts }) => [whole, ...parts]),
    )
    const around = near.size === 0 ? lattice.cells.map((_, i) => i) : [...near]
    return [{ cells: around, up: around.map((i) => up[i] === true) }]
  })
  return { ...choice, avoid: [...choice.avoid, ...avoid] }
}
