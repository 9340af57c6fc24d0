import { audit, roundCube, type Release, type TableSpec } from '@samvarn/rounding'
import { Intervals } from '../packages/rounding/src/audit/interval.ts'
import { knownOf } from '../packages/rounding/src/audit/rules.ts'
import { readWorld } from '../packages/rounding/src/audit/world.ts'
import { countCells, latticeOf } from '../packages/rounding/src/round/lattice.ts'
import { prepare, roundOnce } from '../packages/rounding/src/round/round.ts'
import { simulateArrivals } from '../packages/rounding/test/make/arrivals.ts'
import { COUNTRY_TABLES, makeCountry, WHOLE_TABLES, type Country } from '../packages/rounding/test/make/country.ts'
import type { Row, Table } from './measure.ts'

/** More for a long look: SAMVARN_ARRIVALS=1000. */
const ARRIVALS = Number(process.env['SAMVARN_ARRIVALS'] ?? 60)
const [PERSONS, YEARS, SEED] = [27_187, 5, 1]
const SECRET = new Uint8Array(32).fill(7)

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

interface Errors {
  margins5: number[]
  margins10: number[]
  municipalities: number[]
  beyond: number
}

/** How far published numbers are from the truth, by kind; `show` gives the published number of a cell. */
function errorsOf(
  country: Country,
  tables: readonly TableSpec[],
  show: (year: number, cell: string, count: number, base: number) => number,
): Errors {
  const lattice = latticeOf(country.dimensions, tables)
  const errors: Errors = { margins5: [], margins10: [], municipalities: [], beyond: 0 }
  country.years.forEach((cube, year) => {
    countCells(cube, lattice).forEach((count, i) => {
      const base = lattice.bases[i] ?? 1
      const error = Math.abs(show(year, lattice.cells[i] ?? '', count, base) - count)
      if (error > base) errors.beyond += 1
      if (lattice.isMargin[i] !== true) {
        if (base === 10) errors.municipalities.push(error)
      } else (base === 5 ? errors.margins5 : errors.margins10).push(error)
    })
  })
  return errors
}

const describe = ({ margins5, margins10, municipalities, beyond }: Errors): string => {
  const each = [margins5, margins10, municipalities].filter((kind) => kind.length > 0).map((kind) => mean(kind).toFixed(2))
  return `${each.join(' · ')}; ${beyond} längre bort än basen`
}

/** Sums that do not hold when each number is rounded by itself. */
function brokenSums(country: Country): number {
  const lattice = latticeOf(country.dimensions, COUNTRY_TABLES)
  const counts = countCells(country.years[0] ?? { dimensions: [], counts: new Map() }, lattice)
  const near = counts.map((count, i) => Math.round(count / (lattice.bases[i] ?? 1)) * (lattice.bases[i] ?? 1))
  return mean(lattice.sums.map(({ whole, parts }) => (parts.reduce((sum, part) => sum + (near[part] ?? 0), 0) === near[whole] ? 0 : 1)))
}

async function bareSolve(country: Country, release: Release): Promise<{ milliseconds: number; needed: number }> {
  const cube = country.years[0]
  if (cube === undefined) throw new Error('a country without years')
  const world = readWorld(cube, COUNTRY_TABLES)
  const known = knownOf(world, [release], 'controlled', 'public')
  const intervals = await Intervals.open(
    world.truth,
    known.map(({ shown, low, high }) => ({ atoms: shown.atoms, low, high })),
  )
  const from = performance.now()
  for (const { shown } of known.slice(0, 10)) intervals.of(shown.atoms)
  const milliseconds = (performance.now() - from) / 20
  intervals.close()
  return { milliseconds, needed: known.length * 2 }
}

async function roundAll(country: Country, tables: readonly TableSpec[]): Promise<Release[]> {
  const releases: Release[] = []
  for (const [y, cube] of country.years.entries())
    releases.push(await roundCube({ cube, tables, year: 2021 + y, before: releases, secret: SECRET }))
  return releases
}

async function auditAll(country: Country, releases: readonly Release[]) {
  let [findings, examined, solved] = [0, 0, 0]
  for (const [y, cube] of country.years.entries()) {
    const found = await audit({ tables: COUNTRY_TABLES, dimensions: country.dimensions, cube, releases: releases.slice(0, y + 1) })
    findings += found.findings.length
    examined += found.examined
    solved += found.solved
  }
  return { findings, examined, solved }
}

