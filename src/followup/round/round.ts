/** A round: what it asks, whom, until when, and how far each organisation has come. Pure. */
import { addDays } from '../../platform/day.ts'
import type { AnswerDocument } from '../exchange/index.ts'
import { type Answer, levelsOf, type QuestionSet, questionsOf } from '../question/index.ts'
import type { Text } from '../../platform/page/index.ts'
import type { RoundState } from './policy.ts'

export const ROUND_STATES: Readonly<Record<RoundState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  draft: { text: { sv: 'Utkast', en: 'Draft' }, tone: 'plain' },
  open: { text: { sv: 'Öppen', en: 'Open' }, tone: 'waiting' },
  closed: { text: { sv: 'Stängd', en: 'Closed' }, tone: 'done' },
  archived: { text: { sv: 'Arkiverad', en: 'Archived' }, tone: 'plain' },
}

export interface RoundLine {
  id: string
  title: string
  state: RoundState
  /** ISO dates. */
  opens: string
  closes: string
  former: string | null
}
export interface Round extends RoundLine {
  lead: string
  secrecy: string
  provision: string | null
  marked_on: string | null
  county_sees: boolean
  opened_at: Date | null
  closed_at: Date | null
}
export interface AskedSet {
  set_id: string
  version: string
  document: QuestionSet
}

/** Has it answered, begun, looked, or said nothing at all? */
export const STANDINGS = {
  answered: { text: { sv: 'Har svarat', en: 'Has answered' }, tone: 'done' },
  begun: { text: { sv: 'Har börjat', en: 'Has begun' }, tone: 'plain' },
  silent: { text: { sv: 'Har inte börjat', en: 'Has not begun' }, tone: 'waiting' },
} as const satisfies Record<string, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export type StandingOf = keyof typeof STANDINGS

export interface Invited {
  id: string
  round: string
  organisation: string
  name: string
  kind: string
  county: string | null
  hosted: string | null
  supporter: string | null
  delivered_at: Date | null
  seen_at: Date | null
  begun_at: Date | null
  answered_at: Date | null
  number: number
  county_sees_levels: boolean
  closes: string | null
  reopened_at: Date | null
  wants_again_at: Date | null
  withdrawn_at: Date | null
}
export function standingOf({ answered_at, begun_at, reopened_at }: Pick<Invited, 'answered_at' | 'begun_at' | 'reopened_at'>): StandingOf {
  if (answered_at !== null && (reopened_at === null || answered_at > reopened_at)) return 'answered'
  return begun_at !== null || answered_at !== null ? 'begun' : 'silent'
}

export const NOT_APPLICABLE = -1
/** One number for each question of the set, in its order: null not answered, -1 does not apply, otherwise the level. */
export function levelsRow(set: QuestionSet, answers: readonly Answer[]): (number | null)[] {
  const given = new Map(answers.map((answer) => [answer.question, answer]))
  return questionsOf(set).map((question) => {
    const answer = given.get(question.id)
    if (!answer) return null
    return answer.applies ? answer.level : NOT_APPLICABLE
  })
}
/** What was chosen among options: as much a datum of where an organisation stands as a level. Null where nothing was. */
export function chosenOf(answers: readonly Answer[]): Record<string, readonly string[]> | null {
  const chosen = Object.fromEntries(answers.filter((one) => one.chosen.length > 0).map((one) => [one.question, one.chosen]))
  return Object.keys(chosen).length > 0 ? chosen : null
}
/** The words of an answer by question. Null under `levels`: what the organisation has not chosen to share is not kept. */
export function wordsOf(document: Pick<AnswerDocument, 'sharing'>, answers: readonly Answer[]): Record<string, string> | null {
  if (document.sharing !== 'levels_and_words') return null
  const words = Object.fromEntries(answers.filter((one) => one.words.trim() !== '').map((one) => [one.question, one.words]))
  return Object.keys(words).length > 0 ? words : null
}

