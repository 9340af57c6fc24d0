/** The whole of the public sites as files that any web server hands out. Pure: what is published goes in, paths and bytes come out. */
import { createHash } from 'node:crypto'
import { fileAddress, pageAddress, pagesOf, renderMissing, renderPage, type SiteName } from '../entry/index.ts'
import { FORM_IDS, type SiteDocument } from '../text/index.ts'

export interface Published {
  documents: readonly SiteDocument[]
  /** The bytes of a file, by site and SHA-256. Undefined: it is gone, and the export says so. */
  file(site: string, sha256: string): Promise<Buffer | undefined>
}
export interface Wanted {
  /** Where the pages will be met, with slashes around: `/info/`. */
  base: string
  /** Where the exit leads. */
  leave: string
  /** The site that stands at the entrance. Undefined: the national one, or the only one. */
  entrance?: string | undefined
}
export interface Built {
  path: string
  bytes: Buffer
}
export class FileGone extends Error {}

export const siteNames = (documents: readonly SiteDocument[]): SiteName[] =>
  documents.map(({ code, name, kind, place }) => ({ code, name, kind, place }))

/** The site that the entrance shows. Throws RangeError when a code is given that is not there. */
export function entranceOf(documents: readonly SiteDocument[], code?: string): SiteDocument {
  const found =
    code === undefined ? (documents.find(({ kind }) => kind === 'national') ?? documents[0]) : documents.find((one) => one.code === code)
  if (!found) throw new RangeError('No such site.')
  return found
}

/** Every file, one at a time, so that an export of hundreds of sites takes no more memory than one. Throws FileGone, PageTooLarge. */
export async function* build(published: Published, { base, leave, entrance }: Wanted): AsyncGenerator<Built> {
  const { documents } = published
  const sites = siteNames(documents)
  const request = { base: base.slice(0, -1), leave, sites, isStatic: true }
  const first = entranceOf(documents, entrance)
  yield { path: 'index.html', bytes: Buffer.from(renderPage({ ...request, document: first, form: 'sv', page: 'start' })) }
  yield { path: '404.html', bytes: Buffer.from(renderMissing({ ...request, document: first, form: 'sv' })) }
  for (const document of documents) {
    for (const form of FORM_IDS)
      for (const page of pagesOf({ ...request, document, form }))
        yield {
          path: `${pageAddress(document.code, form, page).slice(1)}.html`,
          bytes: Buffer.from(renderPage({ ...request, document, form, page })),
        }
    yield* filesOf(published, document)
  }
}

async function* filesOf({ file }: Published, document: SiteDocument): AsyncGenerator<Built> {
  const wanted = new Map<string, string>()
  for (const one of document.files) wanted.set(one.sha256, 'application/pdf')
  for (const one of document.media) {
    wanted.set(one.sha256, one.media_type)
    if (one.captions) wanted.set(one.captions, 'text/vtt')
  }
  for (const sha256 of Object.values(document.about?.leaflet ?? {})) if (sha256) wanted.set(sha256, 'application/pdf')
  for (const [sha256, mediaType] of wanted) {
    const bytes = await file(document.site, sha256)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new FileGone(`${document.code} ${sha256.slice(0, 16)}`)
    yield { path: fileAddress(document.code, sha256, mediaType).slice(1), bytes }
  }
}
