// Writes rows one by one to the built-in database and says each number after its commit was acknowledged. The crash
// test kills it, or its server, in the middle. Started as: writer.ts FOLDER FIRST
import pg from 'pg'
import { PROJECT_ROOT, placesOf } from '../../src/platform/postgres/folder.ts'
import { startPostgres } from '../../src/platform/postgres/postgres.ts'

const [folder = '', first = '0'] = process.argv.slice(2)
const server = await startPostgres({ places: { ...placesOf(PROJECT_ROOT), folder } })
const client = new pg.Client({ connectionString: server.url('samvarn_owner') })
client.on('error', () => {})
await client.connect()
await client.query('create table if not exists written (n bigint primary key, filling text not null)')
process.stdout.write(`server ${server.pid}\n`)
for (let n = Number(first); ; n++) {
  await client.query('insert into written values ($1, $2)', [n, 'x'.repeat(500)])
  process.stdout.write(`${n}\n`)
}
