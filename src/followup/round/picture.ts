/** From counts to what may be shown of a group of organisations. Pure. */
import { SMALLEST_SHOWN, showable } from '../../platform/small-groups/index.ts'

export interface LevelCount {
  set_id: string
  place: number
  level: number
  count: number
}
export interface GroupCount {
  set_id: string
  place: number
  kind: string
  county: string | null
  count: number
}
export interface Filter {
  kind?: string | undefined
  county?: string | undefined
}
export const ANYWHERE = '-'

type Parts = Record<string, number>
const sumBy = (cells: readonly GroupCount[], key: (cell: GroupCount) => string): Parts => {
  const sums: Parts = {}
  for (const cell of cells) sums[key(cell)] = (sums[key(cell)] ?? 0) + cell.count
  return sums
}
const total = (parts: Parts): number => Object.values(parts).reduce((sum, count) => sum + count, 0)
const countyOf = (cell: GroupCount) => cell.county ?? ANYWHERE

/**
 * May the answers to one question be shown for this group? Kinds and counties are each a way of dividing the whole, and
 * the two together divide each kind and each county. A group stands only where it does in every division that it is part
 * of, and where the organisations outside both its kind and its county are not few either: then no sum or difference of
 * what any filter shows is about fewer than five.
 */
export function mayShow(cells: readonly GroupCount[], { kind, county }: Filter): boolean {
  const [kinds, counties] = [sumBy(cells, (cell) => cell.kind), sumBy(cells, countyOf)]
  const all = total(kinds)
  if (kind === undefined && county === undefined) return showable(all, kinds).total
  const kindShown = kind !== undefined && showable(all, kinds).parts.has(kind)
  const countyShown =
    county !== undefined && showable(all, counties).parts.has(county) && !liesTooNear(cells, county, showable(all, kinds).parts)
  if (kind === undefined) return countyShown
  if (county === undefined) return kindShown
  const inKind = sumBy(
    cells.filter((cell) => cell.kind === kind),
    countyOf,
  )
  const inCounty = sumBy(
    cells.filter((cell) => countyOf(cell) === county),
    (cell) => cell.kind,
  )
  // Where all are of the one kind, or of the one county, the two filters are one.
  if (total(inKind) === all) return countyShown
  if (total(inCounty) === all) return kindShown
  const here = inKind[county] ?? 0
  const outside = all - total(inKind) - total(inCounty) + here
  return (
    kindShown &&
    countyShown &&
    showable(total(inKind), inKind).parts.has(county) &&
    showable(total(inCounty), inCounty).parts.has(kind) &&
    outside >= SMALLEST_SHOWN
  )
}

/** A county whose answers are all of one kind, or that holds all of a kind, and nearly nothing else: the difference would tell. Then the kind is shown. */
function liesTooNear(cells: readonly GroupCount[], county: string, kindsShown: ReadonlySet<string>): boolean {
  const inCounty = cells.filter((cell) => countyOf(cell) === county)
  return [...kindsShown].some((kind) => {
    const inKind = cells.filter((cell) => cell.kind === kind)
    const [onlyCounty, onlyKind] = [inCounty.filter((cell) => cell.kind !== kind), inKind.filter((cell) => countyOf(cell) !== county)]
    const [more, less] = [count(onlyCounty), count(onlyKind)]
    return (more === 0 && isFew(less)) || (less === 0 && isFew(more))
  })
}
const count = (cells: readonly GroupCount[]): number => cells.reduce((sum, cell) => sum + cell.count, 0)
const isFew = (difference: number): boolean => difference > 0 && difference < SMALLEST_SHOWN

export interface AggregateLine {
  set: string
  question: string
  /** How many organisations have answered the question; 0 when hidden. */
  count: number
  /** Share of them at each level, as far as anybody stands there: {"0": 0.2, "3": 0.8}. Empty when hidden. */
  shares: Readonly<Record<string, number>>
  hidden: boolean
}
export function sharesOf(levels: readonly { level: number; count: number }[]): { count: number; shares: Record<string, number> } {
  const count = levels.reduce((sum, one) => sum + one.count, 0)
  return { count, shares: Object.fromEntries(levels.filter((one) => one.count > 0).map((one) => [String(one.level), one.count / count])) }
}

/** What others of the same kind answered: the organisation's own answer taken away, and nothing where fewer than five are left. */
export function withoutOwn(
  counts: readonly LevelCount[],
  own: readonly { set_id: string; levels: readonly (number | null)[] }[],
): LevelCount[] {
  const mine = new Map(own.flatMap((part) => part.levels.map((level, index) => [`${part.set_id}|${index + 1}`, level] as const)))
  const others = counts.map((one) => ({ ...one, count: one.count - (mine.get(`${one.set_id}|${one.place}`) === one.level ? 1 : 0) }))
  const asked = new Map<string, number>()
  for (const one of others) asked.set(`${one.set_id}|${one.place}`, (asked.get(`${one.set_id}|${one.place}`) ?? 0) + one.count)
  return others.filter((one) => one.count > 0 && (asked.get(`${one.set_id}|${one.place}`) ?? 0) >= SMALLEST_SHOWN)
}
