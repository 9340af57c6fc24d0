import { identityAt, interimNumbers, readTen, readTwelve } from '../identity.ts'
import { findCoordinates } from '../keys/coordinates.ts'
import { mailOf } from '../keys/mail.ts'
import { phoneFromDigits } from '../keys/phones.ts'
import { type DigitGroup, digitGroups } from './digits.ts'

/** Something with the shape of a number, an address of mail or a point on the map. Offsets in the scanned text. */
export interface Shape {
  key: string
  start: number
  end: number
  /** How it was written. */
  written: string
  /** Identity numbers: whether the check digit is right. */
  luhn?: boolean
}

/** A run of digits longer than this is a bar code or a key: no number of a person is searched inside it. */
const EMBEDDED_LENGTH_MAX = 32
/** Digits that scanners and typists take for one another. */
const MISREAD: Record<string, string> = { 0: '86', 1: '74', 2: '7', 3: '8', 4: '19', 5: '6', 6: '580', 7: '12', 8: '3069', 9: '48' }

export function findShapes(text: string, now: string): Shape[] {
  const found: Shape[] = []
  const groups = digitGroups(text)
  // The same wrong number may stand in a text a hundred thousand times; its readings are worked out once.
  const tried = new Map<string, string[]>()
  groups.forEach((group, index) => {
    if (group.digits === '') return
    identities(groups, index, now, found, tried)
    runs(text, groups, index, found)
    if (group.digits.length > 10 && group.digits.length <= EMBEDDED_LENGTH_MAX) embedded(group, now, found)
  })
  for (const number of interimNumbers(text, now))
    found.push({ key: `i|${number.canonical}`, start: number.start, end: number.end, written: 'interim', luhn: number.luhn })
  mails(text, found)
  boxes(text, found)
  for (const point of findCoordinates(text))
    for (const key of point.cells) found.push({ key, start: point.start, end: point.end, written: 'canonical' })
  return found
}

function identities(groups: DigitGroup[], index: number, now: string, found: Shape[], tried: Map<string, string[]>): void {
  for (const number of identityAt(groups, index, now)) {
    found.push({ key: `i|${number.canonical}`, start: number.start, end: number.end, written: number.form, luhn: number.luhn })
    if (!number.centuryWritten) {
      // Someone past a hundred is often written without the plus that the law asks for, and others with one by mistake.
      for (const step of [-1, 1]) {
        const other = readTwelve(`${Number(number.canonical.slice(0, 2)) + step}${number.canonical.slice(2)}`, false, now)
        if (other !== undefined)
          found.push({ key: `i|${other.canonical}`, start: number.start, end: number.end, written: 'century', luhn: number.luhn })
      }
    }
    // Digits in odd groups are seldom a number misread, and often no number at all.
    if (number.luhn || number.form === 'separators' || number.form === 'spaced_out') continue
    const keys = tried.get(number.canonical) ?? misreadings(number.canonical, now)
    tried.set(number.canonical, keys)
    for (const key of keys) found.push({ key, start: number.start, end: number.end, written: 'ocr', luhn: true })
  }
}

/** One digit misread: only readings that make the check digit right are tried, a handful for each number that fails it. */
function misreadings(canonical: string, now: string): string[] {
  const keys: string[] = []
  for (let i = 2; i < 12; i += 1) {
    for (const digit of MISREAD[canonical.charAt(i)] ?? '') {
      const other = readTwelve(canonical.slice(0, i) + digit + canonical.slice(i + 1), true, now)
      if (other?.luhn === true) keys.push(`i|${other.canonical}`)
    }
  }
  return keys
}

/** Ten or twelve digits inside a longer run, as in a payment reference: only with a right check digit, and never certain. */
function embedded(group: DigitGroup, now: string, found: Shape[]): void {
  for (const length of [12, 10]) {
    for (let i = 0; i + length <= group.digits.length; i += 1) {
      if (length === group.digits.length) continue
      const digits = group.digits.slice(i, i + length)
      const number = length === 12 ? readTwelve(digits, true, now) : readTen(digits, false, now)
      if (number?.luhn === true)
        found.push({ key: `i|${number.canonical}`, start: group.start + i, end: group.start + i + length, written: 'embedded', luhn: true })
    }
  }
}

