import type { Cube, Dimension, TableSpec } from '../../src/types.ts'

/** Municipalities in each of the 21 counties, in the order of their codes. */
const COUNTIES = [26, 8, 9, 13, 12, 8, 12, 1, 5, 33, 6, 49, 16, 12, 10, 15, 10, 7, 8, 15, 15]
const TYPES = [
  ['s', 0.85],
  ['f', 0.15],
] as const
const SEXES = [
  ['k', 0.62],
  ['m', 0.38],
] as const
const AGES = [
  ['0-17', 0.42],
  ['18+', 0.58],
] as const
/** Of those who are there one year, gone the next; and new ones, of the same number. */
const LEAVE = 0.15
const ARRIVE = 0.2

/** The same row of numbers from 0 up to 1 for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Country {
  dimensions: readonly Dimension[]
  /** One cube a year. */
  years: readonly Cube[]
}

function pick(roll: number, of: readonly (readonly [string, number])[]): string {
  let left = roll
  for (const [code, share] of of) {
    left -= share
    if (left < 0) return code
  }
  return of.at(-1)?.[0] ?? ''
}

/** Invented people in 290 invented municipalities of very different size (security.md 6.3): 290 × 8 counts a year. */
export function makeCountry(seed: number, persons: number, years: number, counties: readonly number[] = COUNTIES): Country {
  const roll = dice(seed)
  const parents: Record<string, string> = {}
  const weights: [string, number][] = []
  counties.forEach((count, c) => {
    parents[`L${c + 1}`] = 'R'
    for (let m = 1; m <= count; m += 1) {
      const code = `L${c + 1}-${m}`
      parents[code] = `L${c + 1}`
      weights.push([code, Math.exp(1.1 * Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll()))])
    }
  })
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const shares = weights.map(([code, weight]): [string, number] => [code, weight / whole])
  const dimensions: Dimension[] = [
    { name: 'place', codes: shares.map(([code]) => code), parents },
    { name: 'type', codes: TYPES.map(([code]) => code) },
    { name: 'sex', codes: SEXES.map(([code]) => code) },
    { name: 'age', codes: AGES.map(([code]) => code) },
  ]
  const person = () => [pick(roll(), shares), pick(roll(), TYPES), pick(roll(), SEXES), pick(roll(), AGES)].join('|')
  let people = Array.from({ length: persons }, person)
  const cubes: Cube[] = []
  for (let year = 0; year < years; year += 1) {
    if (year > 0) {
      const arrivals = Math.round(people.length * ARRIVE)
      people = people.filter(() => roll() >= LEAVE)
      people.push(...Array.from({ length: arrivals }, person))
    }
    const counts = new Map<string, number>()
    for (const key of people) counts.set(key, (counts.get(key) ?? 0) + 1)
    cubes.push({ dimensions, counts })
  }
  return { dimensions, years: cubes }
}

/** The published list of security.md 6.4, first point. */
export const COUNTRY_TABLES: readonly TableSpec[] = [
  { name: 'municipality', dimensions: ['place'], base: 10 },
  { name: 'county', dimensions: ['place', 'type', 'sex'], level: { place: 1 }, base: 5 },
  { name: 'country', dimensions: ['type', 'sex', 'age'], base: 5 },
]
/** Every count of the cube with every total, which nobody is advised to publish: the hardest that 290 × 8 can be. */
export const WHOLE_TABLES: readonly TableSpec[] = [{ name: 'whole', dimensions: ['place', 'type', 'sex', 'age'], base: 5 }]
