/**
 * What travels between a coordinator and an organisation, whether both sit in one installation, in two, or at opposite
 * ends of a file: the same two documents, each in a signed envelope.
 */
import type { Answer, QuestionSet } from '../question/index.ts'

/** A round as the coordinator gives it to one organisation. */
export interface RoundDocument {
  readonly kind: 'samvarn-round'
  readonly version: 1
  readonly round: string
  readonly title: string
  readonly lead: string
  /** The coordinating organisation, as it is to be shown. */
  readonly from: string
  /** The same organisation's id: what its key is pinned under. */
  readonly coordinator: string
  /** ISO dates. */
  readonly opens: string
  readonly closes: string
  /** The sets whole, as asked, so that later versions never change what was asked. */
  readonly sets: readonly QuestionSet[]
  /** Whom it is for, and what to call oneself when answering. */
  readonly invited: { readonly invitation: string; readonly name: string; readonly county: string | null }
  /** The round that this one follows up: answers to the same questions there are the ones to start from. */
  readonly former?: { readonly round: string; readonly title: string }
  /** Who sees what, in the coordinator's words. */
  readonly secrecy?: string
  /** The county board that sees whether the organisation has answered, and its levels if it says so. */
  readonly supporter?: string
  /** Proves, with the signature, that whoever answers is whoever was invited. 32 random bytes, hex. */
  readonly reply_code: string
  /** Where an installation of one's own may send its answer; absent where only files are taken. */
  readonly reply_to?: string
}
/** How much an organisation lets the coordinator see. Levels only unless it chooses more. */
export const SHARING = ['levels', 'levels_and_words'] as const
export type Sharing = (typeof SHARING)[number]

export interface PartAnswers {
  readonly set: string
  readonly version: string
  /** `words` empty throughout where the organisation shares levels only. */
  readonly answers: readonly Answer[]
  /** Staff answers, where enough have answered: share of answers per level, of `count` answers rounded to five. */
  readonly staff?: readonly { readonly question: string; readonly count: number; readonly shares: Readonly<Record<string, number>> }[]
}
export interface AnswerDocument {
  readonly kind: 'samvarn-answer'
  readonly version: 1
  readonly round: string
  readonly invitation: string
  readonly reply_code: string
  /** 1, 2, …: a reopened answer comes again with a higher number, and replaces. */
  readonly number: number
  readonly sharing: Sharing
  /** May the county board that supports the organisation see its levels too? Absent: no. */
  readonly county_sees_levels?: boolean
  /** ISO 8601 with time. */
  readonly signed_off_at: string
  /** The function that signed, never a name: "Enhetschef, Individ och familj". */
  readonly signed_off_by?: string
  /** The organisation's own secrecy mark (OSL 5:5): provision, day and who made it. */
  readonly mark?: { readonly provision: string; readonly date: string; readonly authority: string }
  readonly parts: readonly PartAnswers[]
}
export interface Envelope {
  /** The document as canonical JSON text: what is signed is exactly these bytes (UTF-8). */
  readonly document: string
  /** Ed25519, raw 32 bytes, base64. */
  readonly key: string
  readonly signature: string
}