/** Phone numbers, postcodes and account numbers: groups of digits in a row, from this group on. */
function runs(text: string, groups: DigitGroup[], index: number, found: Shape[]): void {
  const first = groups[index]
  if (first === undefined) return
  const phoneLike = first.plus || first.digits.startsWith('0') || first.digits.startsWith('46')
  let digits = ''
  for (let last = index; last < groups.length && digits.length <= 20; last += 1) {
    const group = groups[last]
    if (group === undefined || group.digits === '' || (last > index && !group.joined)) break
    digits += group.digits
    const [start, end, written] = [first.start, group.end, last === index ? 'canonical' : 'separators']
    const phone = phoneLike && digits.length >= 7 && digits.length <= 17 ? phoneFromDigits(digits, first.plus) : undefined
    if (phone !== undefined) found.push({ key: `t|${phone}`, start: first.plus ? start - 1 : start, end, written })
    if (digits.length === 5 && !digits.startsWith('0') && isPostcode(text, groups, index, last))
      found.push({ key: `p|${digits}`, start, end, written })
    const ends = groups[last + 1]?.joined !== true || groups[last + 1]?.digits === ''
    if (digits.length >= 7 && (ends || last === index)) found.push({ key: `n|${digits}`, start, end, written })
  }
}

function isPostcode(text: string, groups: DigitGroup[], first: number, last: number): boolean {
  if (first === last) return true
  const [a, b] = [groups[first], groups[last]]
  return (
    last === first + 1 &&
    a !== undefined &&
    b !== undefined &&
    a.digits.length === 3 &&
    b.start - a.end <= 2 &&
    /^\s+$/.test(text.slice(a.end, b.start))
  )
}

// Local part and domain have limits, so that a long line of letters is read once and not from every letter.
const AT = /\s?(?:@|\((?:at|snabel-?a|@)\)|\[(?:at|@)\]|\s(?:at|snabel-?a)\s)\s?/giu
const LOCAL = /[\p{L}\d._%+'-]{1,64}$/u
const DOMAIN = /^(?:[\p{L}\d-]{1,63}\s?(?:\.|\((?:dot|punkt)\)|\[(?:dot|punkt)\]|\s(?:dot|punkt)\s)\s?){1,5}[\p{L}]{2,24}/iu

function mails(text: string, found: Shape[]): void {
  for (const at of text.matchAll(AT)) {
    const local = LOCAL.exec(text.slice(Math.max(0, at.index - 64), at.index))?.[0]
    const after = at.index + at[0].length
    const domain = DOMAIN.exec(text.slice(after, after + 200))?.[0]
    if (local === undefined || domain === undefined) continue
    const spelled = domain.replace(/\s?[([]?(?:(?<=[\s([])(?:dot|punkt)(?=[\s)\]])|\.)[)\]]?\s?/giu, '.')
    const plain = at[0] === '@' && spelled === domain
    const start = at.index - local.length
    for (const name of new Set([local, local.replace(/^[.'-]+/, '')])) {
      for (const host of new Set([spelled, spelled.split('.').slice(0, 2).join('.')])) {
        const mail = mailOf(`${name}@${host}`)
        if (mail !== undefined)
          found.push({
            key: `m|${mail}`,
            start: start + local.length - name.length,
            end: after + domain.length,
            written: plain ? 'canonical' : 'obfuscated',
          })
      }
    }
  }
}

const BOX = /(?<!\p{L})(?:post)?box\s{0,3}(?:nr\.?\s)?(\d{1,6})(?!\d)/giu

function boxes(text: string, found: Shape[]): void {
  for (const match of text.matchAll(BOX))
    found.push({ key: `b|${match[1]}`, start: match.index, end: match.index + match[0].length, written: 'canonical' })
}
