import { parseIdentityNumber } from '../identity.ts'
import type { Entry, IdentifierClass, RegisterPerson } from '../types.ts'
import { isForwardingAddress, readAddress, streetForms } from './addresses.ts'
import { degreesCells, findCoordinates } from './coordinates.ts'
import { isKnownGivenName } from './given.ts'
import { mailOf } from './mail.ts'
import { nameForms } from './names.ts'
import { phoneOf } from './phones.ts'
import type { Places } from './places.ts'
import { foldedKeys, wordKey, wordsOf } from './words.ts'

/**
 * Keys say what kind of thing they are before the bar: `w|` words, `i|` identity number, `t|` telephone, `m|` mail,
 * `p|` postcode, `g|` and `s|` coordinates, `n|` long number, `b|` box, `pl|` a place by its SCB code.
 */
export interface Key {
  key: string
  entry: Entry
}

/** Added to a form whose key is written without å ä ö, or with aa ae oe. */
export const FOLDED = '+folded'
const NAME_CLASSES = new Set<IdentifierClass>(['name', 'former_name', 'new_name', 'alias', 'relation'])
const SITE_CLASSES = new Set<IdentifierClass>(['school', 'preschool', 'workplace', 'care', 'shelter', 'court', 'handover_place'])
const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december']

/** All keys under which a person's line is looked up. `today` (YYYY-MM-DD) reads centuries of ten-digit numbers. */
export function keysOf(person: RegisterPerson, places: Places, today: string = new Date().toISOString().slice(0, 10)): Key[] {
  const hasNumber = person.identifiers.some(({ class: cls }) => cls === 'personnummer' || cls === 'samordningsnummer')
  const keys = new Map<string, Key>()
  // One entry for each class and form: a register of thousands has a hundred thousand keys, and few kinds of them.
  const entries = new Map<string, Entry>()
  const entryOf = (cls: IdentifierClass, form: string): Entry => {
    const known = entries.get(`${cls} ${form}`)
    if (known !== undefined) return known
    const entry: Entry = { person: person.person, level: person.level, class: cls, form }
    if (person.sender_place_secret === true) entry.sender_place_secret = true
    if (hasNumber && NAME_CLASSES.has(cls)) entry.has_number = true
    entries.set(`${cls} ${form}`, entry)
    return entry
  }
  const collect = (cls: IdentifierClass, key: string, form: string) => {
    if (key.endsWith('|')) return
    const id = `${cls} ${key}`
    if (keys.has(id)) return
    keys.set(id, { key, entry: entryOf(cls, form) })
  }
  for (const { class: cls, value } of person.identifiers) {
    const add = (key: string, form: string) => {
      collect(cls, key, form)
      if (key.startsWith('w|')) for (const folded of foldedKeys(key)) collect(cls, folded, `${form}${FOLDED}`)
    }
    addValue(cls, value, add, places, today)
  }
  return [...keys.values()]
}

type Add = (key: string, form: string) => void

function addValue(cls: IdentifierClass, value: string, add: Add, places: Places, today: string): unknown {
  if (cls === 'personnummer' || cls === 'samordningsnummer') return addIdentity(value, add, today)
  if (NAME_CLASSES.has(cls)) return addName(cls, value, add)
  if (cls === 'address') return addAddress(value, add)
  if (cls === 'municipality' || cls === 'region') return addPlace(value, add, places)
  if (cls === 'property') return addProperty(value, add, places)
  if (cls === 'postcode') return add(`p|${value.replace(/\D/g, '')}`, 'full')
  if (cls === 'phone') return add(`t|${phoneOf(value) ?? ''}`, 'full')
  if (cls === 'email') return add(`m|${mailOf(value) ?? ''}`, 'full')
  if (cls === 'coordinates') return addCoordinates(value, add)
  if (cls === 'account') add(`n|${longNumber(value)}`, 'full')
  add(wordKey(wordsOf(value)), 'full')
  if (SITE_CLASSES.has(cls)) addSite(value, add)
}

function longNumber(value: string): string {
  const digits = value.replace(/\D/g, '')
  return digits.length >= 7 ? digits : ''
}

