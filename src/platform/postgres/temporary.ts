import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { CTYPE } from './cluster.ts'
import { makeFolder, PROJECT_ROOT, type Places, placesOf, prepareFolder } from './folder.ts'
import { stopOrphan } from './keeper.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { errorCode } from './problem.ts'
import { isAlive, markOf, type ProcessMark } from './process-mark.ts'
import {
  databaseStatement,
  derivedPasswords,
  grantStatements,
  MEMBERSHIP_STATEMENT,
  quoteName,
  ROLES,
  type Role,
  roleStatements,
} from './roles.ts'

/** A superuser's URL to a server that tests may fill: Debian's PostgreSQL 15 in CI, or one shared by `npm test`. */
export const OWNER_URL_VARIABLE = 'SAMVARN_TEST_DATABASE_OWNER_URL'
const TEST_DATABASE = /^samvarn_test_[0-9a-f]{32}$/
/** Any number; it names the lock under which test processes make and drop roles, which all databases share. */
const ROLES_LOCK = 7_301_952

export type TemporaryDatabase = {
  url(role: Role): string
  /** To the same database, as superuser: for catalogue tests and for what a test must do behind the product's back. */
  superuserUrl: string
  stop(): Promise<void>
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ROLES_LOCK])
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlTo(ownerUrl: string, database: string, user?: { name: string; password: string }): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  if (user) {
    url.username = user.name
    url.password = user.password
  }
  return url.href
}

async function refuseServerInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database join pg_roles on pg_roles.oid = datdba where rolname = $1',
    ['samvarn_owner'],
  )
  const real = rows.find((row) => !TEST_DATABASE.test(row.datname))
  // The tests set new passwords on the roles: on a server that holds a real database that would lock everyone out.
  if (real)
    throw new Error(`${OWNER_URL_VARIABLE} points at a server with the database "${real.datname}". Give the tests a server of their own.`)
}

async function createRoles(client: pg.Client, secret: string): Promise<void> {
  for (const statement of roleStatements(derivedPasswords(secret)))
    await client.query(statement).catch((error: unknown) => {
      if (errorCode(error) !== '42710') throw error // duplicate_object: another test process made it
    })
  await client.query(MEMBERSHIP_STATEMENT)
}

async function createDatabase(ownerUrl: string, database: string): Promise<void> {
  await asSuperuser(ownerUrl, async (client) => {
    await refuseServerInUse(client)
    await createRoles(client, ownerUrl)
    await client.query(databaseStatement(database, CTYPE))
    for (const statement of grantStatements(database)) await client.query(statement)
  })
}

async function dropDatabase(ownerUrl: string, database: string): Promise<void> {
  await asSuperuser(ownerUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${quoteName(database)} WITH (FORCE)`)
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
    if (rows.some((row) => TEST_DATABASE.test(row.datname))) return
    await client.query(`DROP ROLE IF EXISTS ${ROLES.join(', ')}`)
  })
}

async function databaseOnServer(ownerUrl: string): Promise<TemporaryDatabase> {
  const database = `samvarn_test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(ownerUrl, database)
  const passwords = derivedPasswords(ownerUrl)
  return {
    url: (role) => urlTo(ownerUrl, database, { name: role, password: passwords[role] }),
    superuserUrl: urlTo(ownerUrl, database),
    stop: () => dropDatabase(ownerUrl, database),
  }
}

/** Folders of test runs that were killed are removed by the next one. */
async function sweep(folder: string): Promise<void> {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const left = join(folder, name)
    const owner = readOwner(left)
    if (!owner || isAlive(owner)) continue
    await stopOrphan(join(left, 'postgres', 'data'))
    rmSync(left, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function readOwner(folder: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as ProcessMark
  } catch {
    return undefined
  }
}

/** A server of the caller's own. Durable ones (fsync on) are for crash tests; others are three times faster. */
export async function startTemporaryServer({ durable = false } = {}): Promise<Postgres & { places: Places; leave(): Promise<void> }> {
  const outer = placesOf(PROJECT_ROOT)
  prepareFolder(outer)
  makeFolder(outer.temporary, outer.serverUser ? 0o711 : 0o700)
  await sweep(outer.temporary)
  const places = { ...outer, folder: join(outer.temporary, randomUUID()) }
  makeFolder(places.folder, outer.serverUser ? 0o711 : 0o700)
  writeFileSync(join(places.folder, 'owner.json'), JSON.stringify(markOf(process.pid)))
  const server = await startPostgres({ places, durable })
  return {
    ...server,
    places,
    /** Stops the server and leaves its folder, for a test that starts it again. */
    leave: () => server.stop(),
    async stop() {
      await server.stop()
      rmSync(places.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/**
 * A fresh, empty database with all roles, gone after stop(). It lies on the server named by
 * SAMVARN_TEST_DATABASE_OWNER_URL when there is one, otherwise on a server of its own.
 */
export async function startTemporaryPostgres(): Promise<TemporaryDatabase> {
  const ownerUrl = process.env[OWNER_URL_VARIABLE]
  if (ownerUrl) return databaseOnServer(ownerUrl)
  const server = await startTemporaryServer()
  return { url: server.url, superuserUrl: server.superuserUrl, stop: server.stop }
}
