/** What a page is drawn from: the site, the form, the moment. Nothing of who asks. */
import {
  type CompleteForm,
  content,
  FORMS,
  type Form,
  isComplete,
  type Line,
  type PageText,
  type Phrases,
  readPageText,
  type SiteDocument,
  TextFault,
} from '../text/index.ts'
import { isMediaPage, pageAddress, partOf } from './address.ts'

/** A published site as the others name it. */
export interface SiteName {
  code: string
  name: string
  kind: SiteDocument['kind']
  place?: string | undefined
}
export interface View {
  document: SiteDocument
  form: Form
  page: string
  at: Date
  /** Where the pages are met: `/stod`, or nothing at the root of a host. */
  base: string
  sites: readonly SiteName[]
  preview: boolean
  /** Files on a host that runs nothing: what changes by the hour and what needs an answer is left out, and said. */
  isStatic: boolean
  /** The words around the text. A form whose phrases nobody has signed speaks Swedish around its numbers. */
  voice: { form: Form; words: Phrases }
}

const isSigned = (document: SiteDocument, form: Form, what: string, sha256: string): boolean =>
  document.signed.some((one) => one.form === form && one.what === what && one.sha256 === sha256)

/** May the phrases of a form be shown? Those of the complete forms are the house's own. */
export const hasPhrases = (document: SiteDocument, form: Form): boolean =>
  isComplete(form) || isSigned(document, form, 'phrases', content().phrases(form).sha256)

/** The text of a page in a form, or nothing: a draft counts only as it was when somebody signed it. */
export function textOf(document: SiteDocument, form: Form, page: string): PageText | undefined {
  const { page: id } = partOf(page)
  if (isComplete(form)) return content().text(id, form).text
  const own = document.translations?.find((one) => one.form === form && one.page === id)
  if (own) return readOwn(own.text)
  const draft = content().draft(id, form)
  return draft && isSigned(document, form, id, draft.sha256) ? draft.text : undefined
}
function readOwn(text: string): PageText | undefined {
  try {
    return readPageText(text, content().known)
  } catch (error) {
    if (error instanceof TextFault) return undefined
    throw error
  }
}

export function viewOf(
  given: Pick<View, 'document' | 'form' | 'page'> & { [K in 'at' | 'base' | 'sites' | 'preview' | 'isStatic']?: View[K] | undefined },
): View {
  const { document, form, page } = given
  const spoken: Form = hasPhrases(document, form) ? form : 'sv'
  return {
    document,
    form,
    page,
    at: given.at ?? new Date(),
    base: given.base ?? '',
    sites: given.sites ?? [],
    preview: given.preview === true,
    isStatic: given.isStatic === true,
    voice: { form: spoken, words: content().phrases(spoken).words },
  }
}

export const linkTo = (view: View, page: string, form: Form = view.form): string =>
  `${view.base}${pageAddress(view.document.code, form, page)}`
export const languageOf = (form: Form): { lang: string; dir: 'ltr' | 'rtl' } => ({ lang: FORMS[form].lang, dir: FORMS[form].dir })
/** The form of complete texts that stands in for one that lacks them. */
export const completeOf = (form: Form): CompleteForm => (isComplete(form) ? form : 'sv')

/** Which pages a site has in a form: all of a complete one; of another the table of facts, the languages and what is signed. */
export function pagesOf(document: SiteDocument, form: Form): string[] {
  const all = content().pages.map(({ id }) => id)
  const shown = isComplete(form)
    ? all
    : all.filter((id) => id === 'start' || id === 'languages' || textOf(document, form, id) !== undefined)
  const media = document.media
    .filter((one) => one.form === form && all.includes(one.page))
    .map(({ kind, page }) => `${kind === 'audio' ? 'sound' : 'film'}:${page}`)
  return [...shown, ...new Set(media)]
}
export const pageText = (id: string): string => (isMediaPage(id) ? (id.split(':')[1] ?? 'start') : partOf(id).page)

/** The lines as they are shown here: what is reported wrong or is to be secret is gone at once, but for those that never vanish. */
export function shownLines({ document }: Pick<View, 'document'>): Line[] {
  return content().lines.flatMap((line) => {
    const states = document.lines.filter((one) => one.line === line.id)
    if (!line.always && states.some(({ state }) => state !== 'checked')) return []
    const checked = states.filter(({ state }) => state === 'checked').map(({ on }) => on)
    const last =
      [line.verified, ...checked]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null
    return [{ ...line, verified: last }]
  })
}
