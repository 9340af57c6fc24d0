/** Rewrites migrations/schema.sql: what the migrations amount to, read from a fresh database. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PARTS } from '../src/config.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { dumpSchema } from '../src/platform/database/schema-dump.ts'
import { startTemporaryPostgres } from '../src/platform/postgres/temporary.ts'

const folder = join(import.meta.dirname, '..', 'migrations')
const database = await startTemporaryPostgres()
try {
  await migrate({ connectionString: database.url('samvarn_owner') }, folder, PARTS)
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  writeFileSync(join(folder, 'schema.sql'), await dumpSchema(client))
  await client.end()
} finally {
  await database.stop()
}
