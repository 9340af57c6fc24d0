import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { exampleFile, exampleSite, PDF, SOUND } from '../../../test/public/example-site.ts'
import { readConfig } from '../../config.ts'
import { makeLog } from '../../platform/log.ts'
import type { SiteDocument } from '../text/index.ts'
import { entryApp } from './app.ts'
import { openCopies } from './copies.ts'
import { makeCounter } from './counting.ts'
import { PAGE_BYTES } from './frame.tsx'
import { NATIONAL_CODE } from './national.ts'
import { makeSource, type Publications, type SourceOptions } from './source.ts'

const ORIGIN = 'http://localhost'
function publishing(documents: Record<string, { revision: string; document: unknown }>, state = { down: false }): Publications {
  const up = () => {
    if (state.down) throw new Error('connect ECONNREFUSED')
  }
  return {
    revisions: async () => {
      up()
      return Object.entries(documents).map(([site, { revision }]) => ({ site, revision }))
    },
    publication: async (site) => {
      up()
      return documents[site]
    },
    file: async (_, sha256) => {
      up()
      return exampleFile(sha256)
    },
  }
}
const published = (document: SiteDocument, revision = '1') => ({ [document.site]: { revision, document } })

async function open(
  options: Partial<SourceOptions> = {},
  settings: Record<string, string> = {},
  count?: (site: SiteDocument, group: string) => void,
) {
  const lines: string[] = []
  const log = makeLog('info', { write: (line) => void lines.push(line) })
  const source = makeSource({ log, look_ms_min: 0, ...options })
  await source.refresh()
  const app = entryApp({ config: readConfig(settings), log, source, base: '/stod', count })
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await app.fetch(new Request(`${ORIGIN}${path}`, { redirect: 'manual', ...init }))
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  return { ask, source, lines }
}
/** What an answer takes in all, with its status line and headers, as a server writes them. */
const wire = ({ status, headers, bytes }: { status: number; headers: Headers; bytes: Buffer }) =>
  [...headers].reduce(
    (sum, [name, value]) => sum + name.length + value.length + 4,
    (status === 200 ? 'OK' : 'Not Found').length + bytes.length,
  )

test('S-R39: pages, the entrance and what is not there take the same number of bytes, headers and status line included', async () => {
  const { ask } = await open({ publications: publishing(published(exampleSite())) })
  const answers = await Promise.all(
    ['/stod', '/stod/', '/stod/h2k7wq/a01', '/stod/h2k7wq/c27', '/stod/h2k7wq/a99', '/stod/zzzzzz/a01', '/stod/x'].map((path) => ask(path)),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 404, 404, 404],
  )
  assert.deepEqual(new Set(answers.map(wire)).size, 1)
  assert.ok(answers.every(({ bytes }) => bytes.length === PAGE_BYTES))
})

test('S-R31, S-R36, R54: nothing is stored, told onwards or compressed; only the entrance may be found by search engines', async () => {
  const { ask } = await open({ publications: publishing(published(exampleSite())) })
  for (const [path, robots] of [
    ['/stod/', 'index,follow,all'],
    ['/stod/h2k7wq/a20', 'noindex,nofollow'],
    ['/stod/h2k7wq/zzz', 'none,none'],
  ] as const) {
    const { headers } = await ask(path, { headers: { 'Accept-Encoding': 'gzip, br' } })
    assert.equal(headers.get('Cache-Control'), 'no-store, no-transform')
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer')
    assert.equal(headers.get('X-Robots-Tag'), robots)
    assert.match(
      headers.get('Content-Security-Policy') ?? '',
      /^default-src 'none'; style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+'; img-src data:;/,
    )
    for (const name of ['Set-Cookie', 'ETag', 'Last-Modified', 'Content-Encoding', 'Link', 'Server', 'Vary'])
      assert.equal(headers.get(name), null, name)
  }
})

test('S-R34: the exit sets a cookie and takes it away in one answer, and leads to the place that is set', async () => {
  const { ask } = await open({}, { SAMVARN_LEAVE_URL: 'https://www.example.se/vader' })
  for (const method of ['GET', 'POST', 'HEAD']) {
    const { status, headers, bytes } = await ask('/stod/ut', { method })
    assert.equal(status, 303)
    assert.equal(headers.get('Location'), 'https://www.example.se/vader')
    assert.equal(headers.getSetCookie().length, 2)
    for (const cookie of headers.getSetCookie()) assert.match(cookie, /HttpOnly; SameSite=Strict/)
    assert.match(headers.getSetCookie()[1] ?? '', /Max-Age=0/)
    assert.equal(bytes.length, 0)
  }
})

test('S-R25: nobody else’s page sends forms to us; other methods are refused', async () => {
  const { ask } = await open({ publications: publishing(published(exampleSite())) })
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example' },
  ] as Record<string, string>[])
    assert.equal((await ask('/stod/h2k7wq/s/1', { method: 'POST', headers })).status, 403)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) assert.equal((await ask('/stod/h2k7wq/a01', { method })).status, 405)
  assert.equal((await ask('/stod/h2k7wq/a01', { method: 'POST' })).status, 405)
  const head = await ask('/stod/h2k7wq/a01', { method: 'HEAD' })
  assert.deepEqual([head.status, head.bytes.length, head.headers.get('Content-Length')], [200, 0, String(PAGE_BYTES)])
})

