import { type Mapped, originalEnd, originalStart } from './normalise/mapped.ts'
import { normalise } from './normalise/normalise.ts'
import { digitGroups, type DigitGroup } from './match/digits.ts'

/**
 * Personnummer, samordningsnummer (day + 60) and interim numbers, in every way people write them.
 * Folkbokföringslagen 18, 18 a and 18 b §§ give the construction; the check digit is Luhn over ten digits.
 */
export interface IdentityNumber {
  /** Twelve characters, YYYYMMDDNNNN; an interim number keeps its letter at index 8. */
  canonical: string
  kind: 'personnummer' | 'samordningsnummer' | 'interim'
  /** Whether the check digit is right. Confidence, not a gate: people mistype, and old numbers exist that fail. */
  luhn: boolean
  /** False when the century was inferred from two digits. */
  centuryWritten: boolean
  /** YYYY-MM-DD; in a samordningsnummer month or day may be 00, or a date that never was. */
  born: string
}

export interface FoundIdentityNumber extends IdentityNumber {
  start: number
  end: number
  /** canonical, separators, short, spaced_out, split. */
  form: string
}

export const INTERIM_LETTERS = 'TRSUWXJKLMN'

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Luhn over nine digits and the check digit; an interim letter counts as 1. */
export function luhnHolds(tenDigits: string): boolean {
  if (!/^\d{10}$/.test(tenDigits)) return false
  let sum = 0
  for (let i = 0; i < 10; i += 1) {
    const digit = tenDigits.charCodeAt(i) - 48
    const weighed = i % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

/** `digits`: twelve characters with century. Undefined when no person can have it: the date does not exist or is to come. */
export function readTwelve(digits: string, centuryWritten: boolean, now: string): IdentityNumber | undefined {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const written = Number(digits.slice(6, 8))
  const coordinated = written >= 60
  const day = coordinated ? written - 60 : written
  // A samordningsnummer may rest on a date that nobody knew: zeros stand in some, 31 February in others.
  if (year < 1800 || (coordinated ? month > 12 || day > 31 : !isDate(year, month, day))) return undefined
  if (digits.slice(8, 11) === '000') return undefined
  const born = `${digits.slice(0, 6).replace(/^(....)(..)$/, '$1-$2')}-${String(day).padStart(2, '0')}`
  if (born > now) return undefined
  const letter = digits.charAt(8)
  const interim = letter < '0' || letter > '9'
  if (interim && !INTERIM_LETTERS.includes(letter)) return undefined
  const kind = interim ? 'interim' : coordinated ? 'samordningsnummer' : 'personnummer'
  return {
    canonical: digits,
    kind,
    luhn: luhnHolds(`${digits.slice(2, 8)}${interim ? '1' : letter}${digits.slice(9)}`),
    centuryWritten,
    born,
  }
}

/** Ten characters: the century is the latest in which the date has been; a plus sign means a hundred years or more. */
export function readTen(digits: string, plus: boolean, now: string): IdentityNumber | undefined {
  const thisCentury = Math.floor(Number(now.slice(0, 4)) / 100)
  for (const century of [thisCentury, thisCentury - 1, thisCentury - 2]) {
    const found = readTwelve(`${century}${digits}`, false, now)
    if (found === undefined) continue
    if (!plus || Number(now.slice(0, 4)) - Number(found.born.slice(0, 4)) >= 100) return found
  }
  return undefined
}

const LOOSE = /^(\d{2})?(\d{2})[-./ ]?(\d{2})[-./ ]?(\d{2})\s?([-+./ ]?)\s?([TRSUWXJKLMN\d])(\d{3})$/

/** Reads one number that stands alone, as in a form field. `now` (YYYY-MM-DD) decides centuries. */
export function parseIdentityNumber(written: string, now: string = today()): IdentityNumber | undefined {
  const text = normalise(written)
    .text.replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\s]+/g, ' ')
    .trim()
    .toUpperCase()
  const compact = /^[\d ]+$/.test(text) ? text.replaceAll(' ', '') : text
  const match = LOOSE.exec(compact)
  if (match === null) return undefined
  const [, century, year, month, day, sign, first, rest] = match
  const digits = `${year}${month}${day}${first}${rest}`
  return century === undefined ? readTen(digits, sign === '+', now) : readTwelve(`${century}${digits}`, true, now)
}

/** A number that a register may hold: the date exists and the check digit is right. */
export function isValidIdentityNumber(written: string, now: string = today()): boolean {
  return parseIdentityNumber(written, now)?.luhn === true
}

