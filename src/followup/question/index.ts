import type { Module } from '../../platform/module.ts'
import { routes } from './pages.tsx'
import { FOLLOW_UP, QUESTIONS } from './places.ts'

export { setById, setsFor, type KnownSet } from './deeds-read.ts'
export { actionsAt, feedback, type Feedback, type Lift, type Spread } from './feedback.ts'
export { languageFor, QuestionBackground, type QuestionFieldProps, SetForm, type SetFormProps, SetText } from './form.tsx'
export {
  AUDIENCES,
  type Answer,
  type Audience,
  type Law,
  type Level,
  levelsOf,
  placeOf,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  type QuestionSet,
  questionsOf,
  sayIn,
  type Section,
  type SuggestedAction,
  type Words,
} from './question.ts'
export { readAnswers, type ReadAnswers, WORDS_UNITS_MAX, wordsName } from './reading.ts'
export type { SetFault } from './check-words.ts'
export { checkFile } from './file.ts'
export { jsonSchema } from './schema.ts'
export { sharedAnswers, type Shared } from './sharing.ts'
export { shippedSets } from './shipped.ts'

/** Everybody who is signed in reads what is asked, and may try. */
export const question: Module = {
  name: 'question',
  part: 'followup',
  routes,
  pages: () => ({ room: FOLLOW_UP, places: [QUESTIONS] }),
}
