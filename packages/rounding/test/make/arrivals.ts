import { prepare, roundOnce } from '../../src/round/round.ts'
import type { Cube, Release, TableSpec } from '../../src/types.ts'
import { dice } from './country.ts'
import type { Country } from './country.ts'

export interface ArrivalRates {
  tried: number
  /** Share of arrivals after which the number of her own municipality is another. */
  municipality: number
  /** The same, compared with the year's release as it would have been without her, for one that follows upon last year's. */
  municipality_next_year: number
  any: number
  /** Arrivals after which her municipality alone rises and, in its county, the cells of her traits alone. */
  named: number
}

export async function roundYears(country: Country, tables: readonly TableSpec[], secret: Uint8Array): Promise<Release[]> {
  const releases: Release[] = []
  for (const [y, cube] of country.years.entries()) releases.push(await again(cube, tables, 2021 + y, releases, secret))
  return releases
}

async function again(
  cube: Cube,
  tables: readonly TableSpec[],
  year: number,
  before: readonly Release[],
  secret: Uint8Array,
): Promise<Release> {
  const { lattice, choice } = prepare({ cube, tables, year, before, secret })
  return (await roundOnce(lattice, choice, year, 60)).release
}

function changes(a: Release, b: Release): Map<string, number> {
  const before = new Map(a.cells.map(({ cell, value }) => [cell, value]))
  const found = b.cells.map(({ cell, value }) => [cell, value - (before.get(cell) ?? 0)] as const)
  return new Map(found.filter(([, by]) => by !== 0))
}

/** Whether the changes name a municipality and a trait: one municipality rises, and of its county only cells that hold her. */
function names(changed: ReadonlyMap<string, number>, place: string, county: string, traits: readonly string[]): boolean {
  const places = [...changed].filter(([cell]) => cell.split('|')[0]?.includes('-'))
  const inCounty = [...changed].filter(
    ([cell]) =>
      cell.startsWith(`${county}|`) &&
      cell
        .split('|')
        .slice(1)
        .some((code) => code !== '*'),
  )
  const isHers = (cell: string) =>
    cell
      .split('|')
      .slice(1)
      .every((code, i) => code === '*' || code === traits[i])
  return (
    places.length === 1 &&
    places.every(([cell, by]) => cell.split('|')[0] === place && by > 0) &&
    inCounty.length > 0 &&
    inCounty.every(([cell, by]) => isHers(cell) && by > 0)
  )
}

/** S-R42: one more person, somewhere as people are, and the last year published once more. */
export async function simulateArrivals(
  country: Country,
  tables: readonly TableSpec[],
  secret: Uint8Array,
  tries: number,
  seed: number,
): Promise<ArrivalRates> {
  const releases = await roundYears(country, tables, secret)
  const [last, cube] = [releases.at(-1), country.years.at(-1)]
  if (last === undefined || cube === undefined) throw new Error('a country without years')
  const roll = dice(seed)
  const keys = [...cube.counts.keys()]
  const seen = { municipality: 0, municipality_next_year: 0, any: 0, named: 0 }
  for (let n = 0; n < tries; n += 1) {
    const key = keys[Math.floor(roll() * keys.length)] ?? ''
    const [place = '', ...traits] = key.split('|')
    const more = { ...cube, counts: new Map(cube.counts).set(key, (cube.counts.get(key) ?? 0) + 1) }
    const republished = changes(last, await again(more, tables, last.year, releases, secret))
    const followed = changes(last, await again(more, tables, last.year, releases.slice(0, -1), secret))
    const own = [place, ...traits.map(() => '*')].join('|')
    if (republished.has(own)) seen.municipality += 1
    if (followed.has(own)) seen.municipality_next_year += 1
    if (republished.size > 0) seen.any += 1
    const county = country.dimensions[0]?.parents?.[place] ?? ''
    if (names(republished, place, county, traits)) seen.named += 1
  }
  return {
    tried: tries,
    municipality: seen.municipality / tries,
    municipality_next_year: seen.municipality_next_year / tries,
    any: seen.any / tries,
    named: seen.named,
  }
}
