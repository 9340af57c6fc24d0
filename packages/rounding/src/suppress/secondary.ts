import { isPrimary, layOut } from './table.ts'
import type { ExactTable, Mark, PrimaryRules } from './table.ts'
import { Witnesses } from './witnesses.ts'

export interface Suppressed {
  cells: readonly { cell: string; mark: Mark; value: number | undefined }[]
  /** How many numbers are left out for the sake of others. */
  secondary: number
}
export interface SuppressInput {
  table: ExactTable
  rules: PrimaryRules
}
const P_PERCENT = 10

/** How far a number must be able to lie from what it is. */
function protection(table: ExactTable, { p_percent = P_PERCENT }: PrimaryRules, value: number): number {
  return table.kind === 'frequency' ? 1 : Math.max(1, Math.ceil((p_percent / 100) * value))
}

/**
 * Leaves out numbers so that none of the primary ones can be computed, neither by a reader nor by somebody who is alone
 * behind one and knows it. Every primary number has, for every such reader, another world that shows the same.
 */
export async function suppressTable({ table, rules }: SuppressInput): Promise<Suppressed> {
  const laid = layOut(table)
  const wanted = new Map<number, number>()
  laid.margins.forEach((margin, m) => {
    if (isPrimary(table, laid, margin, rules)) wanted.set(m, protection(table, rules, margin.value))
  })
  const witnesses = new Witnesses(table, laid, wanted)
  witnesses.proveAll()
  witnesses.spareAll()
  const cells = laid.margins.map(({ cell, value }, m) => {
    const mark: Mark = wanted.has(m) ? 'primary' : witnesses.isHidden(m) ? 'secondary' : 'open'
    return { cell, mark, value: mark === 'open' ? value : undefined }
  })
  return { cells, secondary: cells.filter(({ mark }) => mark === 'secondary').length }
}
