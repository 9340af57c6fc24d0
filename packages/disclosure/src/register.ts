import { parseIdentityNumber } from './identity.ts'
import { mailOf } from './keys/mail.ts'
import { phoneOf } from './keys/phones.ts'
import { findCoordinates } from './keys/coordinates.ts'
import { IDENTIFIER_CLASSES, type IdentifierClass, type Level, LEVELS, type RegisterPerson } from './types.ts'

/**
 * The register is JSON Lines, one person a line (schema/register.schema.json). What cannot be read stops the whole
 * check: a line that is skipped is a person who is not protected.
 */
export interface RegisterError {
  /** From 1. */
  line: number
  /** Such as `identifiers[2].value`; empty when the whole line is meant. */
  field: string
  message: { sv: string; en: string }
}

export interface RegisterReading {
  persons: RegisterPerson[]
  errors: RegisterError[]
}

const PERSON_KEYS = new Set(['person', 'level', 'identifiers', 'sender_place_secret'])
const IDENTIFIER_KEYS = new Set(['class', 'value'])
const CLASSES = new Set<string>(IDENTIFIER_CLASSES)
const KNOWN_LEVELS = new Set<string>(LEVELS)
export const VALUE_LENGTH_MAX = 500
export const PERSON_ID_LENGTH_MAX = 100
export const IDENTIFIERS_MAX = 200

/**
 * Classes that tell of a time before the fictitious identity. A person with fingerade personuppgifter is a person
 * of her own, and nothing may tie her to who she was (OSL 21:3 third paragraph, lag 1991:483; D-R11).
 */
export const EARLIER_CLASSES: readonly IdentifierClass[] = ['former_name', 'alias', 'new_name', 'relation']

type Report = (field: string, sv: string, en: string) => void

export function parseRegister(text: string): RegisterReading {
  const persons: RegisterPerson[] = []
  const errors: RegisterError[] = []
  const lineOf = new Map<string, number>()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  lines.forEach((content, index) => {
    if (content.trim() === '') return
    const line = index + 1
    const report: Report = (field, sv, en) => {
      errors.push({ line, field, message: { sv, en } })
    }
    const person = readLine(content, report)
    if (person === undefined) return
    const earlier = lineOf.get(person.person)
    if (earlier !== undefined) {
      report(
        'person',
        `Samma person-id står redan på rad ${earlier}. Skriv allt om en person på en rad, eller ge raden ett eget id.`,
        `The same person id already stands on line ${earlier}. Put all about one person on one line, or give this line an id of its own.`,
      )
      return
    }
    lineOf.set(person.person, line)
    persons.push(person)
  })
  return { persons, errors }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readLine(content: string, report: Report): RegisterPerson | undefined {
  let line: unknown
  try {
    line = JSON.parse(content)
  } catch {
    report(
      '',
      'Raden är inte giltig JSON. Varje rad ska vara ett JSON-objekt för en person.',
      'The line is not valid JSON. Each line must be one JSON object for one person.',
    )
    return undefined
  }
  if (!isRecord(line)) {
    report(
      '',
      'Raden är inget JSON-objekt. Varje rad ska se ut som {"person": …, "level": …, "identifiers": […]}.',
      'The line is no JSON object. Each line must look like {"person": …, "level": …, "identifiers": […]}.',
    )
    return undefined
  }
  let good = unknownKeys(line, PERSON_KEYS, '', report)
  const { person, level, identifiers, sender_place_secret: secret } = line
  if (typeof person !== 'string' || person.trim() === '' || person.length > PERSON_ID_LENGTH_MAX) {
    report(
      'person',
      `Fältet person saknas, är tomt eller längre än ${PERSON_ID_LENGTH_MAX} tecken. Skriv ett id utan betydelse, till exempel "p1".`,
      `The field person is missing, empty or longer than ${PERSON_ID_LENGTH_MAX} characters. Write an id without meaning, such as "p1".`,
    )
    good = false
  }
  if (typeof level !== 'string' || !KNOWN_LEVELS.has(level)) {
    report('level', `Fältet level ska vara ett av: ${LEVELS.join(', ')}.`, `The field level must be one of: ${LEVELS.join(', ')}.`)
    good = false
  }
  if (secret !== undefined && typeof secret !== 'boolean') {
    report(
      'sender_place_secret',
      'Fältet sender_place_secret ska vara true eller false.',
      'The field sender_place_secret must be true or false.',
    )
    good = false
  }
  const read = readIdentifiers(identifiers, level, report)
  if (!good || read === undefined) return undefined
  const result: RegisterPerson = { person: person as string, level: level as Level, identifiers: read }
  if (secret === true) result.sender_place_secret = true
  return result
}

function unknownKeys(record: Record<string, unknown>, known: ReadonlySet<string>, at: string, report: Report): boolean {
  let good = true
  for (const key of Object.keys(record)) {
    if (known.has(key)) continue
    report(
      `${at}${key}`,
      `Fältet är okänt. Tillåtna fält här: ${[...known].join(', ')}.`,
      `The field is unknown. Fields allowed here: ${[...known].join(', ')}.`,
    )
    good = false
  }
  return good
}

function readIdentifiers(value: unknown, level: unknown, report: Report): RegisterPerson['identifiers'] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > IDENTIFIERS_MAX) {
    report(
      'identifiers',
      `Fältet identifiers ska vara en lista med 1–${IDENTIFIERS_MAX} uppgifter. Utan uppgift kan personen inte skyddas.`,
      `The field identifiers must be a list of 1–${IDENTIFIERS_MAX} items. Without any the person cannot be protected.`,
    )
    return undefined
  }
  const items: RegisterPerson['identifiers'] = []
  let good = true
  value.forEach((item: unknown, index) => {
    const at = `identifiers[${index}]`
    if (!isRecord(item)) {
      report(at, 'Uppgiften ska se ut som {"class": …, "value": …}.', 'The item must look like {"class": …, "value": …}.')
      good = false
      return
    }
    const known = unknownKeys(item, IDENTIFIER_KEYS, `${at}.`, report)
    const { class: cls, value: written } = item
    if (typeof cls !== 'string' || !CLASSES.has(cls)) {
      report(
        `${at}.class`,
        `Klassen är okänd. Använd en av: ${IDENTIFIER_CLASSES.join(', ')}.`,
        `The class is unknown. Use one of: ${IDENTIFIER_CLASSES.join(', ')}.`,
      )
      good = false
      return
    }
    const right = readValue(cls as IdentifierClass, written, `${at}.value`, report)
    const allowed = level !== 'fingerade_personuppgifter' || notEarlier(cls as IdentifierClass, `${at}.class`, report)
    if (known && right && allowed) items.push({ class: cls as IdentifierClass, value: written as string })
    else good = false
  })
  if (level === 'fingerade_personuppgifter' && !oneOfEach(items, report)) good = false
  return good ? items : undefined
}

