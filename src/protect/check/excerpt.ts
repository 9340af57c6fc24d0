import type { Part } from '@samvarn/disclosure'
import type { MarkedSpan } from '../../platform/page/index.ts'

/** A stretch of a part's text with what was found in it. Offsets are within the stretch. */
export interface Excerpt {
  text: string
  spans: MarkedSpan[]
  before: boolean
  after: boolean
}

/** A part no longer than this is shown whole. Of a longer one, this much before and after each place. */
const WHOLE_UNITS_MAX = 20_000
const AROUND_UNITS = 800
const OPENING_UNITS = 2000

/** Never between the two halves of a character. */
function border(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}

export function excerptsOf({ text }: Pick<Part, 'text'>, spans: readonly MarkedSpan[]): Excerpt[] {
  const sound = spans
    .filter((span) => span.start >= 0 && span.start < span.end && span.end <= text.length)
    .sort((a, b) => a.start - b.start)
  if (text.length <= WHOLE_UNITS_MAX) return [{ text, spans: sound, before: false, after: false }]
  if (sound.length === 0) return [{ text: text.slice(0, border(text, OPENING_UNITS)), spans: [], before: false, after: true }]
  const windows: { start: number; end: number }[] = []
  for (const span of sound) {
    const start = border(text, Math.max(0, span.start - AROUND_UNITS))
    const end = border(text, Math.min(text.length, span.end + AROUND_UNITS))
    const last = windows.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else windows.push({ start, end })
  }
  return windows.map(({ start, end }) => ({
    text: text.slice(start, end),
    before: start > 0,
    after: end < text.length,
    spans: sound
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  }))
}
