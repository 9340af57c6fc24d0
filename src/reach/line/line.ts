import type { Text } from '../../platform/page/language.tsx'
import { addDays } from '../../platform/day.ts'
import type { Line, SiteDocument } from '../text/index.ts'

export const VERDICTS = {
  checked: { sv: 'Kontrollerat, stämmer', en: 'Checked, correct' },
  wrong: { sv: 'Rapporterat fel', en: 'Reported wrong' },
  secret: { sv: 'Ska vara hemligt', en: 'To be kept secret' },
} as const satisfies Record<string, Text>
export type Verdict = keyof typeof VERDICTS

export const WAYS = {
  called: { sv: 'Jag har ringt', en: 'I have called' },
  read: { sv: 'Jag har läst hos källan', en: 'I have read it at the source' },
} as const satisfies Record<string, Text>
export type Way = keyof typeof WAYS

export type Origin = 'own' | 'national'
/** One check or report of a line. Rows are never changed: the history is all of them. */
export interface Report {
  id: string
  line: string
  verdict: Verdict
  how: Way | null
  origin: Origin
  on: string
  at: Date
}
/** What holds here of one line, and why. */
export interface Standing {
  line: string
  /** The last word of this organisation, or a newer check of the national keeper; undefined: as shipped. */
  state: (Pick<Report, 'verdict' | 'on' | 'origin'> & { id: string }) | undefined
  /** What the national keeper says and this organisation has not answered. */
  proposal: Report | undefined
  /** A report of a line that never vanishes: the national keeper is told, and the number stays. */
  kept: boolean
}

const byTime = (one: Report, other: Report) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)

/**
 * The own last word decides. Where there is none, or only an older check, a check of the national keeper counts; what
 * the keeper calls wrong or secret is a proposal that each organisation answers by a word of its own (docs/decisions/0031).
 */
export function standingOf(line: Pick<Line, 'id' | 'always'>, reports: readonly Report[]): Standing {
  const ours = reports.filter((one) => one.line === line.id).sort(byTime)
  const own = ours.filter(({ origin }) => origin === 'own').at(-1)
  const national = ours.filter(({ origin }) => origin === 'national').at(-1)
  const counts = national?.verdict === 'checked' && (own === undefined || (own.verdict === 'checked' && own.on < national.on))
  const isNews = national !== undefined && (own === undefined || byTime(own, national) < 0) && own?.verdict !== national.verdict
  return {
    line: line.id,
    state: counts ? national : own,
    proposal: isNews && !counts ? national : undefined,
    kept: line.always && own !== undefined && own.verdict !== 'checked',
  }
}

/**
 * What the public site is told. 112 and 116 016 never vanish: their last check is told, and a report is not (D-R56; issue
 * 5, sentence 4).
 */
export function publicStates(lines: readonly Line[], reports: readonly Report[]): SiteDocument['lines'] {
  return lines.flatMap((line) => {
    const known = line.always ? reports.filter(({ verdict }) => verdict === 'checked') : reports
    const { state } = standingOf(line, known)
    return state ? [{ line: line.id, state: state.verdict, on: state.on }] : []
  })
}

/** The day that a line's age is counted from: the last check that counts here, otherwise the source's own day. */
export function knownSince(line: Line, standing: Standing): string | null {
  return standing.state?.verdict === 'checked' && (line.verified === null || standing.state.on > line.verified)
    ? standing.state.on
    : line.verified
}

/** First a friendly word, then: the public page now shows the date and the national fallback. */
export const STAGES = [75, 90] as const
export type Stage = (typeof STAGES)[number]

/** The last day of what is told as a month or a year; of a day, itself. */
const lastDay = (since: string): string => {
  const [year = 0, month, day] = since.split('-').map(Number)
  if (day !== undefined) return since
  return new Date(Date.UTC(month === undefined ? year + 1 : year, month ?? 0, 0)).toISOString().slice(0, 10)
}
/** How far a line has come towards being stale. `days`: after how many it is (90 in content/public/lines.json). */
export function stageOf(since: string | null, today: string, days: number): Stage | undefined {
  if (since === null) return 90
  const known = lastDay(since)
  if (today > addDays(known, days)) return 90
  return today >= addDays(known, days - 15) ? 75 : undefined
}
