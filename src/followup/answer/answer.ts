/** What an organisation answers in a round: parts, threads, what leaves and what stays. Pure. */
import { createHash } from 'node:crypto'
import type { PartAnswers, Sharing } from '../exchange/index.ts'
import { type Answer, type Question, type QuestionSet, questionsOf, type Section } from '../question/index.ts'

export const PART_STATES = {
  open: { text: { sv: 'Besvaras', en: 'Being answered' }, tone: 'plain' },
  ready: { text: { sv: 'Väntar på granskning', en: 'Waits for review' }, tone: 'waiting' },
  approved: { text: { sv: 'Godkänd', en: 'Approved' }, tone: 'done' },
} as const
export type PartState = keyof typeof PART_STATES

export const SUBMISSION_STATES = {
  kept: { text: { sv: 'Underskriven, stannar hos er', en: 'Signed off, stays with you' }, tone: 'done' },
  checking: { text: { sv: 'Orden läses av röjandekontrollen', en: 'The words are being checked' }, tone: 'waiting' },
  returned: { text: { sv: 'Röjandekontrollen sade nej', en: 'The check said no' }, tone: 'waiting' },
  ready: { text: { sv: 'Klart att skicka', en: 'Ready to send' }, tone: 'waiting' },
  sent: { text: { sv: 'Skickat, inte kvitterat än', en: 'Sent, not yet received' }, tone: 'waiting' },
  received: { text: { sv: 'Mottaget', en: 'Received' }, tone: 'done' },
  refused: { text: { sv: 'Togs inte emot', en: 'Was not taken' }, tone: 'waiting' },
} as const
export type SubmissionState = keyof typeof SUBMISSION_STATES

export const COMMENT_KINDS = {
  remark: { sv: 'Kommentar', en: 'Comment' },
  change: { sv: 'Ber om ändring', en: 'Asks for a change' },
  reply: { sv: 'Svar', en: 'Reply' },
  approve: { sv: 'Godkänt', en: 'Approved' },
} as const
export type CommentKind = keyof typeof COMMENT_KINDS

/** An answer as it stands, with when it was last written. */
export interface Standing extends Answer {
  readonly answered_at: Date
}
export interface Comment {
  readonly id: string
  readonly question: string
  readonly kind: CommentKind
  readonly words: string
  /** The function of whoever wrote it. */
  readonly by: string
  readonly written_at: Date
}

export const sectionOf = (set: QuestionSet, id: string): Section | undefined => set.sections.find((section) => section.id === id)
export const sectionHolding = (set: QuestionSet, question: string): Section | undefined =>
  set.sections.find((section) => section.questions.some((one) => one.id === question))
export const questionOf = (set: QuestionSet, id: string): Question | undefined => questionsOf(set).find((one) => one.id === id)

/** Whether something has been said: a level, a choice, words to a question of words, or that it does not apply. */
export function isAnswered(question: Question, answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  if (!answer.applies) return answer.words !== ''
  if (question.kind === 'words') return answer.words !== ''
  if (question.kind === 'choices') return answer.chosen.length > 0
  return answer.level !== null
}

export interface Progress {
  answered: number
  all: number
}
export function progressOf(questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Progress {
  return { answered: questions.filter((one) => isAnswered(one, answers.get(one.id))).length, all: questions.length }
}

/** Questions whose last word is a reviewer's that nobody has answered: they stop the signing. */
export function unanswered(comments: readonly Comment[]): string[] {
  const last = new Map<string, CommentKind>()
  for (const { question, kind } of [...comments].sort((a, b) => a.written_at.getTime() - b.written_at.getTime())) last.set(question, kind)
  return [...last].filter(([, kind]) => kind === 'remark' || kind === 'change').map(([question]) => question)
}

export interface Moved {
  question: string
  before: number
  now: number
}
/** Questions that stand at another level than the last time. */
export function movedSince(former: ReadonlyMap<string, Answer>, now: ReadonlyMap<string, Answer>): Moved[] {
  const moved: Moved[] = []
  for (const [question, answer] of now) {
    const before = former.get(question)?.level ?? null
    if (before !== null && answer.level !== null && before !== answer.level) moved.push({ question, before, now: answer.level })
  }
  return moved
}

export interface AnsweredPart {
  set: string
  answers: ReadonlyMap<string, Answer>
  staff?: PartAnswers['staff'] | undefined
}

const lower = (a: Answer, b: Answer): Answer => {
  if (a.level === null || b.level === null) return a.level === null ? b : a
  return a.level <= b.level ? a : b
}

/**
 * One answer a question for the whole organisation. Where several units have answered the same question, the lowest level
 * is the organisation's: protection holds as far as its weakest unit. Words are gathered, without saying whose they are.
 */
function mergeAnswers(set: QuestionSet, parts: readonly AnsweredPart[]): Answer[] {
  return questionsOf(set).flatMap((question): Answer[] => {
    const said = parts.flatMap(({ answers }) => {
      const answer = answers.get(question.id)
      return answer !== undefined && isAnswered(question, answer) ? [answer] : []
    })
    const applying = said.filter((answer) => answer.applies)
    const [first, ...rest] = applying.length > 0 ? applying : said
    if (first === undefined) return []
    const words = [...new Set([first, ...rest].map((answer) => answer.words).filter((text) => text !== ''))].join('\n\n')
    const chosen = [...new Set([first, ...rest].flatMap((answer) => answer.chosen))]
    return [{ question: question.id, applies: first.applies, level: rest.reduce(lower, first).level, chosen, words }]
  })
}

/** What would leave: by set, with or without words. The words of what does not apply are its reason, and words too. */
export function whatLeaves(sets: readonly QuestionSet[], parts: readonly AnsweredPart[], sharing: Sharing): PartAnswers[] {
  return sets.flatMap((set): PartAnswers[] => {
    const mine = parts.filter((part) => part.set === set.id)
    const merged = mergeAnswers(set, mine)
    if (merged.length === 0) return []
    const isWords = new Set(questionsOf(set).flatMap((one) => (one.kind === 'words' ? [one.id] : [])))
    const answers =
      sharing === 'levels_and_words'
        ? merged
        : merged.filter((answer) => !isWords.has(answer.question)).map((answer) => ({ ...answer, words: '' }))
    // Staff of one part only: shares of several collections cannot be added without counting people twice.
    const staff = mine.length === 1 ? mine[0]?.staff : undefined
    return [{ set: set.id, version: set.version, answers, ...(staff === undefined || staff.length === 0 ? {} : { staff }) }]
  })
}

/** All words that would leave, in order, for the röjandekontroll to read. Empty when there are none. */
export function wordsIn(parts: readonly PartAnswers[]): string {
  return parts
    .flatMap(({ answers }) => answers.map((answer) => answer.words))
    .filter((words) => words !== '')
    .join('\n\n')
}
export const hashOfWords = (words: string): Buffer => createHash('sha256').update(words, 'utf8').digest()
