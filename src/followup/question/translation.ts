/** Every text of a set with a place that stays the same: what a language sheet is made of, and what it is laid back by. */
import type { QuestionSet, Words } from './question.ts'

/** Place → words. The place is made of ids, so that a question may move without losing its translation. */
export type Translation = Readonly<Record<string, string>>

type Keyed = { readonly id: string }
const step = (place: string, next: string | number) => (place === '' ? String(next) : `${place}/${next}`)
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'sv' in value
const keyOf = (value: unknown, index: number): string | number => {
  if (typeof value !== 'object' || value === null) return index
  if ('id' in value) return (value as Keyed).id
  return 'value' in value ? (value as { value: number }).value : index
}

/** Rebuilds a value with every text in it changed; questions stand at the top, whichever section they are in. */
function mapWords(value: unknown, place: string, change: (words: Words, place: string) => Words): unknown {
  if (isWords(value)) return change(value, place)
  if (Array.isArray(value)) return value.map((one, i) => mapWords(one, listPlace(place, one, i), change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapWords(one, step(place, name), change)]))
}
const listPlace = (place: string, one: unknown, index: number): string =>
  place.endsWith('/questions') ? step('questions', keyOf(one, index)) : step(place, keyOf(one, index))

/** Every text in the order in which it is met. */
export function textsOf(set: QuestionSet): { place: string; words: Words }[] {
  const found: { place: string; words: Words }[] = []
  mapWords(set, '', (words, place) => {
    found.push({ place, words })
    return words
  })
  return found
}

/** Places that have nothing in this language. For a language that stands in for another, what has not been put in its own words. */
export const missingIn = (set: QuestionSet, lang: string): string[] => {
  const [first = 'sv'] = set.languages
  const borrows = !set.languages.includes(lang)
  return textsOf(set)
    .filter(({ words }) => words[lang] === undefined || (borrows && lang === 'sv' && words.sv === words[first]))
    .map(({ place }) => place)
}

/**
 * The set with a language more. A text that is already there in that language stays, except where Swedish only stands
 * in for another language. Places that the set does not have are left out.
 */
export function translated(set: QuestionSet, lang: string, translation: Translation): QuestionSet {
  const [first = 'sv'] = set.languages
  if (set.languages.includes(lang)) return set
  const laid = mapWords(set, '', (words, place) => {
    const said = Object.hasOwn(translation, place) ? translation[place] : undefined
    const isStandIn = lang === 'sv' && words.sv === words[first]
    return said === undefined || said === '' || (words[lang] !== undefined && !isStandIn) ? words : { ...words, [lang]: said }
  }) as QuestionSet
  const isWhole = missingIn(laid, lang).length === 0
  const { incomplete: _, ...rest } = laid
  const incomplete = [...new Set([...(set.incomplete ?? []).filter((one) => one !== lang), ...(isWhole ? [] : [lang])])]
  return { ...rest, languages: isWhole ? [...set.languages, lang] : set.languages, ...(incomplete.length > 0 ? { incomplete } : {}) }
}
