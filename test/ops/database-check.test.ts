import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { makeDatabase, planDatabase } from '../../src/ops/own-database.ts'
import { SetupProblem } from '../../src/platform/postgres/problem.ts'
import type { Role } from '../../src/platform/postgres/roles.ts'
import { startTemporaryServer } from '../../src/platform/postgres/temporary.ts'
import { explainConnection, isOpen, readDatabaseFacts, refuseUnsafeDatabase } from '../../src/serve/database-check.ts'
import { type DatabaseFacts, judgeDatabase } from '../../src/serve/database-facts.ts'
import { addressesOf } from '../../src/serve/databases.ts'
import { type DebianServer, startDebian } from './debian.ts'
import { needs, POSTGRES_15 } from './tools.ts'

type Server = { url(role: Role): string; superuser: string; stop(): Promise<void> }
const started: Server[] = []
after(async () => {
  for (const server of started) await server.stop()
})

async function builtIn(): Promise<Server> {
  const server = await startTemporaryServer()
  const one = { url: server.url, superuser: server.superuserUrl, stop: () => server.stop() }
  started.push(one)
  return one
}
/** As `samvarn init` makes it with an administrator's address. */
async function debian(): Promise<Server> {
  const server: DebianServer = await startDebian()
  const plan = planDatabase(`postgresql://127.0.0.1:${server.port}/samvarn`)
  const one = {
    url: addressesOf({ DATABASE_URL: plan.addresses.app, DATABASE_OWNER_URL: plan.addresses.owner }),
    superuser: server.adminUrl('samvarn'),
    stop: () => server.stop(),
  }
  started.push(one)
  await makeDatabase(server.adminUrl(), plan)
  await assert.rejects(makeDatabase(server.adminUrl(), plan), (error: SetupProblem) => /finns redan/.test(error.text.sv))
  return one
}

