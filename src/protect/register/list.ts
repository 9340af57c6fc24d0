/** The organisation's own list, as CSV or workbook, becomes records. Each row says what is wrong with it; no row is lost. */
import { settleDuplicates } from './duplicates.ts'
import { openCsv } from './list-csv.ts'
import { findHeaders } from './list-headers.ts'
import { readListRow } from './list-row.ts'
import type { ListSheet, SheetRefusal } from './list-sheet.ts'
import { COLUMNS_MAX, LIST_MEGABYTES_MAX, ROWS_MAX, SheetRefused } from './list-sheet.ts'
import { openXlsx } from './list-xlsx.ts'
import { FILE_PROBLEMS, makeError, makeWarning, nameRad } from './problem.ts'
import type { Problem, ReadRecord, RegisterReading } from './reading.ts'
import { refusedFile } from './reading.ts'

const REFUSALS: Readonly<Record<SheetRefusal, () => Problem>> = {
  encoding: FILE_PROBLEMS.encoding,
  malformed: () =>
    makeError(
      'list_not_whole',
      'Filen är inte hel: den är avhuggen, skadad eller har ett citattecken som aldrig stängs. Ingenting lästes in. Spara den på nytt.',
      'The file is not whole: it is cut off, damaged or has a quotation mark that is never closed. Nothing was read. Save it anew.',
    ),
  rows: () =>
    makeError(
      'list_too_many_rows',
      `Listan har fler än ${ROWS_MAX} rader. Ingenting lästes in. Dela upp den.`,
      `The list has more than ${ROWS_MAX} rows. Nothing was read. Split it.`,
    ),
  columns: () =>
    makeError(
      'list_too_many_columns',
      `Listan har fler än ${COLUMNS_MAX} kolumner. Ingenting lästes in. Ta bort kolumner som inte finns i mallen.`,
      `The list has more than ${COLUMNS_MAX} columns. Nothing was read. Remove columns that are not in the template.`,
    ),
  not_a_workbook: () =>
    makeError(
      'list_not_a_workbook',
      'Filen är ingen läsbar arbetsbok. Ingenting lästes in. Spara listan som .xlsx eller .csv.',
      'The file is no readable workbook. Nothing was read. Save the list as .xlsx or .csv.',
    ),
  locked: () =>
    makeError(
      'list_locked',
      'Arbetsboken är lösenordsskyddad eller sparad i ett äldre format. Ingenting lästes in. Spara den utan lösenord som .xlsx.',
      'The workbook is password protected or saved in an older format. Nothing was read. Save it without a password as .xlsx.',
    ),
  no_sheet: () =>
    makeError(
      'list_no_headers',
      'Inget blad har en rubrikrad bland de första tio raderna. Ingenting lästes in. Hämta mallen och klistra in era uppgifter under dess rubriker.',
      'No sheet has a header row among its first ten rows. Nothing was read. Fetch the template and paste your data under its headers.',
    ),
  several_sheets: () =>
    makeError(
      'list_several_sheets',
      'Flera blad har listor. Ingenting lästes in, för att inget blad ska glömmas. Spara ett blad i taget.',
      'Several sheets hold lists. Nothing was read, so that no sheet is forgotten. Save one sheet at a time.',
    ),
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** Content decides, never the name. */
function open(bytes: Uint8Array): ListSheet {
  return isZip(bytes) || isCompound(bytes) ? openXlsx(bytes) : openCsv(bytes)
}

function aboutEncoding(sheet: ListSheet): Problem[] {
  const isGarbled = sheet.rows.some((row) => row.some((cell) => /Ã[¥¤¶…„–]|\ufffd/.test(cell.text)))
  return isGarbled
    ? [
        makeWarning(
          'list_garbled',
          'Bokstäverna å, ä och ö ser förvanskade ut i filen. Spara den som UTF-8 och läs in den igen, annars hittas namnen inte.',
          'The letters å, ä and ö look garbled in the file. Save it as UTF-8 and read it again, or the names will not be found.',
          'encoding',
        ),
      ]
    : []
}

/** `today` (YYYY-MM-DD) decides which dates are to come. Never throws on foreign bytes. */
export function readList(bytes: Uint8Array, today: string): RegisterReading {
  if (bytes.length === 0) return refusedFile('list', 'unknown', FILE_PROBLEMS.empty())
  if (bytes.length > LIST_MEGABYTES_MAX * 1024 * 1024) return refusedFile('list', 'unknown', FILE_PROBLEMS.tooLarge(LIST_MEGABYTES_MAX))
  let sheet: ListSheet
  try {
    sheet = open(bytes)
  } catch (error) {
    if (error instanceof SheetRefused) return refusedFile('list', 'unknown', REFUSALS[error.reason]())
    throw error
  }
  const headers = findHeaders(sheet.rows)
  if ('code' in headers) return refusedFile('list', sheet.format, headers)
  const records: ReadRecord[] = []
  sheet.rows.forEach((cells, index) => {
    if (index <= headers.rowIndex || cells.every((cell) => cell.text === '' && cell.oddity === undefined)) return
    records.push(readListRow(index + 1, cells, headers, today))
  })
  const file_problems = [...headers.problems, ...aboutEncoding(sheet), ...(records.length === 0 ? [FILE_PROBLEMS.noRecords()] : [])]
  return { source: 'list', schema_version: sheet.format, records: settleDuplicates(records, 'strictest', nameRad), file_problems }
}
