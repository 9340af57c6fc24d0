import { addDays } from '../../platform/day.ts'

/** An iCalendar file (RFC 5545) of whole days: whoever keeps a calendar sees what is due without opening Samvärn. */
export interface CalendarDay {
  /** Random and lasting, so that a file read twice changes the day instead of doubling it. */
  id: string
  on: string
  title: string
  about: string
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

/** A line holds 75 octets at most and goes on after a blank; a letter of two octets is never cut in half. */
export function fold(line: string): string {
  const lines: string[] = []
  let held = ''
  let size = 0
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    if (size + octets > 75) {
      lines.push(held)
      held = ' '
      size = 1
    }
    held += letter
    size += octets
  }
  return [...lines, held].join('\r\n')
}

const compact = (day: string): string => day.replaceAll('-', '')

export function writeCalendar(days: readonly CalendarDay[], now: Date): string {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const events = days.flatMap(({ id, on, title, about }) => [
    'BEGIN:VEVENT',
    `UID:${id}@samvarn`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Samvarn//Uppdrag//SV', 'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`
}
