/** Searching among services that are already found: by whom it is for, place, language, need and whether it is open. Pure. */
import { daysOf, type OpenHours, type PublicService } from '../reach/text/index.ts'
import { servesPlace } from './directory.ts'
import type { Free } from './free.ts'

export interface Filter {
  page?: string
  place?: string
  language?: string
  need?: string
  open?: boolean
  free?: boolean
}
export function matches(
  service: PublicService,
  { open, free }: { open: boolean | undefined; free: Free | undefined },
  asked: Filter,
): boolean {
  return (
    (asked.page === undefined || service.pages.length === 0 || service.pages.includes(asked.page)) &&
    (asked.place === undefined || servesPlace(service.places, asked.place)) &&
    (asked.language === undefined || service.languages.includes(asked.language)) &&
    (asked.need === undefined || holds(service, asked.need)) &&
    (asked.open !== true || open === true) &&
    (asked.free !== true || free === 'yes')
  )
}
/** Every word, wherever it stands, as it is read: case and accents mean nothing. */
function holds(service: PublicService, need: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('sv')
  const text = plain(
    [service.name, service.what, service.who, service.fee]
      .flatMap((words) => Object.values(words ?? {}))
      .concat(service.organisation, service.accessibility)
      .join(' '),
  )
  return plain(need)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Undefined where no hours are known. Hours past midnight belong to the day on which they began. */
export function isOpenAt(hours: readonly OpenHours[], at: Date): boolean | undefined {
  if (hours.length === 0) return undefined
  const parts = Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]))
  const [day, time] = [WEEK.indexOf(parts.weekday ?? '') + 1, `${parts.hour}:${parts.minute}`]
  const before = day === 1 ? 7 : day - 1
  return hours.some(({ days, from, to }) => {
    const all = daysOf(days)
    if (from < to) return all.includes(day) && from <= time && time < to
    return (all.includes(day) && from <= time) || (all.includes(before) && time < to)
  })
}
