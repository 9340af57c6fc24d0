import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { backUp } from '../../src/ops/backup.ts'
import { writeStreamWhole } from '../../src/ops/files.ts'
import { newIdentity } from '../../src/platform/backup/age.ts'
import { MIGRATIONS, migrate } from '../../src/platform/database/migrate.ts'
import { SetupProblem } from '../../src/platform/postgres/problem.ts'
import { startTemporaryServer } from '../../src/platform/postgres/temporary.ts'

test('S-R15: an owner who does not see every row gets an error, never an empty copy', async (t) => {
  // A server of its own: other tests share their roles.
  const server = await startTemporaryServer()
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-silence-'))
  t.after(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })
  const owner = { connectionString: server.url('samvarn_owner') }
  await migrate(owner, MIGRATIONS, ['protect'])
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  await client.query('alter role samvarn_owner nobypassrls')
  await client.end()
  const { recipient } = await newIdentity()
  const path = join(folder, 'copy.age')
  const copy = backUp(owner, { recipient, rootKeyMark: '00000000', settings: {}, write: (sealed) => writeStreamWhole(path, sealed) })
  await assert.rejects(copy, (error) => error instanceof SetupProblem && /ALTER ROLE samvarn_owner BYPASSRLS/.test(error.text.sv))
  assert.equal(existsSync(path), false)
  assert.deepEqual(readdirSync(folder), [], 'nothing half is left')
})