function notEarlier(cls: IdentifierClass, field: string, report: Report): boolean {
  if (!EARLIER_CLASSES.includes(cls)) return true
  report(
    field,
    'En person med fingerade personuppgifter får inte ha tidigare namn, alias, nytt namn eller relationer i registret: inget får knyta henne till vem hon var (OSL 21:3 tredje stycket). Ta bort uppgiften.',
    'A person with fingerade personuppgifter may not have a former name, an alias, a new name or relations in the register: nothing may tie her to who she was (OSL 21:3 third paragraph). Remove the item.',
  )
  return false
}

/** Two names or two identity numbers on one line would be an earlier identity beside the present one. */
function oneOfEach(items: RegisterPerson['identifiers'], report: Report): boolean {
  const names = items.filter((item) => item.class === 'name').length
  const numbers = items.filter((item) => item.class === 'personnummer' || item.class === 'samordningsnummer').length
  if (names <= 1 && numbers <= 1) return true
  report(
    'identifiers',
    'En person med fingerade personuppgifter får ha ett namn och ett personnummer i registret. Fler skulle kunna vara en tidigare identitet (OSL 21:3 tredje stycket).',
    'A person with fingerade personuppgifter may have one name and one personnummer in the register. More could be an earlier identity (OSL 21:3 third paragraph).',
  )
  return false
}

function readValue(cls: IdentifierClass, value: unknown, field: string, report: Report): boolean {
  if (typeof value !== 'string' || value.trim() === '' || value.length > VALUE_LENGTH_MAX) {
    report(
      field,
      `Värdet saknas, är tomt eller längre än ${VALUE_LENGTH_MAX} tecken. Skriv uppgiften eller ta bort raden om den.`,
      `The value is missing, empty or longer than ${VALUE_LENGTH_MAX} characters. Write it or remove the item.`,
    )
    return false
  }
  const trouble = shapeTrouble(cls, value)
  if (trouble === undefined) return true
  report(field, trouble.sv, trouble.en)
  return false
}

/** A value that the engine could never recognise would protect nobody, and is refused. */
function shapeTrouble(cls: IdentifierClass, value: string): { sv: string; en: string } | undefined {
  if (!/[\p{L}\p{N}]/u.test(value))
    return { sv: 'Värdet har varken bokstäver eller siffror.', en: 'The value has neither letters nor digits.' }
  if ((cls === 'personnummer' || cls === 'samordningsnummer') && parseIdentityNumber(value) === undefined) {
    return {
      sv: 'Numret går inte att läsa som personnummer eller samordningsnummer. Skriv ÅÅÅÅMMDD-NNNN med ett datum som finns.',
      en: 'The number cannot be read as a personnummer or samordningsnummer. Write YYYYMMDD-NNNN with a date that exists.',
    }
  }
  if (cls === 'phone' && phoneOf(value) === undefined)
    return {
      sv: 'Numret går inte att läsa som telefonnummer. Skriv det med riktnummer eller landsnummer.',
      en: 'The number cannot be read as a phone number. Write it with area code or country code.',
    }
  if (cls === 'email' && mailOf(value) === undefined)
    return {
      sv: 'Adressen går inte att läsa som e-postadress, till exempel namn@example.se.',
      en: 'The address cannot be read as a mail address, such as name@example.se.',
    }
  if (cls === 'postcode' && !/^(?:SE?-?)?\s?\d{3}\s?\d{2}$/i.test(value.trim()))
    return { sv: 'Postnumret ska ha fem siffror.', en: 'The postcode must have five digits.' }
  if (cls === 'coordinates' && findCoordinates(value).length === 0 && !/(-?\d{1,2}\.\d{3,})\D+(-?\d{1,3}\.\d{3,})/.test(value)) {
    return {
      sv: 'Koordinaterna går inte att läsa. Skriv "59.3293, 18.0686" (minst tre decimaler) eller SWEREF 99 TM "6580822, 674032".',
      en: 'The coordinates cannot be read. Write "59.3293, 18.0686" (three decimals or more) or SWEREF 99 TM "6580822, 674032".',
    }
  }
  return undefined
}
