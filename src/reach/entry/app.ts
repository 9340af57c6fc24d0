/** Answers whoever comes to the public pages. It knows nothing of who that is, asks nothing and writes nothing down. */
import type { Config } from '../../config.ts'
import { type Log, stripError } from '../../platform/log.ts'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import { content, type SiteDocument } from '../text/index.ts'
import { endingOf, pageAddress, partOf, readPageCode } from './address.ts'
import { makeDrawer } from './drawer.ts'
import { LEAVING_COOKIES, plainHeaders } from './headers.ts'
import { nationalDocument } from './national.ts'
import { hasPart } from './render.tsx'
import type { EntrySource } from './source.ts'
import { pagesOf } from './view.ts'
import { visitorHalf } from '../visitor/index.ts'

export interface EntryOptions {
  config: Pick<Config, 'leave_url' | 'entry_url' | 'public_url' | 'demo'>
  log: Log
  source: EntrySource
  /** Where the pages are met, without a slash at the end. */
  base: string
  /** Where what visitors write is kept, sealed. Without it safe contact says so, with numbers to call. */
  db?: PublicDatabase | undefined
  /** Told of each page that was read: which site and which group of pages, and nothing else. */
  count?: ((site: SiteDocument, group: string) => void) | undefined
  now?: () => Date
}
export interface EntryApp {
  fetch(request: Request, env?: object): Promise<Response>
}

export function entryApp(options: EntryOptions): EntryApp {
  const { config, log, source, base, now = () => new Date() } = options
  const secure = (config.entry_url || config.public_url).startsWith('https:')
  const drawer = makeDrawer({ log, source, base, leave: config.leave_url, secure, now })
  const { missing } = drawer
  const visitor = visitorHalf({
    db: options.db,
    base,
    frame: drawer.frame,
    redirect: (path) => new Response(null, { status: 303, headers: { ...plainHeaders(secure), Location: path } }),
    back: ({ code }, form) => `${base}${pageAddress(code, form, 'contact')}`,
    now,
    failed: (error) => log.error('fault', { error: stripError(error) }),
  })

  function page(request: Request, document: SiteDocument, signs: string): Response {
    const asked = readPageCode(signs)
    if (!asked || !pagesOf(document, asked.form).includes(partOf(asked.page).page)) return missing(request, document)
    if (partOf(asked.page).part > 1 && !hasPart({ ...drawer.around(document), ...asked })) return missing(request, document)
    options.count?.(document, groupOf(asked.page))
    return drawer.page(request, document, asked.form, asked.page)
  }
  async function file(request: Request, code: string, name: string): Promise<Response> {
    const [, start = '', ending = ''] = /^([0-9a-f]{16})\.([a-z0-9]{3})$/.exec(name) ?? []
    const found = start === '' ? undefined : await source.file(code, start)
    if (!found || endingOf(found.media_type) !== ending) return missing(request, source.site(code))
    return handOut(request, found, secure)
  }
  async function route(request: Request, env?: object): Promise<Response> {
    const path = new URL(request.url).pathname
    const below = path === base ? '/' : path.startsWith(`${base}/`) ? path.slice(base.length) : undefined
    const isPost = request.method === 'POST'
    if (!isPost && request.method !== 'GET' && request.method !== 'HEAD')
      return missing(request, undefined, 405, { Allow: 'GET, HEAD, POST' })
    if (isPost && isForeign(request)) return missing(request, undefined, 403)
    if (below === '/ut') return leaving(config.leave_url, secure)
    const [, code = '', rest = ''] = /^\/([a-z0-9]{6})\/(.{1,200})$/.exec(below ?? '') ?? []
    const site = source.site(code)
    if (site && rest.startsWith('s/')) return (await visitor(request, site, rest.slice(2), env)) ?? missing(request, site)
    if (isPost) return missing(request, site, 405, { Allow: 'GET, HEAD' })
    if (below === '/') {
      options.count?.(source.entrance(), 'start')
      return drawer.page(request, source.entrance(), 'sv', 'start', 'entrance')
    }
    if (!site) return missing(request)
    return rest.startsWith('f/') ? file(request, code, rest.slice(2)) : page(request, site, rest)
  }

  return {
    async fetch(request, env) {
      // In the demonstration what was published is out at once; in earnest the process looks by the clock (public.ts).
      if (config.demo) await source.refresh()
      try {
        return await route(request, env)
      } catch (error) {
        log.error('bug', { error: stripError(error) })
        return missing(request, nationalDocument(), 500)
      }
    },
  }
}

/** Without scripts too: one answer that leads out and lets the browser forget what it kept of us. */
function leaving(to: string, secure: boolean): Response {
  const headers = new Headers({ ...plainHeaders(secure), Location: to })
  for (const cookie of LEAVING_COOKIES) headers.append('Set-Cookie', secure ? `${cookie}; Secure` : cookie)
  return new Response(null, { status: 303, headers })
}

const groupOf = (page: string): string =>
  content().pages.find(({ id }) => id === page.replace(/^(?:film|sound):/, '').replace(/-\d+$/, ''))?.group ?? 'start'

/** Nothing is bound to a browser here; still no page of somebody else may send forms to us (S-R25). Ours send Origin: null, by our own referrer policy. */
function isForeign(request: Request): boolean {
  const from = request.headers.get('Sec-Fetch-Site')
  if (from !== null) return from !== 'same-origin' && from !== 'none'
  const origin = request.headers.get('Origin')
  return (
    origin !== null &&
    origin !== 'null' &&
    URL.canParse(origin) &&
    new URL(origin).host !== (request.headers.get('Host') ?? new URL(request.url).host)
  )
}

/** A file under a name that says nothing. Films are asked for piece by piece. */
function handOut(request: Request, { media_type, bytes }: { media_type: string; bytes: Buffer }, secure: boolean): Response {
  const range = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(request.headers.get('Range') ?? '')
  const first = Number(range?.[1] ?? 0)
  const last = Math.min(range?.[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1)
  const headers: Record<string, string> = {
    ...plainHeaders(secure),
    'Content-Type': media_type === 'text/vtt' || media_type === 'text/plain' ? `${media_type}; charset=utf-8` : media_type,
    'Content-Disposition': `inline; filename="information.${endingOf(media_type)}"`,
    'Accept-Ranges': 'bytes',
  }
  if (range && first > last) return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` } })
  const part = new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset + first, last - first + 1)
  if (range) headers['Content-Range'] = `bytes ${first}-${last}/${bytes.length}`
  headers['Content-Length'] = String(part.length)
  return new Response(request.method === 'HEAD' ? null : part, { status: range ? 206 : 200, headers })
}
