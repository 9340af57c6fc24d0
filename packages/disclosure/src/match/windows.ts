import { kindOf, LETTER, SEPARATOR } from '../normalise/letters.ts'
import { compose, type Mapped, MappedBuilder } from '../normalise/mapped.ts'
import type { Tokens } from '../normalise/tokens.ts'

/**
 * Other readings of some stretch of a text: a word put together over a line break, letters with spaces between
 * them closed up, digits read for letters. Each is a little text of its own with the way back, and only what
 * crosses the repaired place counts, since the rest has been read already.
 */
export interface Reading {
  source: Mapped
  form: 'hyphenated' | 'ocr' | 'encoded' | 'split_cells'
  /** Offsets in the reading's text; a hit must overlap one of these (or cross it, when start = end). */
  at: { start: number; end: number }[]
  /** What to look for: words, shapes or both. */
  words: boolean
  shapes: boolean
}

const BEFORE = 96
const AFTER = 96
const HYPHENATED = /(?<=\p{L})[-\u2010\u00ac][ \t]{0,8}\r?\n\s{0,8}(?=\p{L})/gu
const DIGIT_LIKE: Record<string, string> = { o: '0', O: '0', l: '1', I: '1', i: '1', '|': '1', s: '5', S: '5', b: '8', B: '8', z: '2', Z: '2' }
const LETTER_LIKE: Record<string, string> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 8: 'b' }

/** Words cut by a hyphen at the end of a line, closed up. */
export function hyphenations(source: Mapped): Reading[] {
  const readings: Reading[] = []
  const { text } = source
  for (const match of text.matchAll(HYPHENATED)) {
    const cut = match.index
    const from = Math.max(0, cut - BEFORE)
    const after = cut + match[0].length
    const builder = new MappedBuilder(BEFORE + AFTER)
    builder.copy(text.slice(from, cut), from)
    const at = { start: builder.length, end: builder.length }
    // The rest of the window may hold further breaks: they are closed up too, or a thrice cut name would be missed.
    closed(text, after, Math.min(text.length, after + AFTER), builder)
    readings.push({ source: compose(source, builder.done(after + AFTER)), form: 'hyphenated', at: [at], words: true, shapes: false })
  }
  return readings
}

function closed(text: string, from: number, to: number, builder: MappedBuilder): void {
  const slice = text.slice(from, to)
  let done = 0
  for (const match of slice.matchAll(HYPHENATED)) {
    builder.copy(slice.slice(done, match.index), from + done)
    done = match.index + match[0].length
  }
  builder.copy(slice.slice(done), from + done)
}

const NUMBER_LIKE = /(?<![\p{L}\d])[\dOolIiSsBbZz|](?:[\dOolIiSsBbZz|]|[-+./ \u2010-\u2015\u2212](?=[\dOolIiSsBbZz|])){5,24}(?![\p{L}\d])/gu
const MIXED = /\d[OolIiSsBbZz|]|[OolIiSsBbZz|]\d|[OolIiSsBbZz|][-+ ]\d|\d[-+ ][OolIiSsBbZz|]/

/** Numbers in which a scanner saw letters: at least six characters in ten must be digits. */
export function misreadNumbers(source: Mapped): Reading[] {
  const { text } = source
  if (!MIXED.test(text)) return []
  const readings: Reading[] = []
  for (const match of text.matchAll(NUMBER_LIKE)) {
    const written = match[0]
    const digits = written.replace(/\D/g, '').length
    const marks = written.replace(/[^\p{L}|]/gu, '').length
    if (marks === 0 || digits < 5 || digits < (digits + marks) * 0.6) continue
    const builder = new MappedBuilder(written.length)
    builder.copy(written.replace(/[OolIiSsBbZz|]/g, (letter) => DIGIT_LIKE[letter] ?? letter), match.index)
    readings.push({ source: compose(source, builder.done(match.index + written.length)), form: 'ocr', at: [{ start: 0, end: written.length }], words: false, shapes: true })
  }
  return readings
}

