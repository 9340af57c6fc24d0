import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  COMPLETE_FORMS,
  content,
  type Interpreters,
  isStale,
  type OwnTranslation,
  type PublicAbout,
  type PublicFile,
  type PublicMedia,
  type PublicQueue,
  type PublicService,
  type PublishedFile,
  siteDocument,
  type SignedText,
  type SiteDocument,
} from '../text/index.ts'
import { asPublished, contactContent, type ContactContent } from './contact.ts'
import { pieceContent } from './piece.ts'
import type { Site } from './site.ts'
import { inForce, spansFrom, type Version } from './versions.ts'

/** Puts a site together from what its rooms hold. Pure: what it is given is what it uses. */
export interface Parts {
  lines: SiteDocument['lines']
  signed: SignedText[]
  translations: OwnTranslation[]
  interpreters: Interpreters | undefined
  media: PublicMedia[]
  about: PublicAbout | undefined
  services: PublicService[]
  queue: PublicQueue | undefined
  /** The bytes that belong to it: films, sound, leaflets. */
  files: readonly PublishedFile[]
}
interface Written {
  id: string
  kind: 'contact' | 'piece'
  versions: readonly Version<unknown>[]
}

export function documentOf(
  tenant: string,
  site: Site,
  items: readonly Written[],
  parts: Parts,
  at: { now: Date; today: string },
): SiteDocument {
  return {
    version: 1,
    tenant,
    site: site.id,
    code: site.code,
    name: site.name,
    kind: site.kind,
    ...(site.place === null ? {} : { place: site.place }),
    published: at.now.toISOString(),
    pieces: items.flatMap((item) => (item.kind === 'piece' ? piecesOf(item, at.now) : [])),
    contacts: items.flatMap((item) => (item.kind === 'contact' ? contactsOf(item, at) : [])),
    ...(parts.about === undefined ? {} : { about: parts.about }),
    services: parts.services,
    lines: parts.lines,
    signed: parts.signed,
    ...(parts.translations.length === 0 ? {} : { translations: parts.translations }),
    ...(parts.interpreters === undefined ? {} : { interpreters: parts.interpreters }),
    media: parts.media,
    files: leafletsOf(parts),
    ...(parts.queue === undefined ? {} : { queue: parts.queue }),
    ...feedbackOf(site),
  }
}
/** The leaflets of the organisation's page, as files that it links to. */
function leafletsOf({ about, files }: Parts): PublicFile[] {
  return COMPLETE_FORMS.flatMap((form) => {
    const held = files.find(({ sha256 }) => sha256 === about?.leaflet[form])
    const { title } = content().text('organisation', form).text
    return held === undefined ? [] : [{ kind: 'leaflet', form, title, sha256: held.sha256, bytes: held.bytes.length }]
  })
}
function feedbackOf({ feedback_function, feedback_phone, feedback_email }: Site): Pick<SiteDocument, 'feedback'> {
  if (feedback_function === null) return {}
  return {
    feedback: {
      function: feedback_function,
      ...(feedback_phone === null ? {} : { phone: feedback_phone }),
      ...(feedback_email === null ? {} : { email: feedback_email }),
    },
  }
}
/** What stands in the database was read by the same rules when it was written: what they refuse now is a fault of ours. */
const piecesOf = (item: Written, now: Date): SiteDocument['pieces'] =>
  spansFrom(item.versions, now).map(({ content: written, from, until }) => ({
    ...pieceContent.parse(written),
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  }))
function contactsOf(item: Written, { now, today }: { now: Date; today: string }): SiteDocument['contacts'] {
  const held = contactInForce(item, now)
  return held === undefined ? [] : [asPublished(item.id, held, today)]
}
export function contactInForce(item: Pick<Written, 'versions'>, now: Date): ContactContent | undefined {
  const found = inForce(item.versions, now)?.content
  return found === undefined || found === null ? undefined : contactContent.parse(found)
}

/** The same to whoever reads it: everything but the moment of publishing. */
export const isSame = (one: unknown, other: SiteDocument): boolean => {
  const { published: _published, ...plain } = JSON.parse(JSON.stringify(other)) as SiteDocument
  const { published: _then, ...before } = (one ?? {}) as Partial<SiteDocument>
  return isDeepStrictEqual(before, plain)
}

/** The first thing in the document that the public entry would refuse, as a path; undefined when nothing is. */
export function refusedIn(document: SiteDocument): string | undefined {
  const read = siteDocument.safeParse(JSON.parse(JSON.stringify(document)))
  return read.success ? undefined : (read.error.issues[0]?.path.join('.') ?? '')
}

/** What the cards are made from: when none of it has changed they are not made again. */
export function cardsKey(document: SiteDocument, today: string): string {
  const { published: _p, pieces: _t, media: _m, files: _f, services: _s, queue: _q, ...rest } = document
  const shipped = content()
  return createHash('sha256')
    .update(JSON.stringify([rest, shipped.lines.map((one) => [one, isStale(one.verified, today, shipped.staleDays)])]))
    .digest('hex')
}
export const withCards = (document: SiteDocument, cards: readonly PublicFile[]): SiteDocument => ({
  ...document,
  files: [...document.files, ...cards],
})

/** Every file that the document names. */
export const filesNamed = (document: SiteDocument): string[] => [
  ...document.files.map(({ sha256 }) => sha256),
  ...document.media.flatMap(({ sha256, captions }) => (captions === undefined ? [sha256] : [sha256, captions])),
  ...Object.values(document.about?.leaflet ?? {}).filter((sha256) => sha256 !== undefined),
]
