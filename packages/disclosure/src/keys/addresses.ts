import { isNumberWord, wordsOf } from './words.ts'

/** A postal address as a register writes it, on one line or several. */
export interface AddressParts {
  street: string[]
  number: string
  letter: string
  box: string
  postcode: string
  locality: string[]
  careOf: string[]
}

/**
 * Skatteverket's own box for post that it forwards (D-R34) stands in the records of protected persons. It says
 * nothing of where anyone lives, and it may stand in every letter.
 */
const FORWARDING = /(^|\D)box\s*2820(\D|$)/i

/** Leading zeros fall. */
const POSTCODE = /(?:^|[\s,;])(?:S|SE)?-?\s?([1-9]\d{2})[\s\u00a0]?(\d{2})(?!\d)/i
const CARE_OF = /\b(?:c\/o|co\.?|℅)\s+([^,;\n]+)/i
const NUMBERED = /^(.*?\p{L}[^\d]*?)\s*(?:nr\.?\s*)?(\d{1,4})\s*([a-zåäö])?(?=$|[\s,;./-]|\b)/iu

export function isForwardingAddress(value: string): boolean {
  return FORWARDING.test(value)
}

export function readAddress(value: string): AddressParts {
  const parts: AddressParts = { street: [], number: '', letter: '', box: '', postcode: '', locality: [], careOf: [] }
  let rest = value.replace(/\s*\r?\n\s*/g, ', ')
  const careOf = CARE_OF.exec(rest)
  if (careOf !== null) {
    parts.careOf = wordsOf(careOf[1] ?? '')
    rest = rest.replace(careOf[0], ' ')
  }
  const postcode = POSTCODE.exec(rest)
  if (postcode !== null) {
    parts.postcode = `${postcode[1]}${postcode[2]}`
    const after = rest.slice(postcode.index + postcode[0].length)
    parts.locality = wordsOf(after.split(/[,;]/)[0] ?? '').filter((word) => !isNumberWord(word))
    rest = `${rest.slice(0, postcode.index)}`
  }
  const segments = rest
    .split(/[,;]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
  for (const segment of segments) {
    const box = /^(?:box|pl|postbox|fack)\s*(\d{1,6})$/i.exec(segment)
    if (box !== null) {
      parts.box = box[1] ?? ''
      continue
    }
    const numbered = NUMBERED.exec(segment)
    if (numbered !== null && parts.number === '') {
      parts.street = wordsOf(numbered[1] ?? '')
      parts.number = numbered[2] ?? ''
      parts.letter = (numbered[3] ?? '').toLowerCase()
    } else if (postcode === null && parts.number !== '' && parts.locality.length === 0 && !/\d/.test(segment)) {
      parts.locality = wordsOf(segment)
    } else if (parts.street.length === 0 && !/\d/.test(segment)) {
      parts.street = wordsOf(segment)
    }
  }
  return parts
}

const ENDINGS: [string, string[]][] = [
  ['gatan', ['g', 'gat']],
  ['vägen', ['v', 'väg']],
  ['gränden', ['gr', 'gränd']],
  ['gränd', ['gr']],
  ['platsen', ['pl', 'plats']],
  ['plan', ['pl']],
  ['torget', ['t', 'torg']],
  ['stigen', ['st', 'stig']],
  ['backen', ['b', 'backe']],
  ['allén', ['allé', 'alle']],
  ['leden', ['led']],
]
const WORDS: Record<string, string[]> = {
  norra: ['n'],
  södra: ['s'],
  östra: ['ö'],
  västra: ['v'],
  stora: ['st', 'sta'],
  lilla: ['l', 'lla'],
  sankt: ['s t', 'st', 'skt'],
  sankta: ['s ta', 'sta'],
  övre: ['ö'],
  nedre: ['n', 'nedr'],
  gamla: ['g', 'gla'],
  nya: ['n'],
  gatan: ['g', 'gat'],
  vägen: ['v'],
  doktor: ['dr'],
  drottning: ['drottn'],
  kung: ['k'],
}

/** Ways to shorten a street: "Storgatan" as "Storg", "Norra Vägen" as "N Vägen". At most eight, the written one first. */
export function streetForms(street: readonly string[]): string[][] {
  let forms: string[][] = [[]]
  for (const word of street) {
    const short = WORDS[word]?.map((form) => form.split(' ')) ?? []
    if (short.length === 0) {
      const ending = ENDINGS.find(([end]) => word.endsWith(end) && word.length > end.length + 1)
      for (const cut of ending?.[1] ?? []) short.push([word.slice(0, -(ending?.[0].length ?? 0)) + cut])
    }
    forms = forms.flatMap((form) => [[...form, word], ...short.map((piece) => [...form, ...piece])]).slice(0, 8)
  }
  return forms
}
