import type { Rule } from './source.ts'

function hasLuhn(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Ten digits that could be somebody's personnummer or samordningsnummer: a date, and the right last digit. */
export function couldBeSomebody(ten: string): boolean {
  const [year, month, day] = [ten.slice(0, 2), ten.slice(2, 4), ten.slice(4, 6)].map(Number) as [number, number, number]
  const real = day > 60 ? day - 60 : day
  return hasLuhn(ten) && [1900, 2000].some((century) => isDate(century + year, month, real))
}

const NUMBER = /(?<![\d.\w-])(?:(?:18|19|20)(\d{6})[-+ ]?(\d{4})|(\d{6})[-+]?(\d{4}))(?![\d\w-]|\.\d)/g

/** Refuses every number that could be a living person's: only Skatteverket's published test numbers are committed. */
export function onlyPublishedNumbers(published: ReadonlySet<string>): Rule {
  return (_name, text) =>
    text.split('\n').flatMap((line, i) =>
      [...line.matchAll(NUMBER)]
        .map((match) => `${match[1] ?? match[3]}${match[2] ?? match[4]}`)
        .filter((ten) => couldBeSomebody(ten) && !published.has(ten))
        .map((ten) => `${i + 1}: ${ten.slice(0, 6)}-… may be somebody's number`),
    )
}

/** PTS has set these ranges aside for fiction; nobody can ever answer there. */
const FICTION = [/^070174(?:060[5-9]|06[1-9]\d)$/, /^084650(?:04\d\d)$/, /^03139006\d\d$/, /^0980319(?:2\d\d)$/, /^04062804\d\d$/]
const PHONE = /(?<![\d\w.-])(?:\+46[ -]?(?:\(0\) ?)?|0046[ -]?|0)(7[02369]|8|31|40|980)[ -]?(\d[\d -]{4,10}\d)(?![\d\w])/g

/** Refuses phone numbers that somebody may answer. Agencies' public numbers are told as such in content/ and docs/. */
export const onlyFictionPhones: Rule = (_name, text) =>
  text.split('\n').flatMap((line, i) =>
    [...line.matchAll(PHONE)]
      .map((match) => `0${match[1]}${match[2]}`.replace(/\D/g, ''))
      .filter((digits) => digits.length >= 8 && digits.length <= 10 && !FICTION.some((range) => range.test(digits)))
      .map((digits) => `${i + 1}: ${digits} is outside the ranges set aside for fiction`),
  )
