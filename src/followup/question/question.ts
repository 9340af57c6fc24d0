/**
 * A question set as data: what a file in content/question-sets/ holds and what an organisation may load. One set speaks
 * to one audience; a question points at where its subject comes from, says what a good answer looks like, which law it
 * rests on, and what to do about a gap.
 */

/** Swedish always; other languages when somebody has written them. */
export type Words = { readonly sv: string } & { readonly [lang: string]: string | undefined }

export const AUDIENCES = ['manager', 'professional', 'civil_society', 'communicator', 'care', 'any'] as const
/** civil_society: NGOs and companies. communicator: who keeps the public web. care: where one asks about violence. */
export type Audience = (typeof AUDIENCES)[number]

export interface Level {
  /** 0 is the lowest. Whole numbers, in order, without gaps. */
  readonly value: number
  readonly name: Words
  /** What is true of an organisation that stands here. */
  readonly meaning: Words
}
export interface Law {
  /** As lawyers cite it: "6 § förvaltningslagen (2017:900)". */
  readonly cite: string
  /** What it asks, in our own words. */
  readonly says?: Words
  /** False: shown with the word "overifierat" (docs/domain.md section 9). */
  readonly verified: boolean
  readonly source?: string
  readonly valid_from?: string
  readonly valid_to?: string
  /** The jurist who has gone through it, by function. Absent: nobody has, and the page says so. */
  readonly reviewer?: string
}
export interface SuggestedAction {
  readonly id: string
  readonly text: Words
  /** How long it may reasonably take, in days. */
  readonly days?: number
  /** Offered when the answer is at this level or below. Absent: always. */
  readonly upto?: number
}
export const QUESTION_KINDS = ['level', 'yes_no', 'choices', 'words'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export interface Question {
  /** Unique in the set and the same in every later version of it: `m3`. Letters, figures, dot and hyphen. */
  readonly id: string
  readonly kind: QuestionKind
  readonly text: Words
  readonly help?: Words
  /** What a good answer looks like. */
  readonly good?: Words
  readonly law?: readonly Law[]
  readonly actions?: readonly SuggestedAction[]
  /** For kind `choices`. */
  readonly options?: readonly { readonly id: string; readonly text: Words }[]
  /** Its own scale; otherwise the set's. */
  readonly levels?: readonly Level[]
  /** Where the subject stands in the text that it covers: { text: 'seed-001', part: 'managers', number: 3 }. */
  readonly covers?: readonly { readonly text: string; readonly part: string; readonly number: number }[]
  /** One answer serves several sets: `managers/m3`. Both ways, whichever of the two says so. */
  readonly same_as?: readonly string[]
  readonly evidence?: boolean
  /** What the framework that the question was taken from calls its level: not an answer, but how much is asked. */
  readonly rank?: string
}
export interface Section {
  readonly id: string
  readonly title: Words
  readonly lead?: Words
  readonly questions: readonly Question[]
}
export interface QuestionSet {
  /** `managers`. Lower case, digits and hyphens. */
  readonly id: string
  /** `1.0`, `1.1`, `2.0`: compared number by number. */
  readonly version: string
  readonly title: Words
  readonly lead?: Words
  readonly audience: Audience
  /** Languages in which every text is written. */
  readonly languages: readonly string[]
  /** Languages under way: what is missing in them is listed and shown in the first of `languages`. */
  readonly incomplete?: readonly string[]
  /** Texts whose numbered points must all be covered: `{ text: 'seed-001', part: 'managers', count: 7 }`. */
  readonly covering?: readonly { readonly text: string; readonly part: string; readonly count: number }[]
  /** Who wrote it, from what, and under which licence: shown with the set. */
  readonly origin: { readonly by: string; readonly from?: Words; readonly licence: string; readonly source?: string }
  readonly levels: readonly Level[]
  readonly sections: readonly Section[]
}

/** One answer to one question. `level` null with `applies` false: not applicable here, with the reason in `words`. */
export interface Answer {
  readonly question: string
  readonly applies: boolean
  readonly level: number | null
  readonly chosen: readonly string[]
  readonly words: string
}

export const questionsOf = (set: QuestionSet): readonly Question[] => set.sections.flatMap((section) => section.questions)

/** What a yes-or-no question is answered with, in the place of levels: 0 is no, 1 is yes. */
export const YES_NO: readonly Level[] = [
  { value: 0, name: { sv: 'Nej', en: 'No' }, meaning: { sv: 'Det är inte så hos oss i dag.', en: 'It is not so with us today.' } },
  { value: 1, name: { sv: 'Ja', en: 'Yes' }, meaning: { sv: 'Det är så, och det går att visa.', en: 'It is so, and it can be shown.' } },
]
/** The steps that a question is answered on: its own, yes and no, the set's, or none. */
export function levelsOf(set: QuestionSet, question: Question): readonly Level[] {
  if (question.kind === 'choices' || question.kind === 'words') return []
  return question.levels ?? (question.kind === 'yes_no' ? YES_NO : set.levels)
}
/** Names one question over all sets: `managers/m3`. */
export const placeOf = (set: Pick<QuestionSet, 'id'>, question: Pick<Question, 'id'>): string => `${set.id}/${question.id}`

/** In the language asked for, else in the first language of the set, else in whatever stands there. */
export const sayIn = (words: Words, lang: string, set?: Pick<QuestionSet, 'languages'>): string =>
  words[lang] ?? words[set?.languages[0] ?? 'sv'] ?? words.sv

/** Compares `1.2` and `1.10` number by number: below, the same, or above zero. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
