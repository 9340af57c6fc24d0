/**
 * Where the entry has its pages from: what the house has published, looked at now and then; the last good copy of each
 * in memory and on the entry's own disk; and where there is nothing at all, the national texts (S-R52).
 */
import { stripError, type Log } from '../../platform/log.ts'
import { type SiteDocument, siteDocument } from '../text/index.ts'
import type { Copies } from './copies.ts'
import { byName } from './places.ts'
import { nationalDocument } from './national.ts'
import type { SiteName } from './view.ts'

export interface Published {
  revision: string
  /** As it was published: judged before it is shown. */
  document: unknown
}
export interface PublishedBytes {
  media_type: string
  bytes: Buffer
}
/** What reads from the database; tests give their own. */
export interface Publications {
  /** Site and revision of all that is published now. */
  revisions(): Promise<{ site: string; revision: string }[]>
  publication(site: string): Promise<Published | undefined>
  file(site: { tenant: string; site: string }, sha256: string): Promise<PublishedBytes | undefined>
}

export interface EntrySource {
  /** Looks for what is new, at most this often. Never throws: what was known goes on. */
  refresh(): Promise<void>
  site(code: string): SiteDocument | undefined
  /** What stands at the entrance: the national site, or the only one there is. */
  entrance(): SiteDocument
  sites(): readonly SiteName[]
  file(code: string, sha256Start: string): Promise<PublishedBytes | undefined>
  /** Has the last look reached the database? */
  reached(): boolean
}
export interface SourceOptions {
  publications?: Publications | undefined
  copies?: Copies | undefined
  log: Log
  /** Between two looks. */
  look_ms_min: number
  now?: () => number
}

/** The same object every time, so that what was drawn from it can be kept. */
const national = nationalDocument()

interface Held {
  revision: string
  document: SiteDocument
}

/** What is held in memory: each site as it was last published whole. */
function makeHold(log: Log) {
  const held = new Map<string, Held>()
  /** Revisions that could not be read: told once, not every fifteen seconds. */
  const refused = new Map<string, string>()
  const seen = { names: [] as readonly SiteName[], byCode: new Map<string, SiteDocument>(), entrance: national }
  return {
    seen,
    sites: () => [...held.keys()],
    isNew: ({ site, revision }: { site: string; revision: string }) =>
      held.get(site)?.revision !== revision && refused.get(site) !== revision,
    drop: (site: string) => held.delete(site),
    take(site: string, { revision, document }: Published): boolean {
      const read = siteDocument.safeParse(document)
      if (!read.success || read.data.site !== site) {
        refused.set(site, revision)
        log.error('publication_refused', { id: site })
        return false
      }
      refused.delete(site)
      held.set(site, { revision, document: read.data })
      return true
    },
    settle() {
      const documents = [...held.values()].map(({ document }) => document)
      seen.byCode = new Map(documents.map((document) => [document.code, document]))
      seen.names = documents.map(({ code, name, kind, place }) => ({ code, name, kind, ...(place ? { place } : {}) })).sort(byName)
      const only = documents.length === 1 ? documents[0] : undefined
      seen.entrance = documents.find(({ kind }) => kind === 'national') ?? only ?? national
    },
  }
}

/** Cards, films and sound are brought ahead, so that they too are handed out when the database is away. True: all are here. */
async function bringFiles(from: Publications, kept: Copies, documents: readonly SiteDocument[]): Promise<boolean> {
  kept.keepOnly(new Set(documents.flatMap(filesOf)))
  let all = true
  for (const document of documents)
    for (const sha256 of filesOf(document).filter((one) => !kept.hasFile(one))) {
      const found = await from.file(document, sha256)
      if (found) kept.keepFile(sha256, found)
      else all = false
    }
  return all
}

export function makeSource({ publications, copies, log, look_ms_min, now = Date.now }: SourceOptions): EntrySource {
  const hold = makeHold(log)
  const files = shelfOf(FILE_BYTES_MAX)
  let looked = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  let reached: boolean | undefined
  let filesAreHere = false

  for (const copy of copies?.read() ?? []) hold.take(copy.site, copy)
  hold.settle()

  async function look(from: Publications): Promise<void> {
    const current = await from.revisions()
    const gone = hold.sites().filter((site) => !current.some((one) => one.site === site))
    const changed = current.filter(hold.isNew)
    for (const { site } of changed) {
      const found = await from.publication(site)
      if (found && hold.take(site, found)) copies?.keep(site, found)
    }
    for (const site of gone) {
      hold.drop(site)
      copies?.forget(site)
    }
    if (gone.length > 0 || changed.length > 0) hold.settle()
    if (copies && (changed.length > 0 || gone.length > 0 || !filesAreHere))
      filesAreHere = await bringFiles(from, copies, [...hold.seen.byCode.values()])
  }
  async function refresh(): Promise<void> {
    if (!publications || now() - looked < look_ms_min) return
    looked = now()
    looking ??= look(publications)
      .then(() => {
        reached = true
      })
      .catch((error: unknown) => {
        // Told when it goes away, not at every look.
        if (reached !== false) log.error('database_unreachable', { error: stripError(error) })
        reached = false
      })
      .finally(() => {
        looking = undefined
      })
    await looking
  }
  async function file(code: string, sha256Start: string): Promise<PublishedBytes | undefined> {
    const document = hold.seen.byCode.get(code)
    const sha256 = document && filesOf(document).find((one) => one.startsWith(sha256Start))
    if (!document || sha256 === undefined) return undefined
    const kept = files.get(sha256) ?? copies?.file(sha256)
    if (kept) return files.keep(sha256, kept)
    const found = await publications?.file(document, sha256).catch(() => undefined)
    if (!found) return undefined
    copies?.keepFile(sha256, found)
    return files.keep(sha256, found)
  }
  return {
    refresh,
    file,
    site: (code) => hold.seen.byCode.get(code) ?? (code === national.code ? national : undefined),
    entrance: () => hold.seen.entrance,
    sites: () => hold.seen.names,
    reached: () => reached === true,
  }
}

const FILE_BYTES_MAX = 120 * 1024 * 1024
/** Files that were asked for lately: a film is asked for in many pieces. */
function shelfOf(most: number) {
  const kept = new Map<string, PublishedBytes>()
  let bytes = 0
  return {
    get: (sha256: string) => kept.get(sha256),
    keep(sha256: string, file: PublishedBytes): PublishedBytes {
      if (kept.has(sha256)) return file
      kept.set(sha256, file)
      bytes += file.bytes.length
      for (const [oldest, { bytes: old }] of kept) {
        if (bytes <= most || oldest === sha256) break
        kept.delete(oldest)
        bytes -= old.length
      }
      return file
    },
  }
}

/** Only what the site itself names is handed out. */
const filesOf = (document: SiteDocument): string[] => [
  ...document.files.map(({ sha256 }) => sha256),
  ...document.media.flatMap(({ sha256, captions }) => (captions ? [sha256, captions] : [sha256])),
]
