/** When a message leaves: at once, or gathered at the hours of the day that somebody has chosen. Pure. */
import type { Wish } from './mail.ts'

/** People live by the clock of Sweden, whatever the server's says. */
const LOCAL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  hourCycle: 'h23',
})
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Between two mails to the same person. A mail says no more than the one before it, so ten in an hour would only be noise. */
const GAP_MS = 10 * 60_000

interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
}
function localTime(at: Date): LocalTime {
  const parts = Object.fromEntries(LOCAL.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  return { year: parts['year'] ?? 0, month: parts['month'] ?? 0, day: parts['day'] ?? 0, hour: parts['hour'] ?? 0 }
}

/**
 * The moment when that hour of that day begins in Sweden. An hour that comes twice, in October, is its first; one that is
 * left out, in March, is the hour that takes its place.
 */
function momentOf({ year, month, day }: LocalTime, hour: number): Date {
  const utc = Date.UTC(year, month - 1, day, hour)
  const inSummer = new Date(utc - 2 * HOUR_MS)
  const seen = localTime(inSummer)
  return seen.hour === hour && seen.day === day ? inSummer : new Date(utc - HOUR_MS)
}

/** The last moment, up to now, when gathered messages leave. Undefined when no hour is chosen. */
export function latestDigest(hours: readonly number[], now: Date): Date | undefined {
  const today = localTime(now)
  const noon = Date.UTC(today.year, today.month - 1, today.day, 12)
  const yesterday = localTime(new Date(noon - DAY_MS))
  const past = hours.flatMap((hour) => [momentOf(today, hour), momentOf(yesterday, hour)]).filter((at) => at <= now)
  return past.sort((a, b) => b.getTime() - a.getTime())[0]
}

export interface Waiting {
  /** When the oldest of the messages was written. */
  oldest: Date
  /** One of them cannot wait: an invitation, or danger. */
  presses: boolean
  /** When the last mail to this person was made. */
  lastMail?: Date | undefined
}

/** Is a mail to leave now? */
export function isDue({ pace, hours }: Wish, { oldest, presses, lastMail }: Waiting, now: Date): boolean {
  if (presses) return true
  if (pace === 'never') return false
  if (pace === 'gathered') {
    const digest = latestDigest(hours, now)
    return digest !== undefined && oldest <= digest
  }
  return lastMail === undefined || now.getTime() - lastMail.getTime() >= GAP_MS
}
