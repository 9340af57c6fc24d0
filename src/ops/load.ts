/** Fills an empty database with the files of a backup, all or nothing, and compares what came out with what went in. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { FORMAT, type Head, linesIn, type Sums, type WaitingJob } from './snapshot.ts'
import { addRule, copyIn, copyOut, dropRule, looseRules, SAME_TEXT, type Table, triggers } from './tables.ts'
import type { TarEntry } from './tar.ts'

/** The copy is not whole, or not what it says. Nothing of it stays. */
export class BackupBroken extends Error {}

export function readHead(entry: TarEntry | undefined): Head {
  const head = entry?.name === 'head.json' ? (JSON.parse(entry.content.toString('utf8')) as Head) : undefined
  if (head?.format === FORMAT) return head
  throw new SetupProblem({
    sv: 'Filen är ingen säkerhetskopia från Samvärn, eller kommer från en nyare version. Kontrollera vilken fil det är, eller installera den version som gjorde den.',
    en: 'The file is no backup of Samvärn, or comes from a newer version. See which file it is, or install the version that made it.',
  })
}

export interface Loaded {
  sums: Sums
  jobs: WaitingJob[]
}

/**
 * In one transaction: rows go in with the triggers of the tables off (they would take a restored row for a change) and
 * with keys and rules on. What is then read back must be the same text, to the byte, as in the copy.
 */
export async function loadRows(client: pg.Client, head: Head, files: AsyncIterable<TarEntry>): Promise<Loaded> {
  await client.query(SAME_TEXT)
  await client.query('begin')
  try {
    await client.query('set local row_security to off')
    const loose = await looseRules(client)
    for (const rule of loose) await client.query(dropRule(rule))
    for (const { name } of head.tables) await client.query(triggers('disable', name))
    const loaded = await fill(client, head, files)
    for (const table of head.tables) await compare(client, table, loaded.sums)
    for (const { name } of head.tables) await client.query(triggers('enable', name))
    for (const rule of loose) await client.query(addRule(rule))
    await client.query('commit')
    return loaded
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function fill(client: pg.Client, { tables }: Head, files: AsyncIterable<TarEntry>): Promise<Loaded> {
  const known = new Map(tables.map((table) => [table.name, table]))
  const filling = filler(client)
  let jobs: WaitingJob[] = []
  let sums: Sums | undefined
  try {
    for await (const { name, content } of files) {
      const table = known.get(/^tables\/([a-z0-9_]+)\/\d{6}$/.exec(name)?.[1] ?? '')
      if (table) await filling.add(table, content)
      else if (name === 'jobs.json') jobs = JSON.parse(content.toString('utf8')) as WaitingJob[]
      else if (name === 'sums.json') sums = JSON.parse(content.toString('utf8')) as Sums
      else throw new BackupBroken(`An unknown file in the backup: ${name}`)
    }
    await filling.end()
  } catch (error) {
    await filling.abort()
    throw error
  }
  if (!sums) throw new BackupBroken('The backup has no sums.')
  return { sums, jobs }
}

/** The pieces of one table make one COPY: a row may begin in one and end in the next. */
function filler(client: pg.Client) {
  let current: { table: string; stream: ReturnType<typeof copyFrom> } | undefined
  let failed: Error | undefined
  const end = async () => {
    if (!current) return
    const { stream } = current
    current = undefined
    if (failed) throw failed
    const finished = once(stream, 'finish')
    stream.end()
    await finished
  }
  return {
    async add(table: Table, content: Buffer) {
      if (current?.table !== table.name) {
        await end()
        const stream = client.query(copyFrom(copyIn(table)))
        stream.on('error', (error: Error) => {
          failed ??= error
        })
        current = { table: table.name, stream }
      }
      if (failed) throw failed
      if (!current.stream.write(content)) await once(current.stream, 'drain')
    },
    end,
    /** Tells the database that the rest never comes: until then it would wait, and take no other statement. */
    async abort() {
      if (!current || failed) return
      const closed = once(current.stream, 'close').catch(() => undefined)
      current.stream.destroy(new Error('aborted'))
      await closed
    },
  }
}

async function compare(client: pg.Client, table: Table, sums: Sums): Promise<void> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const chunk of client.query(copyTo(copyOut(table))) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    rows += linesIn(chunk)
  }
  const told = sums.tables[table.name]
  if (told?.rows !== rows) throw new BackupBroken(`${table.name}: ${rows} rows, the copy says ${told?.rows}`)
  if (told.sha256 !== hash.digest('hex')) throw new BackupBroken(`${table.name}: other content than the copy says`)
}

/** Puts the jobs that waited in line again, at their time. */
export async function addJobs(client: pg.ClientBase, jobs: readonly WaitingJob[]): Promise<void> {
  for (const { task, payload, run_at } of jobs)
    await client.query('select graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, max_attempts => 8)', [
      task,
      JSON.stringify(payload),
      run_at,
    ])
}
