/** Those who were there before the upgrade sign in and work, in the rooms of before and in the new ones. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readConfig } from '../../src/config.ts'
import { createApp, jobsOf, modulesOf, portsOf } from '../../src/main.ts'
import { Database } from '../../src/platform/database/database.ts'
import { drainJobs, prepareJobs } from '../../src/platform/jobs.ts'
import { makeLog } from '../../src/platform/log.ts'
import { openDemoEntry } from '../../src/reach/entry/index.ts'
import { siteDocument } from '../../src/reach/text/index.ts'
import { Visitor } from '../visitor.ts'
import { type EmptyPlace, REAL } from './filled.ts'
import type { Ids } from './upgrade-filled.ts'

export async function worksOn(place: EmptyPlace, root: Buffer, ids: Ids): Promise<void> {
  const config = readConfig(REAL)
  const log = makeLog('silent')
  const db = new Database(place.connections, root, config, log)
  try {
    const context = { db, config, log }
    await prepareJobs(context, place.connections.owner)
    await place.ask('delete from demo_cast')
    const modules = modulesOf(config)
    const app = createApp({ db, config, log, csrfKey: randomBytes(32), entry: undefined, ...portsOf(config) }, modules)
    const people = Object.entries(ids).filter((one): one is [string, string] => typeof one[1] === 'string')
    const cast = Object.fromEntries(people.map(([who, account]) => [who, { tenant: ids.tenant, account }]))
    const seated = (who: string) => Visitor.seated({ app, config, cast, superuser: place.ask }, who)
    const drain = () => drainJobs(jobsOf(modules), context)
    const officer = await seated('officer')
    for (const path of ['/personer', '/rutiner']) assert.equal((await officer.get(path)).status, 200, path)
    const head = ids.head && (await seated('head'))
    if (head) for (const path of ['/oversikt', '/konton', '/nodoppningar']) assert.equal((await head.get(path)).status, 200, path)
    for (const who of ['coordinator', 'national'] as const) if (ids[who] !== undefined) await opensAll(await seated(who), who)
    if (ids.communicator !== undefined) await publishes(await seated('communicator'), place, drain)
    await db.asWorker(ids.tenant, (tx) => tx.enqueue('index_person', ids.person))
    await drain()
    assert.deepEqual(await place.ask('select task_identifier, attempts, run_at - now() as wait, last_error from graphile_worker.jobs'), [])
  } finally {
    await db.close()
  }
}

/** Every place in her menu opens, and whatever stands first in its list. */
async function opensAll(visitor: Visitor, who: string): Promise<void> {
  const menu = [...(await visitor.get('/')).text.matchAll(/<a [^>]*href="(\/[a-z-]+)"/g)].map(([, path = '']) => path)
  assert.ok(menu.length > 5, who)
  for (const path of new Set(menu)) {
    const list = await visitor.get(path)
    assert.ok([200, 303].includes(list.status), `${who}: ${path} ${list.status}`)
    const one = /href="(\/[a-z-]+\/[0-9a-f-]{36})"/.exec(list.text)?.[1]
    if (one !== undefined) assert.equal((await visitor.get(one)).status, 200, `${who}: ${one}`)
  }
}

/** A room that this version has and that one had not: a site is made, published, and met by those outside. */
async function publishes(communicator: Visitor, place: EmptyPlace, drain: () => Promise<void>): Promise<void> {
  await communicator.get('/sidor/ny')
  const made = await communicator.post('/sidor/ny/1981', { name: 'Sala kommun', kind: 'municipality', unit: 'alla' })
  assert.equal(made.status, 303, made.text)
  await drain()
  const [row] = await place.ask<{ document: unknown }>('select document from publication')
  const document = siteDocument.parse(row?.document)
  const entry = openDemoEntry(place.connections.public, readConfig({}), makeLog('silent'))
  try {
    const page = await entry.fetch(new Request(`http://localhost/stod/${document.code}/a01`))
    assert.equal(page.status, 200)
    assert.match(await page.text(), /Sala kommun/)
  } finally {
    await entry.close()
  }
}
