/** An installation that runs the pages for people at risk and nothing else: no table of another part, and every page works. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Part } from '../src/config.ts'
import { modulesOf } from '../src/main.ts'
import { MIGRATIONS, readMigrations } from '../src/platform/database/migrate.ts'
import { makeDemoReach } from '../src/reach/demo/index.ts'
import { siteDocument } from '../src/reach/text/index.ts'
import { openHouse, type TestHouse } from './house.ts'
import { Visitor } from './visitor.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'reach' })
  await makeDemoReach(house, house.founded)
  await house.drain()
})
after(() => house?.close())

const tablesOf = (part: Part): string[] =>
  readMigrations(MIGRATIONS)
    .filter((one) => one.part === part)
    .flatMap(({ text }) => [...text.matchAll(/^create table (\w+)/gm)].map(([, name = '']) => name))

test('reach alone has no person tables, no tables of the follow-up, and all of its own', async () => {
  const there = new Set(
    (await house.superuser<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")).map(
      ({ name }) => name,
    ),
  )
  for (const part of ['protect', 'followup'] as const) {
    assert.ok(tablesOf(part).length > 10, part)
    assert.deepEqual(
      tablesOf(part).filter((name) => there.has(name)),
      [],
      part,
    )
  }
  assert.deepEqual(
    tablesOf('reach').filter((name) => !there.has(name)),
    [],
  )
})

/** Every address of the modules that is read, as they wrote it, with what it matches. */
const readable = (): [string, RegExp][] =>
  modulesOf(house.config).flatMap(({ routes }) =>
    routes.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }): [string, RegExp] => [
        path,
        new RegExp(`^${path.replace(/:\w+(?:\{((?:[^{}]|\{[^}]*\})+)\})?/g, (_, only?: string) => only ?? '[^/]+')}$`),
      ]),
  )
const LEFT_OUT = /^\/(?:logga-ut|stod)\b/

/** One page of each kind that links lead to; answers by the address as the module wrote it. */
async function walk(slug: string): Promise<Map<string, number>> {
  const visitor = await Visitor.as(house, slug)
  const addresses = readable()
  const kindOf = (path: string) => addresses.find(([, matches]) => matches.test(path))?.[0]
  const walked = new Map<string, number>()
  const next = ['/']
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    const kind = kindOf(path.replace(/\?.*$/, ''))
    if (kind === undefined || walked.has(kind)) continue
    const { status, text, headers, location } = await visitor.get(path)
    walked.set(kind, status)
    if (location?.startsWith('/')) next.push(location)
    if (!/text\/html/.test(headers.get('Content-Type') ?? '')) continue
    const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    next.push(...links.filter((href) => !LEFT_OUT.test(href)))
  }
  return walked
}

const PLACES = ['/sidor', '/sprak', '/linjer', '/stodverksamheter', '/kontakt', '/er-sida', '/kort', '/sjalvtest', '/metoder', '/vard']
test('every page of the room opens to those who work there, and none of another part is there', async () => {
  const opened = new Set<string>()
  for (const slug of ['norrvik-kommunikator', 'norrvik-chef', 'norrvik-handlaggare', 'norrvik-systemagare', 'samverket-kommunikator']) {
    const walked = await walk(slug)
    assert.deepEqual(
      [...walked].filter(([, status]) => status !== 200 && status !== 303),
      [],
      slug,
    )
    for (const kind of walked.keys()) opened.add(kind)
  }
  assert.deepEqual(
    PLACES.filter((path) => !opened.has(path)),
    [],
  )
  assert.ok(opened.size > 100, `the walk walks: ${opened.size}`)
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  for (const path of ['/personer', '/kontrollera', '/rutiner', '/rundor', '/risker'])
    assert.equal((await officer.get(path)).status, 404, path)
  assert.deepEqual([...new Set(modulesOf(house.config).map(({ part }) => part))].sort(), ['platform', 'reach'])
})

test('what is published is met by those outside, and nothing more than the pages is', async () => {
  const published = await house.superuser<{ document: unknown }>('select document from publication')
  assert.ok(published.length > 0)
  for (const { document } of published) {
    const { code, name } = siteDocument.parse(document)
    const page = await house.app.request(`http://localhost/stod/${code}/a01`, { headers: { Host: 'localhost' } })
    assert.equal(page.status, 200, name)
  }
  assert.deepEqual(
    house.lines.filter((line) => /"level":50/.test(line)),
    [],
  )
})
