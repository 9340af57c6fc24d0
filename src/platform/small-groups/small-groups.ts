/**
 * What may be told of small groups of people (staff who answer, staff who know, staff who have trained): nothing of fewer
 * than five, and nothing whose difference to something else that is shown is about fewer than five. Pure.
 */
import type { Text } from '../page/language.tsx'

export const SMALLEST_SHOWN = 5

/** In place of a number that is not shown. Says the same of 0 as of 4, and is true also of a larger group that is held back. */
export const NOT_SHOWN: Text = { sv: 'Visas inte, för en liten grupps skull', en: 'Not shown, to protect a small group' }
/** Why, for the foot of a table. */
export const WHY_NOT_SHOWN: Text = {
  sv: 'Grupper med färre än fem visas inte. Ibland hålls också en större grupp tillbaka, så att den lilla inte går att räkna ut.',
  en: 'Groups of fewer than five are not shown. Sometimes a larger group is held back too, so that the small one cannot be worked out.',
}

export interface Showable {
  total: boolean
  parts: Set<string>
}

/**
 * Which of these numbers may stand on one page: `parts` are groups without common members, within `total`; what is left
 * over belongs to none of them. Whatever can be worked out from those that are shown, by sums and differences, is about
 * five or more. Nobody at all is a small group as well: that a whole unit has not answered is a fact about each in it.
 * Throws RangeError when the parts are more than the total.
 */
export function showable(total: number, parts: Readonly<Record<string, number>>): Showable {
  const all = Object.entries(parts)
  const left = total - all.reduce((sum, [, count]) => sum + count, 0)
  if (left < 0 || all.some(([, count]) => count < 0)) throw new RangeError('The parts are more than the whole')
  if (total < SMALLEST_SHOWN) return { total: false, parts: new Set() }
  const [shown, hidden] = [all.filter(([, count]) => count >= SMALLEST_SHOWN), all.filter(([, count]) => count < SMALLEST_SHOWN)]
  const concealed = hidden.reduce((sum, [, count]) => sum + count, left)
  // The rest is known as soon as the total and the others are. One more group goes into it: the smallest loses least.
  const bare = concealed < SMALLEST_SHOWN && (hidden.length > 0 || left > 0)
  const kept = bare ? shown.toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(1) : shown
  return { total: true, parts: new Set(kept.map(([name]) => name)) }
}

/**
 * The count that a picture may show when the one before showed `lastShown` (0: none yet): a new one only when at least five
 * more have answered, so that any two pictures held beside each other tell of five or more. It never goes down: what
 * was shown cannot be taken back, and a smaller number beside it would tell who left.
 */
export function shownStep(count: number, lastShown: number): number {
  return count - lastShown >= SMALLEST_SHOWN ? count : lastShown
}

/** A count as it may leave the house: to the nearest five, so that it is no exact fact. */
export const roundedToFive = (count: number): number => Math.round(count / SMALLEST_SHOWN) * SMALLEST_SHOWN
