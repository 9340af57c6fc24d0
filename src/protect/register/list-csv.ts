/** A list saved as CSV: encoding and separator are found, not asked for. */
import { parse } from 'csv-parse/sync'
import { findColumn } from './list-header-names.ts'
import type { ListSheet } from './list-sheet.ts'
import { cleanCell, COLUMNS_MAX, HEADER_ROWS_MAX, ROWS_MAX, SheetRefused } from './list-sheet.ts'
import { decodeList } from './text-encoding.ts'

const SEPARATORS = [';', ',', '\t', '|'] as const

function parseRows(text: string, delimiter: string, to?: number): string[][] {
  return parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 200_000,
    ...(to === undefined ? {} : { to }),
  }) as string[][]
}

/** The separator under which most headers are understood; Swedish Excel's semicolon when none is. */
function findSeparator(text: string): string {
  let best: string = ';'
  let most = 0
  for (const separator of SEPARATORS) {
    let understood = 0
    try {
      const rows = parseRows(text, separator, HEADER_ROWS_MAX)
      understood = Math.max(0, ...rows.map((row) => row.filter((cell) => findColumn(cell) !== undefined).length))
    } catch {
      // Quotes that do not close under this separator may close under another.
      continue
    }
    if (understood > most) {
      most = understood
      best = separator
    }
  }
  return best
}

/** Throws `SheetRefused` for what cannot be read whole. */
export function openCsv(bytes: Uint8Array): ListSheet {
  const decoded = decodeList(bytes)
  if (decoded === undefined) throw new SheetRefused('encoding')
  // Excel lets a first line name the separator. It is emptied, not removed, so that row numbers hold.
  const named = /^sep=(.)\r?(?=\n)/i.exec(decoded.text)
  const text = named === null ? decoded.text : decoded.text.slice(named[0].length)
  const separator = named?.[1] ?? findSeparator(text)
  let rows: string[][]
  try {
    rows = parseRows(text, separator)
  } catch {
    throw new SheetRefused('malformed')
  }
  if (rows.length > ROWS_MAX) throw new SheetRefused('rows')
  if (rows.some((row) => row.length > COLUMNS_MAX)) throw new SheetRefused('columns')
  const name = separator === '\t' ? 'tab' : separator
  return { format: `csv ${decoded.encoding} ${name}`, rows: rows.map((row) => row.map((cell) => ({ text: cleanCell(cell) }))) }
}
