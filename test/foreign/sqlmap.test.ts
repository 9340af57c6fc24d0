/**
 * S-R26: a foreign tool (sqlmap, from Debian's packages) attacks every parameter of the running app. Where it is not
 * installed the test is skipped, visibly; in CI that is an error. A careless twin proves that the tool would have found something.
 */
import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import pg from 'pg'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

const there = spawnSync('sqlmap', ['--version'], { stdio: 'ignore' }).status === 0
const skip = there || process.env['CI'] !== undefined ? false : 'sqlmap is not installed (Debian: apt-get install sqlmap)'

let house: TestHouse
let server: Server
let twin: Server
let folder: string
before(async () => {
  if (skip !== false) return
  folder = mkdtempSync(join(tmpdir(), 'samvarn-sqlmap-'))
  house = await openHouse({
    SAMVARN_SEARCHES_PER_HOUR_MAX: '10000',
    SAMVARN_CHECKS_PER_HOUR_MAX: '10000',
    SAMVARN_REQUESTS_PER_MINUTE_MAX: '1000000',
  })
  server = await listening(createServer(getRequestListener(async (request) => house.app.fetch(request))))
  twin = await listening(createServer(careless))
})
after(async () => {
  server?.close()
  twin?.close()
  await house?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

async function listening(one: Server): Promise<Server> {
  one.listen(0, '127.0.0.1')
  await once(one, 'listening')
  return one
}
const addressOf = (one: Server) => `http://localhost:${(one.address() as AddressInfo).port}`

/** What must never be written in src: the text of a statement glued together with what somebody sent. */
async function careless(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? '', 'http://localhost').searchParams.get('name') ?? ''
  const client = new pg.Client({ connectionString: house.database.superuserUrl })
  await client.connect()
  const found = await client.query(`select name from unit where name = '${asked}'`).catch(() => ({ rows: [] }))
  await client.end()
  response.end(`<p>${found.rows.length === 0 ? 'ingen' : 'finns'}</p>`)
}

/** Runs sqlmap and says whether it found a way in. */
function attack(args: string[]): Promise<{ found: boolean; tested: boolean; said: string }> {
  const all = [
    '--batch',
    '--flush-session',
    '--disable-coloring',
    '--level=2',
    '--risk=1',
    '--technique=BEU',
    '--dbms=PostgreSQL',
    '--threads=4',
    '--timeout=10',
    '--retries=0',
    '--ignore-code=404',
    `--output-dir=${folder}`,
    ...args,
  ]
  return new Promise((resolve) => {
    execFile('sqlmap', all, { maxBuffer: 32 * 1024 * 1024, timeout: 240_000 }, (_error, stdout) => {
      resolve({
        found: /is vulnerable|identified the following injection point/.test(stdout),
        tested: /do not appear to be injectable|injection point/.test(stdout),
        said: stdout.slice(-1500),
      })
    })
  })
}

test('the attack finds the way into a careless twin, so that its silence elsewhere means something', { skip }, async () => {
  const { found, said } = await attack(['-u', `${addressOf(twin)}/?name=Jouren`, '-p', 'name'])
  assert.ok(found, said)
})

const NOBODY = '00000000-0000-4000-8000-000000000000'
const FORMS: [slug: string, path: string, fields: Record<string, string>][] = [
  ['norrvik-handlaggare', '/logga-in', { vem: NOBODY }],
  ['norrvik-handlaggare', '/sok', { query: 'Alva Sagoström' }],
  ['norrvik-handlaggare', '/koppla', { phone: '070-1740612', when: 'today', about: 'visit' }],
  ['norrvik-handlaggare', '/lamna-in', { given: 'Alva', sur: 'Sagoström', identity_number: '', relation: 'client', why: 'told_by_person' }],
  ['norrvik-handlaggare', '/kontrollera', { recipient: 'public', subject: '', text: 'Nämnden tackar för skrivelsen.' }],
  [
    'norrvik-skyddsansvarig',
    '/personer/ny',
    { given: 'Alva', sur: 'Sagoström', identity_number: '', level: 'provisional', relation: 'client', circle: NOBODY },
  ],
]
const PAGES: [slug: string, path: string][] = [
  ['norrvik-skyddsansvarig', '/granskning?visa=klara&sida=1'],
  ['norrvik-skyddsansvarig', '/personer?sida=1'],
  ['norrvik-loggranskare', '/loggranskning/all?sida=1'],
  ['norrvik-handlaggare', '/?sprak=sv'],
]

for (const [slug, path] of PAGES) {
  test(`S-R26: no way in through the address ${path}`, { skip }, async () => {
    const visitor = await Visitor.as(house, slug)
    const { found, tested, said } = await attack([
      '-u',
      `${addressOf(server)}${path}`,
      `--cookie=${visitor.cookies()}`,
      '--param-exclude=samvarn',
    ])
    assert.ok(tested, said)
    assert.doesNotMatch(said, /403 \(Forbidden\)|500 \(Internal/, 'every form reached the program, and none broke it')
    assert.ok(!found, said)
  })
}
for (const [slug, path, fields] of FORMS) {
  test(`S-R26: no way in through the form at ${path}`, { skip }, async () => {
    const visitor = await Visitor.as(house, slug)
    const data = new URLSearchParams({ csrf: visitor.csrf(), ...fields }).toString()
    const { found, tested, said } = await attack([
      '-u',
      `${addressOf(server)}${path}`,
      `--data=${data}`,
      `--cookie=${visitor.cookies()}`,
      `--headers=Sec-Fetch-Site: same-origin\\nOrigin: ${addressOf(server)}`,
      `-p`,
      Object.keys(fields).join(','),
    ])
    assert.ok(tested, said)
    assert.doesNotMatch(said, /403 \(Forbidden\)|500 \(Internal/, 'every form reached the program, and none broke it')
    assert.ok(!found, said)
  })
}
