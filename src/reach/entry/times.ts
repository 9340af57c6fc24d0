/** Hours, days and dates as each language writes them. Everything happens in Sweden's own time. */
import { addDays, dayOf } from '../../platform/day.ts'
import { type ContactPoint, daysOf, FORMS, type Form, isAlways, type OpenHours, type Phrases } from '../text/index.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** `2026-11-22` as people write it: 22 november 2026. A month or a year alone stays a month or a year. */
export function dateWords(day: string, form: Form): string {
  const parts = day.split('-').length
  const date = new Date(`${day}${['', '-01-01', '-01', ''][parts]}T12:00:00Z`)
  const shape: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
    // Persian would count in another calendar, and Arabic in other digits than the telephone has.
    calendar: 'gregory',
    numberingSystem: 'latn',
  }
  return new Intl.DateTimeFormat(form === 'en' ? 'en-GB' : FORMS[form].lang, shape).format(date)
}

/** Swedes write 8–16 and 8.30–16.45; the others 08:00–16:00. */
function timesWords(from: string, to: string, form: Form): string {
  if (FORMS[form].lang !== 'sv') return `${from}–${to}`
  const short = (time: string) => time.replace(/^0/, '').replace(/:00$/, '').replace(':', '.')
  return `${short(from)}–${short(to)}`
}

function daysWords(days: readonly number[], words: Phrases): string {
  const key = days.join('')
  if (key === '1234567') return words.every_day
  if (key === '12345') return words.weekdays
  const name = (day: number) => words[DAYS[day - 1] ?? 'mon']
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${name(run[0] ?? 1)}–${name(run.at(-1) ?? 1)}` : run.map(name).join(', '))).join(', ')
}

/** One row for each set of days that share their hours: "måndag–fredag 8–16". Always open, or never told, is one row. */
export function hoursWords(hours: readonly OpenHours[], form: Form, words: Phrases): string[] {
  if (hours.length === 0) return []
  if (isAlways(hours)) return [words.always_open]
  return hours.map(({ days, from, to }) => `${daysWords(daysOf(days), words)} ${timesWords(from, to, form)}`)
}

/** Which hours hold on a day: the usual ones, or those that were set instead for a time. */
export function hoursOn(point: Pick<ContactPoint, 'hours' | 'instead'>, day: string): readonly OpenHours[] {
  return point.instead.find(({ from, until }) => from <= day && day <= until)?.hours ?? point.hours
}
/** Today's hours in words; undefined where no hours are known. */
export function todayWords(point: Pick<ContactPoint, 'hours' | 'instead'>, at: Date, form: Form, words: Phrases): string | undefined {
  const day = dayOf(at)
  const changed = point.instead.some(({ from, until }) => from <= day && day <= until)
  const hours = hoursOn(point, day)
  if (hours.length === 0) return changed ? words.closed : undefined
  if (isAlways(hours)) return words.always_open
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  const todays = hours.filter(({ days }) => daysOf(days).includes(weekday))
  if (todays.length === 0) return words.closed
  return todays.map(({ from, to }) => timesWords(from, to, form)).join(', ')
}
/** Other hours that hold now or begin within a month, soonest first. */
export function soonInstead(point: Pick<ContactPoint, 'instead'>, at: Date): ContactPoint['instead'] {
  const day = dayOf(at)
  const month = addDays(day, 31)
  return point.instead.filter(({ from, until }) => until >= day && from <= month).sort((a, b) => (a.from < b.from ? -1 : 1))
}
