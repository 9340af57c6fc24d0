/** A list of many, as a spreadsheet saves it: read in a process of its own, then row by row through a record's own rules. */
import { runInChild } from '@samvarn/disclosure'
import { type AnyRecord, mapColumns, readRow, type ValuesOf } from '../field/index.ts'
import type { Text } from '../page/index.ts'
import { LIST_LIMITS, type ListProblem } from './parse.ts'

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

const UNREADABLE: Text = {
  sv: 'Filen gick inte att läsa. Spara den som CSV och försök igen. Ingenting lästes in.',
  en: 'The file could not be read. Save it as CSV and try again. Nothing was read.',
}
const PROBLEMS: Readonly<Record<ListProblem, Text>> = {
  encoding: UNREADABLE,
  malformed: {
    sv: 'Ett citattecken i filen stängs inte. Rätta det och försök igen. Ingenting lästes in.',
    en: 'A quotation mark in the file does not close. Correct it and try again. Nothing was read.',
  },
  empty: {
    sv: 'Filen har inga rader under rubrikerna. Fyll i mallen och försök igen.',
    en: 'The file has no rows below its headings. Fill in the template and try again.',
  },
  rows: {
    sv: `Filen har fler än ${LIST_LIMITS.rows_max} rader. Dela upp den. Ingenting lästes in.`,
    en: `The file has more than ${LIST_LIMITS.rows_max} rows. Split it. Nothing was read.`,
  },
  columns: UNREADABLE,
  cell: {
    sv: 'En ruta i filen är orimligt lång. Rätta den och försök igen. Ingenting lästes in.',
    en: 'A cell of the file is unreasonably long. Correct it and try again. Nothing was read.',
  },
}
const TOO_LARGE: Text = {
  sv: `Filen är större än ${LIST_LIMITS.bytes_max / 1_000_000} MB. Dela upp den. Ingenting lästes in.`,
  en: `The file is larger than ${LIST_LIMITS.bytes_max / 1_000_000} MB. Split it. Nothing was read.`,
}
const CHILD_LIMITS = { seconds_max: 10, memory_mb_max: 256, answer_bytes_max: 16 * 1024 * 1024 }

const isRows = (value: unknown): value is string[][] =>
  Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))

async function readCells(bytes: Uint8Array): Promise<{ rows: string[][] } | { message: Text }> {
  if (bytes.length > LIST_LIMITS.bytes_max) return { message: TOO_LARGE }
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input: {}, bytes, limits: CHILD_LIMITS })
  const answer = result.ok ? (result.value as { rows?: unknown; problem?: unknown } | null) : undefined
  if (isRows(answer?.rows)) return { rows: answer.rows }
  const problem = answer?.problem
  return { message: typeof problem === 'string' && problem in PROBLEMS ? PROBLEMS[problem as ListProblem] : UNREADABLE }
}

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
