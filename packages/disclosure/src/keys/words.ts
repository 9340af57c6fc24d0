import { bareWord, DIGIT, kindOf, plainWord, SEPARATOR, spelledWord } from '../normalise/letters.ts'
import { normalise } from '../normalise/normalise.ts'

/** The words of a value as the text side will see them: lower case, cut at signs and between letters and digits. */
export function wordsOf(value: string): string[] {
  const text = normalise(value).text
  const words: string[] = []
  let start = -1
  let kind = SEPARATOR
  for (let i = 0; i <= text.length; i += 1) {
    const here = i < text.length ? kindOf(text.charCodeAt(i)) : SEPARATOR
    if (here === kind) continue
    if (kind !== SEPARATOR) words.push(plainWord(text.slice(start, i)))
    start = i
    kind = here
  }
  return words
}

export function wordKey(words: readonly string[]): string {
  return `w|${words.join(' ')}`
}

export function isNumberWord(word: string): boolean {
  return word !== '' && kindOf(word.charCodeAt(0)) === DIGIT
}

/** The other ways to write the same word key: å ä ö as a a o, and as aa ae oe. */
export function foldedKeys(key: string): string[] {
  if (!/[åäö]/.test(key)) return []
  return [...new Set([bareWord(key), spelledWord(key)])].filter((folded) => folded !== key)
}
