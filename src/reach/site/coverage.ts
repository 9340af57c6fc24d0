import type { Text } from '../../platform/page/language.tsx'
import { content, FORM_IDS, type Form, isComplete, type SiteDocument } from '../text/index.ts'
import { isUnchecked } from './contact.ts'

/**
 * What a site covers: for whom (the pages of the group "who", digital abuse and trafficking among them), in which forms,
 * and whether somebody can be reached there (D-R55). Worked out from what is published, and from nothing else.
 */
export const GROUP_PAGES = content().pages.filter(({ group }) => group === 'who')

/** The words there are for a group in a form. `facts`: numbers only, since nobody has signed a text. */
export type Words = 'own' | 'national' | 'facts'
/** Whether the place has somebody of its own to call. `old`: not looked at for 90 days. */
export type Reached = 'fresh' | 'old' | 'none'
export const WORDS_TEXT: Record<Words, Text> = {
  own: { sv: 'Egen text', en: 'Own text' },
  national: { sv: 'Nationell text', en: 'National text' },
  facts: { sv: 'Bara nummer', en: 'Numbers only' },
}
/** As they stand in a cell of many. */
export const WORDS_SHORT: Record<Words, Text> = {
  own: { sv: 'Egen', en: 'Own' },
  national: { sv: 'Nationell', en: 'National' },
  facts: { sv: 'Bara nummer', en: 'Numbers only' },
}
export const REACHED_SHORT: Record<Reached, Text> = {
  fresh: { sv: 'Finns', en: 'There' },
  old: { sv: 'Gammalt', en: 'Old' },
  none: { sv: 'Saknas', en: 'Missing' },
}
export const REACHED_TEXT: Record<Reached, Text> = {
  fresh: { sv: 'Eget nummer', en: 'Own number' },
  old: { sv: 'Eget nummer, inte kontrollerat på länge', en: 'Own number, not checked for long' },
  none: { sv: 'Inget eget nummer', en: 'No number of its own' },
}

export interface Cell {
  page: string
  form: Form
  words: Words
}
export interface Covered {
  site: string
  name: string
  kind: SiteDocument['kind']
  place: string | undefined
  published: string
  reached: Readonly<Record<string, Reached>>
  cells: readonly Cell[]
}

export function coverageOf(document: SiteDocument, at: { now: Date; today: string }): Covered {
  return {
    site: document.site,
    name: document.name,
    kind: document.kind,
    place: document.place,
    published: document.published,
    reached: Object.fromEntries(GROUP_PAGES.map(({ id }) => [id, reachedBy(document, id, at.today)])),
    cells: GROUP_PAGES.flatMap(({ id }) => FORM_IDS.map((form) => ({ page: id, form, words: wordsFor(document, id, form, at.now) }))),
  }
}
/** By a number of its own, or by a service of the directory that says that it is for them. */
function reachedBy({ contacts, services }: SiteDocument, page: string, today: string): Reached {
  const own = contacts.filter(({ phone, pages }) => phone !== undefined && (pages.length === 0 || pages.includes(page)))
  const near = services.filter(({ phones, places, pages }) => phones.length > 0 && places.length > 0 && pages.includes(page))
  const here = [...own, ...near]
  if (here.length === 0) return 'none'
  return here.some(({ checked }) => !isUnchecked(checked, today)) ? 'fresh' : 'old'
}
function wordsFor(document: SiteDocument, page: string, form: Form, now: Date): Words {
  const own =
    document.pieces.some(
      (piece) =>
        piece.page === page &&
        piece.form === form &&
        (piece.from === undefined || new Date(piece.from) <= now) &&
        (piece.until === undefined || new Date(piece.until) > now),
    ) || document.translations?.some((one) => one.page === page && one.form === form) === true
  if (own) return 'own'
  if (isComplete(form)) return 'national'
  const draft = content().draft(page, form)
  const signed = draft !== undefined && document.signed.some((one) => one.form === form && one.what === page && one.sha256 === draft.sha256)
  return signed ? 'national' : 'facts'
}

export const cellOf = (covered: Covered, page: string, form: Form): Words =>
  covered.cells.find((cell) => cell.page === page && cell.form === form)?.words ?? 'facts'

/** How a group fares over several sites. */
export interface GroupSum {
  page: string
  name: Text
  own: number
  unreached: number
  old: number
}
export const sumsOf = (sites: readonly Covered[]): GroupSum[] =>
  GROUP_PAGES.map(({ id, name }) => ({
    page: id,
    name,
    own: sites.filter((site) => site.cells.some((cell) => cell.page === id && cell.words === 'own')).length,
    unreached: sites.filter((site) => site.reached[id] === 'none').length,
    old: sites.filter((site) => site.reached[id] === 'old').length,
  }))
