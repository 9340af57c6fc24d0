import { readZip } from '../extract/zip.ts'
import { Budget } from '../extract/collector.ts'
import { startsWith } from '../extract/encoding.ts'

/** Strings shorter than this stand in any text by chance; they are gone where they were marked, and are not hunted. */
export const HUNTED_LETTERS_MIN = 5

/** Letters and digits alone, in lower case, so that no way of spacing or marking hides a value. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export function huntedOf(strings: readonly string[]): string[] {
  return [...new Set(strings.map(bare).filter((text) => text.length >= HUNTED_LETTERS_MIN))]
}

function readings(bytes: Uint8Array): string[] {
  const utf8 = new TextDecoder().decode(bytes)
  const entities = utf8
    .replace(/&#x([0-9a-f]+);/gi, (_m, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16) || 32))
    .replace(/&#(\d+);/g, (_m, number: string) => String.fromCodePoint(Number(number) || 32))
  return [
    utf8,
    entities.replace(/<[^>]*>/g, ''),
    new TextDecoder('windows-1252').decode(bytes),
    new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)),
    new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1)),
  ]
}

/** Looks for removed strings in a copy's raw bytes: inflated entry by entry, with and without tags, in each encoding. */
export function findLeft(copy: Uint8Array, removed: readonly string[]): string | undefined {
  const hunted = huntedOf(removed)
  if (hunted.length === 0) return undefined
  const pieces = startsWith(copy, 'PK')
    ? readZip(copy, new Budget()).map((entry) => ({ where: entry.name, bytes: entry.bytes }))
    : [{ where: 'text', bytes: copy }]
  for (const { where, bytes } of [...pieces, { where: 'container', bytes: copy }]) {
    for (const reading of readings(bytes)) {
      const text = bare(reading)
      if (hunted.some((value) => text.includes(value)) || hunted.some((value) => bare(where).includes(value))) return where
    }
  }
  return undefined
}

/** The same words elsewhere in a part: a value that goes in one place must go in all, or the copy betrays itself. */
export function findAgain(text: string, strings: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const lower = text.toLowerCase()
  // Lower case must not move offsets; where it does (a few foreign letters) the exact form is looked for.
  const haystack = lower.length === text.length ? lower : text
  for (const string of strings) {
    if (bare(string).length < HUNTED_LETTERS_MIN) continue
    const needle = haystack === text ? string : string.toLowerCase()
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length))
      found.push({ start: at, end: at + needle.length })
  }
  return found
}
