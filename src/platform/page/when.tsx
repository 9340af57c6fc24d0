import type { Lang } from './language.tsx'
import { useLang } from './language.tsx'

// Times are shown as the people of the house live them. A server in another zone must not move a deadline.
const ZONE = 'Europe/Stockholm'

const days: Record<Lang, Intl.DateTimeFormat> = {
  sv: new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE }),
}

const clocks = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE })

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/

/** A day without a clock ('2026-11-21') is the same day everywhere, so noon keeps it from sliding over midnight. */
function moment(at: Date | string): Date {
  const date = typeof at === 'string' ? new Date(DAY_ONLY.test(at) ? `${at}T12:00:00Z` : at) : at
  if (Number.isNaN(date.getTime())) throw new RangeError('Not a date or an ISO 8601 time')
  return date
}

/** 21 november 2026 · 21 November 2026. Throws RangeError on what is not a time. */
export function writeDay(at: Date | string, lang: Lang): string {
  return days[lang].format(moment(at))
}

/** kl. 14.05 · 14:05. */
export function writeClock(at: Date | string, lang: Lang): string {
  const clock = clocks.format(moment(at))
  return lang === 'sv' ? `kl. ${clock.replace(':', '.')}` : clock
}

/** 21 november 2026 kl. 14.05; a day without a clock stays a day. */
export function writeTime(at: Date | string, lang: Lang): string {
  if (typeof at === 'string' && DAY_ONLY.test(at)) return writeDay(at, lang)
  return lang === 'sv' ? `${writeDay(at, lang)} ${writeClock(at, lang)}` : `${writeDay(at, lang)}, ${writeClock(at, lang)}`
}

/** A time as people write it, with the exact one in the markup. `day` leaves the clock out. */
export function When({ at, day = false }: { at: Date | string; day?: boolean }) {
  const lang = useLang()
  const exact = typeof at === 'string' ? at : at.toISOString()
  return <time datetime={exact}>{day ? writeDay(at, lang) : writeTime(at, lang)}</time>
}
