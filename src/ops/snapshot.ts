/** Everything in the database as it was at one moment, as the files of a backup (docs/decisions/0019). */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { copyOut, SAME_TEXT, type Table, tablesOf } from './tables.ts'
import type { TarEntry } from './tar.ts'

export const FORMAT = 'samvarn-backup-1'
/** A table is written in pieces of this size: memory never holds more of it. */
const PIECE_BYTES = 4 * 1024 * 1024

/** First in the backup: what is needed before the first row. */
export interface Head {
  format: typeof FORMAT
  program: string
  /** The database's clock just before the moment of the copy. */
  made_at: string
  /** Tells which root key the copy needs; the key itself is never in it. */
  root_key_mark: string
  migrations: { name: string; sha256: string }[]
  tables: Table[]
  /** The configuration file without keys, passwords and addresses of databases. */
  settings: Record<string, string>
}
/** Last: what must have come out. */
export interface Sums {
  tables: Record<string, { rows: number; sha256: string }>
  jobs: number
}
/** A job that waited: a task and ids, never content. */
export interface WaitingJob {
  task: string
  payload: unknown
  run_at: string
}

export type HeadGiven = Pick<Head, 'program' | 'root_key_mark' | 'settings'>

const asFile = (name: string, content: unknown): TarEntry => ({ name, content: Buffer.from(`${JSON.stringify(content, null, 1)}\n`) })

/**
 * The files of one backup. REPEATABLE READ, so that every table is from the same moment, and `row_security = off`, so
 * that an owner who would see too little gets an error instead of an empty copy (S-R15).
 */
export async function* snapshotOf(client: pg.Client, given: HeadGiven): AsyncGenerator<TarEntry> {
  await client.query(SAME_TEXT)
  const { rows: now } = await client.query<{ at: string }>(`select to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`)
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query('set local row_security to off')
    const migrations = (await client.query<Head['migrations'][number]>('select name, sha256 from migration order by name')).rows
    const tables = await tablesOf(client)
    yield asFile('head.json', { format: FORMAT, ...given, made_at: now[0]?.at ?? '', migrations, tables } satisfies Head)
    const sums: Sums = { tables: {}, jobs: 0 }
    for (const table of tables) sums.tables[table.name] = yield* copyOf(client, table)
    const jobs = await waitingJobs(client)
    sums.jobs = jobs.length
    yield asFile('jobs.json', jobs)
    yield asFile('sums.json', sums)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw (error as { code?: string }).code === '42501' ? rightsProblem(error) : error
  }
}

async function* copyOf(client: pg.Client, table: Table): AsyncGenerator<TarEntry, Sums['tables'][string]> {
  const stream = client.query(copyTo(copyOut(table)))
  const hash = createHash('sha256')
  let rows = 0
  let piece = 0
  let held: Buffer[] = []
  let bytes = 0
  const file = (): TarEntry => ({ name: `tables/${table.name}/${String(++piece).padStart(6, '0')}`, content: Buffer.concat(held) })
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    rows += linesIn(chunk)
    held.push(chunk)
    bytes += chunk.length
    if (bytes < PIECE_BYTES) continue
    yield file()
    held = []
    bytes = 0
  }
  if (bytes > 0) yield file()
  return { rows, sha256: hash.digest('hex') }
}

/** COPY's text has one row a line; a line break inside a value is written as two characters. */
export function linesIn(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
  return lines
}

/** The queue is not copied as tables, since it belongs to a library's schema: what waits in it is added anew. */
async function waitingJobs(client: pg.Client): Promise<WaitingJob[]> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('graphile_worker._private_jobs') is not null as there")
  if (!rows[0]?.there) return []
  const { rows: jobs } = await client.query<WaitingJob>(
    `select t.identifier as task, j.payload, to_char(j.run_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as run_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )
  return jobs
}

function rightsProblem(cause: unknown): SetupProblem {
  return new SetupProblem(
    {
      sv: 'Ägaren får inte läsa alla rader, så kopian skulle bli tom utan att det syns. Låt databasens administratör köra: ALTER ROLE samvarn_owner BYPASSRLS; GRANT samvarn_worker TO samvarn_owner;',
      en: 'The owner may not read every row, so that the copy would be empty without anyone noticing. Let the database administrator run: ALTER ROLE samvarn_owner BYPASSRLS; GRANT samvarn_worker TO samvarn_owner;',
    },
    cause,
  )
}
