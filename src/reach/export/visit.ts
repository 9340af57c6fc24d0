/** Goes through a public site as a visitor does and brings back what a judge needs: every page that can be reached, the exit, what is not there. */
import { NotAsked } from '../../platform/http/asking.ts'
import { type Observation, observe } from '../../platform/http/observing.ts'
import type { Expected, Visit } from './judge.ts'

/** Observes one address. Tests give their own. */
export type Look = typeof observe
export interface Wish {
  base: string
  expected: Expected
  manifest?: Visit['manifest']
  /** May this machine's own addresses be looked at? */
  near: boolean
  /** How many pages are looked at, spread over all that are found. */
  pages_max: number
  files_max: number
}
export class NoSite extends Error {}

const AT_ONCE = 4

/** Addresses below the base that the links of a page lead to, without what stands after # or ?. */
export function linksOf(page: Pick<Observation, 'url' | 'body'>, base: string): string[] {
  const found = new Set<string>()
  for (const match of page.body.toString('utf8').matchAll(/<a\b[^>]*?\shref\s*=\s*["']?([^"'\s>]+)/gi)) {
    const raw = (match[1] ?? '').replaceAll('&amp;', '&')
    if (!URL.canParse(raw, page.url)) continue
    const to = new URL(raw, page.url)
    const address = `${to.origin}${to.pathname}`
    if (address.startsWith(base) && address !== `${base}ut`) found.add(address)
  }
  return [...found]
}
const isFile = (address: string) => /\/f\/[^/]+$/.test(new URL(address).pathname)

/** Every n-th, so that all parts of a large site are seen. */
const spread = (all: readonly string[], most: number): string[] => {
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)] ?? '').filter(Boolean)
}

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))))
  return results
}

/** Throws NoSite when nothing answers at the address. */
export async function visit({ base: given, expected, manifest, near, pages_max, files_max }: Wish, look: Look = observe): Promise<Visit> {
  const base = given.endsWith('/') ? given : `${given}/`
  const at = (url: string, more: Partial<Parameters<Look>[0]> = {}) => look({ url, near, ...more })
  const entrance = await at(base).catch((error: unknown) => {
    throw new NoSite(error instanceof NotAsked ? error.message : 'no answer', { cause: error })
  })
  const seen = new Map<string, Observation>()
  const files = new Set<string>()
  let found = linksOf(entrance, base)
  // Two steps reach everything: the entrance leads to every site, and every page of a site to all its others.
  for (let step = 0; step < 2 && seen.size < pages_max; step++) {
    for (const one of found.filter(isFile)) files.add(one)
    const next = spread(
      found.filter((one) => !seen.has(one) && !isFile(one) && one !== base),
      pages_max - seen.size,
    )
    for (const page of await inTurns(next, (one) => at(one))) seen.set(page.url, page)
    found = [...new Set([...seen.values()].flatMap((page) => linksOf(page, base)))]
  }
  const [exit, unknown] = await Promise.all([at(`${base}ut`), at(`${base}${missingLike([...seen.keys()], base)}`)])
  const home = new URL(base)
  const plain = home.protocol === 'https:' ? await at(base.replace(/^https:/, 'http:')).catch(() => undefined) : undefined
  return {
    base,
    entrance,
    pages: [...seen.values()],
    exit,
    unknown,
    files: await inTurns(spread([...files], files_max), (one) => at(one)),
    plain,
    expected,
    manifest,
  }
}

/** An address that looks like the others and is none of them. */
function missingLike(known: readonly string[], base: string): string {
  const [first] = known
  return first === undefined ? 'zzzzzz/z99' : first.slice(base.length).replace(/[^/]+$/, 'z99')
}
