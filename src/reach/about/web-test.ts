/**
 * The six criteria that Kvinnofridslinjen's test put to the website of every municipality (aftonbladet.se; helagotland.se):
 * found by four search words, among the first five hits, an own page or heading, at least two sentences of support, at
 * least one telephone number, at least one link out. What stands on a page is computed; what a search shows is asked.
 * The test graded 1–5; how points became grades could not be read anywhere, so the result here is how many are met. Pure.
 */
export const SEARCH_WORDS = ['våld', 'misshandel', 'kvinnofrid', 'kvinnojour'] as const
export type SearchWord = (typeof SEARCH_WORDS)[number]
export const SENTENCES_MIN = 2

export interface FoundPhone {
  /** As it stands on the page. */
  written: string
  /** The line of ours with that number, if any. */
  line?: string
  /** Reported wrong or secret here, or too old to lean on. */
  doubt?: 'wrong' | 'stale'
}
/** What was computed from one page, with the place shown so that a person can see whether it is right. */
export interface Found {
  title: string
  heading: { text: string; level: number } | null
  sentences: string[]
  phones: FoundPhone[]
  links: { text: string; host: string }[]
}
export interface Search {
  /** The words by which the page came up. */
  words: SearchWord[]
  top5: boolean
  on: string
}
export const CRITERIA = ['searched', 'top5', 'heading', 'support', 'phone', 'link'] as const
export type Criterion = (typeof CRITERIA)[number]
export interface Verdict {
  criterion: Criterion
  how: 'computed' | 'asked'
  /** Undefined: not answered yet. */
  met: boolean | undefined
  /** Not met on purpose: our own pages are not to be found by search, and lead nowhere that could be seen. */
  on_purpose?: boolean
}
export const CRITERION_WORDS: Record<Criterion, { sv: string; en: string }> = {
  searched: { sv: 'Hittas med sökorden', en: 'Found by the search words' },
  top5: { sv: 'Bland de fem första träffarna', en: 'Among the first five hits' },
  heading: { sv: 'Egen sida eller rubrik', en: 'A page or heading of its own' },
  support: { sv: 'Minst två meningar som stöder', en: 'At least two sentences of support' },
  phone: { sv: 'Minst ett telefonnummer', en: 'At least one telephone number' },
  link: { sv: 'Minst en länk ut', en: 'At least one link out' },
}

export function judge(subject: 'website' | 'own', found: Found, search: Search | null): Verdict[] {
  const own = subject === 'own'
  const asked = (criterion: 'searched' | 'top5', met: boolean): Verdict =>
    own ? { criterion, how: 'computed', met: false, on_purpose: true } : { criterion, how: 'asked', met: search === null ? undefined : met }
  return [
    asked('searched', (search?.words.length ?? 0) > 0),
    asked('top5', search?.top5 === true),
    { criterion: 'heading', how: 'computed', met: found.heading !== null },
    { criterion: 'support', how: 'computed', met: found.sentences.length >= SENTENCES_MIN },
    { criterion: 'phone', how: 'computed', met: found.phones.length > 0 },
    { criterion: 'link', how: 'computed', met: found.links.length > 0, ...(own && found.links.length === 0 ? { on_purpose: true } : {}) },
  ]
}
export const pointsOf = (verdicts: readonly Verdict[]): number => verdicts.filter(({ met }) => met === true).length
export const isAnswered = (verdicts: readonly Verdict[]): boolean => verdicts.every(({ met }) => met !== undefined)

/** The first word in which a heading tells that the page is about violence. Declined and put together as Swedish does. */
export const ABOUT_VIOLENCE =
  /våld|misshand|kvinnofrid|kvinnojour|tjejjour|hedersförtryck|hedersrelaterat|slagen|utsatt för|violence|abuse|women.s shelter/iu
/** Words by which a sentence turns to whoever needs help, or says where help is. */
export const SUPPORT =
  /\b(?:du|dig|din|ditt|dina|dem|hjälp\w*|stöd\w*|kontakt\w*|ring\w*|prata\w*|skydd\w*|rätt|anonym\w*|tryg\w*|you|your|help\w*|support\w*|contact\w*|call)(?=\P{L}|$)/iu

/** Sentences of three words or more that turn to somebody. */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[.!?]$/.test(sentence) && sentence.split(' ').length >= 3 && SUPPORT.test(sentence))
}

/** Digits with a Swedish trunk 0, so that +46 and 0 are the same number. */
export const digitsOf = (number: string): string => {
  const digits = number.replace(/^(?:\+|00)46\s*(?:\(0\))?/, '0').replace(/\D/g, '')
  return digits
}
// 112, 113 13, 114 14, 116 xxx, 1177; or a trunk 0 and seven to ten figures as people group them.
const NUMBERS =
  /(?<![\d/.-])(?:(?:\+|00)46[\s(0)-]*\d[\d\s-]{6,12}\d|0\d{1,3}[-\s/]?\d[\d\s]{4,9}\d|11[2-9](?:[\s]?\d{2,3})?|1177)(?![\d/-])/gu
/** Telephone numbers in a text, each once, as they are written. Years and dates are none. */
export function numbersIn(text: string): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  for (const [written] of text.matchAll(NUMBERS)) {
    const digits = digitsOf(written)
    const short = digits.startsWith('1')
    if (short ? ![3, 4, 5, 6].includes(digits.length) : digits.length < 8 || digits.length > 11) continue
    if (seen.has(digits)) continue
    seen.add(digits)
    found.push(written.replace(/\s+/g, ' ').trim())
  }
  return found
}
