import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Postgres } from './postgres.ts'
import { OWNER_URL_VARIABLE, startTemporaryPostgres, startTemporaryServer } from './temporary.ts'

let server: Postgres
const outside = process.env[OWNER_URL_VARIABLE]
before(async () => {
  server = await startTemporaryServer()
})
after(async () => {
  if (outside === undefined) delete process.env[OWNER_URL_VARIABLE]
  else process.env[OWNER_URL_VARIABLE] = outside
  await server.stop()
})

async function rows(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

test('a server that holds a real database is refused', async () => {
  process.env[OWNER_URL_VARIABLE] = server.superuserUrl
  await assert.rejects(startTemporaryPostgres(), /points at a server with the database "samvarn"/)
})

test('several test databases share one server, and the last one takes the roles with it', async () => {
  const postgres = new URL(server.superuserUrl)
  postgres.pathname = '/postgres'
  process.env[OWNER_URL_VARIABLE] = postgres.href
  await rows(postgres.href, 'drop database samvarn')
  const databases = await Promise.all([startTemporaryPostgres(), startTemporaryPostgres(), startTemporaryPostgres()])
  const names = new Set<unknown>()
  for (const database of databases) {
    const [row] = (await rows(database.url('samvarn_app'), 'select current_database() as name')) as { name: string }[]
    names.add(row?.name)
    await rows(database.url('samvarn_owner'), 'create table mine (a int)')
  }
  assert.equal(names.size, 3)
  await Promise.all(databases.map((database) => database.stop()))
  assert.deepEqual(await rows(postgres.href, "select 1 from pg_database where datname like 'samvarn%'"), [])
  assert.deepEqual(await rows(postgres.href, "select 1 from pg_roles where rolname like 'samvarn%' and not rolsuper"), [])
})
