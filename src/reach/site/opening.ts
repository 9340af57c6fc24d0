import type { Lang, Text } from '../../platform/page/language.tsx'
import { daysOf, type OpenHours } from '../text/index.ts'

/** Opening hours as a communicator writes them, a line a day, and as they will read. */
export const DAY_NAMES: Record<Lang, readonly string[]> = {
  sv: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
type Stretch = Pick<OpenHours, 'from' | 'to'>
type DayRead = { ok: true; stretches: Stretch[] } | { ok: false; message: Text }

const CLOSED = /^(?:stängt?|closed|-|–)$/i
const ALWAYS = /^(?:dygnet runt|alltid|hela dygnet|around the clock|24h?)$/i
const SAME = /^(?:samma|same|=|")$/i
const STRETCH = /^(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))? ?(?:-|–|—|till|to) ?(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?$/i

const clock = (hour: string, minute = '00'): string | undefined => {
  const written = `${hour.padStart(2, '0')}:${minute}`
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(written) ? written : undefined
}
const UNREADABLE: Text = {
  sv: 'Skriv tider som 8–16 eller 8–12, 13–16.30. Skriv stängt, samma (som dagen före) eller dygnet runt.',
  en: 'Write hours as 8–16 or 8–12, 13–16.30. Write closed, same (as the day before) or around the clock.',
}

/** One day's words. `before`: what the day before has, for "samma". */
export function readDay(written: string, before: readonly Stretch[] | undefined): DayRead {
  const text = written.trim().replace(/\s+/g, ' ')
  if (CLOSED.test(text)) return { ok: true, stretches: [] }
  if (ALWAYS.test(text)) return { ok: true, stretches: [{ from: '00:00', to: '24:00' }] }
  if (SAME.test(text)) return before === undefined ? { ok: false, message: UNREADABLE } : { ok: true, stretches: [...before] }
  const stretches: Stretch[] = []
  for (const piece of text.split(/ ?(?:,|;| och | and ) ?/)) {
    const match = STRETCH.exec(piece)
    const from = match ? clock(match[1] ?? '', match[2]) : undefined
    const to = match ? clock(match[3] ?? '', match[4]) : undefined
    if (from === undefined || to === undefined || from === to || from === '24:00') return { ok: false, message: UNREADABLE }
    stretches.push({ from, to })
  }
  const ordered = [...stretches].sort((a, b) => a.from.localeCompare(b.from))
  // The last stretch may go past midnight; two may not lie over each other.
  const overlaps = ordered.some((one, index) => {
    const next = ordered[index + 1]
    return next !== undefined && (one.to <= one.from || one.to > next.from)
  })
  if (overlaps || ordered.length > 2)
    return {
      ok: false,
      message: {
        sv: 'Tiderna går in i varandra. Skriv högst två, i ordning: 8–12, 13–16.',
        en: 'The hours overlap. Write two at most, in order: 8–12, 13–16.',
      },
    }
  return { ok: true, stretches: ordered }
}

export type WeekRead = { ok: true; hours: OpenHours[] } | { ok: false; faults: { day: number; message: Text }[] }
/** Seven lines, Monday first. */
export function readWeek(lines: readonly string[]): WeekRead {
  const days: Stretch[][] = []
  const faults: { day: number; message: Text }[] = []
  for (let day = 0; day < 7; day++) {
    const read = readDay(lines[day] ?? '', day === 0 ? undefined : (days[day - 1] ?? []))
    if (!read.ok) faults.push({ day, message: read.message })
    days.push(read.ok ? read.stretches : [])
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, hours: joinDays(days) }
}

/** Days with the same stretch become one row: `1-4` 08:00–16:00. */
function joinDays(days: readonly (readonly Stretch[])[]): OpenHours[] {
  const rows = new Map<string, number[]>()
  days.forEach((stretches, index) => {
    for (const { from, to } of stretches) rows.set(`${from} ${to}`, [...(rows.get(`${from} ${to}`) ?? []), index + 1])
  })
  return [...rows].map(([key, list]) => {
    const [from = '', to = ''] = key.split(' ')
    return {
      days: runs(list)
        .map(([a, b]) => (a === b ? String(a) : `${a}-${b}`))
        .join(','),
      from,
      to,
    }
  })
}
function runs(days: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else found.push([day, day])
  }
  return found
}

const byDay = (hours: readonly OpenHours[]): Stretch[][] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => hours.filter((row) => daysOf(row.days).includes(day)).sort((a, b) => a.from.localeCompare(b.from)))
const short = (time: string): string =>
  time
    .replace(/^0(\d)/, '$1')
    .replace(/:00$/, '')
    .replace(':', '.')
const stretchWords = (stretches: readonly Stretch[], lang: Lang): string =>
  stretches.length === 0
    ? { sv: 'stängt', en: 'closed' }[lang]
    : stretches
        .map(({ from, to }) =>
          from === '00:00' && to === '24:00' ? { sv: 'dygnet runt', en: 'around the clock' }[lang] : `${short(from)}–${short(to)}`,
        )
        .join({ sv: ' och ', en: ' and ' }[lang])

/** The seven lines that read back to the same hours. */
export const writeLines = (hours: readonly OpenHours[]): string[] =>
  byDay(hours).map((stretches) => stretchWords(stretches, 'sv').replace(' och ', ', '))

/** "Öppet måndag–torsdag 8–16 och fredag 8–12. Stängt lördag–söndag." */
export function writeWeek(hours: readonly OpenHours[], lang: Lang): string {
  const groups = new Map<string, number[]>()
  byDay(hours).forEach((stretches, index) => {
    const words = stretchWords(stretches, lang)
    groups.set(words, [...(groups.get(words) ?? []), index])
  })
  const closedWord = stretchWords([], lang)
  const always = { sv: 'dygnet runt', en: 'around the clock' }[lang]
  if (groups.size === 1) {
    const [only = ''] = groups.keys()
    if (only === closedWord) return { sv: 'Stängt alla dagar.', en: 'Closed every day.' }[lang]
    if (only === always) return { sv: 'Öppet dygnet runt, alla dagar.', en: 'Open around the clock, every day.' }[lang]
    return `${{ sv: 'Öppet alla dagar', en: 'Open every day' }[lang]} ${only}.`
  }
  const names = (days: readonly number[]) =>
    listed(
      runs(days).map(([a, b]) => (a === b ? DAY_NAMES[lang][a] : `${DAY_NAMES[lang][a]}–${DAY_NAMES[lang][b]}`) ?? ''),
      lang,
    )
  const open = [...groups].filter(([words]) => words !== closedWord).map(([words, days]) => `${names(days)} ${words}`)
  const closed = groups.get(closedWord)
  return [
    `${{ sv: 'Öppet', en: 'Open' }[lang]} ${open.join(', ')}.`,
    closed === undefined ? '' : `${{ sv: 'Stängt', en: 'Closed' }[lang]} ${names(closed)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}
/** What holds each day of an exception: "8–12", "stängt". */
export const writeEvery = (hours: readonly OpenHours[], lang: Lang): string => stretchWords(byDay(hours)[0] ?? [], lang)

const listed = (words: readonly string[], lang: Lang): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${{ sv: 'och', en: 'and' }[lang]} ${words.at(-1)}`
