import { z } from 'zod'
import type { Text } from '../page/index.ts'
import { says } from './message.ts'

/** Schemas that many records use. Each takes what people write and holds what the record keeps. */

// Characters that nobody sees (zero-width, soft hyphen, text direction) hide a name from every search; what is kept has none.
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u3164/gu

function tidyParagraphs(text: string): string {
  return text
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
}

function tidyLine(text: string): string {
  return tidyParagraphs(text).replace(/\s+/g, ' ')
}

/** One line that must be there. */
export function requiredText(longest: number) {
  return z.string().overwrite(tidyLine).min(1).max(longest)
}

export function optionalText(longest: number) {
  return requiredText(longest).optional()
}

/** Several lines that must be there. */
export function requiredParagraphs(longest: number) {
  return z.string().overwrite(tidyParagraphs).min(1).max(longest)
}

export function optionalParagraphs(longest: number) {
  return requiredParagraphs(longest).optional()
}

/** 2026-11-27, 20261127, 2026/11/27 and 2026 11 27 are the same day. */
function tidyDay(text: string): string {
  const match = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/.exec(tidyLine(text))
  return match === null ? text : `${match[1]}-${match[2]}-${match[3]}`
}

export interface DayLimits {
  /** First and last day that may be given, asked for at each reading: "today" moves. Inclusive. */
  first?: () => string
  last?: () => string
  messages?: { first?: Text; last?: Text }
}

/** A day, kept as 'YYYY-MM-DD'. Only days that exist. */
export function isoDate({ first, last, messages = {} }: DayLimits = {}) {
  return z
    .string()
    .overwrite(tidyDay)
    .check(z.iso.date({ abort: true }))
    .superRefine((day, ctx) => {
      const low = first?.()
      const high = last?.()
      if (low !== undefined && day < low) {
        ctx.addIssue(says(messages.first ?? { sv: `Tidigast ${low} går att ange.`, en: `The earliest day that can be given is ${low}.` }))
      }
      if (high !== undefined && day > high) {
        ctx.addIssue(says(messages.last ?? { sv: `Senast ${high} går att ange.`, en: `The latest day that can be given is ${high}.` }))
      }
    })
}

const PHONE: Text = {
  sv: 'Telefonnumret går inte att läsa. Skriv det med riktnummer, till exempel 070-174 06 05.',
  en: 'The phone number cannot be read. Write it with its area code, for example 070-174 06 05.',
}

function tidyPhone(text: string): string {
  const digits = tidyLine(text)
    .replace(/\(0\)/, '')
    .replace(/[\s().\-/\u2010-\u2015]/g, '')
  return digits.replace(/^00/, '+').replace(/^0/, '+46')
}

/** A phone number, kept as E.164: 070-174 06 05 becomes +46701740605. A number abroad keeps its country. */
export function swedishPhone() {
  return z
    .string()
    .overwrite(tidyPhone)
    .superRefine((number, ctx) => {
      const swedish = /^\+46[1-9]\d{6,8}$/.test(number)
      const abroad = !number.startsWith('+46') && /^\+[1-9]\d{6,14}$/.test(number)
      if (!swedish && !abroad) ctx.addIssue(says(PHONE))
    })
}

// Area codes have one figure (Stockholm), two or three; those of two, and the mobile ones, are this closed list (PTS).
const AREA = /^\+46(8|7[02369]|1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90|[1-69]\d\d)(\d{5,8})$/

/** +46701740605 as people write it: 070-174 06 05. Numbers abroad keep their E.164 form. */
export function writePhone(number: string): string {
  const match = AREA.exec(number)
  if (match === null) return number
  const [, area = '', rest = ''] = match
  const head = rest.length === 8 || rest.length % 2 === 1 ? 3 : 2
  // Eight figures, as in Stockholm, are written 3-3-2; the rest in pairs after the first two or three.
  const tail = rest.length === 8 ? [rest.slice(3, 6), rest.slice(6)] : (rest.slice(head).match(/../g) ?? [])
  return `0${area}-${[rest.slice(0, head), ...tail].join('\u00a0')}`
}

/** An e-mail address; the part after @ in small letters, since case means nothing there. */
export function email() {
  return z
    .string()
    .overwrite((text) => tidyLine(text).replace(/@[^@]*$/, (domain) => domain.toLowerCase()))
    .max(254)
    .check(z.email())
}

/** What is asked of a reader of identity numbers: `parseIdentityNumber` of @samvarn/disclosure fits. */
export type ReadIdentity = (written: string) => { canonical: string; luhn: boolean } | undefined

const NO_NUMBER: Text = {
  sv: 'Det går inte att läsa som ett personnummer eller samordningsnummer. Skriv tolv siffror, ÅÅÅÅMMDD-NNNN.',
  en: 'This cannot be read as a personnummer or samordningsnummer. Write twelve figures, YYYYMMDD-NNNN.',
}
const WRONG_CHECK: Text = {
  sv: 'Kontrollsiffran stämmer inte. Jämför siffrorna med källan.',
  en: 'The check digit is wrong. Compare the figures with the source.',
}

/** A personnummer or samordningsnummer in any way of writing, kept as twelve figures. */
export function identityNumber(read: ReadIdentity) {
  return z
    .string()
    .max(40)
    .transform((written, ctx) => {
      const found = read(written)
      if (found?.luhn === true) return found.canonical
      ctx.issues.push(says(found === undefined ? NO_NUMBER : WRONG_CHECK, written))
      return z.NEVER
    })
}

/** One of a closed list of registered codes; the options of the field give their words. */
export function codeList<const Code extends string>(codes: readonly [Code, ...Code[]]) {
  return z.enum(codes)
}

/** A tick that must be given. */
export function confirmed() {
  return z.literal(true)
}
