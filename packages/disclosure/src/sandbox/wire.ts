import type { Cell, Document, Mark, Part } from '../types.ts'

/**
 * A sheet has a mark and a cell for each field; as objects they are most of the answer's size. On the wire cells are
 * rows of five numbers, and marks share their places.
 */
interface WirePart extends Omit<Part, 'marks' | 'cells'> { starts: number[]; places: Mark['place'][]; cells?: number[] }
export interface WireDocument extends Omit<Document, 'parts'> { parts: WirePart[] }

export function packDocument(document: Document): WireDocument {
  const parts = document.parts.map(({ marks, cells, ...rest }): WirePart => {
    const part: WirePart = { ...rest, starts: marks.map((mark) => mark.start), places: marks.map((mark) => mark.place) }
    if (cells !== undefined) part.cells = cells.flatMap((cell) => [cell.table, cell.row, cell.column, cell.start, cell.end])
    return part
  })
  return { ...document, parts }
}

function unpackCells(flat: readonly number[]): Cell[] {
  const cells: Cell[] = []
  for (let i = 0; i + 4 < flat.length; i += 5) {
    const [table, row, column, start, end] = flat.slice(i, i + 5) as [number, number, number, number, number]
    cells.push({ table, row, column, start, end })
  }
  return cells
}

/** Undefined unless it has the shape of a document: what comes out of a child that read hostile bytes is not trusted. */
export function unpackDocument(value: unknown): Document | undefined {
  const wire = value as WireDocument | null
  if (typeof wire !== 'object' || wire === null || typeof wire.format !== 'string' || !Array.isArray(wire.unread) || !Array.isArray(wire.parts)) return undefined
  if (!wire.unread.every((gap) => typeof gap?.code === 'string')) return undefined
  const sound = wire.parts.every((part) => typeof part?.id === 'string' && typeof part.text === 'string' && typeof part.kind === 'string'
    && Array.isArray(part.starts) && Array.isArray(part.places) && part.starts.length === part.places.length)
  if (!sound) return undefined
  const parts = wire.parts.map(({ starts, places, cells, ...rest }): Part => {
    const part: Part = { ...rest, marks: starts.map((start, i) => ({ start, place: places[i] ?? {} })) }
    if (cells !== undefined) part.cells = unpackCells(cells)
    return part
  })
  return { ...wire, parts }
}
