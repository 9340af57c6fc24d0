import { givenBearers, surnameBearers } from '../keys/given.ts'
import { wordsOf } from '../keys/words.ts'

/** Sweden's population, SCB, rounded. */
const POPULATION = 10_500_000
/** A name that this many bear points at nobody by itself. */
const COMMON_FROM = 1000
/** Above this probability that some protected person has the name by chance, the name says too little. */
const BY_CHANCE_MAX = 0.2
const BY_CHANCE_MAX_STRICT = 0.5

/**
 * How many bear a given name and a surname together, taken as independent: SCB publishes each by itself. Undefined
 * when either is outside the committed tables, and then the name is rare.
 */
export function bearersOf(name: string): number | undefined {
  const words = wordsOf(name)
  if (words.length < 2) return words[0] === undefined ? undefined : surnameBearers(words[0])
  let best: number | undefined
  for (const [given, surname] of [
    [words[0], words.at(-1)],
    [words.at(-1), words[0]],
  ]) {
    const [of, to] = [givenBearers(given ?? ''), surnameBearers(surname ?? '')]
    if (of === undefined || to === undefined) continue
    const both = Math.max(1, Math.round((of * to) / POPULATION))
    if (best === undefined || both > best) best = both
  }
  return best
}

/** With `persons` protected of all, some protected person bears a name of `n` bearers with probability 1 − (1 − persons/all)ⁿ. */
export function isCommon(bearers: number | undefined, persons: number, strict: boolean): boolean {
  if (bearers === undefined) return false
  if (bearers >= COMMON_FROM) return true
  const byChance = 1 - (1 - Math.min(1, persons / POPULATION)) ** bearers
  return byChance >= (strict ? BY_CHANCE_MAX_STRICT : BY_CHANCE_MAX)
}
