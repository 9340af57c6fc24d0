import { decodeText } from '../extract/encoding.ts'
import { readTable } from '../extract/csv.ts'
import type { Cut } from './removal.ts'
import { applyCuts, mergeCuts } from './removal.ts'

/** Letters that show nothing, yet can spell out anything: tags, zero-width marks, and controls of direction. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu

function encode(text: string, hasMark: boolean): Uint8Array {
  return new TextEncoder().encode((hasMark ? '\ufeff' : '') + text.replace(INVISIBLE, ''))
}

/** The copy is UTF-8, with a mark if the original had one: the one encoding that holds every letter. */
export function redactPlain(bytes: Uint8Array, cuts: ReadonlyMap<string, Cut[]>): Uint8Array {
  const { text, bom } = decodeText(bytes)
  return encode(applyCuts(text, cuts.get('text') ?? []), bom)
}

/** The extractor writes fields with one tab between and a line end after each row: the same offsets again. */
function cutRow(fields: readonly string[], rowStart: number, cuts: readonly Cut[]): { fields: string[]; end: number } {
  let at = rowStart
  const result = fields.map((field) => {
    const start = at
    const end = start + field.length
    at = end + 1
    // A finding may run over several fields: each of them gets a label, and the table keeps its form.
    const own = cuts
      .filter((cut) => cut.start < end && cut.end > start)
      .map((cut) => ({ ...cut, start: Math.max(cut.start, start) - start, end: Math.min(cut.end, end) - start }))
    return own.length === 0 ? field : applyCuts(field, mergeCuts(own))
  })
  return { fields: result, end: fields.length === 0 ? rowStart + 1 : at }
}

function quote(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) || /^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** Rows, columns and separator stay as they were; quotes are written where they are needed. */
export function redactCsv(bytes: Uint8Array, cuts: ReadonlyMap<string, Cut[]>): Uint8Array {
  const { rows, delimiter, decoded, newline } = readTable(bytes)
  const own = cuts.get('table') ?? []
  let at = 0
  let first = 0
  const lines = rows.map((fields) => {
    while ((own[first]?.end ?? Number.POSITIVE_INFINITY) <= at) first++
    const near: Cut[] = []
    const length = fields.reduce((sum, field) => sum + field.length + 1, 0)
    for (let i = first; i < own.length && (own[i]?.start ?? 0) < at + length; i++) near.push(own[i] as Cut)
    const cut = cutRow(fields, at, near)
    at = cut.end
    return cut.fields.map((field) => quote(field, delimiter)).join(delimiter)
  })
  return encode(lines.map((line) => line + newline).join(''), decoded.bom)
}
