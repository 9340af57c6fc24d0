/**
 * Databases for tests by the dozen: the first test file of a run migrates one, the others get copies of it. A copy takes a
 * tenth of the time. Where no server is shared (SAMVARN_TEST_DATABASE_OWNER_URL) there is nothing to copy from.
 */
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Config } from '../src/config.ts'
import { Database } from '../src/platform/database/database.ts'
import { MIGRATIONS, migrate, readMigrations } from '../src/platform/database/migrate.ts'
import { type Connections, DATABASE_ROLES } from '../src/platform/database/pools.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { makeLog } from '../src/platform/log.ts'
import { derivedPasswords, grantStatements, quoteName, type Role } from '../src/platform/postgres/roles.ts'
import { OWNER_URL_VARIABLE, startTemporaryPostgres, type TemporaryDatabase } from '../src/platform/postgres/temporary.ts'

const PREPARED = 'prepared by the tests'
/** Any number; one process prepares at a time. */
const LOCK = 7_301_953

export const connectionsOf = (database: TemporaryDatabase): Connections =>
  Object.fromEntries(DATABASE_ROLES.map((role) => [role, { connectionString: database.url(`samvarn_${role}`) }])) as unknown as Connections

async function prepare(database: TemporaryDatabase, config: Config): Promise<void> {
  const connections = connectionsOf(database)
  await migrate(connections.owner, MIGRATIONS, config.parts)
  const log = makeLog('error', { write: () => undefined })
  const db = new Database(connections, Buffer.alloc(32), config, log)
  await prepareJobs({ db, config, log }, connections.owner)
  await db.close()
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const isPrepared = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query("select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = $2", [name, PREPARED])).rows
    .length > 0

/** The name changes with the migrations and the parts, and looks like any test database: what sweeps those sweeps it. */
function nameFor(config: Config): string {
  const hash = createHash('sha256').update(JSON.stringify([...config.parts].sort()))
  for (const { name, sha256 } of readMigrations(MIGRATIONS)) hash.update(name).update(sha256)
  return `samvarn_test_${hash.digest('hex').slice(0, 32)}`
}

async function prepareOnce(ownerUrl: string, config: Config): Promise<string> {
  const name = nameFor(config)
  await on(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    if (await isPrepared(client, name)) return
    const fresh = await startTemporaryPostgres()
    await prepare(fresh, config)
    const from = new URL(fresh.superuserUrl).pathname.slice(1)
    await client.query(`alter database ${quoteName(from)} rename to ${quoteName(name)}`)
    await client.query(`comment on database ${quoteName(name)} is '${PREPARED}'`)
  })
  return name
}

async function copyOf(ownerUrl: string, template: string): Promise<TemporaryDatabase> {
  const name = `samvarn_test_${randomUUID().replaceAll('-', '')}`
  await on(ownerUrl, async (client) => {
    await client.query(`create database ${quoteName(name)} owner samvarn_owner template ${quoteName(template)}`)
    for (const statement of grantStatements(name)) await client.query(statement)
  })
  const passwords = derivedPasswords(ownerUrl)
  const url = (user?: { name: string; password: string }) => {
    const to = new URL(ownerUrl)
    to.pathname = `/${name}`
    if (user) {
      to.username = user.name
      to.password = user.password
    }
    return to.href
  }
  return {
    url: (role: Role) => url({ name: role, password: passwords[role] }),
    superuserUrl: url(),
    stop: () => on(ownerUrl, async (client) => void (await client.query(`drop database if exists ${quoteName(name)} with (force)`))),
  }
}

/** A database with every migration of the parts, and the job queue's own tables. */
export async function preparedDatabase(config: Config): Promise<TemporaryDatabase> {
  const ownerUrl = process.env[OWNER_URL_VARIABLE]
  if (ownerUrl) return copyOf(ownerUrl, await prepareOnce(ownerUrl, config))
  const database = await startTemporaryPostgres()
  await prepare(database, config)
  return database
}

/** After a run on somebody else's server: the copies' origin goes too. */
export const dropPrepared = (ownerUrl: string): Promise<void> =>
  on(ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where shobj_description(oid, 'pg_database') = $1",
      [PREPARED],
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${quoteName(datname)} with (force)`)
  })
