import { check, type CheckContext, type Document, type Finding, type Lookup, type Unread } from '@samvarn/disclosure'

/**
 * The whole set is judged as one document: who in the letter and where in the annex betray her together (D-R23, D-R24).
 * Part ids get the file's number before them, so that each finding finds its way back. Pure but for the look-ups.
 */

export interface ReadFile {
  id: string
  ordinal: number
  document: Document
}
export interface SpanInFile {
  file: string
  part: string
  start: number
  end: number
}
/** A finding as it is sealed for the circle: it says kind, place and rule, and holds no value (D-R32). */
export interface FoundDetail extends Omit<Finding, 'part' | 'person' | 'spans'> {
  part: string
  spans: SpanInFile[]
}
export interface Found {
  file: string
  person: string | undefined
  detail: FoundDetail
}
export interface Judged {
  found: Found[]
  unread: { file: string; gap: Unread }[]
  textUnits: number
}
/** What lies sealed in a finding's row. */
export type Detail = { found: FoundDetail } | { unread: Unread }

const joinId = (ordinal: number, part: string) => `${ordinal}:${part}`

export function joinDocuments(files: readonly ReadFile[]): Document {
  return {
    format: 'txt',
    parts: files.flatMap(({ ordinal, document }) => document.parts.map((part) => ({ ...part, id: joinId(ordinal, part.id) }))),
    unread: files.flatMap(({ document }) => document.unread),
  }
}

function splitId(joined: string): { ordinal: number; part: string } {
  const at = joined.indexOf(':')
  return { ordinal: Number(joined.slice(0, at)), part: joined.slice(at + 1) }
}

export async function judgeFiles(files: readonly ReadFile[], context: CheckContext, lookup: Lookup): Promise<Judged> {
  const verdict = await check(joinDocuments(files), context, lookup)
  const ids = new Map(files.map(({ ordinal, id }) => [ordinal, id]))
  const home = (joined: string) => {
    const { ordinal, part } = splitId(joined)
    const file = ids.get(ordinal)
    if (file === undefined) throw new Error('A finding in a file that was not read.')
    return { file, part }
  }
  const found = verdict.findings.map(({ person, ...finding }): Found => {
    const { file, part } = home(finding.part)
    const spans = finding.spans.map(({ start, end, ...span }) => ({ ...home(span.part), start, end }))
    return { file, person, detail: { ...finding, part, spans } }
  })
  return { found: withoutDoubles(found), unread: gapsOf(files), textUnits: textUnitsOf(files) }
}

/**
 * Anyone's address that is known to be a protected person's is told once, as hers, and what it spans goes with hers into
 * a safe copy. Only where hers is held: a note on a person must not take away what holds the set for anyone.
 */
function withoutDoubles(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  const doubles: Found[] = []
  const hers = found.filter(({ person, detail }) => person !== undefined && detail.level !== 'NOTE')
  for (const one of found) (one.person === undefined && coveredBy(one, hers) !== undefined ? doubles : kept).push(one)
  return kept.map((one) => {
    const spans = doubles.filter((double) => coveredBy(double, hers) === one).flatMap(({ detail }) => detail.spans)
    return spans.length === 0 ? one : { ...one, detail: { ...one.detail, spans: [...one.detail.spans, ...spans] } }
  })
}

function coveredBy(double: Found, hers: readonly Found[]): Found | undefined {
  const overlap = (a: SpanInFile, b: SpanInFile) => a.file === b.file && a.part === b.part && a.start < b.end && b.start < a.end
  return hers.find(({ detail }) => double.detail.spans.every((span) => detail.spans.some((own) => overlap(span, own))))
}

const gapsOf = (files: readonly ReadFile[]) => files.flatMap(({ id, document }) => document.unread.map((gap) => ({ file: id, gap })))

/** The text that was sent for a check, less the names of files: a probe is a short text under any name. */
function textUnitsOf(files: readonly ReadFile[]): number {
  return files.reduce(
    (sum, { document }) => sum + document.parts.reduce((all, part) => all + (part.kind === 'filename' ? 0 : part.text.trim().length), 0),
    0,
  )
}

/** When the check itself failed nothing is known of any file, and so none is clean. */
export function nothingRead(files: readonly { id: string }[]): Judged {
  return { found: [], unread: files.map(({ id }) => ({ file: id, gap: { code: 'crashed' } })), textUnits: 0 }
}

export const isHeld = (judged: Judged): boolean => judged.unread.length > 0 || judged.found.some(({ detail }) => detail.level !== 'NOTE')

export interface Grouped {
  circle: string
  found: Found[]
  unread: Judged['unread']
}

/**
 * Each circle gets the findings on its own persons. What is about anyone, and what could not be read, goes home: to the
 * unit's own circle. A circle with nothing but notes has nothing to decide.
 */
export function groupByCircle(judged: Judged, circles: ReadonlyMap<string, string>, home: string): Grouped[] {
  const groups = new Map<string, Grouped>()
  const at = (circle: string) => {
    const there = groups.get(circle) ?? { circle, found: [], unread: [] }
    groups.set(circle, there)
    return there
  }
  for (const found of judged.found) at((found.person === undefined ? undefined : circles.get(found.person)) ?? home).found.push(found)
  if (judged.unread.length > 0) at(home).unread.push(...judged.unread)
  for (const group of groups.values()) group.found.sort((a, b) => WEIGHT[a.detail.level] - WEIGHT[b.detail.level])
  return [...groups.values()].filter((group) => group.unread.length > 0 || group.found.some(({ detail }) => detail.level !== 'NOTE'))
}
/** Findings are numbered by weight, and among equals in the order of the documents. */
const WEIGHT = { STOP: 0, REVIEW: 1, NOTE: 2 } as const

export function verdictOf(judged: Judged, file: string): 'clean' | 'findings' | 'unchecked' {
  if (judged.unread.some((gap) => gap.file === file)) return 'unchecked'
  const touches = ({ file: own, detail }: Found) =>
    detail.level !== 'NOTE' && (own === file || detail.spans.some((span) => span.file === file))
  return judged.found.some(touches) ? 'findings' : 'clean'
}
