/** Spreadsheet files that people download, fill in and load back: XLSX, and CSV as Swedish Excel reads it. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { csvSafe } from '../field/index.ts'

export interface WorkbookSheet {
  /** At most 31 characters; none of []:*?/\ */
  name: string
  /** The first row holds the headings. Every cell is text, so that 1.10 stays 1.10 and nothing is run as a formula. */
  rows: readonly (readonly string[])[]
  /** In characters. */
  widths?: readonly number[]
}
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const cellsOf = (rows: WorkbookSheet['rows']): SheetData =>
  rows.map((row, index) =>
    row.map((value) =>
      value === ''
        ? null
        : { value, type: String, wrap: true, alignVertical: 'top' as const, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
    ),
  )

export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const written = writeXlsxFile(
    sheets.map(({ name, rows, widths }) => ({
      data: cellsOf(rows),
      sheet: name,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((_, i) => ({ width: widths?.[i] ?? 24 })),
    })),
  )
  return written.toBuffer()
}

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** Semicolons and a byte order mark; what a spreadsheet would run as a formula is made text (CWE-1236). */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => quoted(csvSafe(cell))).join(';')).join('\r\n')}\r\n`
/** The apostrophe that made a cell safe is no part of what it says. */
export const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')
