/** What staff answer without an account: what is asked, what an answer may be, and when answers may be counted. Pure. */
import type { Text } from '../../platform/page/language.tsx'
import { showable, SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { levelsOf, type Question, type QuestionSet, questionsOf, type Words } from '../question/index.ts'

export const QUESTIONS_MAX = 25
/** A level is read and chosen in this time on a phone; with the most questions that is ten minutes. */
const SECONDS_A_QUESTION = 24
export const MINUTES_MAX = 10
export const minutesFor = (questions: number): number => Math.max(1, Math.ceil((questions * SECONDS_A_QUESTION) / 60))

/** A question as it was asked, whole: a later version of the set changes nothing here. */
export interface Asked {
  id: string
  kind: Question['kind']
  text: Words
  help?: Words
  /** What may be chosen, in order, with what it means. Empty for words. */
  choices: { value: string; text: Words; meaning?: Words }[]
}
export interface AskedSet {
  set: string
  version: string
  title: Words
  /** In which the questions can be read. */
  languages: readonly string[]
  questions: Asked[]
}
/** Most of those who work somewhere do not know everything; that is an answer, and a useful one. */
export const UNKNOWN = 'vet-inte'
const UNKNOWN_TEXT: Words = { sv: 'Vet inte', en: 'I do not know' }
const YES_NO: Asked['choices'] = [
  { value: 'ja', text: { sv: 'Ja', en: 'Yes' } },
  { value: 'nej', text: { sv: 'Nej', en: 'No' } },
]

function choicesOf(set: QuestionSet, question: Question): Asked['choices'] {
  const unknown = { value: UNKNOWN, text: UNKNOWN_TEXT }
  switch (question.kind) {
    case 'words':
      return []
    case 'yes_no':
      return [...YES_NO, unknown]
    case 'choices':
      return [...(question.options ?? []).map(({ id, text }) => ({ value: id, text })), unknown]
    case 'level':
      return [
        ...levelsOf(set, question).map((level) => ({ value: String(level.value), text: level.name, meaning: level.meaning })),
        unknown,
      ]
  }
}
/** What can be asked of staff: everything with choices, and words only where words are allowed. */
export const askable = (set: QuestionSet, words: boolean): Question[] => questionsOf(set).filter(({ kind }) => words || kind !== 'words')

export function askedOf(set: QuestionSet, chosen: readonly string[]): AskedSet {
  const questions = questionsOf(set)
    .filter(({ id }) => chosen.includes(id))
    .map((question) => ({
      id: question.id,
      kind: question.kind,
      text: question.text,
      ...(question.help === undefined ? {} : { help: question.help }),
      choices: choicesOf(set, question),
    }))
  return { set: set.id, version: set.version, title: set.title, languages: set.languages, questions }
}
export const writeWords = (words: Words, lang: string): string => words[lang] ?? words.sv

export const WORDS_MAX = 1_000
/** The box at the end, where free words are allowed. */
export const MORE = 'ovrigt'
/** What one person has said so far. Nothing in it says who. */
export interface Draft {
  unit: string | null
  answers: Record<string, string[]>
  words: Record<string, string>
  /** The language of the questions, where it is not that of the page. */
  lang?: string
  /** The code that she may come back with, until it has been shown. */
  code?: string
}
export const EMPTY_DRAFT: Draft = { unit: null, answers: {}, words: {} }

/** What was chosen, without anything that was not offered. "I do not know" stands alone. */
export function readChosen(question: Asked, given: readonly string[]): string[] {
  const offered = question.choices.map(({ value }) => value).filter((value) => given.includes(value))
  if (offered.includes(UNKNOWN) && offered.length > 1) return offered.filter((value) => value !== UNKNOWN)
  return question.kind === 'choices' ? offered : offered.slice(0, 1)
}

export type Pictures = 'when_closed' | 'along'
export const PICTURES = {
  when_closed: {
    sv: 'När insamlingen är stängd. Alla svar räknas med.',
    en: 'When the collection is closed. Every answer counts.',
  },
  along: {
    sv: 'Medan den pågår, för varje gång fem till har svarat. De sista, färre än fem, kan falla bort.',
    en: 'While it runs, each time five more have answered. The last ones, fewer than five, may be lost.',
  },
} as const satisfies Record<Pictures, Text>

/** What waits to be counted for one question: how many in each unit, and how many who said no unit. */
export interface Pending {
  units: Readonly<Record<string, number>>
  none: number
}
/** The lot that is counted now. `units`: into the unit's own sum and the whole. `pooled`: into the whole only. */
export interface Lot {
  units: Set<string>
  pooled: boolean
}
/**
 * Sums are made of lots, and every lot is of five or more: so no sum or difference of anything that was ever shown, at any
 * time, for any unit, is about fewer. `units` of `pending` names every unit that was asked, those without answers too.
 */
export function lotOf(pending: Pending, pictures: Pictures, closing: boolean): Lot {
  const total = Object.values(pending.units).reduce((sum, count) => sum + count, pending.none)
  if (!closing) {
    const ready = Object.entries(pending.units).filter(([, count]) => pictures === 'along' && count >= SMALLEST_SHOWN)
    return { units: new Set(ready.map(([unit]) => unit)), pooled: false }
  }
  const shown = showable(total, pending.units)
  return { units: shown.parts, pooled: shown.total }
}

export interface Sum {
  count: number
  sums: Record<string, number>
}
export const addTo = (sum: Sum, answers: readonly (readonly string[])[]): Sum => {
  const sums = { ...sum.sums }
  for (const chosen of answers) for (const value of chosen) sums[value] = (sums[value] ?? 0) + 1
  return { count: sum.count + answers.length, sums }
}
/** Whole per cent of those who answered the question; several choices may be more than a hundred together. */
export const shareOf = (sum: Sum, value: string): number => Math.round(((sum.sums[value] ?? 0) / sum.count) * 100)

/** Random order (Fisher–Yates), so that the order in which things came is gone. `draw`: a whole number below its argument. */
export function shuffled<T>(all: readonly T[], draw: (below: number) => number): T[] {
  const mixed = [...all]
  for (let last = mixed.length - 1; last > 0; last--) {
    const at = draw(last + 1)
    const [here, there] = [mixed[last] as T, mixed[at] as T]
    mixed[last] = there
    mixed[at] = here
  }
  return mixed
}

export type State = 'coming' | 'open' | 'closed'
export const STATES: Readonly<Record<State, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  coming: { text: { sv: 'Inte öppnad än', en: 'Not open yet' }, tone: 'plain' },
  open: { text: { sv: 'Öppen', en: 'Open' }, tone: 'waiting' },
  closed: { text: { sv: 'Stängd', en: 'Closed' }, tone: 'done' },
}
export const stateOf = (collection: { opens_on: string; closes_on: string; closed_at: Date | null }, day: string): State => {
  if (collection.closed_at !== null || collection.closes_on < day) return 'closed'
  return collection.opens_on > day ? 'coming' : 'open'
}
