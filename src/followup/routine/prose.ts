/**
 * The text of a routine: a small part of Markdown, read into blocks that the page writes. There is no way from a text to
 * a tag or a link: whatever else stands there is shown as it was written.
 */
export interface Span {
  words: string
  strong: boolean
}
export type Block =
  | { kind: 'heading'; words: string; id?: string }
  | { kind: 'subheading'; words: string }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'place'; key: string }

/** `## Rubrik {id}`: the id is what a check of the content goes by, and is not shown. */
const HEADING = /^##\s+(.+?)(?:\s+\{([a-z][a-z0-9-]*)\})?$/
const SUBHEADING = /^###\s+(.+)$/
const BULLET = /^[-*]\s+(.+)$/
const NUMBERED = /^\d{1,2}[.)]\s+(.+)$/
const PLACE = /^\{\{([a-z][a-z0-9-]*)\}\}$/

function spansOf(text: string): Span[] {
  return text
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) => (/^\*\*[^*]+\*\*$/.test(part) ? { words: part.slice(2, -2), strong: true } : { words: part, strong: false }))
}

function wholeLine(line: string): Block | undefined {
  const heading = HEADING.exec(line)
  if (heading?.[1] !== undefined) return { kind: 'heading', words: heading[1], ...(heading[2] === undefined ? {} : { id: heading[2] }) }
  const sub = SUBHEADING.exec(line)
  if (sub?.[1] !== undefined) return { kind: 'subheading', words: sub[1] }
  const place = PLACE.exec(line)
  return place?.[1] === undefined ? undefined : { kind: 'place', key: place[1] }
}

export function readProse(text: string): Block[] {
  const blocks: Block[] = []
  let open: Extract<Block, { kind: 'paragraph' | 'list' }> | undefined
  for (const line of text.split('\n').map((one) => one.trim())) {
    const whole = line === '' ? undefined : wholeLine(line)
    if (line === '' || whole) {
      open = undefined
      if (whole) blocks.push(whole)
      continue
    }
    const bullet = BULLET.exec(line)
    const item = bullet ?? NUMBERED.exec(line)
    if (item?.[1] !== undefined) {
      const ordered = bullet === null
      if (open?.kind !== 'list' || open.ordered !== ordered) {
        open = { kind: 'list', ordered, items: [] }
        blocks.push(open)
      }
      open.items.push(spansOf(item[1]))
    } else if (open?.kind === 'paragraph') open.spans.push({ words: ' ', strong: false }, ...spansOf(line))
    else {
      open = { kind: 'paragraph', spans: spansOf(line) }
      blocks.push(open)
    }
  }
  return blocks
}

/** "This is what I do", a line each, whether or not they were written as a list. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[-*]|\d{1,2}[.)])\s+/, ''))
    .filter((line) => line !== '')

/** Which of the points a routine must contain stand in it: their heading, and words under it. */
export function pointsIn(text: string, points: readonly string[]): Set<string> {
  const found = new Set<string>()
  let under: string | undefined
  for (const block of readProse(text)) {
    if (block.kind === 'heading') under = block.id
    else if (under !== undefined && block.kind !== 'subheading' && points.includes(under)) found.add(under)
  }
  return found
}

/** The places that the text names, in order. */
export const placesIn = (text: string): string[] => readProse(text).flatMap((block) => (block.kind === 'place' ? [block.key] : []))
