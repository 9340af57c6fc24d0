/** The cells of a spreadsheet file, or the value of a JSON file: parsed in a process of its own, told by content and never by name. */
import { runInChild } from '@samvarn/disclosure'
import type { Text } from '../page/index.ts'
import { LIST_LIMITS, type ListProblem } from './parse.ts'
import { JSON_LIMITS } from './parse-json.ts'

const UNREADABLE: Text = {
  sv: 'Filen gick inte att läsa. Spara den som CSV eller XLSX och försök igen. Ingenting lästes in.',
  en: 'The file could not be read. Save it as CSV or XLSX and try again. Nothing was read.',
}
const PROBLEMS: Readonly<Record<ListProblem, Text>> = {
  encoding: UNREADABLE,
  malformed: {
    sv: 'Ett citattecken i filen stängs inte. Rätta det och försök igen. Ingenting lästes in.',
    en: 'A quotation mark in the file does not close. Correct it and try again. Nothing was read.',
  },
  malformed_workbook: {
    sv: 'Kalkylbladet är trasigt. Öppna det, spara det på nytt som XLSX och försök igen. Ingenting lästes in.',
    en: 'The workbook is broken. Open it, save it anew as XLSX and try again. Nothing was read.',
  },
  old_office: {
    sv: 'Filen har lösenord eller är i ett äldre format. Öppna den och spara den som XLSX utan lösenord. Ingenting lästes in.',
    en: 'The file has a password or is of an older format. Open it and save it as XLSX without a password. Nothing was read.',
  },
  macros: {
    sv: 'Filen innehåller makron. Spara den som vanlig XLSX utan makron. Ingenting lästes in.',
    en: 'The file contains macros. Save it as ordinary XLSX without macros. Nothing was read.',
  },
  other_archive: {
    sv: 'Filen är ett arkiv men inget kalkylblad i formatet XLSX. Spara den som XLSX eller CSV. Ingenting lästes in.',
    en: 'The file is an archive but no XLSX workbook. Save it as XLSX or CSV. Nothing was read.',
  },
  unpacked: {
    sv: 'Kalkylbladet är orimligt stort när det packas upp. Dela upp det. Ingenting lästes in.',
    en: 'The workbook is unreasonably large when unpacked. Split it. Nothing was read.',
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
const tooLarge = (bytes: number): Text => ({
  sv: `Filen är större än ${bytes / 1_000_000} MB. Dela upp den. Ingenting lästes in.`,
  en: `The file is larger than ${bytes / 1_000_000} MB. Split it. Nothing was read.`,
})
const CHILD_LIMITS = { seconds_max: 10, memory_mb_max: 384, answer_bytes_max: 16 * 1024 * 1024 }

const isRows = (value: unknown): value is string[][] =>
  Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))

async function inChild(input: 'list' | 'json' | 'sheets' | 'tables', bytes: Uint8Array): Promise<object> {
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input, bytes, limits: CHILD_LIMITS })
  return result.ok && typeof result.value === 'object' && result.value !== null ? result.value : {}
}

/** All rows of a CSV file, or of the first sheet of an XLSX file, the headings among them. */
export async function readCells(bytes: Uint8Array): Promise<{ rows: string[][] } | { message: Text }> {
  if (bytes.length > LIST_LIMITS.bytes_max) return { message: tooLarge(LIST_LIMITS.bytes_max) }
  const answer = (await inChild('list', bytes)) as { rows?: unknown; problem?: unknown }
  if (isRows(answer.rows)) return { rows: answer.rows }
  const { problem } = answer
  return { message: typeof problem === 'string' && problem in PROBLEMS ? PROBLEMS[problem as ListProblem] : UNREADABLE }
}

const isSheets = (value: unknown): value is { name: string; rows: string[][] }[] =>
  Array.isArray(value) &&
  value.every((one) => typeof (one as { name?: unknown }).name === 'string' && isRows((one as { rows?: unknown }).rows))

/** All rows of every sheet of an XLSX file, by the sheet's name. Cells may hold as much as people write. */
export async function readSheets(bytes: Uint8Array): Promise<{ sheets: { name: string; rows: string[][] }[] } | { message: Text }> {
  if (bytes.length > LIST_LIMITS.bytes_max) return { message: tooLarge(LIST_LIMITS.bytes_max) }
  const { sheets, problem } = (await inChild('sheets', bytes)) as { sheets?: unknown; problem?: unknown }
  if (isSheets(sheets)) return { sheets }
  return { message: typeof problem === 'string' && problem in PROBLEMS ? PROBLEMS[problem as ListProblem] : UNREADABLE }
}

/** A table of a set that is sent together. `message`: this one could not be read. */
export type ReadTable = { name: string; rows: string[][] } | { name: string; message: Text }
const isNamed = (value: unknown): value is { name: string; rows?: unknown; problem?: unknown }[] =>
  Array.isArray(value) && value.every((one) => typeof (one as { name?: unknown }).name === 'string')
const wordsFor = (problem: unknown): Text =>
  typeof problem === 'string' && problem in PROBLEMS ? PROBLEMS[problem as ListProblem] : UNREADABLE

/** The tables of a CSV file, or of an archive (ZIP) of CSV files. Cells may hold whole texts. The name of a single file is ''. */
export async function readTables(bytes: Uint8Array): Promise<{ tables: ReadTable[] } | { message: Text }> {
  if (bytes.length > LIST_LIMITS.bytes_max) return { message: tooLarge(LIST_LIMITS.bytes_max) }
  const { tables, problem } = (await inChild('tables', bytes)) as { tables?: unknown; problem?: unknown }
  if (!isNamed(tables)) return { message: wordsFor(problem) }
  return { tables: tables.map(({ name, rows, problem: why }) => (isRows(rows) ? { name, rows } : { name, message: wordsFor(why) })) }
}

/** Whether this may be JSON at all: spreadsheets begin with something else. */
export const looksLikeJson = (bytes: Uint8Array): boolean => /^[\ufeff\s]*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 64)))

export async function readJsonFile(bytes: Uint8Array): Promise<{ json: unknown } | { message: Text }> {
  if (bytes.length > JSON_LIMITS.bytes_max) return { message: tooLarge(JSON_LIMITS.bytes_max) }
  const answer = await inChild('json', bytes)
  if ('json' in answer) return { json: answer.json }
  return {
    message: {
      sv: 'Filen är inte giltig JSON, eller är orimligt stor eller djup. Kontrollera den och försök igen. Ingenting lästes in.',
      en: 'The file is not valid JSON, or is unreasonably large or deep. Check it and try again. Nothing was read.',
    },
  }
}
