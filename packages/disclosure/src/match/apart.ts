import { luhnHolds, readTwelve } from '../identity.ts'
import { type Mapped, originalEnd, originalStart } from '../normalise/mapped.ts'
import type { Cell } from '../types.ts'

/** An identity number whose birth date and last four digits stand in two spots. Offsets in the original text. */
export interface ApartNumber {
  key: string
  spans: { start: number; end: number }[]
}

interface Spot {
  start: number
  end: number
}
interface BirthDate extends Spot {
  /** Eight digits each; of a year in two digits every century that a living or newly dead person can be of. */
  readings: string[]
}

/** "Född 900101 … sista fyra 9802" in one sentence; further apart two numbers are two things. */
const REACH = 80
/** Four-digit numbers tried with one date: a page of nothing but digits must not grow into all its pairs. */
const FOURS_MAX = 8
/** A number that goes on in either direction is an amount, a telephone number or a reference. */
const NOT_AFTER = '(?<![\\p{L}\\d]|\\d[-\\u2010-\\u2015\\u2212./:,+ \\u00a0])'
const NOT_BEFORE = '(?![\\p{L}\\d]|[-\\u2010-\\u2015\\u2212./:,+ \\u00a0]\\d)'
const SIGN = '[-\\u2010-\\u2015\\u2212./]'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const DATE = new RegExp(
  `${NOT_AFTER}(?:(?<year>(?:18|19|20)?\\d{2})(?<sign>${SIGN}?)(?<month>\\d{2})\\k<sign>(?<day>\\d{2})|(?<dayOf>\\d{1,2})(?: (?<name>${MONTHS.join('|')})\\p{L}{0,6}\\.? |[/.](?<monthOf>\\d{1,2})[ /.-])(?<yearOf>(?:18|19|20)\\d{2}))${NOT_BEFORE}`,
  'giu',
)
const LAST_FOUR = new RegExp(`${NOT_AFTER}\\d{4}${NOT_BEFORE}`, 'gu')
/** A year stands beside dates everywhere: it is a last four only when something says so. */
const YEAR = /^(?:19|20)/
const SAYS_LAST_FOUR = /(?:sista|fyra|siffror\p{L}*|slut\p{L}*|kontroll\p{L}*|nummer|nr|\bpnr|[-x*])[\s:.(-]{0,4}(?:är\s)?$/iu

/** Birth date and last four digits near each other in a text, or in one row of a table, with the right check digit. */
export function datesWithLastFour(source: Mapped, cells: readonly Cell[], now: string): ApartNumber[] {
  const { text } = source
  const dates = birthDates(text)
  if (dates.length === 0) return []
  const fours = [...text.matchAll(LAST_FOUR)]
    .map(({ index }) => ({ start: index, end: index + 4 }))
    .filter(({ start, end }) => !YEAR.test(text.slice(start, end)) || SAYS_LAST_FOUR.test(text.slice(Math.max(0, start - 24), start)))
  const found: ApartNumber[] = []
  const rowOf = rowsOf(source, cells)
  const inRow = byRow(fours, rowOf)
  let from = 0
  for (const date of dates) {
    while ((fours[from]?.end ?? Number.POSITIVE_INFINITY) < date.start - REACH) from += 1
    const row = rowOf(date.start)
    const beside = row === undefined ? near(text, date, fours, from, rowOf) : (inRow.get(row) ?? [])
    for (const four of beside) {
      if (four.start < date.end && date.start < four.end) continue
      for (const key of keysOf(date.readings, text.slice(four.start, four.end), now))
        found.push({ key, spans: spansOf(source, date, four) })
    }
  }
  return found
}

function birthDates(text: string): BirthDate[] {
  const dates: BirthDate[] = []
  for (const match of text.matchAll(DATE)) {
    const { year, month, day, dayOf, monthOf, name, yearOf } = match.groups ?? {}
    const named = name === undefined ? monthOf : String(MONTHS.indexOf(name.toLowerCase()) + 1)
    const rest = `${(month ?? named ?? '').padStart(2, '0')}${(day ?? dayOf ?? '').padStart(2, '0')}`
    const written = year ?? yearOf ?? ''
    const years = written.length === 4 ? [written] : ['18', '19', '20'].map((century) => century + written)
    dates.push({ start: match.index, end: match.index + match[0].length, readings: years.map((one) => one + rest) })
  }
  return dates
}

/** In running text: within reach, with no empty line between. */
function near(text: string, date: Spot, fours: readonly Spot[], from: number, rowOf: RowOf): Spot[] {
  const beside: Spot[] = []
  for (let i = from; i < fours.length && beside.length < FOURS_MAX; i += 1) {
    const four = fours[i]
    if (four === undefined || four.start > date.end + REACH) break
    const between = text.slice(Math.min(date.end, four.end), Math.max(date.start, four.start))
    if (rowOf(four.start) === undefined && !/\n[ \t\r]*\n/.test(between)) beside.push(four)
  }
  return beside
}

/** A samordningsnummer has sixty more than the day of birth, and so another check digit. */
function keysOf(readings: readonly string[], four: string, now: string): string[] {
  const keys: string[] = []
  for (const reading of readings) {
    const day = Number(reading.slice(6))
    for (const written of day <= 31 ? [day, day + 60] : [day]) {
      const digits = `${reading.slice(0, 6)}${String(written).padStart(2, '0')}${four}`
      if (luhnHolds(digits.slice(2)) && readTwelve(digits, true, now) !== undefined) keys.push(`i|${digits}`)
    }
  }
  return keys
}

function spansOf(source: Mapped, a: Spot, b: Spot): ApartNumber['spans'] {
  return [a, b]
    .map(({ start, end }) => ({ start: originalStart(source, start), end: originalEnd(source, end) }))
    .sort((x, y) => x.start - y.start)
}

type RowOf = (at: number) => string | undefined

/** The table row that an offset of the normalised text stands in. */
function rowsOf(source: Mapped, cells: readonly Cell[]): RowOf {
  const sorted = [...cells].sort((a, b) => a.start - b.start)
  return (at) => {
    const original = originalStart(source, at)
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.start ?? 0) <= original) low = middle + 1
      else high = middle
    }
    const cell = sorted[low - 1]
    return cell === undefined || original >= cell.end ? undefined : `${cell.table} ${cell.row}`
  }
}

function byRow(fours: readonly Spot[], rowOf: RowOf): Map<string, Spot[]> {
  const rows = new Map<string, Spot[]>()
  for (const four of fours) {
    const row = rowOf(four.start)
    if (row === undefined) continue
    const there = rows.get(row)
    if (there === undefined) rows.set(row, [four])
    else if (there.length < FOURS_MAX) there.push(four)
  }
  return rows
}
