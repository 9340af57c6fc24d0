import type { Child } from 'hono/jsx'
import { Hidden } from './button.tsx'
import type { Words } from './language.tsx'
import { useLang, usePick } from './language.tsx'

/** A stretch of a text that a finding rests on. Offsets in UTF-16 units, as in JavaScript strings. */
export interface MarkedSpan {
  start: number
  end: number
  /** The number of the finding in the list beside, from 1. */
  finding: number
  /** What kind of thing it is, in words: "adress". */
  what: Words
  level: 'STOP' | 'REVIEW' | 'NOTE'
}

interface Piece {
  text: string
  spans: MarkedSpan[]
}

/** Cuts the text at every border, so that spans that overlap give stretches that bear both. Bad spans are refused. */
export function cutText(text: string, spans: readonly MarkedSpan[]): Piece[] {
  for (const span of spans) {
    if (
      !(Number.isInteger(span.start) && Number.isInteger(span.end) && 0 <= span.start && span.start < span.end && span.end <= text.length)
    ) {
      throw new RangeError('A marked place lies outside its text')
    }
  }
  const borders = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const start = borders[i] ?? 0
    const end = borders[i + 1] ?? text.length
    pieces.push({ text: text.slice(start, end), spans: spans.filter((span) => span.start < end && start < span.end) })
  }
  return pieces
}

const heaviest = { STOP: 3, REVIEW: 2, NOTE: 1 } as const

/**
 * A document's text with the places that the check found. The number stands in the text beside each place, so that
 * paper, a colour-blind eye and a screen reader can tell the places apart; the anchor lets the list lead here. A page
 * with several texts gives all of them the same `begun`, so that a finding in more than one has one anchor.
 */
export function Marked({ text, spans, begun = new Set() }: { text: string; spans: readonly MarkedSpan[]; begun?: Set<number> }) {
  const lang = useLang()
  const say = usePick()
  const pieces: Child[] = cutText(text, spans).map((piece) => {
    if (piece.spans.length === 0) return piece.text
    const worst = piece.spans.reduce((a, b) => (heaviest[b.level] > heaviest[a.level] ? b : a))
    const starting = piece.spans.filter((span) => !begun.has(span.finding))
    for (const span of starting) begun.add(span.finding)
    const first = starting[0]
    return (
      <mark class={`sv-mark sv-mark--${worst.level.toLowerCase()}`} id={first === undefined ? undefined : `fynd-${first.finding}`}>
        <Hidden>
          {`[${piece.spans.map((span) => `${lang === 'sv' ? 'fynd' : 'finding'} ${span.finding}: ${say(span.what)}`).join(', ')}: `}
        </Hidden>
        {piece.text}
        {starting.length === 0 ? null : (
          <span class="sv-mark__number" aria-hidden="true">
            {starting.map((span) => span.finding).join(', ')}
          </span>
        )}
        <Hidden>]</Hidden>
      </mark>
    )
  })
  return <div class="sv-document">{pieces}</div>
}
