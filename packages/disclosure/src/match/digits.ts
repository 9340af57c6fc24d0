/** A run of digits, and how it hangs together with the run before it. */
export interface DigitGroup {
  start: number
  end: number
  digits: string
  /** What stands between this group and the one before, when only signs that people write inside numbers do. */
  signs: string
  joined: boolean
  /** A plus sign stands just before. */
  plus: boolean
}

/** Between two groups of one number there are at most this many signs: "19850101 - 1234", "(0)70", a break and a tab. */
const SIGNS_MAX = 4
const SIGN = new Uint8Array(0x2213)
for (const sign of ' \t\n\r\u00a0-+./()|;,:\u2010\u2011\u2012\u2013\u2014\u2015\u2212') SIGN[sign.charCodeAt(0)] = 1
const DIGIT = /\d/g

/** All runs of digits of a text, in one pass without going back. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = []
  DIGIT.lastIndex = 0
  let previousEnd = -1
  for (let match = DIGIT.exec(text); match !== null; match = DIGIT.exec(text)) {
    const start = match.index
    let end = start + 1
    while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
    const joined = previousEnd >= 0 && start - previousEnd <= SIGNS_MAX && onlySigns(text, previousEnd, start)
    groups.push({
      start,
      end,
      digits: end - start > 64 ? '' : text.slice(start, end),
      signs: joined ? text.slice(previousEnd, start) : '',
      joined,
      plus: text.charCodeAt(start - 1) === 0x2b,
    })
    previousEnd = end
    DIGIT.lastIndex = end
  }
  return groups
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function onlySigns(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (SIGN[text.charCodeAt(i)] !== 1) return false
  return true
}
