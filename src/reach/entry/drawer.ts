/** Pages as they are sent: drawn anew each minute at most, since what stands on them changes by the clock. */
import type { Child } from 'hono/jsx'
import type { Log } from '../../platform/log.ts'
import type { Form, SiteDocument } from '../text/index.ts'
import { PageTooLarge } from './frame.tsx'
import { type Kind, pageHeaders } from './headers.ts'
import { nationalDocument } from './national.ts'
import { type PageRequest, renderFrame, renderMissing, renderPage } from './render.tsx'
import type { EntrySource } from './source.ts'

const DRAWN_MAX = 400
const MINUTE_MS = 60_000
type Bytes = Uint8Array<ArrayBuffer>

export interface DrawerOptions {
  log: Log
  source: EntrySource
  base: string
  leave: string
  secure: boolean
  now: () => Date
}
export function makeDrawer({ log, source, base, leave, secure, now }: DrawerOptions) {
  const drawn = new Map<string, { of: SiteDocument; sites: unknown; minute: number; bytes: Bytes }>()
  const around = (document: SiteDocument, at: Date) => ({ document, at, base, sites: source.sites(), leave })
  const encoded = (html: string): Bytes => new Uint8Array(Buffer.from(html))

  function draw(key: string, document: SiteDocument, make: (request: Omit<PageRequest, 'page' | 'form'>) => string): Bytes {
    const at = now()
    const sites = source.sites()
    const minute = Math.floor(at.getTime() / MINUTE_MS)
    const kept = drawn.get(key)
    if (kept?.of === document && kept.sites === sites && kept.minute === minute) return kept.bytes
    const bytes = encoded(make(around(document, at)))
    drawn.delete(key)
    if (drawn.size >= DRAWN_MAX) drawn.delete(drawn.keys().next().value ?? '')
    drawn.set(key, { of: document, sites, minute, bytes })
    return bytes
  }
  const answer = (request: Request | undefined, bytes: Bytes, kind: Kind, status: number, more: Record<string, string> = {}) =>
    new Response(request?.method === 'HEAD' ? null : bytes, {
      status,
      headers: { ...pageHeaders(kind, secure), 'Content-Length': String(bytes.length), ...more },
    })
  return {
    around: (document: SiteDocument) => around(document, now()),
    missing: (request: Request, document = source.entrance(), status = 404, more: Record<string, string> = {}) =>
      answer(
        request,
        draw(`-${document.code}`, document, (rest) => renderMissing({ ...rest, form: 'sv' })),
        'missing',
        status,
        more,
      ),
    /** A page that has outgrown its size is shown with the national text alone, rather than not at all. */
    page: (request: Request, document: SiteDocument, form: Form, page: string, kind: Kind = 'page') => {
      const bytes = draw(`${document.code}/${form}/${page}`, document, (rest) => {
        try {
          return renderPage({ ...rest, form, page })
        } catch (error) {
          if (!(error instanceof PageTooLarge)) throw error
          log.error('publication_refused', { id: document.site })
          const { code, name, site, tenant } = document
          return renderPage({ ...rest, form, page, document: { ...nationalDocument(), code, name, site, tenant } })
        }
      })
      return answer(request, bytes, kind, 200)
    },
    frame: ({ document, form, body, status }: { document: SiteDocument; form: Form; body: Child; status: 200 | 404 }) =>
      answer(undefined, encoded(renderFrame({ ...around(document, now()), form }, body)), status === 200 ? 'page' : 'missing', status),
  }
}
