/** From a sent form to answers. What is left empty is left out; what cannot be is said with the field that it stands in. */
import type { FormError } from '../../platform/page/index.ts'
import { type Answer, levelsOf, type Question, type QuestionSet, questionsOf } from './question.ts'

/** Longest comment to one question. */
export const WORDS_UNITS_MAX = 4_000
export const NOT_APPLICABLE = 'ej'
export const levelName = (question: Pick<Question, 'id'>): string => `svar-${question.id}`
export const choiceName = (question: Pick<Question, 'id'>): string => `val-${question.id}`
export const wordsName = (question: Pick<Question, 'id'>): string => `ord-${question.id}`

const tidy = (written: string): string =>
  written
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()

const wordsOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? tidy(value) : ''
}

function answerFrom(form: FormData, set: QuestionSet, question: Question): Answer | undefined {
  const written = wordsOf(form, levelName(question))
  const words = wordsOf(form, wordsName(question))
  const options = (question.options ?? []).map((option) => option.id)
  const chosen = form.getAll(choiceName(question)).filter((value): value is string => typeof value === 'string' && options.includes(value))
  const applies = written !== NOT_APPLICABLE
  const level = levelsOf(set, question).find((one) => String(one.value) === written)?.value ?? null
  const isEmpty = applies && level === null && chosen.length === 0 && words === ''
  return isEmpty ? undefined : { question: question.id, applies, level: applies ? level : null, chosen: applies ? chosen : [], words }
}

export interface ReadAnswers {
  /** Also when something is wrong, so that nothing that somebody wrote is lost. */
  readonly answers: readonly Answer[]
  readonly errors: readonly FormError[]
}

export function readAnswers(form: FormData, set: QuestionSet): ReadAnswers {
  const answers = questionsOf(set).flatMap((question) => answerFrom(form, set, question) ?? [])
  const errors = answers.flatMap((answer): FormError[] => {
    const field = wordsName({ id: answer.question })
    if (answer.words.length > WORDS_UNITS_MAX)
      return [
        {
          field,
          message: {
            sv: `Kommentaren är ${answer.words.length} tecken. Korta den till högst ${WORDS_UNITS_MAX}.`,
            en: `The comment is ${answer.words.length} characters. Shorten it to at most ${WORDS_UNITS_MAX}.`,
          },
        },
      ]
    return []
  })
  return { answers, errors }
}
