import type { Finding, Published, Release } from '../types.ts'
import { sumOver } from './world.ts'
import type { ShownCell, World } from './world.ts'

/** How numbers were made, as everybody may know it. Only `controlled` is ours; the others are there to be caught. */
export type Rule = 'controlled' | 'nearest' | 'exact'

/** What a reader knows of a shown cell: low ≤ count ≤ high. */
export interface Known {
  shown: ShownCell
  low: number
  high: number
}

/**
 * Who reads. `public` knows the rule: a number that may be kept is kept unless secret lot or the sums move it, so that a
 * change proves nothing by itself. `told` is also told, of each number that changed, whether its count had left its
 * bounds: more than anybody can know, and a measure of how much the keeping could ever give away.
 */
export type Reader = 'public' | 'told'

/** Counts that could lie behind a published value, both ends included. */
export function boundsOf(value: number, base: number, rule: Rule): { low: number; high: number } {
  if (rule === 'exact') return { low: value, high: value }
  const [below, above] = rule === 'nearest' ? [Math.floor(base / 2), Math.ceil(base / 2) - 1] : [base, base - 1]
  return { low: Math.max(0, value - below), high: value + above }
}

const find = (shown: ShownCell, published: Published, why: Finding['why']): Finding => ({
  cell: shown.cell,
  table: published.table,
  year: published.year,
  why,
  low: published.value,
  high: published.value,
})

function byCell(release: Release): Map<string, Published[]> {
  const found = new Map<string, Published[]>()
  for (const published of release.cells) found.set(published.cell, [...(found.get(published.cell) ?? []), published])
  return found
}

/** Numbers that break the published rule on their own: off the base, too far from the truth, or two values for one count. */
export function offRule(world: World, candidate: Release, rule: Rule): Finding[] {
  const findings: Finding[] = []
  const shownIn = byCell(candidate)
  for (const shown of world.shown.values()) {
    const all = shownIn.get(shown.cell) ?? []
    const truth = sumOver(world.truth, shown.atoms)
    for (const published of all) {
      const { low, high } = boundsOf(published.value, shown.base, rule)
      const multiple = rule === 'exact' || published.value % shown.base === 0
      if (!multiple || published.base !== shown.base || truth < low || truth > high || published.value < 0)
        findings.push(find(shown, published, 'off_rule'))
      if (published.value !== all[0]?.value) findings.push(find(shown, published, 'not_equal'))
    }
    shownIn.delete(shown.cell)
  }
  // A number under a cell that no table of the list has.
  for (const [published] of shownIn.values()) {
    if (published !== undefined)
      findings.push({ cell: published.cell, table: published.table, year: published.year, why: 'off_rule', low: 0, high: 0 })
  }
  return findings
}

function toldBounds(bounds: Known, truth: number, was: number, rule: Rule): Known {
  const old = boundsOf(was, bounds.shown.base, rule)
  if (truth > old.high) return { ...bounds, low: Math.max(bounds.low, old.high + 1) }
  if (truth < old.low) return { ...bounds, high: Math.min(bounds.high, old.low - 1) }
  return { ...bounds, low: Math.max(bounds.low, old.low), high: Math.min(bounds.high, old.high) }
}

/** What the releases of the candidate's year tell of each shown cell: every value of the same count holds at once. */
export function knownOf(world: World, releases: readonly Release[], rule: Rule, reader: Reader): Known[] {
  const candidate = releases.at(-1)
  if (candidate === undefined) return []
  const same = releases.filter((release) => release.year === candidate.year).map(byCell)
  const last = releases
    .filter((release) => release.year < candidate.year)
    .sort((a, b) => a.year - b.year)
    .at(-1)
  const before = last === undefined ? new Map<string, Published[]>() : byCell(last)
  const found: Known[] = []
  for (const shown of world.shown.values()) {
    const values = same.flatMap((release) => (release.get(shown.cell) ?? []).map(({ value }) => boundsOf(value, shown.base, rule)))
    if (values.length === 0) continue
    const bounds = { shown, low: Math.max(...values.map(({ low }) => low)), high: Math.min(...values.map(({ high }) => high)) }
    const [was, is] = [before.get(shown.cell)?.[0]?.value, same.at(-1)?.get(shown.cell)?.[0]?.value]
    const changed = reader === 'told' && was !== undefined && was !== is
    found.push(changed ? toldBounds(bounds, sumOver(world.truth, shown.atoms), was, rule) : bounds)
  }
  return found
}
