/** Hours as people write them, a line each: "mån–fre 8.30–16", "alla dagar dygnet runt". Pure. */
import { daysOf, isAlways, type OpenHours } from '../text/index.ts'

const DAYS = [
  ['mån', 'mon'],
  ['tis', 'tue'],
  ['ons', 'wed'],
  ['tors', 'thu'],
  ['fre', 'fri'],
  ['lör', 'sat'],
  ['sön', 'sun'],
] as const
const NAMES = {
  sv: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const ALWAYS = /^(?:dygnet runt|alltid|around the clock|always)$/i
const EVERY = /^(?:alla dagar|varje dag|every day)$/i
const WEEKDAYS = /^(?:vardagar|vardag|weekdays)$/i

const dayNumber = (word: string): number | undefined => {
  const at = DAYS.findIndex((names) => names.some((name) => word.toLowerCase().startsWith(name)))
  return at < 0 ? undefined : at + 1
}
function daysIn(text: string): string | undefined {
  if (EVERY.test(text)) return '1-7'
  if (WEEKDAYS.test(text)) return '1-5'
  const parts = text.split(/\s*(?:,|och|and)\s*/).map((part) => {
    const ends = part.split(/\s*[-–]\s*/).map((word) => dayNumber(word))
    if (ends.length > 2 || ends.some((day) => day === undefined)) return undefined
    return ends.join('-')
  })
  return parts.length === 0 || parts.some((part) => part === undefined) ? undefined : parts.join(',')
}
function timeIn(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? []
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : undefined
}

/** One line, or undefined where it cannot be read with certainty. */
function readLine(line: string): OpenHours | undefined {
  if (ALWAYS.test(line)) return { days: '1-7', from: '00:00', to: '24:00' }
  const always = /^(.+?)\s+(?:dygnet runt|around the clock)$/i.exec(line)
  if (always) {
    const days = daysIn(always[1] ?? '')
    return days === undefined ? undefined : { days, from: '00:00', to: '24:00' }
  }
  const match = /^(.+?)[\s:]+(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|till|to)\s*(\d{1,2}(?:[.:]\d{2})?)$/i.exec(line)
  const [days, from, to] = [daysIn(match?.[1]?.trim() ?? '-'), timeIn(match?.[2] ?? ''), timeIn(match?.[3] ?? '')]
  return days === undefined || from === undefined || to === undefined || from >= to ? undefined : { days, from, to }
}
/** Undefined when some line cannot be read; `line` is then the one. */
export function readHours(text: string): { ok: true; hours: OpenHours[] } | { ok: false; line: string } {
  const hours: OpenHours[] = []
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const read = readLine(line)
    if (!read) return { ok: false, line }
    hours.push(read)
  }
  return { ok: true, hours }
}

const clock = (time: string, lang: 'sv' | 'en') => (lang === 'sv' ? time.replace(':', '.') : time)
/** The same hours in words. */
export function writeHours(hours: readonly OpenHours[], lang: 'sv' | 'en'): string[] {
  if (isAlways(hours)) return [lang === 'sv' ? 'dygnet runt' : 'around the clock']
  return hours.map(({ days, from, to }) => {
    const numbers = daysOf(days)
    const [first = 1, last = first] = [numbers[0], numbers.at(-1)]
    const inARow = numbers.length > 2 && last - first === numbers.length - 1
    const name = (day: number) => NAMES[lang][day - 1] ?? ''
    const named =
      numbers.length === 7
        ? lang === 'sv'
          ? 'alla dagar'
          : 'every day'
        : inARow
          ? `${name(first)}–${name(last)}`
          : numbers.map(name).join(', ')
    const [opens, closes] = [clock(from, lang), clock(to, lang)]
    return from === '00:00' && to === '24:00'
      ? `${named} ${lang === 'sv' ? 'dygnet runt' : 'around the clock'}`
      : `${named} ${opens}–${closes}`
  })
}
