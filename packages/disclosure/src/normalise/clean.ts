import { plainConfusable } from './confusables.ts'
import { type Mapped, MappedBuilder } from './mapped.ts'

/** Characters that print nothing, or only steer: soft hyphen, zero-width, bidi controls, variation selectors, tags, fillers. */
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
const SPACE = /^[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800]$/u
const DASH = /^[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u058a\u1806\u2e3a\u2e3b]$/u
const DIGIT = /^\p{Nd}$/u
const MARK = /^\p{M}$/u
const CONTROL = /^\p{Cc}$/u

/** Digits of every script stand in runs of ten that begin at zero; the value is the distance from the run's start. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

const seen = new Map<string, string>()
function cleanCluster(cluster: string): string {
  const known = seen.get(cluster)
  if (known !== undefined) return known
  let out = ''
  for (const letter of cluster.normalize('NFKC')) {
    if (letter === '\n' || letter === '\r' || letter === '\t') out += letter
    else if (INVISIBLE.test(letter) || (CONTROL.test(letter) && !SPACE.test(letter))) continue
    else if (SPACE.test(letter)) out += ' '
    else if (DASH.test(letter)) out += '-'
    else if (DIGIT.test(letter)) out += digitValue(letter)
    // A mark that NFKC could not compose is an ornament: letters that carry it are read without it.
    else if (!MARK.test(letter)) out += letter
  }
  if (seen.size < 20_000 && cluster.length <= 4) seen.set(cluster, out)
  return out
}

function isMarkAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0x300 && (code <= 0x36f || MARK.test(String.fromCodePoint(text.codePointAt(index) ?? 0)))
}

/** NFKC, the invisible away, one kind of dash and space, digits of all scripts as 0–9, look-alike letters in mixed words. */
export function clean(text: string): Mapped {
  const out = new MappedBuilder(text.length)
  let plainFrom = 0
  let i = 0
  while (i < text.length) {
    const code = text.charCodeAt(i)
    // Letters of Latin-1 and Latin Extended-A need nothing but a look at what follows them; their ligatures (ĳ, ŀ, ŉ) do.
    const isPlain =
      (code >= 0x20 && code < 0x7f) ||
      code === 10 ||
      code === 13 ||
      code === 9 ||
      (code >= 0xc0 && code <= 0x131) ||
      (code >= 0x14a && code < 0x180)
    if (isPlain && !(i + 1 < text.length && text.charCodeAt(i + 1) >= 0x300 && isMarkAt(text, i + 1))) {
      i += 1
      continue
    }
    if (plainFrom < i) out.copy(text.slice(plainFrom, i), plainFrom)
    let end = i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1)
    // Sixteen marks on one letter is already nonsense: the limit keeps a page of marks from becoming one cluster.
    while (end < text.length && end - i < 16 && isMarkAt(text, end)) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
    out.stand(cleanCluster(text.slice(i, end)), i)
    i = end
    plainFrom = end
  }
  if (plainFrom < text.length) out.copy(text.slice(plainFrom), plainFrom)
  const result = out.done(text.length)
  return { ...result, text: plainConfusable(result.text) }
}
