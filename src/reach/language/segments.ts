/**
 * A text in pieces that a translator meets one at a time: the words of each, without the marks before them. The order and
 * the marks come from the Swedish text, so that every language has the same boxes, lists and lines of telephone numbers.
 */
export interface Segment {
  /** t1 is the title, t2 the lead, then in order. The same in every language. */
  id: string
  /** The mark that stands before the words: `## `, `- `, `1. `, `! `, `+++ `, or nothing. */
  mark: string
  words: string
}
type Row = { kind: 'segment'; segment: Segment } | { kind: 'kept'; row: string }

const MARK = /^(?:#{2,3} |[-–•] |\d{1,2}\. |! |\+\+\+ )/
const KEPT = /^(?:\{(?:local|lines:[^}]*)\}|\+\+\+)$/

/** Rows of a text, in order: what is translated, and what is the same in every language. Blank rows are kept. */
function rowsOf(source: string): Row[] {
  const rows: Row[] = []
  let count = 0
  let open: Segment | undefined
  const begin = (mark: string, words: string) => {
    count += 1
    open = { id: `t${count}`, mark, words }
    rows.push({ kind: 'segment', segment: open })
  }
  for (const raw of source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')) {
    const row = raw.trim()
    const head = /^(?:title|lead): /.exec(row)
    if (head && count < 2) begin(head[0], row.slice(head[0].length))
    else if (row === '' || row === '---' || KEPT.test(row)) {
      open = undefined
      rows.push({ kind: 'kept', row })
    } else {
      const mark = MARK.exec(row)?.[0]
      if (mark !== undefined) begin(mark, row.slice(mark.length))
      else if (open && !open.mark.startsWith('#') && !/^(?:title|lead)/.test(open.mark)) open.words += ` ${row}`
      else begin('', row)
    }
  }
  return rows
}

export const segmentsOf = (source: string): Segment[] => rowsOf(source).flatMap((row) => (row.kind === 'segment' ? [row.segment] : []))

/** The same text with other words: what is missing or blank is left out of it. */
export const assemble = (original: string, words: ReadonlyMap<string, string>): string =>
  `${rowsOf(original)
    .map((row) => {
      if (row.kind === 'kept') return row.row
      const said = words.get(row.segment.id)?.replace(/\s+/g, ' ').trim()
      return said ? `${row.segment.mark}${said}` : ''
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`

export interface Pair {
  id: string
  mark: string
  original: string
  translation: string | undefined
}
/** The two texts beside each other. Where they are not built alike, `alike` says so and they are paired in order. */
export function pairsOf(original: string, translation: string | undefined): { pairs: Pair[]; alike: boolean } {
  const ours = segmentsOf(original)
  const theirs = translation === undefined ? [] : segmentsOf(translation)
  const kind = ({ mark }: Segment) => mark.replace(/^\d+\. /, '1. ').replace(/^[–•] /, '- ')
  const alike = translation === undefined || (ours.length === theirs.length && ours.every((one, i) => kind(one) === kind(theirs[i] ?? one)))
  const longest = Math.max(ours.length, theirs.length)
  const pairs = Array.from({ length: longest }, (_, i): Pair => {
    const [mine, other] = [ours[i], theirs[i]]
    return { id: `t${i + 1}`, mark: (mine ?? other)?.mark ?? '', original: mine?.words ?? '', translation: other?.words }
  })
  return { pairs, alike }
}

const FACTS = /\{tel:\s*([a-z-]+)\}|\]\(([^)\n]*)\)/g
/** The numbers and links of a stretch of words, as they are written. */
export const factsOf = (words: string): string[] =>
  [...words.matchAll(FACTS)].map(([, tel, page]) => (tel === undefined ? `(${page})` : `{tel:${tel}}`)).sort()

export interface Lacking {
  id: string
  missing: string[]
  extra: string[]
}
/** Segments whose numbers or links are not those of the Swedish: facts are the same in every language. */
export function lackingFacts(original: string, words: ReadonlyMap<string, string>): Lacking[] {
  return segmentsOf(original).flatMap(({ id, words: swedish }) => {
    const [wanted, found] = [factsOf(swedish), factsOf(words.get(id) ?? '')]
    const missing = [...wanted]
    const extra: string[] = []
    for (const fact of found) {
      const at = missing.indexOf(fact)
      if (at >= 0) missing.splice(at, 1)
      else extra.push(fact)
    }
    return missing.length > 0 || extra.length > 0 ? [{ id, missing, extra }] : []
  })
}
