/** A backup into an empty database, from its first byte to its proof. */
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import type { Config } from '../config.ts'
import { NotOpened } from '../platform/backup/age.ts'
import { Database } from '../platform/database/database.ts'
import { MIGRATIONS, MigrationFault, migrate } from '../platform/database/migrate.ts'
import type { Connections } from '../platform/database/pools.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { keyMark } from '../platform/keys/root.ts'
import { makeLog } from '../platform/log.ts'
import { errorCode, SetupProblem, type Text } from '../platform/postgres/problem.ts'
import { addJobs, BackupBroken, loadRows, readHead } from './load.ts'
import { NotProved, proveKeys, proveWalls } from './proof.ts'
import { beginRestoration, readRestoration, setRestoration } from './restoration.ts'
import type { Head } from './snapshot.ts'
import { readTar, TarBroken, type TarEntry } from './tar.ts'

/** An opened backup: its head has been read, the rest has not. */
export interface Opened {
  head: Head
  files: AsyncGenerator<TarEntry>
}

export async function openBackup(zipped: Readable): Promise<Opened> {
  const plain = createGunzip()
  zipped.on('error', (error) => plain.destroy(error))
  return openTar(zipped.pipe(plain))
}
export async function openTar(plain: AsyncIterable<Uint8Array>): Promise<Opened> {
  const files = readTar(plain)
  const first = await files.next().catch((error: unknown) => {
    throw asProblem(error)
  })
  return { head: readHead(first.value ?? undefined), files }
}

export interface RestoreTarget {
  connections: Connections
  root: Uint8Array
  config: Config
  /** Runs once the place has been found empty and marked as being filled. */
  begun?(): void
}

const TABLES_THERE = `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`

/** Loads, upgrades and proves. What it says is the proof; what it leaves is shut until `openFor` opens it. */
export async function restoreInto({ connections, root, config, begun }: RestoreTarget, { head, files }: Opened): Promise<Text[]> {
  if (keyMark(root) !== head.root_key_mark) throw wrongKey(head.root_key_mark, keyMark(root))
  const client = new pg.Client(connections.owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await takeEmptyPlace(client)
    await beginRestoration(client, head.made_at)
    begun?.()
    await migrate(connections.owner, MIGRATIONS, config.parts, head.migrations)
    const { sums, jobs } = await loadRows(client, head, files)
    const upgraded = await migrate(connections.owner, MIGRATIONS, config.parts)
    const counts = Object.values(sums.tables)
    const lines: Text[] = [
      {
        sv: `Rader: ${counts.length} tabeller med ${counts.reduce((all, { rows }) => all + rows, 0)} rader är desamma som i kopian, till sista tecknet.`,
        en: `Rows: ${counts.length} tables with ${counts.reduce((all, { rows }) => all + rows, 0)} rows are the same as in the copy, to the last character.`,
      },
    ]
    if (upgraded.length > 0) lines.push({ sv: `Uppgraderad: ${upgraded.join(', ')}.`, en: `Upgraded: ${upgraded.join(', ')}.` })
    await queueAgain(connections, root, config)
    await addJobs(client, jobs)
    lines.push(await proveKeys(client, root), await proveWalls(client))
    await endWhatWasOpen(client)
    await client.query("insert into audit (tenant, id, deed, outcome) select id, gen_random_uuid(), 'backup.restore', 'done' from tenant")
    await setRestoration(client, config.demo || !config.parts.includes('protect') ? 'open' : 'marks_wait')
    return lines
  } catch (error) {
    throw asProblem(error)
  } finally {
    await client.end()
  }
}

async function takeEmptyPlace(client: pg.Client): Promise<void> {
  const begunBefore = await readRestoration(client)
  const { rows } = await client.query<{ name: string }>(TABLES_THERE)
  if (begunBefore?.state === 'loading') {
    // What an interrupted restore left was never opened for anyone.
    await client.query('drop schema if exists graphile_worker cascade')
    await client.query('drop schema public cascade')
    await client.query('create schema public')
    return
  }
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name)
  const some = `${names.slice(0, 6).join(', ')}${names.length > 6 ? ' …' : ''}`
  throw new SetupProblem({
    sv: `Databasen är inte tom: den har ${names.length} tabeller (${some}). En kopia läses bara in i en tom databas. Ange en annan mapp (SAMVARN_FOLDER) eller en annan databas (DATABASE_URL).`,
    en: `The database is not empty: it has ${names.length} tables (${some}). A copy is restored into an empty database only. Name another folder (SAMVARN_FOLDER) or another database (DATABASE_URL).`,
  })
}

async function queueAgain(connections: Connections, root: Uint8Array, config: Config): Promise<void> {
  const log = makeLog('silent')
  const db = new Database(connections, root, config, log)
  try {
    await prepareJobs({ db, log, config }, connections.owner)
  } finally {
    await db.close()
  }
}

/** A session that was ended, or a link that was taken back, after the copy was made must not come back to life. */
async function endWhatWasOpen(client: pg.Client): Promise<void> {
  await client.query('delete from session')
  await client.query('delete from sign_in_attempt')
  await client.query('update invitation set ended_at = now() where used_at is null and ended_at is null')
}

function wrongKey(wanted: string, given: string): SetupProblem {
  return new SetupProblem({
    sv: `Kopian är gjord med rotnyckeln märkt ${wanted}, men nyckeln här är märkt ${given}. Skriv in den utskrivna reservkopian med märket ${wanted} i SAMVARN_ROOT_KEY.`,
    en: `The copy was made with the root key marked ${wanted}, but the key here is marked ${given}. Write the printed escrow copy marked ${wanted} into SAMVARN_ROOT_KEY.`,
  })
}

/** What is wrong with the copy is told as such; the rest passes unchanged. */
function asProblem(error: unknown): unknown {
  if (error instanceof NotProved) return new SetupProblem(error.text, error)
  if (error instanceof MigrationFault) return new SetupProblem({ sv: error.message, en: error.message }, error)
  const isBroken = [TarBroken, BackupBroken, NotOpened].some((kind) => error instanceof kind) || errorCode(error).startsWith('Z_')
  if (!isBroken) return error
  return new SetupProblem(
    {
      sv: 'Säkerhetskopian är skadad, avhuggen, eller krypterad till en annan nyckel. Inget av den används. Ta en annan kopia.',
      en: 'The backup is damaged, cut off, or encrypted to another identity. Nothing of it is used. Take another copy.',
    },
    error,
  )
}
