/** What is published, its files, and what has been written in safe contact, through a copy and back: sealed all the way, and met again. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createGunzip } from 'node:zlib'
import { createApp, jobsOf, modulesOf, portsOf } from '../../src/main.ts'
import { backUp } from '../../src/ops/backup.ts'
import { writeStreamWhole } from '../../src/ops/files.ts'
import { openBackup, restoreInto } from '../../src/ops/restore-into.ts'
import { newIdentity, openStream } from '../../src/platform/backup/age.ts'
import { Database } from '../../src/platform/database/database.ts'
import { MIGRATIONS, readMigrations } from '../../src/platform/database/migrate.ts'
import { drainJobs } from '../../src/platform/jobs.ts'
import { keyMark } from '../../src/platform/keys/root.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type BothSides, openBothSides } from '../../src/reach/contact/test/both-sides.ts'
import { openDemoEntry } from '../../src/reach/entry/index.ts'
import { siteDocument } from '../../src/reach/text/index.ts'
import { Visitor } from '../visitor.ts'
import { type EmptyPlace, openEmpty } from './filled.ts'

const SECRET = 'älgört'
let sides: BothSides | undefined
let place: EmptyPlace | undefined
const folder = mkdtempSync(join(tmpdir(), 'samvarn-ops-'))
after(async () => {
  await sides?.house.close()
  await place?.close()
  rmSync(folder, { recursive: true, force: true })
})

const OF_REACH = readMigrations(MIGRATIONS)
  .filter(({ part }) => part === 'reach')
  .flatMap(({ text }) => [...text.matchAll(/^create table (\w+)/gm)].map(([, name = '']) => name))
async function rowsOf(ask: EmptyPlace['ask']): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of OF_REACH)
    found[table] = (await ask<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t order by 1`)).map(({ row }) => row)
  return found
}

async function copyOf({ house }: BothSides): Promise<{ path: string; identity: string }> {
  const { identity, recipient } = await newIdentity()
  const path = join(folder, 'copy.age')
  await backUp(house.connections.owner, {
    recipient,
    rootKeyMark: keyMark(house.root),
    settings: {},
    write: (sealed) => writeStreamWhole(path, sealed),
  })
  return { path, identity }
}

test('S-R15, S-R16: published sites, their files and sealed conversations come back; both sides read on, and it is published again', async () => {
  sides = await openBothSides()
  place = await openEmpty()
  const { house, tenant, code, place: site, write, newest } = sides
  const digits = await write(`Hemligt ord: ${SECRET}.`)
  const conversation = await newest()
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(50_000)])
  await house.superuser(
    "insert into publication_file (tenant, site, sha256, media_type, bytes) values ($1, $2, $3, 'application/pdf', $4)",
    [tenant, site, createHash('sha256').update(pdf).digest(), pdf],
  )
  const before = await rowsOf(house.superuser)
  for (const table of ['publication', 'publication_file', 'contact_conversation', 'contact_message', 'contact_queue'])
    assert.ok((before[table]?.length ?? 0) > 0, table)

  const { path, identity } = await copyOf(sides)
  const plain: Buffer[] = []
  for await (const piece of (await openStream(identity, createReadStream(path))).pipe(createGunzip())) plain.push(piece as Buffer)
  for (const word of [SECRET, 'blåsippa', digits, digits.replaceAll(' ', '')]) {
    assert.equal(readFileSync(path).includes(word), false)
    for (const form of [word, Buffer.from(word).toString('hex')])
      assert.equal(Buffer.concat(plain).includes(form), false, 'sealed under the copy’s own seal, too')
  }

  const { config, root } = house
  await restoreInto({ connections: place.connections, config, root }, await openBackup(await openStream(identity, createReadStream(path))))
  assert.deepEqual(await rowsOf(place.ask), before)
  await bothReadOn(place, { config, root, code, digits, conversation, cast: house.cast })
  await publishedAgain(place, { config, root, tenant, site })
})

interface Met extends Pick<BothSides['house'], 'config' | 'root' | 'cast'> {
  code: string
  digits: string
  conversation: string
}
/** In the restored place somebody opens her receipt from outside, and the team opens the conversation. */
async function bothReadOn(to: EmptyPlace, { config, root, code, digits, conversation, cast }: Met): Promise<void> {
  const log = makeLog('silent')
  const entry = openDemoEntry(to.connections.public, config, log)
  const db = new Database(to.connections, root, config, log)
  const ask = async (path: string, body?: URLSearchParams) =>
    entry.fetch(
      new Request(`http://localhost${path}`, {
        redirect: 'manual',
        ...(body ? { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } } : {}),
      }),
    )
  try {
    assert.match(await (await ask(`/stod/${code}/a10`)).text(), /Tre handläggare på socialtjänsten i Norrvik/)
    const thread = await ask(`/stod/${code}/s/a/2`, new URLSearchParams({ n: digits }))
    assert.match(await (await ask(thread.headers.get('Location') ?? '')).text(), new RegExp(SECRET))
    const house = { db, config, log, csrfKey: randomBytes(32), entry: undefined, ...portsOf(config) }
    const app = createApp(house, modulesOf(config))
    const team = await Visitor.seated({ app, config, cast, superuser: to.ask }, 'norrvik-handlaggare', { method: 'demo' })
    assert.match((await team.get(`/kontakt/samtal/${conversation}`)).text, new RegExp(SECRET))
  } finally {
    await entry.close()
    await db.close()
  }
}

/** The job that publishes goes through in the restored place, and what it writes can be read by the entry. */
async function publishedAgain(
  to: EmptyPlace,
  { config, root, tenant, site }: Pick<Met, 'config' | 'root'> & { tenant: string; site: string },
): Promise<void> {
  const db = new Database(to.connections, root, config, makeLog('silent'))
  try {
    await db.asWorker(tenant, (tx) => tx.enqueue('publish_sites', tenant))
    await drainJobs(jobsOf(modulesOf(config)), { db, config, log: makeLog('silent') })
    const [row] = await to.ask<{ document: unknown; compiled: boolean; fault: string | null }>(
      'select p.document, s.compiled_at is not null as compiled, s.fault from publication p join site s on s.tenant = p.tenant and s.id = p.site where s.id = $1',
      [site],
    )
    assert.deepEqual([row?.compiled, row?.fault], [true, null])
    assert.ok(siteDocument.parse(row?.document).queue, 'the form is out again')
  } finally {
    await db.close()
  }
}
