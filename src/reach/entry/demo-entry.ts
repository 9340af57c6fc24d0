/** The public pages inside the demonstration's own process, at /stod. In earnest they have a process of their own (src/public.ts). */
import type pg from 'pg'
import type { Config } from '../../config.ts'
import { PublicDatabase } from '../../platform/database/public-database.ts'
import type { Log } from '../../platform/log.ts'
import { type EntryApp, entryApp } from './app.ts'
import { makeCounter } from './counting.ts'
import { addCounts, publicationsOf } from './deeds.ts'
import { makeSource } from './source.ts'

export const DEMO_BASE = '/stod'
/** Every request looks for what is new, so that what was published is out at once. */
export function openDemoEntry(connection: pg.PoolConfig, config: Config, log: Log): EntryApp & { close(): Promise<void> } {
  const db = new PublicDatabase(connection, config, log)
  const source = makeSource({ publications: publicationsOf(db), log, look_ms_min: 0 })
  const counter = config.entry_counts === '1' ? makeCounter((tenant, counted) => addCounts(db, tenant, counted)) : undefined
  const app = entryApp({ config, log, source, base: DEMO_BASE, db, count: counter?.count })
  return {
    fetch: app.fetch,
    close: async () => {
      await counter?.write()
      await db.close()
    },
  }
}
