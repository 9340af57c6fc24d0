import type { Cube, Published, Release, TableSpec } from '../types.ts'
import { choiceFor } from './choose.ts'
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

export function lastValues(before: readonly Release[]): Map<string, number> {
  const latest = [...before].sort((a, b) => a.year - b.year).at(-1)
  return new Map(latest?.cells.map(({ cell, value }) => [cell, value]))
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

export async function round(input: RoundInput): Promise<Release> {
  if (input.secret.length < SECRET_BYTES_MIN) throw new RoundingRefused(`the secret is shorter than ${SECRET_BYTES_MIN} bytes`)
  const lattice = latticeOf(input.cube.dimensions, input.tables)
  const counts = countCells(input.cube, lattice)
  const choice = choiceFor({ lattice, counts, last: lastValues(input.before), secret: input.secret, year: input.year })
  const up = await solveChoice(lattice, choice, input.seconds_max ?? SECONDS_MAX)
  if (up === undefined) throw new RoundingRefused('no additive rounding was found')
  return releaseOf(lattice, choice.floors, up, input.year, 'mip')
}
