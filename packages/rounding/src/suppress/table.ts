/** Codes of a dimension and every way of gathering them: two groupings of the same codes make linked tables. */
export interface GroupedDimension {
  name: string
  codes: readonly string[]
  /** Each: code → group. A group may itself be gathered in the same grouping. '*' is everybody. */
  groupings: readonly Readonly<Record<string, string>>[]
}
export interface Contribution {
  holder: string
  value: number
}
export interface InnerCell {
  /** Whole numbers: persons, or a sum in its smallest unit. */
  value: number
  /** Who stands behind a sum, when the table is of sums. */
  contributions?: readonly Contribution[]
}
/** A table whose numbers are shown as they are or not at all, with every total over every code of every grouping. */
export interface ExactTable {
  kind: 'frequency' | 'magnitude'
  dimensions: readonly GroupedDimension[]
  /** Finest cells, codes joined by '|'; absent is 0. */
  cells: ReadonlyMap<string, InnerCell>
}
export interface PrimaryRules {
  /** Counts of 1 up to this, itself not included, are not shown. */
  threshold: number
  /** Sums where the n largest together make more than k per cent are not shown. */
  dominance?: { n: number; k: number }
  /** Sums where the second largest could tell the largest within p per cent are not shown. */
  p_percent?: number
}
export type Mark = 'open' | 'primary' | 'secondary'

/** One number that the table has, with the finest cells that it is the sum of. */
export interface Margin {
  cell: string
  atoms: readonly number[]
  value: number
}
export interface Laid {
  atoms: readonly { key: string; value: number; contributions: readonly Contribution[] }[]
  margins: readonly Margin[]
}

export function gather(dimension: GroupedDimension): [string, number[]][] {
  const found = new Map<string, Set<number>>()
  dimension.codes.forEach((leaf, position) => {
    const add = (code: string) => found.set(code, (found.get(code) ?? new Set()).add(position))
    add(leaf)
    add('*')
    for (const grouping of dimension.groupings) {
      for (let code = grouping[leaf]; code !== undefined; code = grouping[code]) add(code)
    }
  })
  return [...found].map(([code, members]) => [code, [...members]])
}

export function layOut(table: ExactTable): Laid {
  const keys = table.dimensions.reduce<string[]>(
    (rows, { codes }, d) => rows.flatMap((row) => codes.map((code) => (d === 0 ? code : `${row}|${code}`))),
    [''],
  )
  const known = new Set(keys)
  for (const [key, { value }] of table.cells) {
    if (!known.has(key)) throw new Error('a cell stands under a code that its dimension lacks')
    if (!Number.isSafeInteger(value) || value < 0) throw new Error('a value is not a whole number of at least 0')
  }
  const atoms = keys.map((key) => ({
    key,
    value: table.cells.get(key)?.value ?? 0,
    contributions: table.cells.get(key)?.contributions ?? [],
  }))
  const sizes = table.dimensions.map(({ codes }) => codes.length)
  let rows: [string[], number[]][] = [[[], [0]]]
  table.dimensions.forEach((dimension, d) => {
    const groups = gather(dimension)
    rows = rows.flatMap(([codes, at]) =>
      groups.map(([code, members]): [string[], number[]] => [
        [...codes, code],
        at.flatMap((atom) => members.map((m) => atom * (sizes[d] ?? 1) + m)),
      ]),
    )
  })
  const margins = rows.map(
    ([codes, at]): Margin => ({ cell: codes.join('|'), atoms: at, value: at.reduce((sum, atom) => sum + (atoms[atom]?.value ?? 0), 0) }),
  )
  return { atoms, margins }
}

/** What each holder has in a cell, largest first. */
export function holdingsOf(laid: Laid, margin: Margin): [string, number][] {
  const held = new Map<string, number>()
  for (const atom of margin.atoms) {
    for (const { holder, value } of laid.atoms[atom]?.contributions ?? []) held.set(holder, (held.get(holder) ?? 0) + value)
  }
  return [...held].sort((a, b) => b[1] - a[1])
}

/** Whether a number must not be shown for its own sake. */
export function isPrimary(table: ExactTable, laid: Laid, margin: Margin, rules: PrimaryRules): boolean {
  if (table.kind === 'frequency') return margin.value > 0 && margin.value < rules.threshold
  const holdings = holdingsOf(laid, margin)
  if (holdings.length === 0 || margin.value === 0) return false
  if (holdings.length < rules.threshold) return true
  const top = (n: number) => holdings.slice(0, n).reduce((sum, [, value]) => sum + value, 0)
  if (rules.dominance !== undefined && top(rules.dominance.n) * 100 > margin.value * rules.dominance.k) return true
  return rules.p_percent !== undefined && (margin.value - top(2)) * 100 < rules.p_percent * top(1)
}
