/**
 * Whether a text that others may see holds a secret value, or the telling part of one: the street without its number, the
 * postcode, the end of a telephone number. What is written apart, in other signs or inside an address on the web counts too.
 */
import type { Json, Leaf } from './tree.ts'

const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** Where the town stands alone nothing is given away: organisations are named after their towns. */
const BROAD = new Set([
  'city',
  'region',
  'state_province',
  'country',
  'address_type',
  'location_type',
  'type',
  'status',
  'freq',
  'byday',
  'wkst',
])
const SHORTEST_WORDS = 5
const PHONE_END = 6

export interface Telling {
  /** Where the secret belongs in the tree. */
  path: string
  words: readonly string[]
  numbers: readonly string[]
}
/** What of a secret would give it away. `key` is the name of the value, such as `address_1`. */
export function tellingParts({ path, key, value }: Pick<Leaf, 'path' | 'key' | 'value'>): Telling {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (BROAD.has(key) || text === '') return { path, words: [], numbers: [] }
  const words = [squeezed(text)]
  const numbers: string[] = []
  if (/^address_\d|^attention$/.test(key)) {
    // The street, and each longer word of it: "c/o Solros, Påhittsvägen 4" is told by either.
    words.push(
      squeezed(text.replace(/\d+\s?\p{L}?\b/gu, '')),
      ...text
        .split(/[\s,/]+/)
        .filter(isTellingWord)
        .map(squeezed),
    )
  }
  if (key === 'postal_code') numbers.push(digits(text))
  if (key === 'number') numbers.push(digits(text).slice(-PHONE_END))
  if (key === 'latitude' || key === 'longitude') words.push(squeezed(Number(text).toFixed(3)))
  return {
    path,
    words: [...new Set(words)].filter((word) => word.length >= SHORTEST_WORDS),
    numbers: numbers.filter((number) => number.length >= 5),
  }
}
/** Not the words that stand in any address. */
const isTellingWord = (word: string): boolean => squeezed(word).length >= 6 && !/^(?:lägenhet|våning|trappor|uppgång|postbox)$/iu.test(word)

export interface Given {
  /** The text that gives it away. */
  in: string
  /** The secret that it gives away. */
  of: string
}
export function givenAway(shown: readonly Pick<Leaf, 'path' | 'value'>[], secrets: readonly Telling[]): Given[] {
  return shown.flatMap(({ path, value }) => {
    const text = textOf(value)
    if (text === '') return []
    const [words, numbers] = [squeezed(text), digits(text)]
    return secrets
      .filter((secret) => secret.words.some((one) => words.includes(one)) || secret.numbers.some((one) => numbers.includes(one)))
      .map((secret) => ({ in: path, of: secret.path }))
  })
}
const textOf = (value: Json): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : ''
