/** Every earlier schema, filled, becomes this version's without losing a row; each release adds its line to SHIPPED. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { PARTS, readConfig } from '../../src/config.ts'
import { createApp, jobsOf, modulesOf } from '../../src/main.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { Database } from '../../src/platform/database/database.ts'
import { drainJobs, prepareJobs } from '../../src/platform/jobs.ts'
import { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'
import { makeLog } from '../../src/platform/log.ts'
import { dumpSchema } from '../../src/platform/database/schema-dump.ts'
import { cookieName, hashOf, newToken } from '../../src/platform/http/session.ts'
import { keyMark } from '../../src/platform/keys/root.ts'
import { tarOf } from '../../src/ops/backup.ts'
import { openTar, restoreInto } from '../../src/ops/restore-into.ts'
import { tablesOf } from '../../src/ops/tables.ts'
import { FILLED } from './upgrade-filled.ts'
import { type EmptyPlace, openEmpty, REAL } from './filled.ts'

/** What each release shipped: the last migration of it. */
const SHIPPED = ['0004_check.sql'] as const

const places: EmptyPlace[] = []
after(async () => {
  for (const place of places) await place.close()
})

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  await client.connect()
  return client
}

async function counts(client: pg.Client): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ n: number }>({ text: `select count(*)::int as n from public.${client.escapeIdentifier(name)}` })
    found[name] = rows[0]?.n ?? 0
  }
  return found
}

for (const last of SHIPPED)
  test(`a filled database of ${last} is upgraded: no row is lost, what is sealed opens, and the program works on it`, async () => {
    const place = await openEmpty()
    places.push(place)
    const root = randomBytes(32)
    const then = readMigrations(MIGRATIONS).filter(({ name }) => name <= last)
    await migrate(place.connections.owner, MIGRATIONS, PARTS, then)
    const client = await connect(place.connections.owner)
    try {
      const ids = await FILLED[last](client, root)
      const before = await counts(client)
      assert.deepEqual(
        Object.entries(before).filter(([, rows]) => rows === 0),
        [],
        'every table of that release has a row',
      )
      await migrate(place.connections.owner, MIGRATIONS, PARTS)
      const later = await counts(client)
      for (const [table, rows] of Object.entries(before)) assert.equal(later[table], rows, table)
      const { rows } = await client.query<{ key_wrapped: Buffer; name_sealed: Buffer; sealed: Buffer; person_key: Buffer }>(
        `select t.key_wrapped, a.name_sealed, d.sealed, p.key_wrapped as person_key from tenant t
          join account a on a.tenant = t.id and a.id = $1 join person p on p.tenant = t.id join person_datum d on d.person = p.id`,
        [ids.officer],
      )
      const [row] = rows
      assert.ok(row)
      const keys = TenantKeys.unwrap(root, ids.tenant, row.key_wrapped)
      assert.equal(keys.own().open('account', 'name', ids.officer, row.name_sealed), 'Siv Påhitt')
      assert.equal(
        keys.owner(ids.person, row.person_key).open('person_datum', 'sealed', ids.datum, row.sealed),
        '{"value":"070-174 06 05"}',
      )
      await worksOn(place, root, ids)
    } finally {
      await client.end()
    }
  })

/** The officer of before signs in and sees her list; the job that she left in line is done. */
async function worksOn(place: EmptyPlace, root: Buffer, ids: { tenant: string; officer: string; person: string }): Promise<void> {
  const config = readConfig(REAL)
  const log = makeLog('silent')
  const db = new Database(place.connections, root, config, log)
  try {
    const context = { db, config, log }
    await prepareJobs(context, place.connections.owner)
    await place.ask('delete from demo_cast')
    const token = newToken()
    await place.ask(
      "insert into session (tenant, token_hash, account, method, expires_at) values ($1, $2, $3, 'passkey', now() + interval '8 hours')",
      [ids.tenant, hashOf(token), ids.officer],
    )
    const modules = modulesOf(config)
    const app = createApp({ db, config, log, csrfKey: randomBytes(32) }, modules)
    const page = await app.request('http://localhost/personer', {
      headers: { Cookie: `${cookieName(config, 'samvarn')}=${token}`, Host: 'localhost' },
    })
    assert.equal(page.status, 200)
    await db.asWorker(ids.tenant, (tx) => tx.enqueue('index_person', ids.person))
    await drainJobs(jobsOf(modules), context)
    assert.deepEqual(await place.ask('select 1 from graphile_worker._private_jobs'), [])
  } finally {
    await db.close()
  }
}

/** What a copy of this database becomes in an empty place, without the encryption that other tests look at. */
async function throughCopy(client: pg.Client, root: Buffer): Promise<EmptyPlace> {
  const place = await openEmpty()
  places.push(place)
  const plain = tarOf(client, { program: 'test', root_key_mark: keyMark(root), settings: {} }, {})
  await restoreInto({ connections: place.connections, config: place.config, root }, await openTar(plain))
  return place
}

for (const last of SHIPPED)
  test(`a copy made by ${last} is restored where it was made and then upgraded; what older rules allowed comes back`, async () => {
    const place = await openEmpty()
    places.push(place)
    const root = randomBytes(32)
    await migrate(
      place.connections.owner,
      MIGRATIONS,
      PARTS,
      readMigrations(MIGRATIONS).filter(({ name }) => name <= last),
    )
    const client = await connect(place.connections.owner)
    try {
      await FILLED[last](client, root)
      const old = await throughCopy(client, root)
      // A role from before analyses were recorded: the rule is not valid for it, and a copy of today holds it as well.
      const before = await place.ask('select account, role from role_grant')
      assert.deepEqual(await old.ask('select account, role, analysis from role_grant'), [{ ...before[0], analysis: null }])
      const owner = await connect(old.connections.owner)
      const again = await throughCopy(owner, root).finally(() => owner.end())
      assert.deepEqual(await again.ask('select account, role, analysis from role_grant'), [{ ...before[0], analysis: null }])
      const loose = 'select conname from pg_constraint where not convalidated order by 1'
      assert.deepEqual(await again.ask(loose), await old.ask(loose), 'the rules stand as they stood')
    } finally {
      await client.end()
    }
  })

test('an upgraded database has the same schema as a new one', async () => {
  const [old, fresh] = [await openEmpty(), await openEmpty()]
  places.push(old, fresh)
  const then = readMigrations(MIGRATIONS).filter(({ name }) => name <= SHIPPED[0])
  await migrate(old.connections.owner, MIGRATIONS, PARTS, then)
  await migrate(old.connections.owner, MIGRATIONS, PARTS)
  await migrate(fresh.connections.owner, MIGRATIONS, PARTS)
  const [a, b] = [
    await connect({ connectionString: old.database.superuserUrl }),
    await connect({ connectionString: fresh.database.superuserUrl }),
  ]
  try {
    assert.equal(await dumpSchema(a), await dumpSchema(b))
  } finally {
    await a.end()
    await b.end()
  }
})
