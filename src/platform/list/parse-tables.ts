/** From a CSV file, or an archive of CSV files, to the tables in it, by name. For the child, and for tests. */
import { unzipSync } from 'fflate'
import { LIST_LIMITS, type ListProblem, parseList } from './parse.ts'
import { isArchive } from './parse-workbook.ts'

export interface ParsedTable {
  /** The name of the file without folder and ending, in small letters. */
  name: string
  rows?: string[][]
  problem?: ListProblem
}
/** Texts of several paragraphs stand in the cells. */
const WRITTEN_UNITS_MAX = 20_000
const TABLES_MAX = 40
const UNPACKED_BYTES_MAX = 20_000_000

export const tableName = (path: string): string => (path.split(/[/\\]/).pop() ?? '').replace(/\.csv$/i, '').toLowerCase()

export function parseTables(bytes: Uint8Array): { tables: ParsedTable[] } | { problem: ListProblem } {
  if (!isArchive(bytes)) return { tables: [{ name: '', ...parseList(bytes, WRITTEN_UNITS_MAX) }] }
  let size = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.csv$/i.test(name)) return false
        size += originalSize
        return size <= UNPACKED_BYTES_MAX && originalSize <= LIST_LIMITS.bytes_max
      },
    })
  } catch {
    return { problem: 'malformed' }
  }
  if (size > UNPACKED_BYTES_MAX) return { problem: 'unpacked' }
  const names = Object.keys(files).sort()
  if (names.length === 0) return { problem: 'other_archive' }
  if (names.length > TABLES_MAX) return { problem: 'columns' }
  return { tables: names.map((name) => ({ name: tableName(name), ...parseList(files[name] ?? new Uint8Array(), WRITTEN_UNITS_MAX) })) }
}
