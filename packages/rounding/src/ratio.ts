import type { Published } from './types.ts'

export const DENOMINATOR_MIN = 30
/** Half a year: what a release tells is then no news about where somebody is. */
export const REFERENCE_MONTHS_MIN = 6

/** A share from published numbers alone, in per cent with one decimal; hidden when the whole is small (security.md 6.4, sixth point). */
export function ratio(numerator: Published, denominator: Published): { percent: number } | { hidden: 'small_denominator' } {
  if (denominator.value < DENOMINATOR_MIN) return { hidden: 'small_denominator' }
  return { percent: Math.round((1000 * numerator.value) / denominator.value) / 10 }
}

/**
 * Whether a release may be made now: at most one a year, and the day it describes at least six months back. Dates as
 * YYYY-MM-DD; `released` are the days of earlier releases.
 */
export function mayRelease(input: { today: string; reference: string; released: readonly string[] }): 'yes' | 'too_soon' | 'once_a_year' {
  const [year = 0, month = 1, day = 1] = input.reference.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + REFERENCE_MONTHS_MIN, 0)).getUTCDate()
  const from = new Date(Date.UTC(year, month - 1 + REFERENCE_MONTHS_MIN, Math.min(day, last))).toISOString().slice(0, 10)
  if (input.today < from) return 'too_soon'
  return input.released.some((date) => date.slice(0, 4) === input.today.slice(0, 4)) ? 'once_a_year' : 'yes'
}
