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
const DIGIT_LIKE: Record<string, string> = {
  o: '0',
  O: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  s: '5',
  S: '5',
  b: '8',
  B: '8',
  z: '2',
  Z: '2',
}
const LETTER_LIKE: Record<string, string> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 8: 'b' }

interface Edit {
  start: number
  end: number
  text: string
}

/**
 * The text around each edit with the edit made. Windows that meet become one, and so a text full of edits is read
 * once more and not once for each.
 */
function edited(source: Mapped, edits: readonly Edit[], kind: Pick<Reading, 'form' | 'words' | 'shapes'>): Reading[] {
  const readings: Reading[] = []
  const { text } = source
  for (let i = 0; i < edits.length; ) {
    const from = Math.max(0, (edits[i]?.start ?? 0) - BEFORE)
    const builder = new MappedBuilder(512)
    const at: Reading['at'] = []
    let done = from
    for (let edit = edits[i]; edit !== undefined && (done === from || edit.start - BEFORE <= done + AFTER); edit = edits[++i]) {
      builder.copy(text.slice(done, edit.start), done)
      const start = builder.length
      if (edit.text.length === edit.end - edit.start) builder.copy(edit.text, edit.start)
      else builder.stand(edit.text, edit.start)
      at.push({ start, end: builder.length })
      done = edit.end
    }
    const to = Math.min(text.length, done + AFTER)
    builder.copy(text.slice(done, to), done)
    readings.push({ source: compose(source, builder.done(to)), at, ...kind })
  }
  return readings
}

/** Words cut by a hyphen at the end of a line, closed up. */
export function hyphenations(source: Mapped): Reading[] {
  const edits = Array.from(source.text.matchAll(HYPHENATED), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: '',
  }))
  return edited(source, edits, { form: 'hyphenated', words: true, shapes: false })
}

const MIXED = /\d[-+ ]?[OolIiSsBbZz|]|[OolIiSsBbZz|][-+ ]?\d/g
const LOOKS_LIKE = /[\dOolIiSsBbZz|]/
const INSIDE = /[-+./ \u2010-\u2015\u2212]/
const NUMBER_LENGTH_MAX = 26

/** Numbers in which a scanner saw letters: at least six characters in ten must be digits. */
export function misreadNumbers(source: Mapped): Reading[] {
  const { text } = source
  const edits: Edit[] = []
  let done = 0
  for (const match of text.matchAll(MIXED)) {
    if (match.index < done) continue
    let [start, end] = [match.index, match.index + match[0].length]
    while (end - start < NUMBER_LENGTH_MAX && belongs(text, start - 1, -1)) start -= 1
    while (end - start < NUMBER_LENGTH_MAX && belongs(text, end, 1)) end += 1
    done = Math.max(done, end)
    if (kindAt(text, start - 1) !== SEPARATOR || kindAt(text, end) !== SEPARATOR) continue
    const written = text.slice(start, end)
    const digits = written.replace(/\D/g, '').length
    const marks = written.replace(/[^\p{L}|]/gu, '').length
    if (marks === 0 || digits < 5 || digits < (digits + marks) * 0.6) continue
    const before = edits.at(-1)
    if (before !== undefined && before.end > start) continue
    edits.push({ start, end, text: written.replace(/[OolIiSsBbZz|]/g, (letter) => DIGIT_LIKE[letter] ?? letter) })
  }
  return edited(source, edits, { form: 'ocr', words: false, shapes: true })
}

/** A sign belongs to the number when the number goes on behind it. */
function belongs(text: string, index: number, step: 1 | -1): boolean {
  const here = text.charAt(index)
  return LOOKS_LIKE.test(here) || (INSIDE.test(here) && LOOKS_LIKE.test(text.charAt(index + step)))
}

const DIGIT_IN_WORD = /[013458]/g
const REACH = 24

/** Words in which a scanner or a sly hand put a digit for a letter: "L1nd", "Ann4". A one is as often an i as an l. */
export function misreadWords(source: Mapped): Reading[] {
  const { text } = source
  const [asL, asI]: [Edit[], Edit[]] = [[], []]
  let done = 0
  for (const match of text.matchAll(DIGIT_IN_WORD)) {
    const at = match.index
    if (at < done || (kindAt(text, at - 1) !== LETTER && kindAt(text, at + 1) !== LETTER)) continue
    let [start, end] = [at, at + 1]
    while (at - start < REACH && start > done && kindAt(text, start - 1) !== SEPARATOR) start -= 1
    while (end - at < REACH && kindAt(text, end) !== SEPARATOR) end += 1
    done = end
    const written = text.slice(start, end)
    const letters = written.replace(/\d/g, '').length
    if (letters < 2 || letters <= written.length * 0.5 || !/^[\p{L}013458]+$/u.test(written)) continue
    asL.push({ start, end, text: written.replace(/[013458]/g, (digit) => LETTER_LIKE[digit] ?? 'l') })
    if (written.includes('1')) asI.push({ start, end, text: written.replace(/[013458]/g, (digit) => LETTER_LIKE[digit] ?? 'i') })
  }
  const kind = { form: 'ocr', words: true, shapes: false } as const
  return edited(source, asL, kind).concat(edited(source, asI, kind))
}

function kindAt(text: string, index: number): number {
  return index < 0 || index >= text.length ? SEPARATOR : kindOf(text.charCodeAt(index))
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
export interface SpacedRun {
  letters: string
  start: number[]
  end: number[]
}

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
