import { type Form, isComplete, type Shipped } from '../text/index.ts'

/** What is signed besides pages: the phrases of a form with the names of the lines, which make up its table of facts. */
export const PHRASES_PART = 'phrases'

export interface Signature {
  id: string
  form: Form
  /** A page, or `phrases`. */
  what: string
  sha256: string
  /** The Swedish text that it was read beside. */
  original: string
  function: string
  on: string
  recorded_at: Date
  withdrawn_at: Date | null
}
/** A text that stands in a form that is not complete: what the organisation wrote itself, otherwise what was shipped. */
export interface Standing {
  form: Form
  what: string
  origin: 'own' | 'shipped'
  sha256: string
}
export type TextState =
  /** No text in this form. */
  | 'none'
  | 'unsigned'
  | 'signed'
  /** Signed once, but the text is another now. */
  | 'stale'

export const isDraftForm = (form: Form): boolean => !isComplete(form)

/** The last signature that has not been withdrawn. A signature counts for the very text it was made over, and no other. */
export function stateOf(text: Standing | undefined, signatures: readonly Signature[]): { state: TextState; signature?: Signature } {
  if (!text) return { state: 'none' }
  const standing = signatures
    .filter((one) => one.form === text.form && one.what === text.what && one.withdrawn_at === null)
    .sort((a, b) => a.recorded_at.getTime() - b.recorded_at.getTime())
  const exact = standing.filter((one) => one.sha256 === text.sha256).at(-1)
  if (exact) return { state: 'signed', signature: exact }
  const last = standing.at(-1)
  return last ? { state: 'stale', signature: last } : { state: 'unsigned' }
}

export interface OwnText {
  form: Form
  page: string
  source: string
  sha256: string
}
/** What stands for one page in one form. The own text comes before the shipped draft. */
export const standingText = (
  form: Form,
  page: string,
  own: readonly OwnText[],
  draft: Pick<Shipped, 'sha256'> | undefined,
): Standing | undefined => {
  const mine = own.find((one) => one.form === form && one.page === page)
  if (mine) return { form, what: page, origin: 'own', sha256: mine.sha256 }
  return draft && { form, what: page, origin: 'shipped', sha256: draft.sha256 }
}