/** Twelve characters, or undefined when it is no identity number. */
export function canonical(written: string, now: string = today()): string | undefined {
  return parseIdentityNumber(written, now)?.canonical
}

/** For people to read: `YYYYMMDD-NNNN`; short: `YYMMDD-NNNN`, with plus from the year a person turns a hundred. */
export function formatIdentityNumber(canonicalNumber: string, style: 'long' | 'short' = 'long', now: string = today()): string {
  const date = canonicalNumber.slice(0, 8)
  const last = canonicalNumber.slice(8)
  if (style === 'long') return `${date}-${last}`
  const sign = Number(now.slice(0, 4)) - Number(date.slice(0, 4)) >= 100 ? '+' : '-'
  return `${date.slice(2)}${sign}${last}`
}

/** Organisation numbers look the same but have 20 or more where a person has the month (lag 1974:174). */
export function isOrganisationNumber(written: string): boolean {
  const digits = written.replace(/[-\s\u2010-\u2015\u2212]/g, '').replace(/^16(?=\d{10}$)/, '')
  return /^[1-9]\d[2-9]\d{7}$/.test(digits) && luhnHolds(digits)
}

/** All readings of the groups that begin at `first`, one for each total of ten or twelve digits. */
export function identityAt(groups: DigitGroup[], first: number, now: string): FoundIdentityNumber[] {
  const found: FoundIdentityNumber[] = []
  let digits = ''
  let plus = false
  for (let last = first; last < groups.length; last += 1) {
    const group = groups[last]
    const before = groups[last - 1]
    if (group === undefined || group.digits === '' || (last > first && !group.joined)) break
    if (last > first && before !== undefined && group.signs.includes('+')) plus = true
    digits += group.digits
    if (digits.length > 12) break
    if (digits.length !== 10 && digits.length !== 12) continue
    const number = digits.length === 12 ? readTwelve(digits, true, now) : readTen(digits, plus, now)
    const start = groups[first]?.start ?? 0
    if (number === undefined) continue
    found.push({ ...number, start, end: group.end, form: formOf(groups, first, last, digits.length) })
  }
  return found
}

function formOf(groups: DigitGroup[], first: number, last: number, total: number): string {
  const signs = groups.slice(first + 1, last + 1).map((group) => group.signs)
  if (signs.some((sign) => /[\n\r\t|;]/.test(sign))) return 'split'
  if (last - first >= 4) return 'spaced_out'
  if (signs.length === 0) return total === 12 ? 'canonical' : 'short'
  const dashed = signs.length === 1 && /^[-+\u2010-\u2015\u2212]$/.test(signs[0] ?? '')
  return dashed && groups[last]?.digits.length === 4 ? 'canonical' : 'separators'
}

const INTERIM = /(?<![\p{L}\d])(\d{6}|\d{8})\s?[-+]?\s?([TRSUWXJKLMN])(\d{3})(?![\p{L}\d])/giu

export function interimNumbers(text: string, now: string): FoundIdentityNumber[] {
  const found: FoundIdentityNumber[] = []
  for (const match of text.matchAll(INTERIM)) {
    const digits = `${match[1]}${match[2]?.toUpperCase()}${match[3]}`
    const number = digits.length === 12 ? readTwelve(digits, true, now) : readTen(digits, match[0].includes('+'), now)
    if (number === undefined) continue
    found.push({ ...number, start: match.index, end: match.index + match[0].length, form: 'interim' })
  }
  return found
}

/** Identity numbers in a running text, with offsets in that text. Overlapping readings keep the longest. */
export function findIdentityNumbers(text: string, now: string = today()): FoundIdentityNumber[] {
  const source = normalise(text)
  const found = [...numbersIn(source, now), ...interimNumbers(source.text, now)]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: FoundIdentityNumber[] = []
  for (const number of found) {
    const before = kept.at(-1)
    if (before !== undefined && number.start < before.end && before.luhn >= number.luhn) continue
    if (before !== undefined && number.start < before.end) kept.pop()
    kept.push(number)
  }
  return kept.map((number) => ({ ...number, start: originalStart(source, number.start), end: originalEnd(source, number.end) }))
}

function numbersIn(source: Mapped, now: string): FoundIdentityNumber[] {
  const groups = digitGroups(source.text)
  return groups.flatMap((_, index) => identityAt(groups, index, now))
}
