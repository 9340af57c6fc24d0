/** What a visit to a host has shown, judged: which guarantees hold and which are lost, with the first place where. Pure. */
import { createHash } from 'node:crypto'
import { headerOf, type Observation } from '../../platform/http/observing.ts'
import { GUARANTEE_IDS, type Guarantee, tellingWord } from './guarantee.ts'

export interface Visit {
  /** The address that was given, with a slash at its end. */
  base: string
  entrance: Observation
  pages: readonly Observation[]
  exit: Observation
  unknown: Observation
  files: readonly Observation[]
  /** The same address over http, where the site is on https. Undefined: nothing answers there. */
  plain?: Observation | undefined
  /** What the entrance says to a robot, the exit's target and the headers that ours would send. */
  expected: Expected
  /** SHA-256 of what was exported, by path below the base. */
  manifest?: ReadonlyMap<string, string> | undefined
}
export interface Expected {
  /** Headers of every page, as src/reach/entry sends them. */
  headers: Readonly<Record<string, string>>
  title: string
  bytes: number
}
export type Judgement = Readonly<Record<Guarantee, { holds: boolean; where?: string; seen?: string }>>

interface Fault {
  guarantee: Guarantee
  where: string
  seen: string
}

/** Every guarantee, with the first fault that was seen against it. */
export function judge(visit: Visit): Judgement {
  const faults = [...onPages(visit), ...onExit(visit), ...onFiles(visit), ...onHost(visit)]
  return Object.fromEntries(
    GUARANTEE_IDS.map((id) => {
      const first = faults.find(({ guarantee }) => guarantee === id)
      return [id, first ? { holds: false, where: first.where, seen: first.seen } : { holds: true }]
    }),
  ) as unknown as Judgement
}

function* onPages({ base, entrance, pages, unknown, expected, manifest }: Visit): Generator<Fault> {
  const all = [entrance, ...pages]
  for (const page of [...all, unknown]) {
    const where = page.url
    const fault = (guarantee: Guarantee, seen: string): Fault => ({ guarantee, where, seen })
    const wanted = page === unknown ? 404 : 200
    if (page.status !== wanted) yield fault(page === unknown ? 'unknown_same' : 'answers', `HTTP ${page.status}`)
    for (const encoding of [...headerOf(page, 'Content-Encoding'), ...headerOf(page, 'Transfer-Encoding')])
      yield fault('not_compressed', encoding)
    for (const cookie of headerOf(page, 'Set-Cookie')) yield fault('no_cookies', nameOf(cookie))
    if (!headerOf(page, 'Cache-Control').some((value) => /\bno-store\b/.test(value))) yield fault('not_stored', 'Cache-Control')
    if (headerOf(page, 'Refresh').length > 0) yield fault('policy', 'Refresh')
    yield* ofHeaders(page, expected, fault)
    yield* ofBody(page.body.toString('utf8'), expected, fault)
    if (page === unknown && page.body.length !== expected.bytes) yield fault('unknown_same', `${page.body.length} bytes`)
    if (page !== unknown && page.body.length !== expected.bytes) yield fault('same_size', `${page.body.length} bytes`)
    const tells = tellingWord(decodeURI(new URL(page.url).pathname))
    if (tells !== undefined && page !== unknown) yield fault('neutral', tells)
    const known = manifest?.get(page.url.slice(base.length))
    if (manifest && page !== unknown && known !== createHash('sha256').update(page.body).digest('hex')) yield fault('unchanged', 'SHA-256')
    const robots = headerOf(page, 'X-Robots-Tag').join(',')
    if (page === entrance ? /noindex|none/.test(robots) : !/noindex|none/.test(robots))
      yield { guarantee: 'found', where, seen: robots || 'X-Robots-Tag' }
  }
  for (const page of pages)
    if (page.wire !== entrance.wire) yield { guarantee: 'same_size', where: page.url, seen: `${page.wire} ≠ ${entrance.wire} bytes` }
}

function* ofHeaders(page: Observation, { headers }: Expected, fault: (guarantee: Guarantee, seen: string) => Fault): Generator<Fault> {
  const of: Record<string, Guarantee> = {
    'content-security-policy': 'policy',
    'referrer-policy': 'no_referrer',
    'x-content-type-options': 'apart',
    'x-frame-options': 'apart',
    'cross-origin-opener-policy': 'apart',
    'cross-origin-resource-policy': 'apart',
    'permissions-policy': 'policy',
  }
  for (const [name, value] of Object.entries(headers)) {
    const guarantee = of[name.toLowerCase()]
    const seen = headerOf(page, name)
    if (guarantee && (seen.length !== 1 || seen[0] !== value)) yield fault(guarantee, `${name}: ${seen.join(' | ').slice(0, 80) || '–'}`)
  }
  for (const name of ['X-Powered-By', 'X-AspNet-Version', 'X-Generator', 'Via'])
    if (headerOf(page, name).length > 0) yield fault('silent_server', name)
  for (const server of headerOf(page, 'Server')) if (/\d/.test(server)) yield fault('silent_server', `Server: ${server}`)
  for (const link of headerOf(page, 'Link')) if (/preload|preconnect|prefetch/i.test(link)) yield fault('one_request', 'Link')
  if (headerOf(page, 'NEL').length + headerOf(page, 'Report-To').length + headerOf(page, 'Reporting-Endpoints').length > 0)
    yield fault('no_third_party', 'Report-To')
}

