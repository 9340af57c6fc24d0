import { clean } from './clean.ts'
import { compose, type Mapped, mapped } from './mapped.ts'
import { LOOKS_BROKEN, repair } from './repair.ts'

/** An index made by another version must be made anew: bump it whenever the same text would give other keys. */
export const NORMALISER_VERSION = 1

// Letters up to U+017F, typographic quotes and dashes need no cleaning: the letter table and the scanners know them.
const NOT_PLAIN = /[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2212]/
/** Ligatures and signs below U+017F that NFKC takes apart. */
const COMPATIBLE = /[\xa8\xaa\xb2\xb3\xb5\xb8\xb9\xba\xbc-\xbe\u0132\u0133\u013f\u0140\u0149]/

export function isPlain(text: string): boolean {
  return hasPlainLetters(text) && !LOOKS_BROKEN.test(text)
}

function hasPlainLetters(text: string): boolean {
  return !NOT_PLAIN.test(text) && !COMPATIBLE.test(text)
}

/** Text as people mean it, with the way back. More than 99 % of pages are plain and pass untouched. */
export function normalise(text: string): Mapped {
  if (isPlain(text)) return mapped(text)
  const first = repair(text)
  // A page with one percent sign in a link is still a plain page.
  if (hasPlainLetters(first.text)) return first
  return compose(first, clean(first.text))
}
