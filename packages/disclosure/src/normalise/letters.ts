/**
 * One table decides what every character up to U+017F is worth: which are letters, which digits, what they
 * are in lower case, and what they are without their marks. Å, ä and ö are letters of their own in Swedish and
 * stay; other marks (é, ü, ñ) fall, since people leave them out and put them in at will.
 */
export const SEPARATOR = 0
export const LETTER = 1
export const DIGIT = 2

const SIZE = 0x180
const kinds = new Uint8Array(SIZE)
const plain = new Uint16Array(SIZE)
const bare = new Uint16Array(SIZE)

const KEPT = new Set(['å', 'ä', 'ö'])
const NEIGHBOURS: Record<string, string> = {
  æ: 'ä',
  ø: 'ö',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 's',
  ŋ: 'n',
  œ: 'o',
  þ: 't',
  ĸ: 'k',
}
const WITHOUT_MARK: Record<string, string> = { å: 'a', ä: 'a', ö: 'o' }

for (let code = 0; code < SIZE; code += 1) {
  const letter = String.fromCharCode(code)
  if (letter >= '0' && letter <= '9') kinds[code] = DIGIT
  else if (/\p{L}/u.test(letter) && letter !== 'ª' && letter !== 'º') kinds[code] = LETTER
  let low = letter.toLowerCase()
  if (low.length !== 1) low = low.charAt(0)
  if (kinds[code] === LETTER && !KEPT.has(low)) low = NEIGHBOURS[low] ?? low.normalize('NFD').charAt(0)
  plain[code] = low.charCodeAt(0)
  bare[code] = (WITHOUT_MARK[low] ?? low).charCodeAt(0)
}

const FAR_LETTER = /\p{L}/u

/** SEPARATOR, LETTER or DIGIT. */
export function kindOf(code: number): number {
  if (code < SIZE) return kinds[code] ?? SEPARATOR
  // A surrogate is half a character: letters outside the first plane count as letters, and cleaning has already
  // brought the mathematical alphabets and the like home to ASCII.
  if (code >= 0xd800 && code <= 0xdfff) return LETTER
  return FAR_LETTER.test(String.fromCharCode(code)) ? LETTER : SEPARATOR
}

/** Lower case, marks off, å ä ö kept. */
export function plainCode(code: number): number {
  return code < SIZE ? (plain[code] ?? code) : lowerFar(code)
}

/** As `plainCode`, with å ä ö as a a o: the second form, of less confidence. */
export function bareCode(code: number): number {
  return code < SIZE ? (bare[code] ?? code) : lowerFar(code)
}

function lowerFar(code: number): number {
  const low = String.fromCharCode(code).toLowerCase()
  return low.length === 1 ? low.charCodeAt(0) : code
}

export function plainWord(text: string): string {
  let word = ''
  for (let i = 0; i < text.length; i += 1) word += String.fromCharCode(plainCode(text.charCodeAt(i)))
  return word
}

export function bareWord(text: string): string {
  let word = ''
  for (let i = 0; i < text.length; i += 1) word += String.fromCharCode(bareCode(text.charCodeAt(i)))
  return word
}

/** The telegraph's way: å and ä as aa and ae, ö as oe. */
export function spelledWord(text: string): string {
  return text.replaceAll('å', 'aa').replaceAll('ä', 'ae').replaceAll('ö', 'oe')
}