function addIdentity(value: string, add: Add, today: string): void {
  const number = parseIdentityNumber(value, today)
  if (number === undefined) return
  add(`i|${number.canonical}`, 'full')
  const [year = '', month = '', day = ''] = number.born.split('-')
  if (month === '00' || day === '00') return
  // A birth date alone says little; together with a place it may be enough (OSL 21:3 a), so it is kept as a piece.
  for (const key of [`${year}${month}${day}`, `${year.slice(2)}${month}${day}`, `${year} ${month} ${day}`]) add(`w|${key}`, 'birth_date')
  add(`w|${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`, 'birth_date')
  add(`w|${day} ${MONTHS[Number(month) - 1]} ${year}`, 'birth_date')
}

function addName(cls: IdentifierClass, value: string, add: Add): void {
  const spoken = cls === 'relation' ? value.replace(/^[\p{L}\s]{2,20}:\s*/u, '') : value
  for (const { words, form } of nameForms(spoken, isKnownGivenName)) add(wordKey(words), form)
}

function addAddress(value: string, add: Add): void {
  if (isForwardingAddress(value)) return
  const parts = readAddress(value)
  const near = parts.postcode === '' ? '' : '_postcode'
  streetForms(parts.street).forEach((street, index) => {
    const form = index === 0 ? 'street' : 'street_short'
    if (parts.number !== '') {
      if (parts.letter !== '') {
        add(wordKey([...street, parts.number, parts.letter]), `${form}_number_letter${near}`)
        add(wordKey([...street, 'nr', parts.number, parts.letter]), `${form}_number_letter${near}`)
      }
      add(wordKey([...street, parts.number]), `${form}_number${near}`)
      add(wordKey([...street, 'nr', parts.number]), `${form}_number${near}`)
      add(wordKey([[...street, parts.number, parts.letter].join('')]), 'joined')
    } else if (index === 0 && street.length > 0) {
      add(wordKey(street), parts.postcode !== '' || street.length > 1 ? 'house_name' : 'street_only')
    }
    if (index === 0) add(wordKey(street), 'street_only')
  })
  if (parts.box !== '') add(`b|${parts.box}`, `box${near}`)
  if (parts.postcode !== '') add(`p|${parts.postcode}`, 'postcode')
  if (parts.locality.length > 0) add(wordKey(parts.locality), 'locality')
  if (parts.careOf.length > 1)
    for (const { words, form } of nameForms(parts.careOf.join(' '), isKnownGivenName)) if (form === 'full') add(wordKey(words), 'care_of')
  if (parts.street.length === 0 && parts.box === '') add(wordKey(wordsOf(value)), 'full')
}

function addPlace(value: string, add: Add, places: Places): void {
  const code = places.codeOf(value)
  add(wordKey(wordsOf(/^\d+$/.test(value.trim()) ? (places.nameOf(value.trim()) ?? '') : value)), 'full')
  if (code === undefined) return
  add(`pl|${code}`, 'code')
  const name = places.nameOf(code)
  if (name !== undefined) add(wordKey(wordsOf(name)), 'full')
}

function addProperty(value: string, add: Add, places: Places): void {
  const words = wordsOf(value)
  add(wordKey(words), 'full')
  // "Malmö Kirseberg 12:34" is said without the municipality by those who live there.
  const named = [2, 1].find((count) => words.length > count + 1 && places.codeOf(words.slice(0, count).join(' ')) !== undefined)
  if (named !== undefined && words.length - named >= 3) add(wordKey(words.slice(named)), 'without_municipality')
}

function addCoordinates(value: string, add: Add): void {
  const found = findCoordinates(value)
  for (const { cells } of found) for (const cell of cells) add(cell, 'full')
  const plain = /(-?\d{1,2}\.\d{3,})\D+(-?\d{1,3}\.\d{3,})/.exec(value)
  if (found.length === 0 && plain !== null) for (const cell of degreesCells(Number(plain[1]), Number(plain[2]))) add(cell, 'full')
}

function addSite(value: string, add: Add): void {
  const [name = '', ...rest] = value.split(/[,\n;]/)
  if (rest.length > 0 && wordsOf(name).length > 0) add(wordKey(wordsOf(name)), 'site_name')
  const parts = readAddress(value)
  if (parts.number === '' || parts.street.length === 0) return
  for (const street of streetForms(parts.street))
    add(wordKey([...street, parts.number, ...(parts.letter === '' ? [] : [parts.letter])]), 'site_address')
}
