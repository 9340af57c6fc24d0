import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { DOMParser } from '@xmldom/xmldom'
import { entryApp, makeSource, nationalDocument, pageAddress, renderPage } from '../entry/index.ts'
import { makeLog } from '../../platform/log.ts'
import { readConfig } from '../../config.ts'
import { APACHE, missing, NGINX, readable, startApache, startNginx, type WebServer } from '../../../test/public/web-server.ts'
import { besideOf } from './beside.ts'
import { type Built, build } from './build.ts'
import { apacheConfiguration, type Hosting, nginxConfiguration } from './configurations.ts'
import { EXPECTED, hostingOf } from './expected.ts'
import { cleanAddress } from './export.ts'
import { NotOurs, writeExport } from './folder.ts'
import { GUARANTEE_IDS, type Guarantee, lostOf, tellingWord } from './guarantee.ts'
import { judge } from './judge.ts'
import { NoSite, visit } from './visit.ts'
import { zipStream } from './zip.ts'

const LEAVE = 'https://www.smhi.se/'
const documents = [nationalDocument()]
const published = { documents, file: async () => undefined }
const work = mkdtempSync(join(tmpdir(), 'export-'))
let root = ''
before(async () => {
  await writeExport(join(work, 'out'), build(published, { base: '/info/', leave: LEAVE }), besideOf(hosting('/srv')))
  root = readable(join(work, 'out', 'sidor'))
})
after(() => {
  rmSync(work, { recursive: true, force: true })
  if (root) rmSync(root, { recursive: true, force: true })
})
function hosting(at: string): Hosting {
  return hostingOf({ name: 'localhost', base: '/info/', root: at, leave: LEAVE })
}
const look = (origin: string, more: Partial<Parameters<typeof visit>[0]> = {}) =>
  visit({ base: `${origin}/info/`, expected: EXPECTED, near: true, pages_max: 12, files_max: 2, ...more })
const manifestOf = () => {
  const { files } = JSON.parse(readFileSync(join(work, 'out', 'manifest.json'), 'utf8')) as { files: Record<string, string> }
  return new Map(Object.entries(files).map(([path, sha256]) => [path === 'index.html' ? '' : path.replace(/\.html$/, ''), sha256]))
}

test('an exported page is the page that the entry serves, byte for byte but for what a host cannot do', async () => {
  const [document = nationalDocument()] = documents
  const path = `${pageAddress(document.code, 'sv', 'for-me').slice(1)}.html`
  const file = readFileSync(join(work, 'out', 'sidor', path))
  const page = renderPage({
    document,
    form: 'sv',
    page: 'for-me',
    base: '/info',
    leave: LEAVE,
    sites: [{ code: document.code, name: document.name, kind: document.kind, place: undefined }],
    isStatic: true,
  })
  assert.equal(file.toString(), page)
  assert.equal(file.length, EXPECTED.bytes)
})

test('S-R31–S-R40: through nginx, with the configuration that we give, every guarantee holds but encryption, and no page differs', {
  skip: missing(NGINX),
}, async () => {
  const server = await startNginx(nginxConfiguration(hosting(root)))
  try {
    const seen = await look(server.origin, { pages_max: 300, manifest: manifestOf() })
    assert.ok(seen.pages.length > 100, `${seen.pages.length} pages were found`)
    assert.deepEqual(lostOf(judge(seen)), ['encrypted'])
    // S-R39: whatever page, the same bytes come over the wire.
    assert.equal(new Set([seen.entrance, ...seen.pages].map(({ wire }) => wire)).size, 1)
    const post = await fetch(`${server.origin}/info/`, { method: 'POST', body: 'x' })
    assert.equal(post.status, 404)
    assert.equal((await post.arrayBuffer()).byteLength, EXPECTED.bytes)
  } finally {
    await server.stop()
  }
})

test('through Apache, with the configuration that we give, every guarantee holds but encryption', { skip: missing(APACHE) }, async () => {
  const server = await startApache(apacheConfiguration(hosting(root)))
  try {
    assert.deepEqual(lostOf(judge(await look(server.origin, { manifest: manifestOf() }))), ['encrypted'])
  } finally {
    await server.stop()
  }
})