async function timeRows(country: Country, releases: readonly Release[], made: string): Promise<Row[]> {
  const [first] = releases
  const cube = country.years[0]
  if (first === undefined || cube === undefined) throw new Error('a country without years')
  let from = performance.now()
  const judged = await auditAll(country, releases)
  const time = seconds(from)
  const bare = await bareSolve(country, first)
  from = performance.now()
  const { lattice, choice } = prepare({ cube, tables: COUNTRY_TABLES, year: 2021, before: [], secret: SECRET })
  const greedy = await roundOnce(lattice, choice, 2021, 0).then(
    ({ release }) => release,
    () => undefined,
  )
  const greedyTime = seconds(from)
  return [
    { what: 'avrundning med granskning, fem år', measured: made, beside: '60 s: gränsen (S-R41)' },
    {
      what: 'granskning en gång till, för sig',
      measured: `${time}: ${judged.findings} fynd, ${judged.examined} granskade tal, ${judged.solved} linjära program`,
      beside: `${((bare.milliseconds * bare.needed * YEARS) / 1000).toFixed(0)} s: ${bare.needed * YEARS} program à ${bare.milliseconds.toFixed(1)} ms, bara för de publicerade talen`,
    },
    {
      what: 'girig avrundning, ett år',
      measured: greedy === undefined ? `ingen funnen (${greedyTime})` : `funnen (${greedyTime})`,
      beside: 'används när lösaren inget har',
    },
  ]
}

export async function measureRounding(): Promise<Table> {
  const country = makeCountry(SEED, PERSONS, YEARS)
  let from = performance.now()
  const releases = await roundAll(country, COUNTRY_TABLES)
  const made = seconds(from)
  const rows = await timeRows(country, releases, made)
  const values = releases.map(({ cells }) => new Map(cells.map(({ cell, value }) => [cell, value])))
  const fives = COUNTRY_TABLES.filter(({ base }) => base === 5)
  const fiveValues = (await roundAll({ ...country, years: country.years.slice(0, 2) }, fives)).map(
    ({ cells }) => new Map(cells.map(({ cell, value }) => [cell, value])),
  )
  const nearest = (_: number, __: string, count: number, base: number) => Math.round(count / base) * base
  rows.push(
    {
      what: 'medelfel: marginaler bas 5 · bas 10 · kommuner bas 10',
      measured: describe(errorsOf(country, COUNTRY_TABLES, (year, cell) => values[year]?.get(cell) ?? Number.NaN)),
      beside: `${describe(errorsOf(country, COUNTRY_TABLES, nearest))}: närmaste, var för sig`,
    },
    {
      what: 'medelfel när bara tabellerna med bas 5 ges ut, första och andra året',
      measured: describe(
        errorsOf({ ...country, years: country.years.slice(0, 2) }, fives, (year, cell) => fiveValues[year]?.get(cell) ?? Number.NaN),
      ),
      beside: '1,5: gränsen (S-R44)',
    },
    { what: 'summor som inte stämmer', measured: '0 (granskat)', beside: `${percent(brokenSums(country))}: närmaste, var för sig` },
  )
  const rates = await simulateArrivals(country, COUNTRY_TABLES, SECRET, ARRIVALS, SEED)
  rows.push(
    {
      what: `en person till (${rates.tried} försök), utgivet igen: hennes kommuns tal`,
      measured: percent(rates.municipality),
      beside: '5 %: gränsen (S-R42); 10 %: närmaste',
    },
    { what: 'något tal alls', measured: percent(rates.any), beside: '25 %: gränsen (S-R42)' },
    { what: 'kommun och egenskap utpekade', measured: `${rates.named}`, beside: '0: gränsen (S-R42)' },
    {
      what: 'hennes kommuns tal, med henne och utan, i en utgåva året efter',
      measured: percent(rates.municipality_next_year),
      beside: '10 %: närmaste',
    },
  )
  from = performance.now()
  const cube = country.years[0]
  if (cube === undefined) throw new Error('a country without years')
  const whole = prepare({ cube, tables: WHOLE_TABLES, year: 2021, before: [], secret: SECRET })
  await roundOnce(whole.lattice, whole.choice, 2021, 60)
  rows.push({
    what: `hela tabellen 290 × 8 med alla marginaler, ett år (${whole.lattice.cells.length} tal)`,
    measured: seconds(from),
    beside: '60 s: gränsen för lösaren',
  })
  return { name: 'rounding', title: `Avrundning och granskning: 290 kommuner × 8 × ${YEARS} år, ${PERSONS} personer`, rows }
}
