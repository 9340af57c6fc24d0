/**
 * A whole house for a test: a temporary database with every migration, the invented organisations, the app without a
 * port, and the jobs done on demand. Close it with `close()`.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Config, readConfig } from '../src/config.ts'
import { createApp, entryOf, jobsOf, modulesOf, portsOf } from '../src/main.ts'
import { CAST, type Founded, found, foundDemo } from '../src/organisation/founding/index.ts'
import { Database } from '../src/platform/database/database.ts'
import type { Connections } from '../src/platform/database/pools.ts'
import type { Actor } from '../src/platform/database/transaction.ts'
import type { House } from '../src/platform/http/context.ts'
import { drainJobs } from '../src/platform/jobs.ts'
import { makeLog } from '../src/platform/log.ts'
import type { TemporaryDatabase } from '../src/platform/postgres/temporary.ts'
import { connectionsOf, preparedDatabase } from './prepared.ts'

export interface TestHouse extends House {
  app: ReturnType<typeof createApp>
  /** Who stands where in the invented organisations, by slug. */
  cast: Record<string, Actor & { account: string; circles: Record<string, string>; units: Record<string, string> }>
  founded: Founded[]
  root: Uint8Array
  connections: Connections
  database: TemporaryDatabase
  /** Every line that the log wrote. */
  lines: string[]
  /** Does all jobs that are due. */
  drain(): Promise<void>
  /** As superuser, behind the product's back. */
  superuser<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

/** The same invented organisations without the door through which anyone steps into a role. */
async function foundInEarnest(owner: pg.ClientConfig, root: Uint8Array): Promise<Founded[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const founded: Founded[] = []
    for (const foundation of CAST) founded.push(await found(client, root, foundation))
    return founded
  } finally {
    await client.end()
  }
}

export async function openHouse(settings: Record<string, string> = {}): Promise<TestHouse> {
  const config: Config = readConfig(settings)
  const database = await preparedDatabase(config)
  const connections = connectionsOf(database)
  const lines: string[] = []
  const log = makeLog('info', {
    write: (line) => {
      lines.push(line)
    },
  })
  const root = randomBytes(32)
  const db = new Database(connections, root, config, log)
  const context = { db, config, log }
  const founded = config.demo ? ((await foundDemo(connections.owner, root)) ?? []) : await foundInEarnest(connections.owner, root)
  const modules = modulesOf(config)
  const entry = entryOf(connections, config, log)
  const house: House = { db, config, log, csrfKey: randomBytes(32), entry, ...portsOf(config) }
  const people = founded.flatMap((f) =>
    Object.entries(f.accounts).map(
      ([slug, a]) => [slug, { tenant: f.tenant, account: a.account, circles: f.circles, units: f.units }] as const,
    ),
  )
  return {
    ...house,
    app: createApp(house, modules),
    cast: Object.fromEntries(people),
    founded,
    root,
    connections,
    database,
    lines,
    drain: () => drainJobs(jobsOf(modules), context),
    superuser: async (text, values = []) => {
      const client = new pg.Client({ connectionString: database.superuserUrl })
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await entry?.close()
      await db.close()
      await database.stop()
    },
  }
}