export const REFUSALS = {
  not_invited: {
    sv: 'Svaret hör inte till någon inbjudan här. Hämta rundan på nytt där inbjudan kom ifrån, och svara på den.',
    en: 'The answer belongs to no invitation here. Fetch the round again from where the invitation came, and answer that.',
  },
  closed: {
    sv: 'Rundan är stängd. Be den som bjöd in er om mer tid eller om att öppna den igen för er.',
    en: 'The round is closed. Ask whoever invited you for more time, or to open it again for you.',
  },
  number: {
    sv: 'Ett svar med samma eller högre nummer är redan mottaget. Be om att rundan öppnas igen för er, skriv under på nytt och skicka det nya svaret.',
    en: 'An answer with the same or a higher number has already been received. Ask for the round to be opened again for you, sign off anew, and send the new answer.',
  },
  other_key: {
    sv: 'Svaret är undertecknat med en annan nyckel än förut. Det tas inte emot förrän ni och den som bjöd in er har jämfört nycklarna per telefon.',
    en: 'The answer is signed with another key than before. It is not taken until you and whoever invited you have compared the keys by telephone.',
  },
  other_questions: {
    sv: 'Svaret innehåller frågor som rundan inte ställer. Hämta rundan på nytt och svara på den.',
    en: 'The answer holds questions that the round does not ask. Fetch the round again and answer that.',
  },
  unsigned: {
    sv: 'Filen är ingen svarsfil, eller så har den ändrats. Hämta svaret på nytt i er egen installation.',
    en: 'The file is no answer file, or it has been changed. Fetch the answer again in your own installation.',
  },
} as const satisfies Record<string, Text>
export type RefusalOf = keyof typeof REFUSALS

/** Does every answer belong to a question that this round asks, once, on a level that the question has? */
export function asksAllOf(sets: readonly QuestionSet[], document: Pick<AnswerDocument, 'parts'>): boolean {
  const asked = new Map(sets.map((set) => [set.id, set]))
  const once = new Set(document.parts.map((part) => part.set)).size === document.parts.length
  return (
    once &&
    document.parts.every((part) => {
      const set = asked.get(part.set)
      return set !== undefined && set.version === part.version && areAnswersTo(set, part.answers)
    })
  )
}
function areAnswersTo(set: QuestionSet, answers: readonly Answer[]): boolean {
  const questions = new Map(questionsOf(set).map((question) => [question.id, question]))
  if (new Set(answers.map((answer) => answer.question)).size !== answers.length) return false
  return answers.every((answer) => {
    const question = questions.get(answer.question)
    if (!question) return false
    const levels = levelsOf(set, question).map((level) => level.value)
    const options = (question.options ?? []).map((option) => option.id)
    return (answer.level === null || levels.includes(answer.level)) && answer.chosen.every((one) => options.includes(one))
  })
}

/** May this invitation still be answered on this day? More time, or once more, holds for the one organisation. */
export function isOpenFor(
  invited: Pick<Invited, 'closes' | 'withdrawn_at' | 'reopened_at' | 'answered_at'>,
  round: Pick<Round, 'state' | 'opens' | 'closes'>,
  today: string,
): boolean {
  if (invited.withdrawn_at !== null || round.state === 'draft' || round.state === 'archived') return false
  const again = invited.reopened_at !== null && (invited.answered_at === null || invited.reopened_at > invited.answered_at)
  if (again) return invited.closes === null || today <= invited.closes
  if (invited.closes !== null && today <= invited.closes) return true
  return round.state === 'open' && today <= round.closes
}
/** The last day for this one. */
export const lastDay = (invited: Pick<Invited, 'closes'>, round: Pick<Round, 'closes'>): string =>
  invited.closes !== null && invited.closes > round.closes ? invited.closes : (invited.closes ?? round.closes)

/** Days before the last day when those who have not answered are told once more. */
export const REMINDER_DAYS = [14, 7, 2] as const
export const isReminderDay = (last: string, today: string): boolean => REMINDER_DAYS.some((days) => addDays(last, -days) === today)
