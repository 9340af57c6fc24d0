/** What a CSV file and a workbook have in common once they are opened: rows of cells, with what was odd about a cell. */

export type CellOddity = 'formula' | 'error' | 'number'

export interface ListCell {
  text: string
  /** Set for workbooks only: a date cell already written as YYYY-MM-DD has none. */
  oddity?: CellOddity
}

export interface ListSheet {
  /** `csv;windows-1252` and the like, told in the reading as its version. */
  format: string
  /** Rows as a spreadsheet counts them: index 0 is row 1. Empty rows are kept so that row numbers hold. */
  rows: ListCell[][]
}

/** The cast of a protected register of one organisation is hundreds; 20 000 rows is all employees of a large city's board. */
export const ROWS_MAX = 20_000
export const COLUMNS_MAX = 100
/** Titles and empty rows may stand above the headers. */
export const HEADER_ROWS_MAX = 10
/** The longest honest cell, an address line with c/o, is below 100. */
export const CELL_UNITS_MAX = 300
export const LIST_MEGABYTES_MAX = 10

export type SheetRefusal = 'encoding' | 'malformed' | 'rows' | 'columns' | 'not_a_workbook' | 'locked' | 'no_sheet' | 'several_sheets'
export class SheetRefused extends Error {
  readonly reason: SheetRefusal
  constructor(reason: SheetRefusal) {
    super(`sheet refused: ${reason}`)
    this.reason = reason
  }
}

/** Text as it is compared and stored: composed letters, ordinary spaces, nothing invisible. A line break within a cell is kept. */
export function cleanCell(value: string): string {
  return value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
