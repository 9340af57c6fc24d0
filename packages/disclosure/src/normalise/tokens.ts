import { hashEmpty, hashStep } from '../keys/hash.ts'
import { bareCode, DIGIT, kindOf, plainCode, SEPARATOR } from './letters.ts'

/** The words of a text, as flat arrays: a megabyte holds some 150,000 of them. */
export interface Tokens {
  count: number
  start: Int32Array
  end: Int32Array
  /** Hash of the key that the word alone would make, å ä ö kept; and with a a o. */
  plain: Uint32Array
  bare: Uint32Array
  /** The same hash before the last letter, for a genitive -s; 0 where the word has none. */
  genitive: Uint32Array
}

/** Longer words than this are no name and no street: base64, hashes, a key held down. */
export const WORD_LENGTH_MAX = 64
const LETTER_S = 0x73
const START = hashEmpty('w|')

/** Cuts at everything that is neither letter nor digit, and between letters and digits: "12b" is "12 b". */
export function tokensOf(text: string): Tokens {
  let room = Math.max(16, text.length >> 2)
  const tokens: Tokens = {
    count: 0,
    start: new Int32Array(room),
    end: new Int32Array(room),
    plain: new Uint32Array(room),
    bare: new Uint32Array(room),
    genitive: new Uint32Array(room),
  }
  const length = text.length
  let i = 0
  while (i < length) {
    const kind = kindOf(text.charCodeAt(i))
    if (kind === SEPARATOR) {
      i += 1
      continue
    }
    const start = i
    let plain = START
    let bare = START
    let before = START
    let code = 0
    do {
      const written = text.charCodeAt(i)
      if (i > start && kindOf(written) !== kind) break
      before = plain
      code = plainCode(written)
      plain = hashStep(plain, code)
      bare = hashStep(bare, bareCode(written))
      i += 1
    } while (i < length)
    if (tokens.count === room) {
      room *= 2
      grow(tokens, room)
    }
    const n = tokens.count
    tokens.start[n] = start
    tokens.end[n] = i
    tokens.plain[n] = plain
    tokens.bare[n] = bare
    tokens.genitive[n] = code === LETTER_S && kind !== DIGIT && i - start > 2 ? before : 0
    tokens.count = n + 1
  }
  return tokens
}

function grow(tokens: Tokens, room: number): void {
  for (const name of ['start', 'end'] as const) {
    const larger = new Int32Array(room)
    larger.set(tokens[name])
    tokens[name] = larger
  }
  for (const name of ['plain', 'bare', 'genitive'] as const) {
    const larger = new Uint32Array(room)
    larger.set(tokens[name])
    tokens[name] = larger
  }
}
