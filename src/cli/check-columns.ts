import type { Document, Finding, Part, Place, Verdict } from '@samvarn/disclosure'

/** The index of the mark that holds the offset; -1 when there is none. */
function markAt(part: Part, offset: number): number {
  let low = 0
  let high = part.marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((part.marks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

const isSame = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.line === other?.line && one?.paragraph === other?.paragraph && one?.page === other?.page

/** Where the line or paragraph of a mark begins: the marks before it may tell of the same one. */
function beginning(part: Part, mark: number): number {
  let first = mark
  while (first > 0 && isSame(part.marks[first - 1]?.place, part.marks[mark]?.place)) first--
  return part.marks[first]?.start ?? 0
}

function columnsOf({ place }: Finding, part: Part | undefined): Pick<Place, 'column' | 'end_column' | 'end_line'> {
  const { offset, length = 0 } = place
  const isCounted = place.cell === undefined && (place.line !== undefined || place.paragraph !== undefined)
  if (part === undefined || offset === undefined || length < 1 || !isCounted) return {}
  const first = markAt(part, offset)
  const column = offset - beginning(part, first) + 1
  const last = markAt(part, offset + length - 1)
  const [from, to] = [part.marks[first]?.place, part.marks[last]?.place]
  if (isSame(from, to)) return { column, end_column: column + length - 1 }
  // An end in another paragraph, or on another page, has no short name; the beginning is told.
  if (to?.line === undefined || from?.page !== to.page || from?.paragraph !== to.paragraph) return { column }
  return { column, end_line: to.line, end_column: offset + length - beginning(part, last) }
}

/** The findings with their columns: people and editors count within the line, and the engine from the start of the part. */
export function withColumns(verdict: Verdict, document: Document): Verdict {
  const parts = new Map(document.parts.map((part) => [part.id, part]))
  const findings = verdict.findings.map((finding) => ({
    ...finding,
    place: { ...finding.place, ...columnsOf(finding, parts.get(finding.part)) },
  }))
  return { ...verdict, findings }
}
