/** What doctor says of the public pages, and of parts that are off while their tables are there. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { PARTS, readConfig } from '../../src/config.ts'
import { looksAtPublic } from '../../src/ops/doctor-public.ts'
import type { Finding } from '../../src/ops/doctor-findings.ts'
import type { Ground } from '../../src/ops/reach.ts'
import { MIGRATIONS, migrate } from '../../src/platform/database/migrate.ts'
import { exampleSite } from '../public/example-site.ts'
import { listening, serveEntry } from '../public/entry-server.ts'
import { type EmptyPlace, openEmpty, REAL } from './filled.ts'

let place: EmptyPlace
let client: pg.Client
const servers: Server[] = []
before(async () => {
  place = await openEmpty()
  await migrate(place.connections.owner, MIGRATIONS, PARTS)
  client = new pg.Client(place.connections.owner)
  await client.connect()
})
after(async () => {
  await client?.end()
  for (const server of servers) server.close()
  await place?.close()
})

async function look(settings: Record<string, string> = {}, builtIn = true): Promise<Record<string, Finding>> {
  const ground: Ground = {
    places: { folder: '', programs: '', temporary: '', serverUser: undefined },
    env: {},
    config: readConfig({ ...REAL, ...settings }),
    say: () => undefined,
  }
  const reached = { url: () => '', builtIn, isUp: true, close: async () => undefined }
  const found: Record<string, Finding> = {}
  for (const [, one] of looksAtPublic(ground, reached, client)) for (const finding of await one()) found[finding.check] = finding
  return found
}
const says = (finding: Finding | undefined, state: Finding['state'], sv: RegExp, en: RegExp): void => {
  assert.equal(finding?.state, state, finding?.text.sv)
  assert.match(finding?.text.sv ?? '', sv)
  assert.match(finding?.text.en ?? '', en)
}
async function other(headers: Record<string, string>, status = 200): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, headers).end('<title>Information</title>'))
  servers.push(server)
  return listening(server)
}

test('where nothing is published nothing is said of an address, and the role is there', async () => {
  const found = await look()
  assert.deepEqual(Object.keys(found), ['entry_role'])
  says(found['entry_role'], 'ok', /samvarn_public\) finns/, /is there/)
  assert.deepEqual(await look({ SAMVARN_PARTS: 'protect,followup' }), {}, 'without the part nothing is looked for')
})

test('published sites without an address, at one that does not answer, at one that is another, and at the right one', async () => {
  const [tenant, site] = [randomUUID(), randomUUID()]
  await place.ask(
    "insert into tenant (id, name, kind, key_wrapped, slug) values ($1, 'Norrviks kommun (påhittad)', 'municipality', $2, 'norrvik')",
    [tenant, randomBytes(60)],
  )
  await place.ask("insert into site (tenant, id, code, name, kind) values ($1, $2, 'h2k7wq', 'Norrvik', 'municipality')", [tenant, site])
  await place.ask("insert into publication (tenant, site, code, revision, document) values ($1, $2, 'h2k7wq', 1, '{}')", [tenant, site])
  says((await look())['entry'], 'warning', /Utlagda sidor: 1\. .*SAMVARN_ENTRY_URL saknas.*samvarn public/, /is missing.*samvarn public/)
  const at = async (url: string) => (await look({ SAMVARN_ENTRY_URL: url }))['entry']
  says(
    await at('http://127.0.0.1:9/info'),
    'fault',
    /127\.0\.0\.1:9\/info\/ svarar inte härifrån\. Starta samvarn public/,
    /does not answer/,
  )
  says(await at(await other({})), 'fault', /\(200\) men inte som samvarn public: content-security-policy/, /not as samvarn public/)
  says(await at(await other({}, 421)), 'fault', /\(421\) men inte/, /\(421\) but not/)
  const entry = await serveEntry([exampleSite()], 'https://www.example.se/', '/info')
  try {
    says(await at(entry.base), 'ok', /\/info\/ svarar som den ska\. Utlagda sidor: 1\./, /answers as it should/)
    assert.equal(entry.asked.length, 1, 'one request')
  } finally {
    await entry.close()
  }
  assert.equal((await look({ SAMVARN_MODE: 'demo', SAMVARN_DEMO: '1' }))['entry'], undefined, 'a demonstration has its pages at /stod')
  await place.ask("update site set entry_address = 'https://www.example.se/info'")
  assert.equal((await look())['entry'], undefined, 'a site that is met elsewhere needs no address here')
})

test('person tables while the part protect is off are told of, with what is in them and what to do', async () => {
  says(
    (await look({ SAMVARN_PARTS: 'followup,reach' }))['parts'],
    'warning',
    /\(0 personer\).*SAMVARN_PARTS/,
    /\(0 persons\).*SAMVARN_PARTS/,
  )
  assert.equal((await look())['parts'], undefined)
})
