import { hashEmpty, hashStep } from '../keys/hash.ts'
import { plainCode, plainWord } from '../normalise/letters.ts'
import { type Mapped, originalEnd, originalStart } from '../normalise/mapped.ts'
import { normalise } from '../normalise/normalise.ts'
import { type Tokens, tokensOf } from '../normalise/tokens.ts'
import type { Part } from '../types.ts'
import { datesWithLastFour } from './apart.ts'
import { findShapes, type Shape } from './shapes.ts'
import { columns, rowPairs } from './tables.ts'
import { encodedTexts, hyphenations, misreadNumbers, misreadWords, type Reading, spacedRuns } from './windows.ts'
import { scanWords, type Sieve, type WordRun } from './words.ts'

export interface Span {
  start: number
  end: number
}

/** A stretch of a part that may be a value of the register: what to ask for, and where it stands in the original. */
export interface Candidate {
  key: string
  part: number
  spans: Span[]
  /** How it was written; judge/form.ts names the rest by looking at the original. */
  written: string
  luhn?: boolean
}

/** Names of at least this many letters are looked for inside letters with gaps between them. */
const SPACED_MIN = 6
const SPACED_MAX = 40
const SPACED_LENGTHS = SPACED_MAX - SPACED_MIN + 1
const CHUNK = 4096
const START = hashEmpty('w|')

export function candidatesOf(part: Part, index: number, sieve: Sieve | undefined, now: string): Candidate[] {
  const source = normalise(part.text)
  const tokens = tokensOf(source.text)
  const found: Candidate[] = []
  for (const run of scanWords(source.text, tokens, sieve)) found.push(ofWords(run, source, index, ''))
  for (const shape of findShapes(source.text, now)) found.push(ofShape(shape, source, index, ''))
  for (const { key, spans } of datesWithLastFour(source, part.cells ?? [], now))
    found.push({ key, part: index, spans, written: 'date_and_last_four', luhn: true })
  const readings = hyphenations(source).concat(misreadNumbers(source), misreadWords(source), encodedTexts(source))
  if (part.cells !== undefined && part.cells.length > 1) {
    for (const column of columns(part.text, part.cells)) readings.push(column)
    for (const { key, spans } of rowPairs(source, tokens, part.cells, sieve))
      found.push({ key, part: index, spans, written: 'split_cells' })
  }
  // Never push(...all) here: a hostile text yields more candidates than a call can have arguments.
  for (const reading of readings) for (const candidate of read(reading, index, sieve, now)) found.push(candidate)
  return found.concat(spaced(source, tokens, index, sieve))
}

function ofWords(run: WordRun, source: Mapped, part: number, form: string): Candidate {
  return {
    key: run.key,
    part,
    spans: [{ start: originalStart(source, run.start), end: originalEnd(source, run.end) }],
    written: form === '' ? run.written : form,
  }
}

function ofShape(shape: Shape, source: Mapped, part: number, form: string): Candidate {
  const candidate: Candidate = {
    key: shape.key,
    part,
    spans: [{ start: originalStart(source, shape.start), end: originalEnd(source, shape.end) }],
    written: form === '' ? shape.written : form,
  }
  if (shape.luhn !== undefined) candidate.luhn = shape.luhn
  return candidate
}

function read(reading: Reading, part: number, sieve: Sieve | undefined, now: string): Candidate[] {
  const found: Candidate[] = []
  const { source, at, form } = reading
  const keep = (start: number, end: number, candidate: () => Candidate) => {
    if (!crosses(at, start, end)) return
    const made = candidate()
    found.push(form === 'split_cells' ? { ...made, spans: piecesOf(source, start, end) } : made)
  }
  if (reading.words)
    for (const run of scanWords(source.text, tokensOf(source.text), sieve)) keep(run.start, run.end, () => ofWords(run, source, part, form))
  if (reading.shapes)
    for (const shape of findShapes(source.text, now)) keep(shape.start, shape.end, () => ofShape(shape, source, part, form))
  return found
}

/** Whether a hit touches a repaired place. The places are in order. */
function crosses(at: readonly { start: number; end: number }[], start: number, end: number): boolean {
  let low = 0
  let high = at.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const place = at[middle]
    if (place === undefined) return false
    if (place.start >= end) high = middle - 1
    else if (place.end <= start) low = middle + 1
    else return true
  }
  return false
}

/** A hit over several cells as one span in each cell. */
function piecesOf(source: Mapped, start: number, end: number): Span[] {
  const spans: Span[] = []
  let from = start
  for (let i = start; i <= end; i += 1) {
    if (i < end && source.text.charCodeAt(i) !== 10) continue
    if (i > from) spans.push({ start: originalStart(source, from), end: originalStart(source, i - 1) + 1 })
    from = i + 1
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Names and streets with a gap after each letter. Without a sieve every stretch would have to be asked for, and none is. */
function spaced(source: Mapped, tokens: Tokens, part: number, sieve: Sieve | undefined): Candidate[] {
  if (sieve === undefined) return []
  const found: Candidate[] = []
  for (const run of spacedRuns(source.text, tokens)) {
    for (let chunk = 0; chunk < run.letters.length; chunk += CHUNK) {
      const last = Math.min(run.letters.length, chunk + CHUNK)
      const ends = sieve(stretchHashes(run.letters, chunk, last))
      for (let i = ends.indexOf(1); i >= 0; i = ends.indexOf(1, i + 1)) {
        const from = chunk + Math.floor(i / SPACED_LENGTHS)
        const to = from + SPACED_MIN - 1 + (i % SPACED_LENGTHS)
        if (to >= run.letters.length) continue
        const span = { start: originalStart(source, run.start[from] ?? 0), end: originalEnd(source, run.end[to] ?? 0) }
        found.push({ key: `w|${plainWord(run.letters.slice(from, to + 1))}`, part, spans: [span], written: 'spaced_out' })
      }
    }
  }
  return found
}

/** For each start from `chunk` to `last`, the hashes of the stretches of SPACED_MIN to SPACED_MAX letters. */
function stretchHashes(letters: string, chunk: number, last: number): Uint32Array {
  const hashes = new Uint32Array((last - chunk) * SPACED_LENGTHS)
  for (let from = chunk; from < last; from += 1) {
    let hash = START
    const row = (from - chunk) * SPACED_LENGTHS
    for (let length = 1; length <= SPACED_MAX && from + length <= letters.length; length += 1) {
      hash = hashStep(hash, plainCode(letters.charCodeAt(from + length - 1)))
      if (length >= SPACED_MIN) hashes[row + length - SPACED_MIN] = hash
    }
  }
  return hashes
}
