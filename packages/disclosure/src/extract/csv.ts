import { parse } from 'csv-parse/sync'
import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import type { Decoded } from './encoding.ts'
import { decodeText } from './encoding.ts'

export const DELIMITERS = [';', ',', '\t', '|'] as const
const RECORD_UNITS_MAX = 1_000_000

/** The separator that cuts most of the first lines into the same number of fields, more than one. */
export function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 65536)
    .split(/\r?\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 30)
  let best: { delimiter: string; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length)
    const width = counts[0] ?? 1
    const alike = counts.filter((count) => count === width).length
    const score = width > 1 ? (alike / counts.length) * 10 + Math.min(width, 50) / 50 : 0
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

export interface Table {
  rows: string[][]
  delimiter: string
  decoded: Decoded
  newline: string
}

/** Rows and fields. Ragged rows and stray quotes are kept as they stand: nothing may be skipped. */
export function readTable(bytes: Uint8Array, where?: string): Table {
  const decoded = decodeText(bytes, where)
  const delimiter = findDelimiter(decoded.text)
  const newline = decoded.text.includes('\r\n') ? '\r\n' : '\n'
  try {
    const rows = parse(decoded.text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: RECORD_UNITS_MAX,
    }) as string[][]
    return { rows, delimiter, decoded, newline }
  } catch (error) {
    const code = (error as { code?: string }).code
    throw new Stop(code === 'CSV_MAX_RECORD_SIZE' ? 'limit_text' : 'broken', where)
  }
}

/** A list: fields are cells, so that a name in one column and a street in another are seen as one row. */
export function readCsv(c: Collector, bytes: Uint8Array): void {
  const { rows } = readTable(bytes)
  const writer = c.part('table', 'sheet', false)
  writer.isGrid = true
  rows.forEach((fields, r) => {
    fields.forEach((field, k) => {
      if (k > 0) writer.write('\t')
      const start = writer.length
      if (field === '') return
      writer.write(field)
      writer.cell({ table: 1, row: r + 1, column: k + 1, start, end: writer.length })
    })
    writer.write('\n')
  })
}
