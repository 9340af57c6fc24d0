/** From the bytes of a CSV file to its cells: encoding and separator are found, not asked for. For the child, and for tests. */
import { parse } from 'csv-parse/sync'

export const LIST_LIMITS = { bytes_max: 2_000_000, rows_max: 2_000, columns_max: 40, cell_units_max: 1_000 }
export const LIST_PROBLEMS = [
  'encoding',
  'malformed',
  'malformed_workbook',
  'old_office',
  'macros',
  'other_archive',
  'unpacked',
  'empty',
  'rows',
  'columns',
  'cell',
] as const
export type ListProblem = (typeof LIST_PROBLEMS)[number]
export type ParsedList = { rows: string[][] } | { problem: ListProblem }

/** Valid UTF-8, or else the code page of Swedish Windows; what holds NUL is no text. */
function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'windows-1252'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\0') ? undefined : text
    } catch {
      // Not this encoding: the next is tried, and the last one takes every byte.
    }
  }
  return undefined
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const times = (separator: string) => first.split(separator).length
  return [';', '\t', ','].reduce((best, one) => (times(one) > times(best) ? one : best))
}

/** `cell_units_max`: more where people write whole texts in the cells. */
export function parseList(bytes: Uint8Array, cell_units_max = LIST_LIMITS.cell_units_max): ParsedList {
  const decoded = decode(bytes)
  if (decoded === undefined) return { problem: 'encoding' }
  // Excel lets a first line name the separator.
  const text = decoded.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '')
  let rows: string[][]
  try {
    rows = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    }) as string[][]
  } catch {
    return { problem: 'malformed' }
  }
  return withinLimits(rows, cell_units_max)
}

/** What any list holds at most, however it was saved. Empty rows at the end are no rows. */
export function withinLimits(rows: string[][], cell_units_max = LIST_LIMITS.cell_units_max): ParsedList {
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  if (rows.length < 2) return { problem: 'empty' }
  if (rows.length > LIST_LIMITS.rows_max + 1) return { problem: 'rows' }
  if (rows.some((row) => row.length > LIST_LIMITS.columns_max)) return { problem: 'columns' }
  if (rows.some((row) => row.some((cell) => cell.length > cell_units_max))) return { problem: 'cell' }
  return { rows }
}
