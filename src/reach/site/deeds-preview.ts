import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { siteDocument, type SiteDocument } from '../text/index.ts'
import { documentOf } from './compile.ts'
import { asPublished, type ContactContent } from './contact.ts'
import { refuse } from './deeds-standing.ts'
import { type Change, readChange } from './deeds-items.ts'
import { keptSite } from './deeds-standing.ts'
import type { PieceContent } from './piece.ts'
import type { Site } from './site.ts'
import { publishedDocument } from './store.ts'
import { itemsOfSite } from './store-items.ts'

/** The site as it will be, with a change that is not published yet; `draft` undefined: as what is saved now makes it. */
export const previewDocument = (
  db: Database,
  actor: Actor,
  at: { site: string; item?: string; draft?: string },
): Promise<{ site: Site; document: SiteDocument } | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, at.site)
    const change =
      at.item !== undefined && at.draft !== undefined ? await readChange(tx, { site: at.site, item: at.item, draft: at.draft }) : undefined
    if (!site || (at.draft !== undefined && !change)) return refuse(tx, 'site.see', at.site)
    const document = await standingDocument(tx, site)
    return { site, document: change ? withChange(document, change) : document }
  })

/** What is out, with what this room holds put in its place: other rooms publish theirs by their own time. */
async function standingDocument(tx: Tx, site: Site): Promise<SiteDocument> {
  const now = new Date()
  const out = siteDocument.safeParse(await publishedDocument(tx, site.id))
  const own = documentOf(tx.actor.tenant, site, await itemsOfSite(tx, site.id), NOTHING, { now, today: dayOf(now) })
  if (!out.success) return own
  const { name, pieces, contacts } = own
  const { feedback: _then, ...rest } = out.data
  return { ...rest, name, pieces, contacts, ...(own.feedback === undefined ? {} : { feedback: own.feedback }) }
}
const NOTHING = {
  lines: [],
  signed: [],
  translations: [],
  interpreters: undefined,
  media: [],
  about: undefined,
  services: [],
  queue: undefined,
  files: [],
}

/** Pure. A piece is shown as if it held now, whatever its moment will be. */
export function withChange(document: SiteDocument, { item, kind, content }: Change): SiteDocument {
  if (kind === 'contact') {
    const others = document.contacts.filter(({ id }) => id !== item)
    return { ...document, contacts: content === null ? others : [...others, asPublished(item, content as ContactContent, dayOf())] }
  }
  const piece = content as PieceContent | null
  return { ...document, pieces: piece === null ? document.pieces : [...document.pieces, piece] }
}
