import type { Document, Part, PartKind } from '../types.ts'
import type { Hit } from './hits.ts'

/** This close, two things stand together whatever lies between: an address block has a line for each. */
const CLOSE = 250
/** In one paragraph, but no further: some files have no paragraphs at all. */
const PARAGRAPH_MAX = 2000
/** Parts that are one block as a whole: a letter head, a subject, properties. */
const BLOCKS = new Set<PartKind>([
  'header',
  'footer',
  'subject',
  'recipient',
  'filename',
  'attachment_name',
  'metadata',
  'mail_header',
  'textbox',
  'comment',
  'note',
])

/** Tells whether two hits stand together: same table row, paragraph, header block, or simply close. */
export class Nearness {
  #parts: Part[]
  #breaks = new Map<number, number[]>()
  #rows = new Map<number, { start: number; row: string }[]>()

  constructor(document: Document) {
    this.#parts = document.parts
  }

  near(a: Hit, b: Hit): boolean {
    if (a.part !== b.part) return false
    const part = this.#parts[a.part]
    if (part === undefined) return false
    const distance = Math.max(0, Math.max(a.start, b.start) - Math.min(a.end, b.end))
    if (distance <= CLOSE) return true
    if (BLOCKS.has(part.kind) && part.text.length <= PARAGRAPH_MAX) return true
    const row = this.rowAt(a.part, a.start)
    if (row !== undefined && row === this.rowAt(b.part, b.start)) return true
    return distance <= PARAGRAPH_MAX && this.blockAt(a.part, a.start) === this.blockAt(b.part, b.start)
  }

  /** The number of the paragraph at an offset. */
  blockAt(part: number, offset: number): number {
    const breaks = this.#breaksOf(part)
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }

  rowAt(part: number, offset: number): string | undefined {
    const rows = this.#rowsOf(part)
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((rows[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return rows[low - 1]?.row
  }

  #breaksOf(index: number): number[] {
    const known = this.#breaks.get(index)
    if (known !== undefined) return known
    const part = this.#parts[index]
    const breaks: number[] = []
    if (part !== undefined) {
      for (const match of part.text.matchAll(/\n[ \t\r]{0,200}\n/g)) breaks.push(match.index + 1)
      let paragraph: number | undefined
      for (const mark of part.marks) {
        if (mark.place.paragraph !== undefined && mark.place.paragraph !== paragraph) breaks.push(mark.start)
        paragraph = mark.place.paragraph
      }
    }
    breaks.sort((a, b) => a - b)
    this.#breaks.set(index, breaks)
    return breaks
  }

  #rowsOf(index: number): { start: number; row: string }[] {
    const known = this.#rows.get(index)
    if (known !== undefined) return known
    const rows = (this.#parts[index]?.cells ?? []).map((cell) => ({ start: cell.start, row: `${cell.table} ${cell.row}` }))
    rows.sort((a, b) => a.start - b.start)
    this.#rows.set(index, rows)
    return rows
  }
}
