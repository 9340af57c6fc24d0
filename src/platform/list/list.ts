/** A list of many, as a spreadsheet saves it: read in a process of its own, then row by row through a record's own rules. */
import { type AnyRecord, mapColumns, readRow, type ValuesOf } from '../field/index.ts'
import type { Text } from '../page/index.ts'
import { readCells } from './cells.ts'

/** Row 1 holds the headings, so that a row has the number that the spreadsheet shows. */
export interface ListRow<Values> {
  row: number
  values: Values | undefined
  /** By field, as it was written; choices by their code. So that what is wrong can be seen beside what is right. */
  written: Readonly<Record<string, string>>
  /** What stops the row. */
  problems: Text[]
  /** What should be looked at and stops nothing. */
  warnings: Text[]
}
export type ReadList<Values> = { ok: true; rows: ListRow<Values>[]; unknown: string[] } | { ok: false; messages: Text[] }

/** All rows with all that is wrong in each. A file without a column that must be there is refused whole. */
export async function readListFile<R extends AnyRecord>(record: R, bytes: Uint8Array): Promise<ReadList<ValuesOf<R>>> {
  const cells = await readCells(bytes)
  if ('message' in cells) return { ok: false, messages: [cells.message] }
  const [headings = [], ...rest] = cells.rows
  const columns = mapColumns(record, headings)
  if (columns.problems.length > 0) return { ok: false, messages: [...columns.problems] }
  const rows: ListRow<ValuesOf<R>>[] = []
  rest.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return
    const reading = readRow(record, columns, row)
    const values = reading.ok ? reading.values : undefined
    const problems = reading.ok ? [] : reading.errors.map((error) => error.message)
    rows.push({
      row: index + 2,
      values,
      written: reading.ok ? asWritten(reading.values) : asWritten(reading.entered),
      problems,
      warnings: [],
    })
  })
  return { ok: true, rows, unknown: [...columns.unknown] }
}

const asWritten = (fields: object): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))

/** Rows whose value stands in an earlier row too, with the number of the first. */
export function repeatedRows(rows: readonly ListRow<unknown>[], name: string): Map<number, number> {
  const first = new Map<string, number>()
  const repeated = new Map<number, number>()
  for (const { row, written } of rows) {
    const value = written[name]?.toLocaleLowerCase('sv')
    if (value === undefined) continue
    const before = first.get(value)
    if (before === undefined) first.set(value, row)
    else repeated.set(row, before)
  }
  return repeated
}