const DIGIT_IN_WORD = /[013458]/g
const REACH = 24

/** Words in which a scanner or a sly hand put a digit for a letter: "L1nd", "Ann4". */
export function misreadWords(source: Mapped): Reading[] {
  const { text } = source
  const readings: Reading[] = []
  let done = 0
  for (const match of text.matchAll(DIGIT_IN_WORD)) {
    const at = match.index
    if (at < done || (kindAt(text, at - 1) !== LETTER && kindAt(text, at + 1) !== LETTER)) continue
    let [start, end] = [at, at + 1]
    while (at - start < REACH && kindAt(text, start - 1) !== SEPARATOR) start -= 1
    while (end - at < REACH && kindAt(text, end) !== SEPARATOR) end += 1
    done = end
    const written = text.slice(start, end)
    if (!/^[\p{L}013458]+$/u.test(written)) continue
    const letters = written.replace(/\d/g, '').length
    if (letters < 2 || letters <= written.length * 0.5) continue
    // A one is as often an i as an l.
    for (const one of written.includes('1') ? ['l', 'i'] : ['l']) readings.push(respelled(source, start, end, one))
  }
  return readings
}

function kindAt(text: string, index: number): number {
  return index < 0 || index >= text.length ? SEPARATOR : kindOf(text.charCodeAt(index))
}

function respelled(source: Mapped, wordStart: number, wordEnd: number, one: string): Reading {
  const { text } = source
  const from = Math.max(0, wordStart - BEFORE)
  const to = Math.min(text.length, wordEnd + AFTER)
  const builder = new MappedBuilder(to - from)
  builder.copy(text.slice(from, wordStart), from)
  const start = builder.length
  builder.copy(text.slice(wordStart, wordEnd).replace(/[013458]/g, (digit) => LETTER_LIKE[digit] ?? one), wordStart)
  const end = builder.length
  builder.copy(text.slice(wordEnd, to), wordEnd)
  return { source: compose(source, builder.done(to)), form: 'ocr', at: [{ start, end }], words: true, shapes: false }
}

const BASE64 = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{20,4096}={0,2}(?![A-Za-z0-9+/=])/g

/** Base64 that holds readable text: all that is found in it stands for the whole stretch. */
export function encodedTexts(source: Mapped): Reading[] {
  const readings: Reading[] = []
  for (const match of source.text.matchAll(BASE64)) {
    const written = match[0]
    if (!/\d/.test(written) && !/[a-z][A-Z]/.test(written)) continue
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(written, 'base64'))
    } catch {
      continue
    }
    const odd = text.replace(/[\p{L}\p{N}\p{P}\p{Zs}\n\r\t]/gu, '').length
    if (text.length < 8 || odd > text.length * 0.1) continue
    const builder = new MappedBuilder(text.length)
    builder.stand(text, match.index)
    const inner = builder.done(match.index + written.length)
    readings.push({ source: compose(source, inner), form: 'encoded', at: [{ start: 0, end: text.length }], words: true, shapes: true })
  }
  return readings
}

/** A run of single letters and digits with gaps between them: "A n n a". */
export interface SpacedRun { letters: string; start: number[]; end: number[] }

export function spacedRuns(text: string, tokens: Tokens): SpacedRun[] {
  const runs: SpacedRun[] = []
  let run: SpacedRun = { letters: '', start: [], end: [] }
  const close = () => {
    if (run.letters.length >= 6) runs.push(run)
    run = { letters: '', start: [], end: [] }
  }
  for (let i = 0; i < tokens.count; i += 1) {
    const start = tokens.start[i] ?? 0
    const end = tokens.end[i] ?? 0
    const last = run.end.at(-1)
    if (end - start !== 1 || (last !== undefined && start - last > 6)) close()
    if (end - start !== 1 || kindOf(text.charCodeAt(start)) === SEPARATOR) continue
    run.letters += text.charAt(start)
    run.start.push(start)
    run.end.push(end)
  }
  close()
  return runs
}
