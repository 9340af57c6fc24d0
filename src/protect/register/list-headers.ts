/** Which column is which: order is free, names are forgiving, and what is not understood is told. */
import type { ColumnKey } from './list-columns.ts'
import { findColumn, isFreeTextHeader, isProtectionHeader } from './list-header-names.ts'
import type { ListCell } from './list-sheet.ts'
import { HEADER_ROWS_MAX } from './list-sheet.ts'
import { makeError, makeWarning } from './problem.ts'
import type { Problem } from './reading.ts'

export interface Headers {
  /** Index of the header row. */
  rowIndex: number
  columns: ReadonlyMap<ColumnKey, number>
  /** Columns that speak of protection in words that are not known. */
  unknownProtection: readonly number[]
  width: number
  problems: Problem[]
}

/** A header from a foreign file is repeated only when it looks like a header: short, and not a number someone could bear. */
function quoteHeader(header: string): string {
  return header.length <= 40 && !/\d{4}|@/.test(header) ? `”${header.replaceAll('\n', ' ')}”` : '(utan läsbar rubrik)'
}

function aboutUnknown(header: string): Problem {
  const quoted = quoteHeader(header)
  if (isProtectionHeader(header)) {
    return makeWarning(
      'column_protection_unknown',
      `Kolumnen ${quoted} verkar handla om skydd men känns inte igen. Rader med värde där behandlas som högsta skydd. Använd mallens kolumn Skyddsnivå.`,
      `The column ${quoted} seems to be about protection but is not recognised. Rows with a value there are treated as having the highest protection. Use the template's column Level.`,
      'header',
    )
  }
  if (isFreeTextHeader(header)) {
    return makeWarning(
      'column_free_text',
      `Kolumnen ${quoted} är fri text och läses inte in. Registret har inga anteckningar.`,
      `The column ${quoted} is free text and is not taken. The register holds no notes.`,
      'header',
    )
  }
  return makeWarning(
    'column_unknown',
    `Kolumnen ${quoted} känns inte igen och läses inte in. Byt rubrik om uppgiften ska med.`,
    `The column ${quoted} is not recognised and is not taken. Change the header if the value shall be taken.`,
    'header',
  )
}

function mapRow(row: readonly ListCell[]): Map<ColumnKey, number> {
  const columns = new Map<ColumnKey, number>()
  row.forEach((cell, index) => {
    const key = findColumn(cell.text)?.key
    if (key !== undefined && !columns.has(key)) columns.set(key, index)
  })
  return columns
}

/** Finds the headers, or says why the file cannot be read at all. */
export function findHeaders(rows: readonly ListCell[][]): Headers | Problem {
  const rowIndex = rows.slice(0, HEADER_ROWS_MAX).findIndex((row) => mapRow(row).size >= 2)
  const row = rows[rowIndex]
  if (row === undefined) {
    return makeError(
      'list_no_headers',
      'Ingen rubrikrad hittades bland de första tio raderna. Ingenting lästes in. Hämta mallen och klistra in era uppgifter under dess rubriker.',
      'No header row was found among the first ten rows. Nothing was read. Fetch the template and paste your data under its headers.',
    )
  }
  const columns = mapRow(row)
  if (!columns.has('identity') && !columns.has('reference')) {
    return makeError(
      'list_no_identity_column',
      'Kolumnen Personnummer saknas, och även Referens. Ingenting lästes in. Lägg till en av dem.',
      'The column Identity number is missing, and so is Reference. Nothing was read. Add one of them.',
    )
  }
  const problems: Problem[] = []
  const unknownProtection: number[] = []
  for (const [index, cell] of row.entries()) {
    const known = findColumn(cell.text)
    if (known !== undefined && columns.get(known.key) !== index) {
      return makeError(
        'list_two_columns',
        `Två kolumner betyder båda ${known.header.sv}. Ingenting lästes in. Ta bort eller byt namn på den ena.`,
        `Two columns both mean ${known.header.en}. Nothing was read. Remove or rename one of them.`,
      )
    }
    if (known !== undefined || cell.text === '') continue
    problems.push(aboutUnknown(cell.text))
    if (isProtectionHeader(cell.text)) unknownProtection.push(index)
  }
  return { rowIndex, columns, unknownProtection, width: row.length, problems }
}
