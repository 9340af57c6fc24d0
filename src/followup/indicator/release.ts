import type { Cube, Dimension, Finding, Published, Reason, Release, TableSpec } from '@samvarn/rounding'
import type { Text } from '../../platform/page/index.ts'
import type { About, Group } from './indicator.ts'

/**
 * From counts as they were entered to numbers that point at no one (security.md 6.4): one cube, one fixed list of tables,
 * everything rounded, also zero. Pure; the engine is packages/rounding.
 */
export const SEXES = {
  K: { sv: 'Kvinnor', en: 'Women' },
  M: { sv: 'Män', en: 'Men' },
  U: { sv: 'Okänt', en: 'Unknown' },
} as const satisfies Record<string, Text>
export type Sex = keyof typeof SEXES
export const ALL = '*'

const COUNTY = { place: 1 } as const
const NATION_TABLE: TableSpec = { name: 'nation', dimensions: ['group', 'sex'], base: 5 }
const MUNICIPALITY: TableSpec = { name: 'municipality', dimensions: ['place'], base: 10 }
/**
 * The lists of tables that may be published, the finest first. A municipality has its total and nothing else; the finest
 * that hides everybody is taken at the first release, and kept for ever: another list another year could be subtracted.
 */
const LADDER: readonly (readonly TableSpec[])[] = [
  [MUNICIPALITY, { name: 'county', dimensions: ['place', 'group', 'sex'], level: COUNTY, base: 5 }],
  [MUNICIPALITY, { name: 'county', dimensions: ['place', 'group'], level: COUNTY, base: 5 }, NATION_TABLE],
  [MUNICIPALITY, NATION_TABLE],
]
/** Of protected persons there is no table of municipalities: the county is the finest that exists (D-R53). */
const LADDER_PROTECTED: readonly (readonly TableSpec[])[] = [
  [{ name: 'county', dimensions: ['place', 'group', 'sex'], base: 5 }],
  [{ name: 'county', dimensions: ['place', 'group'], base: 5 }, NATION_TABLE],
  [NATION_TABLE],
]
export function laddersFor(about: About, before: readonly Release[]): readonly (readonly TableSpec[])[] {
  const all = about === 'protected' ? LADDER_PROTECTED : LADDER
  const told = new Set(before.flatMap((release) => release.cells.map(({ table }) => table)))
  const same = (tables: readonly TableSpec[]) => tables.length === told.size && tables.every(({ name }) => told.has(name))
  return told.size === 0 ? all : all.filter(same)
}

export interface Counted {
  place: string
  category: string
  sex: Sex
  number: number
}
export const countyOf = (place: string): string => place.slice(0, 2)

/** `places`: all that have ever reported, so that a municipality that falls silent is a zero and not a hole. */
export function cubeOf(counted: readonly Counted[], groups: readonly Group[], places: readonly string[]): Cube {
  const finest = [...new Set([...places, ...counted.map(({ place }) => place)])].sort()
  const parents = Object.fromEntries(finest.filter((place) => place.length === 4).map((place) => [place, countyOf(place)]))
  const counts = new Map<string, number>()
  for (const { place, category, sex, number } of counted) {
    const key = [place, category, sex].join('|')
    counts.set(key, (counts.get(key) ?? 0) + number)
  }
  // A sex that nobody ever gave is no row of zeros: it is left out.
  const sexes = Object.keys(SEXES).filter((sex) => sex !== 'U' || counted.some((one) => one.sex === 'U'))
  const place: Dimension = { name: 'place', codes: finest, insiders: true, ...(Object.keys(parents).length > 0 ? { parents } : {}) }
  return { dimensions: [place, { name: 'group', codes: codesOf(groups) }, { name: 'sex', codes: sexes }], counts }
}
/** An indicator that is not divided has one group, so that every cube has the same shape. */
export const WHOLE: Group = { code: 'alla', name: 'Alla' }
const codesOf = (groups: readonly Group[]): string[] => (groups.length > 0 ? groups : [WHOLE]).map(({ code }) => code)

export interface PublishedCell {
  table_name: string
  place: string
  category: string
  sex: string
  value: number
  base: number
}
export const cellsOf = (release: Release): PublishedCell[] =>
  release.cells.map(({ table, cell, value, base }) => {
    const [place = ALL, category = ALL, sex = ALL] = cell.split('|')
    return { table_name: table, place, category, sex, value, base }
  })
/** Former releases as the engine wants them: everything ever published, in the order of the years. */
export function releasesOf(cells: readonly (PublishedCell & { year: number })[]): Release[] {
  const years = [...new Set(cells.map(({ year }) => year))].sort((one, other) => one - other)
  return years.map((year) => ({
    year,
    how: 'mip',
    cells: cells
      .filter((cell) => cell.year === year)
      .map(
        (cell): Published => ({
          table: cell.table_name,
          cell: `${cell.place}|${cell.category}|${cell.sex}`,
          value: cell.value,
          base: cell.base,
          year,
        }),
      ),
  }))
}

/** Why the auditor stopped a release, in words that say what a reader could have told. */
export const REASONS: Readonly<Record<Reason, Text>> = {
  narrow: { sv: 'Talet går att räkna ut för noga', en: 'The number can be told too closely' },
  zero_excluded: { sv: 'Det går att se att någon finns där', en: 'It can be told that somebody is there' },
  group: { sv: 'Alla i raden hör till samma grupp, och det syns', en: 'Everybody in the row belongs to one group, and it shows' },
  insider: { sv: 'Den som vet sitt eget tal kan räkna ut andras', en: 'Whoever knows the own number can tell that of others' },
  not_additive: { sv: 'Delarna går inte ihop med summan', en: 'The parts do not add up' },
  not_equal: { sv: 'Samma tal visas med två värden', en: 'The same number is shown with two values' },
  off_rule: { sv: 'Talet följer inte avrundningens regel', en: 'The number does not follow the rule of rounding' },
}
export type KeptFinding = Pick<Finding, 'cell' | 'why' | 'low' | 'high'>

/** What a reader is told of how the numbers were made. It hides nothing about the method: secrecy of method protects nobody. */
export const LEGEND: Text = {
  sv: 'Alla tal är avrundade till jämna femtal, för kommuner och för hela län till jämna tiotal. 0 betyder 0–4, och där talen är jämna tiotal 0–9. Delarna går alltid ihop med summan, och samma tal är lika överallt.',
  en: 'All numbers are rounded to fives; for municipalities and whole counties to tens. 0 means 0–4, and where numbers are tens 0–9. The parts always add up, and the same number is the same everywhere.',
}