/** What the bytes themselves would make a browser do. */
function* ofBody(html: string, { title }: Expected, fault: (guarantee: Guarantee, seen: string) => Fault): Generator<Fault> {
  const titles = [...html.matchAll(/<title[^>]*>([^<]*)<\/title>/gi)].map((match) => match[1] ?? '')
  if (titles.length !== 1 || titles[0] !== title) yield fault('neutral', `title: ${titles.join(' | ').slice(0, 60) || '–'}`)
  for (const match of html.matchAll(
    /<(?:script|img|iframe|source|video|audio|embed|object|track|input)\b[^>]*?\s(?:src|data|srcset|poster)\s*=\s*["']?([^"'\s>]+)/gi,
  )) {
    const address = match[1] ?? ''
    if (!address.startsWith('data:')) yield fault(isElsewhere(address) ? 'no_third_party' : 'one_request', address.slice(0, 80))
  }
  for (const match of html.matchAll(/<link\b[^>]*>/gi)) {
    const href = /\shref\s*=\s*["']?([^"'\s>]+)/i.exec(match[0])?.[1] ?? ''
    if (!href.startsWith('data:')) yield fault(isElsewhere(href) ? 'no_third_party' : 'one_request', href.slice(0, 80))
  }
  for (const match of html.matchAll(/(?:@import|url\()\s*["']?([^"')\s;]+)/gi))
    if (!(match[1] ?? '').startsWith('data:')) yield fault('one_request', (match[1] ?? '').slice(0, 80))
}
const isElsewhere = (address: string) => /^(?:https?:)?\/\//i.test(address)
const nameOf = (cookie: string) => cookie.split('=', 1)[0] ?? ''

function* onExit({ exit, base }: Visit): Generator<Fault> {
  const where = exit.url
  const [to = ''] = headerOf(exit, 'Location')
  const elsewhere = URL.canParse(to, base) && new URL(to, base).host !== new URL(base).host
  if (exit.status !== 303 || !elsewhere) yield { guarantee: 'exit', where, seen: `HTTP ${exit.status} ${to.slice(0, 60)}` }
  if (!headerOf(exit, 'Referrer-Policy').includes('no-referrer')) yield { guarantee: 'no_referrer', where, seen: 'Referrer-Policy' }
  const cookies = headerOf(exit, 'Set-Cookie')
  const names = new Set(cookies.map(nameOf))
  const set = cookies.some((cookie) => /httponly/i.test(cookie) && !/max-age=0/i.test(cookie))
  const gone = cookies.some((cookie) => /max-age=0/i.test(cookie))
  if (!(set && gone && names.size === 1)) yield { guarantee: 'exit_forgets', where, seen: [...names].join(', ') || 'Set-Cookie' }
  // The last word about each name must be that it is gone.
  for (const name of names)
    if (!/max-age=0/i.test(cookies.filter((cookie) => nameOf(cookie) === name).at(-1) ?? ''))
      yield { guarantee: 'no_cookies', where, seen: name }
}

function* onFiles({ files }: Visit): Generator<Fault> {
  for (const file of files) {
    const where = file.url
    if (file.status !== 200) yield { guarantee: 'answers', where, seen: `HTTP ${file.status}` }
    for (const cookie of headerOf(file, 'Set-Cookie')) yield { guarantee: 'no_cookies', where, seen: nameOf(cookie) }
    if (!headerOf(file, 'Cache-Control').some((value) => /\bno-store\b/.test(value)))
      yield { guarantee: 'not_stored', where, seen: 'Cache-Control' }
    if (!/noindex/.test(headerOf(file, 'X-Robots-Tag').join(','))) yield { guarantee: 'found', where, seen: 'X-Robots-Tag' }
    const named = headerOf(file, 'Content-Disposition').join('')
    if (tellingWord(named) !== undefined) yield { guarantee: 'neutral', where, seen: named.slice(0, 60) }
  }
}

function* onHost({ base, entrance, plain }: Visit): Generator<Fault> {
  const { protocol, hostname, pathname } = new URL(base)
  if (protocol !== 'https:') yield { guarantee: 'encrypted', where: base, seen: 'http' }
  else if (headerOf(entrance, 'Strict-Transport-Security').length === 0)
    yield { guarantee: 'encrypted', where: base, seen: 'Strict-Transport-Security' }
  if (plain && plain.status === 200) yield { guarantee: 'encrypted', where: plain.url, seen: 'http' }
  for (const name of [hostname, ...entrance.certificate]) {
    const tells = tellingWord(name)
    if (tells !== undefined) yield { guarantee: 'host_name', where: name, seen: tells }
  }
  const tells = tellingWord(pathname)
  // In the demonstration the site stands at /stod; a host in earnest has a dull path.
  if (tells !== undefined) yield { guarantee: 'neutral', where: base, seen: tells }
}
