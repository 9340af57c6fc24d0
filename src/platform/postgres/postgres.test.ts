import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { isAlive, markOf } from './process-mark.ts'
import { startPostgres } from './postgres.ts'
import { ROLES } from './roles.ts'
import { startTemporaryServer } from './temporary.ts'

let server: Awaited<ReturnType<typeof startTemporaryServer>>
before(async () => {
  server = await startTemporaryServer()
})
after(async () => {
  await server.stop()
})

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('every role enters with its own password and only the owner bypasses row security', async () => {
  for (const role of ROLES) {
    const row = await as(
      server.url(role),
      async (client) =>
        (
          await client.query(
            'select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
          )
        ).rows[0],
    )
    assert.deepEqual(row, { name: role, rolsuper: false, rolbypassrls: role === 'samvarn_owner', rolcreaterole: false, rolcreatedb: false })
  }
})

test("a role with another role's password is refused", async () => {
  const wrong = new URL(server.url('samvarn_owner'))
  wrong.username = 'samvarn_app'
  await assert.rejects(
    as(wrong.href, async () => {}),
    /password authentication failed/,
  )
})

test('the app may not become the owner, make schemas, temporary tables or functions', async () => {
  await as(server.url('samvarn_app'), async (client) => {
    for (const forbidden of [
      'set role samvarn_owner',
      'create schema mine',
      'create temporary table t (a int)',
      'create table t (a int)',
      "create function f() returns int language sql as 'select 1'",
    ])
      await assert.rejects(client.query(forbidden), /permission denied|must be able to SET ROLE/, forbidden)
  })
})

test('the server listens on no network and its socket folder is closed to others', async () => {
  const settings = await as(
    server.superuserUrl,
    async (client) =>
      (await client.query("select current_setting('listen_addresses') as net, current_setting('unix_socket_directories') as folder"))
        .rows[0] as { net: string; folder: string },
  )
  assert.equal(settings.net, '')
  assert.equal(statSync(settings.folder).mode & 0o777, 0o700)
  assert.equal(statSync(join(server.places.folder, 'postgres', 'data')).mode & 0o777, 0o700)
  assert.equal(statSync(join(server.places.folder, 'postgres', 'roles.json')).mode & 0o777, 0o600)
})

test('Swedish letters sort after z, and count as letters for trigrams and upper case', async () => {
  await as(server.url('samvarn_owner'), async (client) => {
    await client.query('create extension pg_trgm')
    const { rows } = await client.query(
      "select string_agg(x, '' order by x) as sorted, upper('åäö') as upper, similarity('åäö', 'åäö') as alike from unnest(array['ö','ä','å','z','a']) x",
    )
    assert.deepEqual(rows[0], { sorted: 'azåäö', upper: 'ÅÄÖ', alike: 1 })
  })
})

test("a value in a failing statement does not reach the server's log (S-R45)", async () => {
  const canary = 'kanariefagel-7f3a'
  await as(server.url('samvarn_owner'), async (client) => {
    await client.query('create table log_test (name text primary key)')
    await client.query('insert into log_test values ($1)', [canary])
    await assert.rejects(client.query('insert into log_test values ($1)', [canary]), /duplicate key/)
    await assert.rejects(client.query(`select '${canary}'::uuid`), /invalid input syntax/)
    await assert.rejects(client.query(`select ${canary.replaceAll('-', '_')}`), /does not exist/)
  })
  const log = readFileSync(join(server.places.folder, 'postgres', 'server.log'), 'utf8')
  assert.match(log, /ready to accept connections/)
  assert.doesNotMatch(log, /kanariefagel/)
})

test('stop leaves no process and no socket', async () => {
  const other = await startTemporaryServer()
  const mark = markOf(other.pid)
  assert.ok(isAlive(mark))
  const socket = await as(
    other.superuserUrl,
    async (client) => (await client.query("select current_setting('unix_socket_directories') as folder")).rows[0].folder as string,
  )
  await other.stop()
  assert.equal(isAlive(mark), false)
  assert.equal(existsSync(socket), false)
  assert.equal(existsSync(other.places.folder), false)
})

test('a cluster from before a role came gets it at the next start, also when the start before was cut off half-way', async () => {
  const old = await startTemporaryServer()
  const file = join(old.places.folder, 'postgres', 'roles.json')
  const forget = () => {
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { roles: Record<string, string> }
    delete keys.roles['samvarn_public']
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  }
  const begin = () => startPostgres({ places: old.places, durable: false })
  try {
    // As version 0.3.0 left it: no such role at all.
    await as(old.superuserUrl, async (client) => {
      await client.query('revoke connect on database samvarn from samvarn_public')
      await client.query('drop role samvarn_public')
    })
    await old.leave()
    forget()
    const first = await begin()
    const enters = (url: string) =>
      as(url, async (client) => (await client.query<{ name: string }>('select current_user as name')).rows[0]?.name)
    assert.equal(await enters(first.url('samvarn_public')), 'samvarn_public')
    assert.equal(await enters(first.url('samvarn_app')), 'samvarn_app')
    await first.stop()
    // Cut off after the role was made and before its password was written down.
    forget()
    const second = await begin()
    assert.equal(await enters(second.url('samvarn_public')), 'samvarn_public')
    await second.stop()
    assert.equal(statSync(file).mode & 0o777, 0o600)
  } finally {
    await old.stop()
  }
})
