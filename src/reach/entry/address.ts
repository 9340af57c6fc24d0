/**
 * The addresses of the public pages: six signs for the site and three for the page, all equally long and all dull, so
 * that a history, a log or a look over the shoulder tells neither place nor subject (S-R32, S-R40).
 */
import { content, FORM_IDS, FORMS, type Form } from '../text/index.ts'

/** What does not fit on one page of the fixed size goes on, on numbered parts: `near-2`, `organisations-2`. */
const PARTS: Readonly<Record<string, { first: number; most: number }>> = {
  organisations: { first: 64, most: 7 },
  near: { first: 70, most: 31 },
}
export const partsMax = (page: string): number => PARTS[page]?.most ?? 1
export const partId = (page: string, part: number): string => (part === 1 ? page : `${page}-${part}`)
export function partOf(id: string): { page: string; part: number } {
  const [, page = id, part = '1'] = /^([a-z-]+)-(\d+)$/.exec(id) ?? []
  return { page, part: Number(part) }
}

const FILMS = 'jklmnopqr'
const SOUNDS = '123456789'
/** A film or a sound has a page of its own: `film:for-me`, `sound:for-me`. */
export type MediaPage = `film:${string}` | `sound:${string}`
export const isMediaPage = (id: string): id is MediaPage => /^(?:film|sound):/.test(id)

function codeOf(id: string): string {
  const { page, part } = partOf(id)
  if (part > 1) return String((PARTS[page]?.first ?? 0) + part - 2)
  const found = content().pages.find((one) => one.id === page)
  if (!found) throw new RangeError('No such public page.')
  return found.code
}
/** `/h2k7wq/a20`, below the base of the installation. Throws RangeError for a page that is not there. */
export function pageAddress(code: string, form: Form, page: string): string {
  const at = FORM_IDS.indexOf(form)
  if (!isMediaPage(page)) return `/${code}/${FORMS[form].code}${codeOf(page)}`
  const [kind, of = ''] = page.split(':')
  return `/${code}/${(kind === 'film' ? FILMS : SOUNDS)[at]}${codeOf(of)}`
}

/** The form and page that three signs stand for. */
export function readPageCode(signs: string): { form: Form; page: string } | undefined {
  const [, first = '', digits = ''] = /^([a-r1-9])(\d\d)$/.exec(signs) ?? []
  const page = pageOf(digits)
  if (page === undefined) return undefined
  const at = Math.max(FILMS.indexOf(first), SOUNDS.indexOf(first))
  const media = FORM_IDS[at]
  if (first !== '' && media !== undefined) return { form: media, page: `${FILMS.includes(first) ? 'film' : 'sound'}:${page}` }
  const form = FORM_IDS.find((one) => FORMS[one].code === first)
  return form && { form, page }
}
function pageOf(digits: string): string | undefined {
  const found = content().pages.find(({ code }) => code === digits)
  if (found) return found.id
  const number = Number(digits)
  for (const [page, { first, most }] of Object.entries(PARTS))
    if (digits !== '' && number >= first && number < first + most - 1) return partId(page, number - first + 2)
  return undefined
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'text/vtt': 'vtt',
  'text/plain': 'txt',
}
export const endingOf = (mediaType: string): string => ENDINGS[mediaType] ?? 'bin'
/** `/h2k7wq/f/0123456789abcdef.pdf`. The name says nothing of what the file is. */
export const fileAddress = (code: string, sha256: string, mediaType: string): string =>
  `/${code}/f/${sha256.slice(0, 16)}.${endingOf(mediaType)}`