async function run(server: Server, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
async function refusals(server: Server): Promise<string[]> {
  return judgeDatabase(await readDatabaseFacts(server)).map(({ code }) => code)
}

/** Each break, the refusal that names it, and what undoes it. */
const BREAKS: [string, string, string, string][] = [
  ['the app is superuser', 'alter role samvarn_app superuser', 'superuser', 'alter role samvarn_app nosuperuser'],
  ['the app has BYPASSRLS', 'alter role samvarn_app bypassrls', 'bypassrls', 'alter role samvarn_app nobypassrls'],
  ['the worker has BYPASSRLS', 'alter role samvarn_worker bypassrls', 'bypassrls', 'alter role samvarn_worker nobypassrls'],
  ['the reviewer may make roles', 'alter role samvarn_reviewer createrole', 'createrole', 'alter role samvarn_reviewer nocreaterole'],
  ['the sequencer may make databases', 'alter role samvarn_sequencer createdb', 'createdb', 'alter role samvarn_sequencer nocreatedb'],
  ['the app owns a table', 'create table loose (id int); alter table loose owner to samvarn_app', 'owns_table', 'drop table loose'],
  ['the app may become the owner', 'grant samvarn_owner to samvarn_app', 'member_of_owner', 'revoke samvarn_owner from samvarn_app'],
  ['the owner lacks BYPASSRLS', 'alter role samvarn_owner nobypassrls', 'owner_bypass', 'alter role samvarn_owner bypassrls'],
  ['the owner is superuser', 'alter role samvarn_owner superuser', 'owner_superuser', 'alter role samvarn_owner nosuperuser'],
  [
    'the owner cannot act as the worker',
    'revoke samvarn_worker from samvarn_owner',
    'owner_worker',
    'grant samvarn_worker to samvarn_owner',
  ],
]

for (const [version, start, skip] of [
  ['18 (built in)', builtIn, {}],
  ['15 (Debian)', debian, needs(POSTGRES_15)],
] as const)
  test(`PostgreSQL ${version}: whole it is accepted, and every fault is refused with the statement that mends it`, skip, async () => {
    const server = await start()
    assert.deepEqual(await refusals(server), [])
    for (const [what, breaking, code, mending] of BREAKS) {
      await run(server, breaking)
      assert.ok((await refusals(server)).includes(code), what)
      const problem = await refuseUnsafeDatabase(server).catch((error: unknown) => error)
      assert.ok(problem instanceof SetupProblem, what)
      const [statement] = /(?:ALTER|REVOKE|GRANT) [^;]+;/.exec(problem.text.sv) ?? []
      assert.ok(statement && problem.text.en.includes(statement), `${what}: ${problem.text.sv}`)
      // What it says to run does mend it; the database is then put back as it was.
      await run(server, statement)
      assert.equal((await refusals(server)).includes(code), false, `${what} is mended by ${statement}`)
      await run(server, mending)
    }
    assert.deepEqual(await refusals(server), [])
    await run(server, "delete from pg_collation where collname = 'sv-x-icu'")
    assert.deepEqual(await refusals(server), ['collation'])
    await run(server, "select pg_import_system_collations('pg_catalog')")
    assert.deepEqual(await refusals(server), [])
    await assert.rejects(
      refuseUnsafeDatabase(server, () => Date.now() - 120_000),
      (error: SetupProblem) => /klocka skiljer 1(?:19|20|21) sekunder/.test(error.text.sv),
    )
    const wrong = (role: Role) => server.url(role === 'samvarn_app' ? 'samvarn_worker' : role)
    await assert.rejects(refuseUnsafeDatabase({ url: wrong }), (error: SetupProblem) =>
      /DATABASE_URL|samvarn_app loggar in som samvarn_worker/.test(error.text.sv),
    )
  })

test('a database in another encoding is refused on a real server', needs(POSTGRES_15), async () => {
  const server = await startDebian({ encoding: 'LATIN1' })
  const plan = planDatabase(`postgresql://127.0.0.1:${server.port}/samvarn`)
  try {
    const latin = plan.statements.map((statement) =>
      statement.startsWith('CREATE DATABASE') ? 'CREATE DATABASE samvarn OWNER samvarn_owner TEMPLATE template0' : statement,
    )
    await makeDatabase(server.adminUrl(), { ...plan, statements: latin })
    const facts = await readDatabaseFacts({
      url: addressesOf({ DATABASE_URL: plan.addresses.app, DATABASE_OWNER_URL: plan.addresses.owner }),
    })
    assert.deepEqual(
      judgeDatabase(facts)
        .map(({ code }) => code)
        .filter((code) => code === 'encoding'),
      ['encoding'],
    )
  } finally {
    await server.stop()
  }
})

const WHOLE: DatabaseFacts = {
  version: 150_018,
  database: 'samvarn',
  encoding: 'UTF8',
  has_swedish: true,
  owner: { name: 'samvarn_owner', superuser: false, bypasses: true, acts_as_worker: true, owns_database: true },
  roles: {},
  open_addresses: [],
  skew_seconds: 0,
}
test('an older server, and a way across a network without TLS, are refused', () => {
  assert.deepEqual(judgeDatabase(WHOLE), [])
  assert.match(judgeDatabase({ ...WHOLE, version: 140_010 })[0]?.text.sv ?? '', /PostgreSQL 14, och Samvärn behöver 15/)
  assert.match(judgeDatabase({ ...WHOLE, open_addresses: ['DATABASE_URL'] })[0]?.text.sv ?? '', /sslmode=verify-full/)
  assert.equal(isOpen('postgresql://a:b@db.example.se/samvarn'), true)
  assert.equal(isOpen('postgresql://a:b@db.example.se/samvarn?sslmode=disable'), true)
  assert.equal(isOpen('postgresql://a:b@db.example.se/samvarn?sslmode=prefer'), true)
  assert.equal(isOpen('postgresql://a:b@db.example.se/samvarn?sslmode=verify-full'), false)
  assert.equal(isOpen('postgresql://a:b@localhost/samvarn'), false)
  assert.equal(isOpen('postgresql://a:b@%2Fvar%2Frun%2Fpostgresql/samvarn'), false)
})

test('a server that does not answer, or does not let us in, is told without the password', () => {
  const told = explainConnection(
    Object.assign(new Error('password authentication failed for user "hemligt"'), { code: '28P01' }),
    'DATABASE_URL',
  )
  assert.match(told.text.sv, /pg_hba\.conf/)
  assert.doesNotMatch(told.text.sv, /hemligt/)
  assert.match(
    explainConnection(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'DATABASE_URL').text.sv,
    /svarar inte \(ECONNREFUSED\)/,
  )
})