test('files have names that say nothing, come in pieces for a film, and only those that the site names', async () => {
  const site = exampleSite()
  const { ask } = await open({ publications: publishing(published(site)) })
  const [leaflet] = site.files
  const [sound] = site.media
  assert.ok(leaflet && sound)
  const pdf = await ask(`/stod/h2k7wq/f/${leaflet.sha256.slice(0, 16)}.pdf`)
  assert.equal(pdf.headers.get('Content-Disposition'), 'inline; filename="information.pdf"')
  assert.deepEqual(pdf.bytes, PDF)
  const at = `/stod/h2k7wq/f/${sound.sha256.slice(0, 16)}.mp3`
  const part = await ask(at, { headers: { Range: 'bytes=3-10' } })
  assert.deepEqual([part.status, part.headers.get('Content-Range'), part.bytes.toString()], [206, `bytes 3-10/${SOUND.length}`, 'invented'])
  assert.equal((await ask(at, { headers: { Range: `bytes=${SOUND.length}-` } })).status, 416)
  for (const path of [
    `/stod/h2k7wq/f/${leaflet.sha256.slice(0, 16)}.mp4`,
    '/stod/h2k7wq/f/0000000000000000.pdf',
    '/stod/h2k7wq/f/..%2f..%2fetc',
    `/stod/${NATIONAL_CODE}/f/${leaflet.sha256.slice(0, 16)}.pdf`,
  ])
    assert.equal((await ask(path)).status, 404, path)
})

test('S-R52: without any database, ever, the national texts answer', async () => {
  const { ask } = await open({ publications: publishing({}, { down: true }) })
  assert.equal((await ask('/stod/')).status, 200)
  assert.equal((await ask(`/stod/${NATIONAL_CODE}/a02`)).status, 200)
})

test('S-R52: with the database stopped what was published goes on, also after a restart; a bad document is refused and the old one kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-entry-'))
  try {
    const state = { down: false }
    const site = exampleSite()
    const documents: Record<string, { revision: string; document: unknown }> = published(site)
    const first = await open({ publications: publishing(documents, state), copies: openCopies(folder) })
    const [leaflet] = site.files
    const pdf = `/stod/h2k7wq/f/${leaflet?.sha256.slice(0, 16)}.pdf`
    await first.source.refresh()
    state.down = true
    await first.source.refresh()
    assert.equal(first.source.reached(), false)
    assert.equal((await first.ask(pdf)).status, 200, 'a file that nobody had asked for yet')
    assert.ok((await first.ask('/stod/h2k7wq/a01')).bytes.includes('Lillviks kommun'))
    const again = await open({ publications: publishing({}, state), copies: openCopies(folder) })
    assert.ok((await again.ask('/stod/h2k7wq/a01')).bytes.includes('Lillviks kommun'))
    assert.equal((await again.ask(pdf)).status, 200)
    state.down = false
    documents[site.site] = { revision: '2', document: { ...site, version: 99 } }
    await first.source.refresh()
    await first.source.refresh()
    assert.ok((await first.ask('/stod/h2k7wq/a01')).bytes.includes('Lillviks kommun'))
    assert.equal(first.lines.filter((line) => line.includes('publication_refused')).length, 1, 'told once')
    delete documents[site.site]
    await first.source.refresh()
    assert.equal((await first.ask('/stod/h2k7wq/a01')).status, 404, 'a withdrawn site is gone')
    assert.deepEqual(readdirSync(folder), ['files'])
    assert.deepEqual(readdirSync(join(folder, 'files')), [], 'nor do its files lie there')
    writeFileSync(join(folder, `${site.site}.json`), '{"revision":"3","docum')
    assert.equal((await (await open({ copies: openCopies(folder) })).ask('/stod/')).status, 200, 'half a copy is passed over')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('row 95, S-R45: nothing is logged of who reads what', async () => {
  const { ask, lines } = await open({ publications: publishing(published(exampleSite())) })
  await ask('/stod/h2k7wq/a27', { headers: { 'X-Forwarded-For': '192.0.2.7' } })
  await ask('/stod/h2k7wq/a99')
  assert.deepEqual(lines, [])
})

test('use is counted by day and group of pages alone, in batches; what cannot be written is kept', async () => {
  const written: unknown[] = []
  let fails = true
  const counter = makeCounter(
    async (tenant, counted) => {
      if (fails) throw new Error('away')
      written.push([tenant, ...counted])
    },
    () => new Date('2026-11-22T23:30:00Z'),
  )
  const site = exampleSite()
  const { ask } = await open({ publications: publishing(published(site)) }, {}, counter.count)
  for (const path of ['/stod/h2k7wq/a20', '/stod/h2k7wq/a27', '/stod/h2k7wq/c41', '/stod/h2k7wq/a99']) await ask(path)
  await counter.write()
  fails = false
  await counter.write()
  await counter.write()
  assert.deepEqual(written, [
    [
      site.tenant,
      { site: site.site, day: '2026-11-23', page_group: 'who', reads: 2 },
      { site: site.site, day: '2026-11-23', page_group: 'protected', reads: 1 },
    ],
  ])
})

test('a page that has outgrown its size is shown with the national text rather than not at all', async () => {
  const long = Array.from({ length: 12 }, (_, i) => ({ page: 'now', form: 'sv' as const, text: `${i} ${'ord och '.repeat(900)}` }))
  const { ask, lines } = await open({ publications: publishing(published(exampleSite({ pieces: long }))) })
  const { status, bytes } = await ask('/stod/h2k7wq/a02')
  assert.deepEqual([status, bytes.length], [200, PAGE_BYTES])
  assert.ok(bytes.includes('Lillviks kommun') && bytes.includes('116 016'))
  assert.ok(lines.some((line) => line.includes('publication_refused')))
})
