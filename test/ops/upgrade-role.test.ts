/** A database of one's own from 0.3.0 has no role for the public pages: the start says so with what to run, and goes on after it. */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, test } from 'node:test'
import pg from 'pg'
import { PARTS, readConfig } from '../../src/config.ts'
import { looksAtPublic } from '../../src/ops/doctor-public.ts'
import { makeDatabase, planDatabase } from '../../src/ops/own-database.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { newIdentity } from '../../src/platform/backup/age.ts'
import { addressesOf } from '../../src/serve/databases.ts'
import { newFolder, samvarn, serve } from './command.ts'
import { type DebianServer, freePort, startDebian } from './debian.ts'
import { REAL } from './filled.ts'
import { needs, POSTGRES_15 } from './tools.ts'

let server: DebianServer | undefined
const folders: string[] = []
after(async () => {
  await server?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function run(address: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

test(
  'S-R52: the start of 0.4.0 on a database from 0.3.0 names the role that is missing; what it says to run mends it',
  needs(POSTGRES_15),
  async () => {
    server = await startDebian()
    const plan = planDatabase(`postgresql://127.0.0.1:${server.port}/samvarn`)
    await makeDatabase(server.adminUrl(), plan)
    const env = { DATABASE_URL: plan.addresses.app, DATABASE_OWNER_URL: plan.addresses.owner }
    const owner = { connectionString: plan.addresses.owner }
    const admin = server.adminUrl('samvarn')
    await run(admin, 'revoke connect on database samvarn from samvarn_public', 'drop role samvarn_public')
    await migrate(
      owner,
      MIGRATIONS,
      PARTS,
      readMigrations(MIGRATIONS).filter(({ name }) => name <= '0027_reports.sql'),
    )

    const folder = newFolder()
    folders.push(folder)
    const port = await freePort()
    const settings = {
      ...env,
      SAMVARN_MODE: 'real',
      SAMVARN_URL: `http://localhost:${port}`,
      SAMVARN_BACKUP_RECIPIENT: (await newIdentity()).recipient,
      PORT: String(port),
    }
    const refused = await samvarn(folder, ['serve'], settings)
    assert.equal(refused.code, 1)
    assert.match(refused.err, /DATABASE_URL \(samvarn_public\)[\s\S]*version 0\.4\.0[\s\S]*starta igen/)
    const [statements = ''] = /CREATE ROLE samvarn_public [^\n]+;/.exec(refused.err) ?? []
    assert.match(statements, /GRANT CONNECT ON DATABASE "samvarn" TO samvarn_public;$/)

    const client = new pg.Client(owner)
    await client.connect()
    const ground = {
      places: { folder, programs: '', temporary: '', serverUser: undefined },
      env,
      config: readConfig(REAL),
      say: () => undefined,
    }
    const reached = { url: addressesOf(env), builtIn: false, isUp: true, close: async () => undefined }
    const [, roleLook] = looksAtPublic(ground, reached, client)[0] ?? assert.fail()
    try {
      assert.deepEqual(
        (await roleLook()).map(({ state }) => state),
        ['fault'],
      )
      const said = await samvarn(folder, ['doctor'], settings)
      assert.equal(said.code, 2)
      assert.ok(said.out.includes(statements), 'doctor says what to run, too')

      await run(admin, statements)
      assert.deepEqual(
        (await roleLook()).map(({ state }) => state),
        ['ok'],
      )
      const running = await serve(folder, port, [], settings)
      const stopped = await running.stop()
      assert.doesNotMatch(stopped.err, /samvarn_public/)
      assert.deepEqual((await client.query("select name from migration where name = '0028_public_role.sql'")).rows.length, 1)
      await run(addressesOf(env)('samvarn_public'), 'select revision from publication')
      await assert.rejects(run(addressesOf(env)('samvarn_public'), 'select 1 from person'), /permission denied/)
    } finally {
      await client.end()
    }
  },
)
