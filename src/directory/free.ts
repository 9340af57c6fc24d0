/**
 * Free places: yes or no, told some hours late. Were it shown at once, a no would say that somebody has just arrived. Pure.
 */
import type { Text } from '../platform/page/language.tsx'

export const FREE_WORDS = {
  yes: { sv: 'Plats finns', en: 'There is a place' },
  no: { sv: 'Fullt just nu', en: 'Full just now' },
  unknown: { sv: 'Inte sagt, ring och fråga', en: 'Not told, call and ask' },
} as const satisfies Record<string, Text>
export type Free = keyof typeof FREE_WORDS

const HOUR_MS = 3_600_000
/** The whole hour after the change, and up to four hours more: drawn once for each change, and then fixed. */
export const DELAY_MINUTES_MAX = 240
export const shownFrom = (at: Date, drawnMinutes: number): Date =>
  new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS + drawnMinutes * 60_000)

/** After this an answer is no answer: nobody has looked. */
export const FREE_HOURS_MAX = 72
export interface Told {
  shown_from: Date
  free: boolean
}
export function freeAt(told: readonly Told[], at: Date): Free {
  const shown = told.filter(({ shown_from }) => shown_from <= at).sort((a, b) => b.shown_from.getTime() - a.shown_from.getTime())[0]
  if (!shown || at.getTime() - shown.shown_from.getTime() > FREE_HOURS_MAX * HOUR_MS) return 'unknown'
  return shown.free ? 'yes' : 'no'
}
/** The rows that stand after a new answer: what is shown now, and the new one. What waited to be shown never is. */
export function afterTelling(told: readonly Told[], at: Date, free: boolean, drawnMinutes: number): Told[] {
  const shown = told.filter(({ shown_from }) => shown_from <= at).sort((a, b) => b.shown_from.getTime() - a.shown_from.getTime())
  return [...shown.slice(0, 1), { shown_from: shownFrom(at, drawnMinutes), free }]
}
