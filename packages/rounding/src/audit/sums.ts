import type { Dimension, Finding, Release, TableSpec } from '../types.ts'

const ALL = '*'

/** Codes one step below `code` among those that a table shows; none when it is the finest. */
function below(dimension: Dimension, shownCodes: ReadonlySet<string>, code: string): string[] {
  const up = dimension.parents ?? {}
  const above = (from: string): string => {
    const next = up[from]
    return next === undefined || !shownCodes.has(next) ? ALL : next
  }
  return [...shownCodes].filter((shown) => shown !== code && shown !== ALL && above(shown) === code)
}

/** Whether the numbers of each table, as shown, add up in every direction. Reads the release alone. */
export function notAdditive(dimensions: readonly Dimension[], tables: readonly TableSpec[], release: Release): Finding[] {
  const findings: Finding[] = []
  for (const table of tables) {
    const mine = release.cells.filter((published) => published.table === table.name)
    const values = new Map(mine.map(({ cell, value }) => [cell, value]))
    const codes = dimensions.map((_, d) => new Set(mine.map(({ cell }) => cell.split('|')[d] ?? ALL)))
    for (const { cell, value, year } of mine) {
      const at = cell.split('|')
      dimensions.forEach((dimension, d) => {
        const parts = below(dimension, codes[d] ?? new Set(), at[d] ?? ALL)
        if (parts.length === 0) return
        const sum = parts.reduce((total, code) => total + (values.get(at.with(d, code).join('|')) ?? 0), 0)
        if (sum !== value) findings.push({ cell, table: table.name, year, why: 'not_additive', low: sum, high: value })
      })
    }
  }
  return findings
}
