/** From the bytes of an XLSX file to the cells of its first sheet, or of all of them. For the child, and for tests. */
import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { type ListProblem, type ParsedList, withinLimits } from './parse.ts'

/** Unpacked; 2,000 rows of 40 long cells stay far below. */
const UNPACKED_BYTES_MAX = 40_000_000

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
/** Any archive: an XLSX file is one. */
export const isArchive = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04)
/** The container of Office before 2007, which is also what holds an XLSX file behind a password. */
export const isOldOffice = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

function contentsOf(bytes: Uint8Array): { names: string[]; size: number } | undefined {
  const names: string[] = []
  let size = 0
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name.toLowerCase())
        size += originalSize
        return false
      },
    })
    return { names, size }
  } catch {
    return undefined
  }
}

/** A number as it is written, a day as 2026-11-27, yes and no as in the other files. Formulas: the value last worked out. */
function written(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nej'
  return String(cell)
}

function refusalOf(bytes: Uint8Array): ListProblem | undefined {
  const contents = contentsOf(bytes)
  if (contents === undefined) return 'malformed_workbook'
  if (contents.size > UNPACKED_BYTES_MAX) return 'unpacked'
  if (contents.names.some((name) => name.endsWith('vbaproject.bin'))) return 'macros'
  return contents.names.includes('xl/workbook.xml') ? undefined : 'other_archive'
}

export async function parseWorkbook(bytes: Uint8Array): Promise<ParsedList> {
  const problem = refusalOf(bytes)
  if (problem) return { problem }
  try {
    const [first] = await readWorkbook(bytes.slice().buffer, { trim: false })
    return withinLimits((first?.data ?? []).map((row) => row.map(written)))
  } catch {
    return { problem: 'malformed_workbook' }
  }
}

export interface ParsedSheet {
  name: string
  rows: string[][]
}
/** Where people write sentences in the cells. */
const WRITTEN_UNITS_MAX = 4_000
const SHEETS_MAX = 40
/** Every sheet that holds anything, by its name. */
export async function parseSheets(bytes: Uint8Array): Promise<{ sheets: ParsedSheet[] } | { problem: ListProblem }> {
  const problem = refusalOf(bytes)
  if (problem) return { problem }
  try {
    const sheets: ParsedSheet[] = []
    for (const { sheet, data } of (await readWorkbook(bytes.slice().buffer, { trim: false })).slice(0, SHEETS_MAX)) {
      const read = withinLimits(
        data.map((row) => row.map(written)),
        WRITTEN_UNITS_MAX,
      )
      if ('rows' in read) sheets.push({ name: sheet, rows: read.rows })
      else if (read.problem !== 'empty') return read
    }
    return sheets.length > 0 ? { sheets } : { problem: 'empty' }
  } catch {
    return { problem: 'malformed_workbook' }
  }
}
