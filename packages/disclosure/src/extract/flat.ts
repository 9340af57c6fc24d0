import { columnName } from './cell-name.ts'
import type { Cell, Document, Mark, Part } from '../types.ts'

/**
 * A document as it is gathered and as it crosses from child to parent. A sheet has a mark and a cell for each field; as
 * objects they are most of the size. Here cells are five numbers each, and the marks of a grid follow from its cells.
 */
export interface FlatPart extends Omit<Part, 'marks' | 'cells'> {
  starts: number[]
  places: Mark['place'][]
  cells?: number[]
  isGrid: boolean
}
export interface FlatDocument extends Omit<Document, 'parts'> {
  parts: FlatPart[]
}

function unpackCells(flat: readonly number[]): Cell[] {
  const cells: Cell[] = []
  for (let i = 0; i + 4 < flat.length; i += 5) {
    cells.push({ table: flat[i] ?? 0, row: flat[i + 1] ?? 0, column: flat[i + 2] ?? 0, start: flat[i + 3] ?? 0, end: flat[i + 4] ?? 0 })
  }
  return cells
}

function unpackPart({ starts, places, cells: flat, isGrid, ...rest }: FlatPart): Part {
  const cells = flat === undefined ? undefined : unpackCells(flat)
  const marks: Mark[] = starts.map((start, i) => ({ start, place: places[i] ?? {} }))
  if (isGrid && cells !== undefined) {
    const base = places[0] ?? {}
    for (const { row, column, start } of cells) {
      const mark: Mark = {
        start,
        place: { ...base, ...(base.sheet === undefined ? { line: row } : {}), cell: `${columnName(column)}${row}` },
      }
      if (start === 0) marks[0] = mark
      else marks.push(mark)
    }
  }
  return cells === undefined ? { ...rest, marks } : { ...rest, marks, cells }
}

/** Undefined unless it has the shape of a document: what comes out of a child that read hostile bytes is not trusted. */
export function unpackDocument(value: unknown): Document | undefined {
  const flat = value as FlatDocument | null
  if (
    typeof flat !== 'object' ||
    flat === null ||
    typeof flat.format !== 'string' ||
    !Array.isArray(flat.unread) ||
    !Array.isArray(flat.parts)
  )
    return undefined
  if (!flat.unread.every((gap) => typeof gap?.code === 'string' && (gap.digest === undefined || /^[0-9a-f]{64}$/.test(gap.digest))))
    return undefined
  const isSound = flat.parts.every(
    (part) =>
      typeof part?.id === 'string' &&
      typeof part.text === 'string' &&
      typeof part.kind === 'string' &&
      Array.isArray(part.starts) &&
      Array.isArray(part.places) &&
      part.starts.length === part.places.length &&
      (part.cells === undefined || Array.isArray(part.cells)),
  )
  return isSound ? { ...flat, parts: flat.parts.map(unpackPart) } : undefined
}
