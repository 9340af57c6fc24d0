/**
 * Working days in Sweden. Public holidays follow lag (1989:253) om allmänna helgdagar, by rule and not by list, so that a
 * mandate that ends in ten years is counted right. The eves of midsummer, Christmas and New Year are no public holidays,
 * but nobody is to be expected at work on them.
 */
import { addDays } from '../../platform/day.ts'

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** 0 is Sunday. */
const weekday = (day: string): number => new Date(at(day)).getUTCDay()

/** Easter Sunday by the Gregorian rule (Anonymous / Meeus). */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`
}

/** The Saturday on or after a day. */
const saturdayFrom = (day: string): string => addDays(day, (6 - weekday(day) + 7) % 7)

const known = new Map<number, ReadonlySet<string>>()
/** All days of a year, besides Saturdays and Sundays, on which nobody is to be expected at work. */
export function holidays(year: number): ReadonlySet<string> {
  const found = known.get(year)
  if (found) return found
  const sunday = easter(year)
  const midsummer = saturdayFrom(`${year}-06-20`)
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`)
  const moved = [addDays(sunday, -2), sunday, addDays(sunday, 1), addDays(sunday, 39), addDays(sunday, 49)]
  const all = new Set([...fixed, ...moved, addDays(midsummer, -1), midsummer, saturdayFrom(`${year}-10-31`)])
  known.set(year, all)
  return all
}

export const isWorkingDay = (day: string): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !holidays(Number(day.slice(0, 4))).has(day)

/** The day itself, or the last working day before it. */
export function workingDayBefore(day: string): string {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}