/** What people who run web servers do without meaning harm. Each must be found, and named as what it is. */
const PLANTS: readonly [guarantee: Guarantee, fault: string, change: (configuration: string) => string][] = [
  [
    'not_compressed',
    'gzip is switched on',
    (text) => text.replaceAll('gzip off;', 'gzip on; gzip_types text/html; gzip_proxied any; gzip_min_length 1;'),
  ],
  ['same_size', 'gzip makes pages of many sizes', (text) => text.replaceAll('gzip off;', 'gzip on;')],
  [
    'no_cookies',
    'a load balancer sets its cookie',
    (text) => text.replaceAll('charset utf-8;', 'charset utf-8; add_header Set-Cookie "node=3; Path=/";'),
  ],
  ['not_stored', 'pages may be kept for an hour', (text) => text.replaceAll('"no-store, no-transform"', '"max-age=3600"')],
  ['no_referrer', 'the referrer policy is gone', (text) => text.replaceAll(/add_header Referrer-Policy .*;/g, '')],
  ['policy', 'the policy lets measuring in', (text) => text.replaceAll("default-src 'none';", "default-src 'none'; connect-src https:;")],
  ['apart', 'the page may stand in a frame', (text) => text.replaceAll(/add_header X-Frame-Options .*;/g, '')],
  ['exit', 'the exit is a page of our own', (text) => text.replace(/return 303 .*;/, 'return 200;')],
  ['exit', 'the exit leads back to us', (text) => text.replace(/return 303 .*;/, 'return 303 /info/;')],
  ['exit_forgets', 'the exit sets no cookie', (text) => text.replaceAll(/add_header Set-Cookie .*;/g, '')],
  ['no_cookies', 'the cookie of the exit stays', (text) => text.replace(/add_header Set-Cookie "l=;.*;/, '')],
  ['unknown_same', 'the server’s own error page shows', (text) => text.replaceAll(/error_page .*;/g, '')],
  ['silent_server', 'the server tells its version', (text) => text.replace('server_tokens off;', 'server_tokens on;')],
  [
    'silent_server',
    'the server tells what runs on it',
    (text) => text.replaceAll('charset utf-8;', 'charset utf-8; add_header X-Powered-By PHP/8.2;'),
  ],
  ['found', 'every page may be found', (text) => text.replaceAll(/add_header X-Robots-Tag .*;/g, '')],
  [
    'no_third_party',
    'the browser is told to report elsewhere',
    (text) => text.replaceAll('charset utf-8;', 'charset utf-8; add_header Report-To "{}";'),
  ],
  ['answers', 'the pages are not there', (text) => text.replaceAll('$uri.html', '$uri.htm')],
  [
    'neutral',
    'the title is changed on the way',
    (text) => text.replaceAll('charset utf-8;', 'charset utf-8; sub_filter_once on; sub_filter "<title>Information" "<title>Kvinnofrid";'),
  ],
  [
    'unchanged',
    'something is put into the page',
    (text) => text.replaceAll('charset utf-8;', 'charset utf-8; sub_filter_once on; sub_filter "<title>Information" "<title>Informatiom";'),
  ],
  [
    'one_request',
    'a script is put into the page',
    (text) =>
      text.replaceAll('charset utf-8;', 'charset utf-8; sub_filter_once on; sub_filter "</head>" "<script src=/m.js></script></head>";'),
  ],
  [
    'no_third_party',
    'measuring is put into the page',
    (text) =>
      text.replaceAll(
        'charset utf-8;',
        'charset utf-8; sub_filter_once on; sub_filter "</head>" "<img src=https://m.example.com/p.gif></head>";',
      ),
  ],
]
test('each fault that is planted in a host is found, and named', { skip: missing(NGINX) }, async (t) => {
  const right = nginxConfiguration(hosting(root))
  const found = new Set<Guarantee>()
  for (const [guarantee, fault, change] of PLANTS) {
    const text = change(right)
    assert.notEqual(text, right, fault)
    const server: WebServer = await startNginx(text)
    try {
      const judgement = judge(await look(server.origin, { manifest: manifestOf() }))
      assert.equal(judgement[guarantee].holds, false, `${fault}: ${lostOf(judgement)}`)
      assert.ok((judgement[guarantee].where ?? '').startsWith('http'), fault)
      found.add(guarantee)
    } finally {
      await server.stop()
    }
  }
  t.diagnostic(`${PLANTS.length} faults`)
  // Encryption is seen above; a host's name is judged by its words.
  assert.deepEqual(
    GUARANTEE_IDS.filter((id) => !found.has(id)),
    ['encrypted', 'host_name'],
  )
})

test('S-R40: a telling name of host, certificate or path is named; an ordinary one is not', async () => {
  const app = entryApp({
    config: { ...readConfig({}), entry_url: 'https://www.norrvik.example.se/info' },
    log: makeLog('silent'),
    source: makeSource({ log: makeLog('silent'), look_ms_min: 0 }),
    base: '/info',
  })
  const over = (host: string, certificate: readonly string[]) =>
    visit(
      { base: `https://${host}/info/`, expected: EXPECTED, near: true, pages_max: 3, files_max: 1 },
      async ({ url, method = 'GET' }) => {
        const answer = await app.fetch(new Request(url, { method }))
        const headers = [...answer.headers]
          .filter(([name]) => name !== 'set-cookie')
          .concat(answer.headers.getSetCookie().map((line) => ['set-cookie', line] as [string, string]))
        const body = Buffer.from(await answer.arrayBuffer())
        return { url, method, status: url.startsWith('http:') ? 301 : answer.status, headers, body, wire: body.length, certificate }
      },
    )
  assert.deepEqual(lostOf(judge(await over('www.norrvik.example.se', ['www.norrvik.example.se']))), [])
  assert.equal(judge(await over('kvinnofrid.norrvik.example.se', [])).host_name.holds, false)
  assert.equal(
    judge(await over('www.norrvik.example.se', ['www.norrvik.example.se', 'skyddatboende.norrvik.example.se'])).host_name.seen,
    'skydd',
  )
  assert.equal(tellingWord('/info/h2k7wq/a20'), undefined)
})

test('nothing answers: it is said, and nothing is claimed', async () => {
  await assert.rejects(look('http://localhost:9'), NoSite)
})

test('half an export is never there: a folder of somebody else’s is refused, a fault leaves the old one', async () => {
  const other = join(work, 'other')
  await writeExport(other, build(published, { base: '/info/', leave: LEAVE }), {})
  const before = readFileSync(join(other, 'manifest.json'), 'utf8')
  async function* broken(): AsyncGenerator<Built> {
    yield { path: 'index.html', bytes: Buffer.from('half') }
    throw new Error('the disk is full')
  }
  await assert.rejects(writeExport(other, broken(), {}), /full/)
  assert.equal(readFileSync(join(other, 'manifest.json'), 'utf8'), before)
  async function* escaping(): AsyncGenerator<Built> {
    yield { path: '../../out.html', bytes: Buffer.from('x') }
  }
  await assert.rejects(writeExport(other, escaping(), {}), RangeError)
  const theirs = mkdtempSync(join(work, 'theirs-'))
  writeFileSync(join(theirs, 'dear.txt'), 'x')
  await assert.rejects(writeExport(theirs, broken(), {}), NotOurs)
  assert.ok(existsSync(join(theirs, 'dear.txt')))
})

test('IIS: the configuration is whole XML, and gives every header that a page has (not tried on a machine with IIS)', () => {
  const text = besideOf(hosting('/srv'))['web.config'] ?? ''
  const faults: string[] = []
  const document = new DOMParser({ onError: (level: string, message: string) => faults.push(`${level} ${message}`) }).parseFromString(
    text,
    'text/xml',
  )
  assert.deepEqual(faults, [])
  const given = new Map([...document.getElementsByTagName('add')].map((node) => [node.getAttribute('name'), node.getAttribute('value')]))
  for (const [name, value] of Object.entries(EXPECTED.headers)) assert.equal(given.get(name), value, name)
  assert.match(text, /redirectType="SeeOther"/)
})

test('the zip holds what the folder holds', async () => {
  const pieces: Uint8Array[] = []
  for await (const piece of zipStream(build(published, { base: '/info/', leave: LEAVE }), 'information')) pieces.push(piece)
  const files = unzipSync(Buffer.concat(pieces))
  const folder = [...manifestOf().keys()].length
  assert.equal(Object.keys(files).length, folder)
  assert.deepEqual(Buffer.from(files['information/index.html'] ?? []), readFileSync(join(work, 'out', 'sidor', 'index.html')))
})

test('an address is kept as a visitor meets it; what is no address of a site is refused', () => {
  assert.equal(cleanAddress(' https://WWW.Norrvik.example.se/info '), 'https://www.norrvik.example.se/info/')
  assert.equal(cleanAddress('http://localhost:3000/stod'), 'http://localhost:3000/stod/')
  for (const bad of [
    'www.norrvik.example.se',
    'http://www.norrvik.example.se/',
    'https://a:b@example.se/',
    'https://example.se/?q=1',
    'https://example.se/#x',
    'ftp://example.se/',
    'https://example.se/å/',
  ])
    assert.equal(cleanAddress(bad), undefined, bad)
})
