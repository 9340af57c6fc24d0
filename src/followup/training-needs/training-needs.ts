/** Who needs to know what, how many there are, how many have learned it, and what may be shown of that. Rules. Pure. */
import { showable, SMALLEST_SHOWN, roundedToFive } from '../../platform/small-groups/index.ts'
import type { Text } from '../../platform/page/language.tsx'

export interface Depth {
  value: number
  name: Text
  meaning: Text
}
export interface Area {
  id: string
  name: Text
  meaning: Text
}
export interface Func {
  code: string
  name: Text
  /** Depth by area. */
  needs: Readonly<Record<string, number>>
  own: boolean
}

/** How many there are (`area` null), or how many of them have reached at least that depth. */
export interface Counted {
  unit: string
  function: string
  area: string | null
  depth: number | null
  count: number
  /** ISO date. */
  counted_on: string
}

export interface Pair {
  needed: number
  covered: number
}
const NOBODY: Pair = { needed: 0, covered: 0 }
const sum = (pairs: readonly Pair[]): Pair =>
  pairs.reduce((all, one) => ({ needed: all.needed + one.needed, covered: all.covered + one.covered }), NOBODY)

/**
 * How many of a function in a unit need an area, and how many have it, as counted up to that day. Whoever has reached a
 * greater depth has reached the lesser. `counts` in the order in which they were counted.
 */
export function pairOf(counts: readonly Counted[], unit: string, func: Func, area: string, day: string): Pair {
  const depth = func.needs[area] ?? 0
  if (depth === 0) return NOBODY
  const latest = new Map<string, number>()
  for (const one of counts)
    if (one.unit === unit && one.function === func.code && one.counted_on <= day && (one.area === null || one.area === area))
      latest.set(String(one.depth), one.count)
  const needed = latest.get('null') ?? 0
  const reached = [1, 2, 3].filter((one) => one >= depth).map((one) => latest.get(String(one)) ?? 0)
  return { needed, covered: Math.min(needed, Math.max(0, ...reached)) }
}

export interface Group {
  codes: readonly string[]
  pair: Pair
}
/** Functions with fewer than five stand together. */
export function grouped(counts: readonly Counted[], unit: string, functions: readonly Func[], area: string, day: string): Group[] {
  const each = functions
    .map((func) => ({ codes: [func.code], pair: pairOf(counts, unit, func, area, day) }))
    .filter(({ pair }) => pair.needed > 0)
  const small = each.filter(({ pair }) => pair.needed < SMALLEST_SHOWN)
  const large = each.filter(({ pair }) => pair.needed >= SMALLEST_SHOWN)
  return small.length === 0 ? large : [...large, { codes: small.flatMap(({ codes }) => codes), pair: sum(small.map(({ pair }) => pair)) }]
}

/**
 * What may be said of how many have learned something. `exact` only where both those who have and those who lack it are five
 * or more; otherwise a word that is true of several numbers.
 */
export type Shown = ({ kind: 'exact' } & Pair) | { kind: 'nearly_all' } | { kind: 'few' } | { kind: 'hidden' }
export function shownOf({ needed, covered }: Pair): Shown {
  const missing = needed - covered
  if (covered >= SMALLEST_SHOWN && missing >= SMALLEST_SHOWN) return { kind: 'exact', needed, covered }
  if (needed < SMALLEST_SHOWN || (covered < SMALLEST_SHOWN && missing < SMALLEST_SHOWN)) return { kind: 'hidden' }
  return missing < SMALLEST_SHOWN ? { kind: 'nearly_all' } : { kind: 'few' }
}
export interface AreaPicture {
  total: Shown
  groups: readonly { codes: readonly string[]; shown: Shown }[]
}
/**
 * A total with its groups. Groups are given in figures only beside a total in figures, and only those that can stand in all
 * three tables at once: how many they are, how many have, how many lack. So none that is held back can be worked out.
 */
export function pictureOf(groups: readonly Group[]): AreaPicture {
  const all = sum(groups.map(({ pair }) => pair))
  const total = shownOf(all)
  const hidden: Shown = { kind: 'hidden' }
  if (total.kind !== 'exact') return { total, groups: groups.map(({ codes }) => ({ codes, shown: hidden })) }
  const name = (group: Group) => group.codes.join(' ')
  const parts = (of: (pair: Pair) => number) => Object.fromEntries(groups.map((group) => [name(group), of(group.pair)]))
  const tables = [
    showable(
      all.needed,
      parts(({ needed }) => needed),
    ),
    showable(
      all.covered,
      parts(({ covered }) => covered),
    ),
    showable(
      all.needed - all.covered,
      parts(({ needed, covered }) => needed - covered),
    ),
  ]
  return {
    total,
    groups: groups.map((group) => ({
      codes: group.codes,
      shown: tables.every((table) => table.parts.has(name(group))) ? { kind: 'exact', ...group.pair } : hidden,
    })),
  }
}

export interface Moment extends Pair {
  day: string
}
const far = (a: number, b: number) => a === b || Math.abs(a - b) >= SMALLEST_SHOWN
/**
 * What a series may show: a later picture only when it differs from the one before by five or more in both numbers, so that
 * two pictures beside each other never tell of fewer. Days between keep the picture that was.
 */
export function steady(moments: readonly Moment[]): Moment[] {
  const shown: Moment[] = []
  for (const one of moments) {
    const last = shown.at(-1)
    const lacks = (moment: Pair) => moment.needed - moment.covered
    const differs = last && (last.covered !== one.covered || lacks(last) !== lacks(one))
    if (!last || (differs && far(last.covered, one.covered) && far(lacks(last), lacks(one)))) shown.push(one)
  }
  return shown
}
/** How it went for one unit and area: what may be shown, from the first day on which anything was counted. */
export function seriesOf(counts: readonly Counted[], unit: string, functions: readonly Func[], area: string): Moment[] {
  const days = [...new Set(counts.filter((one) => one.unit === unit).map(({ counted_on }) => counted_on))].sort()
  const moments = days.map((day) => ({ day, ...sum(functions.map((func) => pairOf(counts, unit, func, area, day))) }))
  return steady(moments.filter(({ needed }) => needed > 0))
}

export interface Share {
  area: string
  covered: number
  needed: number
}
/**
 * Over the whole organisation, as it may leave a unit: to the nearest five, so that no unit can be worked out as what is left
 * when the others are taken away. Areas that fewer than five need are left out.
 */
export function sharesOf(counts: readonly Counted[], functions: readonly Func[], areas: readonly Area[], day: string): Share[] {
  const units = [...new Set(counts.map(({ unit }) => unit))]
  return areas.flatMap(({ id }) => {
    const { needed, covered } = sum(units.flatMap((unit) => functions.map((func) => pairOf(counts, unit, func, id, day))))
    if (needed < SMALLEST_SHOWN) return []
    const [whole, part] = [roundedToFive(needed), roundedToFive(covered)]
    return [{ area: id, needed: whole, covered: Math.min(whole, part) }]
  })
}
export const percentOf = ({ needed, covered }: Pair): number => Math.round((covered / needed) * 100)
