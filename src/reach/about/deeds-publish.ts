/** For the job that compiles a site. */
import { createHash } from 'node:crypto'
import { DocumentFault } from '../../platform/document/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { CompleteForm, PublicAbout } from '../text/index.ts'
import type { PublishedFile } from '../text/index.ts'
import { canMakeLeaflet, leafletsFor, renderLeaflet } from './leaflet.ts'
import { keepLeaflet, leafletsOf, pageOf, siteById } from './store.ts'

/** What the organisation's page says now, and its leaflet in each form that is whole. A site without a page has none. */
export async function aboutOf(tx: Tx, site: string): Promise<{ about?: PublicAbout; files: PublishedFile[] }> {
  const page = await pageOf(tx, site)
  const line = await siteById(tx, site)
  if (!page?.published || page.checked === null || !line) return { files: [] }
  const files: PublishedFile[] = []
  const leaflet: { [F in CompleteForm]?: string } = {}
  if (canMakeLeaflet()) {
    const kept = await leafletsOf(tx, site)
    for (const one of leafletsFor(page.published, line.name, page.checked)) {
      let bytes = kept.find(({ form, of_sha256 }) => form === one.form && of_sha256.equals(one.key))?.bytes
      if (!bytes) {
        bytes = await leafletOrNone(one.document)
        // A paper that cannot be made never keeps a wrong number on the page: the page goes out without it.
        if (!bytes) continue
        await keepLeaflet(tx, site, one.form, one.key, bytes)
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      leaflet[one.form] = sha256
      files.push({ sha256, media_type: 'application/pdf', bytes })
    }
  }
  return { about: { ...page.published, leaflet, checked: page.checked }, files }
}

const leafletOrNone = (document: Parameters<typeof renderLeaflet>[0]): Promise<Buffer | undefined> =>
  renderLeaflet(document).catch((error: unknown) => {
    if (error instanceof DocumentFault) return undefined
    throw error
  })
