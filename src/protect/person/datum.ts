/**
 * One thing that is known about a person, as it lies sealed. Pure: which classes there are, which are locked as soon as
 * a register says them about a protected person, and how a value becomes what the röjandekontroll and the search know.
 */
import type { IdentifierClass } from '@samvarn/disclosure'
import { CLASS_NAMES, formatIdentityNumber, IDENTIFIER_CLASSES, mailOf, parseIdentityNumber, phoneOf } from '@samvarn/disclosure'
import type { Text } from '../../platform/page/index.ts'
import type { Source } from '../marking/index.ts'

export type DatumClass = IdentifierClass

/** What is sealed: the value as one line, and for names their parts, so that a double surname stays one. */
export interface Value {
  value: string
  kind?: string | undefined
  given?: string | undefined
  sur?: string | undefined
}
export interface NewDatum extends Value {
  class: DatumClass
}

const upper = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)
/** The words of a class as a label: with a capital. */
export function classText(cls: DatumClass): Text {
  const { sv, en } = CLASS_NAMES[cls]
  return { sv: upper(sv), en: upper(en) }
}

export const NAME_CLASSES: readonly DatumClass[] = ['name', 'former_name', 'new_name', 'alias']
export const IDENTITY_CLASSES: readonly DatumClass[] = ['personnummer', 'samordningsnummer']

/** The order in which people look for things: who, then where, then the rest. */
const SHOWN_FIRST: readonly DatumClass[] = [...NAME_CLASSES, ...IDENTITY_CLASSES, ...IDENTIFIER_CLASSES]
export const shownOrder = (a: { class: DatumClass }, b: { class: DatumClass }): number =>
  SHOWN_FIRST.indexOf(a.class) - SHOWN_FIRST.indexOf(b.class)

/** Classes that speak of a time before, or of somebody else: never on a person with fingerade personuppgifter (D-R11). */
export const EARLIER_CLASSES: readonly DatumClass[] = ['former_name', 'new_name', 'alias', 'relation']

/** What tells where somebody is, or reaches her: locked when a register gives it away about a protected person (D-R6, D-R7). */
const LOCKED: readonly DatumClass[] = [
  'address',
  'postcode',
  'property',
  'coordinates',
  'phone',
  'email',
  'relation',
  'school',
  'preschool',
  'workplace',
  'care',
  'shelter',
  'court',
  'handover_place',
  'country',
]

/** Skatteverket's box for post that it forwards tells nothing of where anyone lives (domain.md 1.3). */
export function isForwarding(datum: Pick<NewDatum, 'class' | 'value'>): boolean {
  return datum.class === 'address' && /\bbox\s*2820\b/i.test(datum.value) && /\b403\s?20\b/.test(datum.value)
}

/**
 * Whether a datum is kept masked: sealed, shown to nobody, and still known to the röjandekontroll. An officer's own
 * entry is the circle's knowledge and is not; whatever a file says is.
 */
export function isMaskedFrom(source: Source, datum: Pick<NewDatum, 'class' | 'value'>): boolean {
  return source !== 'manual' && LOCKED.includes(datum.class) && !isForwarding(datum)
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}@.+]+/gu, ' ')
    .trim()

/** Two values of a class are the same when they say the same, however they are written. */
export function sameAs(cls: DatumClass, value: string): string {
  if (IDENTITY_CLASSES.includes(cls)) return parseIdentityNumber(value)?.canonical ?? plain(value)
  if (cls === 'phone') return phoneOf(value) ?? plain(value)
  if (cls === 'email') return mailOf(value) ?? plain(value)
  if (NAME_CLASSES.includes(cls)) return nameWords(value).join(' ')
  return plain(value)
}

/** "Anna Maria" and "Lind Hemlig" as one datum. The comma tells the parts to the röjandekontroll. */
export function makeName(given: string, sur: string, cls: DatumClass = 'name'): NewDatum {
  const [first, last] = [given.trim(), sur.trim()]
  if (first === '' || last === '') return { class: cls, value: `${first}${last}` }
  return { class: cls, value: `${last}, ${first}`, given: first, sur: last }
}

/** An identity number as people read it: 19830102-2383. What is no such number stands as written. */
export const writeIdentity = (number: string): string => (/^\d{8}[\dA-Z]\d{3}$/.test(number) ? formatIdentityNumber(number) : number)

/** As people say it. */
export function writeName(value: Value): string {
  return value.given !== undefined && value.sur !== undefined ? `${value.given} ${value.sur}` : value.value
}

/** The words of a name in an order of their own, so that "Lind, Anna" and "Anna Lind" are one question. */
export function nameWords(name: string): string[] {
  const words = name
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[éèêë]/g, 'e')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
  return [...new Set(words.filter((word) => word !== ''))].sort()
}

const WORDS_MAX = 6
/**
 * What a name can be searched by: every choice of at least two of its words. A name of one word is searched by it; a
 * longer one never is, so that "Anna" does not list every Anna.
 */
export function nameKeys(name: string): string[] {
  const words = nameWords(name).slice(0, WORDS_MAX)
  if (words.length < 2) return words
  const keys: string[] = []
  for (let chosen = 1; chosen < 1 << words.length; chosen += 1) {
    const some = words.filter((_, at) => (chosen >> at) & 1)
    if (some.length >= 2) keys.push(some.join(' '))
  }
  return keys
}

/** Numbers of a register's own: not personnummer, and still what somebody is found by. */
const OWN_NUMBERS: readonly string[] = ['reservnummer', 'immunitetsnummer', 'reference']

export interface IndexKey {
  kind: 'identity' | 'name'
  normalised: string
}

/** What a datum adds to the search index of its circle. */
export function indexKeysOf(datum: Pick<NewDatum, 'class' | 'value' | 'kind'>): IndexKey[] {
  if (datum.class === 'other' && OWN_NUMBERS.includes(datum.kind ?? ''))
    return [{ kind: 'identity', normalised: `${datum.kind}|${plain(datum.value)}` }]
  if (IDENTITY_CLASSES.includes(datum.class)) {
    return [{ kind: 'identity', normalised: parseIdentityNumber(datum.value)?.canonical ?? plain(datum.value) }]
  }
  if (!NAME_CLASSES.includes(datum.class)) return []
  return nameKeys(datum.value).map((normalised) => ({ kind: 'name', normalised }))
}

/** What somebody wrote in the search field: an identity number when it can be read as one, else a name. */
export function readQuery(written: string): IndexKey | undefined {
  const number = parseIdentityNumber(written)
  if (number !== undefined) return { kind: 'identity', normalised: number.canonical }
  const words = nameWords(written).slice(0, WORDS_MAX)
  return words.length === 0 ? undefined : { kind: 'name', normalised: words.join(' ') }
}
