/** One public page as it is sent: text, facts and frame, always of the same size. */
import type { Child } from 'hono/jsx'
import { type Form, isComplete, type SiteDocument } from '../text/index.ts'
import { isMediaPage, partId, partOf, partsMax } from './address.ts'
import { Part, partsOf } from './dealing.tsx'
import { drawPage } from './draw.tsx'
import { MediaPageOf } from './files.tsx'
import { LineList } from './facts.tsx'
import { framed, PAGE_BYTES, Said, sizeOf } from './frame.tsx'
import { pagesOf as pagesWithoutParts, shownLines, type SiteName, textOf, type View, viewOf } from './view.ts'

export interface PageRequest {
  document: SiteDocument
  form: Form
  /** A page of pages.json, a later part of a list (`near-2`), or a film or sound (`film:for-me`). */
  page: string
  at?: Date | undefined
  preview?: boolean | undefined
  /** Where the pages are met, without a slash at the end: `/stod`. */
  base?: string | undefined
  /** All published sites, for the pages that lead to the others. */
  sites?: readonly SiteName[] | undefined
  /** Where the exit leads. */
  leave?: string | undefined
  /** For a host that only hands out files. */
  isStatic?: boolean | undefined
}
export const LEAVE_URL = 'https://www.smhi.se/'

const nothing: Child = ''
/** The bytes that a list has for itself on a page, when everything else stands. */
const roomFor = (view: View, leave: string): number =>
  PAGE_BYTES -
  sizeOf(
    view,
    leave,
    drawPage(view, () => nothing),
  ) -
  2_000

function listOf(view: View, leave: string) {
  const { page } = partOf(view.page)
  // All parts have the room of the first, whose page says most.
  return partsOf(view, roomFor({ ...view, page }, leave))
}
const isDealt = (page: string): boolean => partsMax(partOf(page).page) > 1

/** The HTML as sent. Throws PageTooLarge where what is to stand there does not fit, RangeError where there is no such page. */
export function renderPage({ leave = LEAVE_URL, ...request }: PageRequest): string {
  const view = viewOf(request)
  if (isMediaPage(view.page)) return renderMedia(view, leave)
  if (!isDealt(view.page) || textOf(view.document, view.form, partOf(view.page).page) === undefined)
    return framed(
      view,
      leave,
      drawPage(view, () => nothing),
    )
  const parts = listOf(view, leave)
  if (partOf(view.page).part > parts.length) throw new RangeError('No such part.')
  return framed(
    view,
    leave,
    drawPage(view, () => <Part view={view} parts={parts} />),
  )
}
function renderMedia(view: View, leave: string): string {
  const [kind, page] = view.page.split(':')
  const media = view.document.media.filter(
    (one) => one.page === page && one.form === view.form && (one.kind === 'audio') === (kind === 'sound'),
  )
  if (media.length === 0) throw new RangeError('No such film or sound.')
  return framed(view, leave, <MediaPageOf view={view} media={media} />)
}

/** Is there such a later part of a list? */
export function hasPart({ leave = LEAVE_URL, ...request }: PageRequest): boolean {
  const { page, part } = partOf(request.page)
  return isDealt(page) && isComplete(request.form) && part <= listOf(viewOf(request), leave).length
}

/** Every page of a site in a form, films and later parts of lists included. */
export function pagesOf(request: Omit<PageRequest, 'page'>): string[] {
  const { leave = LEAVE_URL, document, form } = request
  return pagesWithoutParts(document, form).flatMap((page) => {
    if (!isDealt(page) || !isComplete(form)) return [page]
    const parts = listOf(viewOf({ ...request, page }), leave)
    return parts.map((_, at) => partId(page, at + 1))
  })
}

/** The answer for what is not there: a page like any other, with the numbers on it. */
export function renderMissing(request: Omit<PageRequest, 'page'>): string {
  const { leave = LEAVE_URL, ...rest } = request
  const view = viewOf({ ...rest, page: 'missing' })
  const lines = shownLines(view).filter(({ always }) => always)
  return framed(
    view,
    leave,
    <>
      <h1>
        <Said view={view} say="missing" />
      </h1>
      <p class="lead">
        <Said view={view} say="missing_do" />
      </p>
      <LineList view={view} lines={lines} />
    </>,
  )
}

/** Any other body in the same frame and of the same size: what the visitor’s half of safe contact shows. */
export function renderFrame(request: Omit<PageRequest, 'page'>, inside: Child): string {
  const { leave = LEAVE_URL, ...rest } = request
  return framed(viewOf({ ...rest, page: 'contact' }), leave, inside)
}
