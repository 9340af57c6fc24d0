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
  /** Unique in the set and the same in every later version of it: `m3`. */
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
  readonly languages: readonly string[]
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
export const levelsOf = (set: QuestionSet, question: Question): readonly Level[] => question.levels ?? set.levels
