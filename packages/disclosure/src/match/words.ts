import { hashStep } from '../keys/hash.ts'
import { bareCode, bareWord, plainCode, plainWord } from '../normalise/letters.ts'
import { type Tokens, WORD_LENGTH_MAX } from '../normalise/tokens.ts'

/** Some words in a row that may be a key. Offsets are in the text that was cut into tokens. */
export interface WordRun {
  key: string
  start: number
  end: number
  words: number
  /** '' as in the key, 'genitive' with an -s taken off, 'folded' with å ä ö read as a a o. */
  written: '' | 'genitive' | 'folded'
}

export type Sieve = (hashes: Uint32Array) => Uint8Array

/** Without a sieve a scan stops here; with one it stops where no key goes on. */
const WORDS_MAX_UNSIEVED = 6
const WORDS_MAX = 14
const LETTER_S = 0x73
const SPACE = 0x20

/** How far a run has come: it may still be read both ways, holds å ä ö as written, or is read without them. */
const EITHER = 0
const AS_WRITTEN = 1
const BARE = 2

interface Run {
  first: number
  last: number
  hash: number
  reading: number
  genitive: number
}

/** All runs of words that pass the sieve, found level by level: one word, two words, and so on. */
export function scanWords(text: string, tokens: Tokens, sieve: Sieve | undefined): WordRun[] {
  const found: WordRun[] = []
  let runs = firstWords(text, tokens, sieve, found)
  const most = sieve === undefined ? WORDS_MAX_UNSIEVED : WORDS_MAX
  for (let words = 2; words <= most && runs.length > 0; words += 1) {
    const grown = grow(text, tokens, runs)
    if (grown.length === 0) break
    const ends = check(
      sieve,
      grown.map((run) => run.hash),
    )
    const genitives = check(
      sieve,
      grown.map((run) => run.genitive),
    )
    const goesOn = check(
      sieve,
      grown.map((run) => hashStep(run.hash, SPACE)),
    )
    grown.forEach((run, i) => {
      if (ends[i] === 1) found.push(wordRun(text, tokens, run, false))
      if (run.genitive !== 0 && genitives[i] === 1) found.push(wordRun(text, tokens, run, true))
    })
    runs = grown.filter((_, i) => goesOn[i] === 1)
  }
  return found
}

function check(sieve: Sieve | undefined, hashes: number[]): Uint8Array {
  return sieve === undefined ? new Uint8Array(hashes.length).fill(1) : sieve(Uint32Array.from(hashes))
}

function firstWords(text: string, tokens: Tokens, sieve: Sieve | undefined, found: WordRun[]): Run[] {
  const runs: Run[] = []
  const { count, plain, bare, genitive } = tokens
  const all = (hashes: Uint32Array) => (sieve === undefined ? new Uint8Array(count).fill(1) : sieve(hashes))
  const afterSpace = (hashes: Uint32Array) => {
    const next = new Uint32Array(count)
    for (let i = 0; i < count; i += 1) next[i] = hashStep(hashes[i] ?? 0, SPACE)
    return all(next)
  }
  const [ends, endsBare, ofGenitive] = [all(plain.subarray(0, count)), all(bare.subarray(0, count)), all(genitive.subarray(0, count))]
  const [goes, goesBare] = [afterSpace(plain), afterSpace(bare)]
  for (let i = 0; i < count; i += 1) {
    if (((ends[i] ?? 0) | (endsBare[i] ?? 0) | (ofGenitive[i] ?? 0) | (goes[i] ?? 0) | (goesBare[i] ?? 0)) === 0) continue
    if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) > WORD_LENGTH_MAX) continue
    const differs = plain[i] !== bare[i]
    const asWritten: Run = { first: i, last: i, hash: plain[i] ?? 0, reading: differs ? AS_WRITTEN : EITHER, genitive: genitive[i] ?? 0 }
    if (ends[i] === 1) found.push(wordRun(text, tokens, asWritten, false))
    if (asWritten.genitive !== 0 && ofGenitive[i] === 1) found.push(wordRun(text, tokens, asWritten, true))
    if (goes[i] === 1) runs.push(asWritten)
    if (!differs) continue
    const without: Run = { ...asWritten, hash: bare[i] ?? 0, reading: BARE, genitive: 0 }
    if (endsBare[i] === 1) found.push(wordRun(text, tokens, without, false))
    if (goesBare[i] === 1) runs.push(without)
  }
  return runs
}

function grow(text: string, tokens: Tokens, runs: Run[]): Run[] {
  const grown: Run[] = []
  for (const run of runs) {
    const next = run.last + 1
    const start = tokens.start[next] ?? 0
    const end = tokens.end[next] ?? 0
    if (next >= tokens.count || end - start > WORD_LENGTH_MAX) continue
    const differs = tokens.plain[next] !== tokens.bare[next]
    const from = hashStep(run.hash, SPACE)
    if (run.reading !== BARE) grown.push(longer(text, run, next, start, end, from, false, differs ? AS_WRITTEN : run.reading))
    if (run.reading === BARE || (run.reading === EITHER && differs)) grown.push(longer(text, run, next, start, end, from, true, BARE))
  }
  return grown
}

function longer(text: string, run: Run, last: number, start: number, end: number, from: number, bare: boolean, reading: number): Run {
  let hash = from
  let before = from
  let code = 0
  for (let i = start; i < end; i += 1) {
    before = hash
    code = bare ? bareCode(text.charCodeAt(i)) : plainCode(text.charCodeAt(i))
    hash = hashStep(hash, code)
  }
  return { first: run.first, last, hash, reading, genitive: code === LETTER_S && end - start > 2 ? before : 0 }
}

function wordRun(text: string, tokens: Tokens, run: Run, genitive: boolean): WordRun {
  const words: string[] = []
  for (let i = run.first; i <= run.last; i += 1) {
    const written = text.slice(tokens.start[i], tokens.end[i])
    words.push(run.reading === BARE ? bareWord(written) : plainWord(written))
  }
  const joined = `w|${words.join(' ')}`
  return {
    key: genitive ? joined.slice(0, -1) : joined,
    start: tokens.start[run.first] ?? 0,
    end: (tokens.end[run.last] ?? 0) - (genitive ? 1 : 0),
    words: words.length,
    written: genitive ? 'genitive' : run.reading === BARE ? 'folded' : '',
  }
}
