/** Reflection together at a workplace: the order of the meeting, what is asked, and what may be shown of thoughts. Pure. */
import { addDays, dayOf } from '../../platform/day.ts'
import type { Text } from '../../platform/page/language.tsx'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { type QuestionSet, questionsOf, type Words } from '../question/index.ts'

export const QUESTIONS_MAX = 12
export interface AskedQuestion {
  id: string
  text: Words
  help?: Words
  good?: Words
}
/** The questions as asked: later versions change nothing in a conversation that was held. */
export interface AskedHere {
  set: string
  version: string
  title: Words
  languages: readonly string[]
  questions: AskedQuestion[]
}
export function askedHere(set: QuestionSet, chosen: readonly string[]): AskedHere {
  const questions = questionsOf(set)
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, text, help, good }) => ({ id, text, ...(help === undefined ? {} : { help }), ...(good === undefined ? {} : { good }) }))
  return { set: set.id, version: set.version, title: set.title, languages: set.languages, questions }
}
export const sayWords = (words: Words, lang: 'sv' | 'en'): string => words[lang] ?? words.sv

/** Said first, on the screen, on every phone and on paper. */
export const RULE: Text = { sv: 'Inga ärenden, inga personer', en: 'No cases, no persons' }
export const RULES: readonly Text[] = [
  {
    sv: 'Någon här kan själv leva med skyddade personuppgifter, eller stå nära någon som gör det. Ingen vet vem, och ingen ska behöva säga det.',
    en: 'Somebody here may live with protected personal data, or be close to somebody who does. Nobody knows who, and nobody shall have to say so.',
  },
  {
    sv: 'Berätta därför inte om något ärende eller någon människa, inte ens utan namn. En ort, ett år och en detalj räcker för att någon ska känna igen.',
    en: 'So tell of no case and of no human being, not even without a name. A place, a year and a detail are enough for somebody to recognise.',
  },
  {
    sv: 'Tala om hur vi arbetar, med egna ord. Det finns inga dumma frågor om det.',
    en: 'Speak of how we work, in your own words. There are no stupid questions about that.',
  },
]

export const STATES = {
  planned: { text: { sv: 'Planerat', en: 'Planned' }, tone: 'plain' },
  going: { text: { sv: 'Pågår', en: 'Going on' }, tone: 'waiting' },
  settled: { text: { sv: 'Avslutat', en: 'Settled' }, tone: 'done' },
} as const satisfies Record<string, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export type State = keyof typeof STATES

export type Step = { kind: 'rule' } | { kind: 'film' } | { kind: 'question'; number: number; question: AskedQuestion } | { kind: 'plan' }
/** Everything that the big screen shows, in order. The place of the film is there also when there is none: it is passed by. */
export const stepsOf = (asked: AskedHere): Step[] => [
  { kind: 'rule' },
  { kind: 'film' },
  ...asked.questions.map((question, i) => ({ kind: 'question', number: i + 1, question }) as const),
  { kind: 'plan' },
]
/** The step before or after, past the film where there is none. Undefined at either end. */
export function stepBeside(steps: readonly Step[], at: number, by: 1 | -1, film: boolean): number | undefined {
  const to = steps[at + by]?.kind === 'film' && !film ? at + 2 * by : at + by
  return steps[to] === undefined ? undefined : to
}
export const stepAt = (steps: readonly Step[], at: number): Step => steps[Math.min(Math.max(0, at), steps.length - 1)] ?? { kind: 'rule' }

/** When the time for a question is over. */
export const endsAt = (since: Date, minutes: number): Date => new Date(since.getTime() + minutes * 60_000)
/** Whole minutes left, rounded up; 0 when it is over. */
export const minutesLeft = (since: Date, minutes: number, now: Date): number =>
  Math.max(0, Math.ceil((endsAt(since, minutes).getTime() - now.getTime()) / 60_000))
/** Rule and film aside. */
export const wholeTime = (questions: number, minutes: number): number => questions * minutes

/** Thoughts from phones are shown together, five or more at a time: one alone would be the one who just looked up. */
export const mayGather = (waiting: number): boolean => waiting >= SMALLEST_SHOWN

export const THOUGHT_MAX = 500
/** What was typed in for a room: one thought a line. */
export const thoughtsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.slice(0, THOUGHT_MAX))

export const RETENTIONS = [0, 30, 90] as const
export const RETENTION_DAYS = 30

/** The day on which thoughts are deleted, ISO. */
export const deletedOn = (settled: Date, days: number): string => addDays(dayOf(settled), days)
