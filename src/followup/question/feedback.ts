/**
 * What answers say, worked out without a database and explained: how many questions stand at each level, which links are
 * the weakest, and what would lift them. There is no average: one question at the bottom can betray a person however
 * good the others are, and a mean would hide it.
 */
import {
  type Answer,
  type Level,
  levelsOf,
  type Question,
  type QuestionSet,
  questionsOf,
  type Section,
  type SuggestedAction,
} from './question.ts'

export interface Spread {
  /** Questions that have levels, and apply. */
  readonly asked: number
  readonly answered: number
  readonly not_applicable: number
  /** How many questions stand at each level of the set, the lowest first; every level is there, also with 0. */
  readonly levels: readonly { readonly level: Level; readonly count: number }[]
  /** Questions that are answered with yes or no. */
  readonly yes: number
  readonly no: number
  /** At least half of what is answered stands here or higher. Undefined: nothing is answered. */
  readonly middle: Level | undefined
  /** The lowest level that any answer has. */
  readonly lowest: Level | undefined
}
export interface Lift {
  readonly section: Section
  readonly question: Question
  readonly stands: Level
  /** The next step, and what it means. Undefined: the highest is reached. */
  readonly next: Level | undefined
  /** Suggested at this level. */
  readonly actions: readonly SuggestedAction[]
}
export interface Feedback {
  readonly whole: Spread
  readonly sections: readonly { readonly section: Section; readonly spread: Spread }[]
  /** What is not at the top, the weakest first, then in the order of the set. */
  readonly lifts: readonly Lift[]
  /** Choices that were not made, where a question asks which of many are covered. */
  readonly uncovered: readonly {
    readonly question: Question
    readonly missing: readonly { readonly id: string; readonly text: Question['text'] }[]
  }[]
}

/** Answers to the questions of this set and to no others; of two to one question, the last. */
const byQuestion = (answers: readonly Answer[]) => new Map(answers.map((answer) => [answer.question, answer]))

/** The level that was chosen, if it is one of the question's own. */
export function levelChosen(set: QuestionSet, question: Question, answer: Answer | undefined): Level | undefined {
  if (!answer?.applies || answer.level === null) return undefined
  return levelsOf(set, question).find((level) => level.value === answer.level)
}

/** Own scales have as many steps as the set's (the checker holds that), so that one step is one step. */
function spreadOf(set: QuestionSet, questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Spread {
  const stepped = questions.filter((question) => levelsOf(set, question).length > 0)
  const applying = stepped.filter((question) => answers.get(question.id)?.applies !== false)
  const graded = applying.filter((question) => question.kind === 'level')
  const chosen = (some: readonly Question[]) => some.flatMap((question) => levelChosen(set, question, answers.get(question.id)) ?? [])
  const values = chosen(graded)
    .map((level) => level.value)
    .sort((a, b) => a - b)
  const levelAt = (value: number | undefined) => set.levels.find((level) => level.value === value)
  const yesNo = chosen(applying.filter((question) => question.kind === 'yes_no'))
  return {
    asked: applying.length,
    answered: values.length + yesNo.length,
    not_applicable: stepped.length - applying.length,
    levels: set.levels.map((level) => ({ level, count: values.filter((value) => value === level.value).length })),
    yes: yesNo.filter((level) => level.value > 0).length,
    no: yesNo.filter((level) => level.value === 0).length,
    // Of four answers the third lowest: two, which is half, stand there or higher.
    middle: levelAt(values[Math.floor(values.length / 2)]),
    lowest: levelAt(values[0]),
  }
}

export const actionsAt = (question: Question, level: number): readonly SuggestedAction[] =>
  (question.actions ?? []).filter((action) => action.upto === undefined || level <= action.upto)

function liftsOf(set: QuestionSet, answers: ReadonlyMap<string, Answer>): readonly Lift[] {
  const lifts = set.sections.flatMap((section) =>
    section.questions.flatMap((question): Lift[] => {
      const stands = levelChosen(set, question, answers.get(question.id))
      const steps = levelsOf(set, question)
      if (stands === undefined || stands.value === steps.at(-1)?.value) return []
      const next = steps.find((level) => level.value > stands.value)
      return [{ section, question, stands, next, actions: actionsAt(question, stands.value) }]
    }),
  )
  const share = ({ question, stands }: Lift) => stands.value / Math.max(1, levelsOf(set, question).length - 1)
  return lifts.sort((a, b) => share(a) - share(b))
}

export function feedback(set: QuestionSet, given: readonly Answer[]): Feedback {
  const answers = byQuestion(given)
  return {
    whole: spreadOf(set, questionsOf(set), answers),
    sections: set.sections.map((section) => ({ section, spread: spreadOf(set, section.questions, answers) })),
    lifts: liftsOf(set, answers),
    uncovered: questionsOf(set).flatMap((question) => {
      const answer = answers.get(question.id)
      if (question.kind !== 'choices' || !answer?.applies) return []
      const missing = (question.options ?? []).filter((option) => !answer.chosen.includes(option.id))
      return missing.length > 0 ? [{ question, missing }] : []
    }),
  }
}
