import type { Place } from '../types.ts'
import type { PartWriter } from './collector.ts'
import type { XmlText } from './xml.ts'

type Writer = PartWriter<XmlText>
/** How a piece of text stands: kept, put in, or taken out by a tracked change. */
export type Change = 'kept' | 'inserted' | 'deleted'
export interface Piece {
  text: string
  node: XmlText | undefined
  change: Change
  hidden: boolean
}

export const CHANGES: Record<string, Change> = { 'w:ins': 'inserted', 'w:moveTo': 'inserted', 'w:del': 'deleted', 'w:moveFrom': 'deleted' }

/** A change inside a change: what is taken out anywhere is gone. */
export function nest(outer: Change, inner: Change): Change {
  return outer === 'deleted' || inner === 'deleted' ? 'deleted' : inner === 'kept' ? outer : inner
}

/** Writes one view of a paragraph; false when nothing of it belongs there. */
function writeView(writer: Writer, pieces: Piece[], place: Place, wanted: (piece: Piece) => boolean): boolean {
  const chosen = pieces.filter(wanted)
  if (chosen.length === 0) return false
  writer.mark(place)
  for (const piece of chosen) writer.write(piece.text, piece.node)
  return true
}

/**
 * What a reader sees goes to the main part. A paragraph with taken-out or hidden text is written once more, whole, so
 * that a number of which half is hidden still stands in one piece.
 */
export function endParagraph(
  s: { deleted: Writer; hidden: Writer },
  flow: { writer: Writer; pieces: Piece[] },
  place: Place,
  isMarkDeleted: boolean,
): void {
  const { pieces, writer } = flow
  flow.pieces = []
  writeView(writer, pieces, place, (piece) => piece.change !== 'deleted' && !piece.hidden)
  if (!isMarkDeleted) writer.write('\n')
  if (pieces.some((piece) => piece.change === 'deleted') && writeView(s.deleted, pieces, place, (piece) => piece.change !== 'inserted'))
    s.deleted.write('\n')
  const hidden = pieces.some((piece) => piece.hidden && piece.change !== 'deleted')
  if (hidden && writeView(s.hidden, pieces, place, (piece) => piece.change !== 'deleted')) s.hidden.write('\n')
}
