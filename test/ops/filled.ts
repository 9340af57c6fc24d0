/** A house with persons in it, its backup, and empty places to restore into. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { backUp } from '../../src/ops/backup.ts'
import { copyName, writeStreamWhole } from '../../src/ops/files.ts'
import { newIdentity } from '../../src/platform/backup/age.ts'
import { keyMark } from '../../src/platform/keys/root.ts'
import { DATABASE_ROLES, type Connections } from '../../src/platform/database/pools.ts'
import { startTemporaryPostgres, type TemporaryDatabase } from '../../src/platform/postgres/temporary.ts'
import { makeDemoPersons } from '../../src/protect/demo/index.ts'
import { openHouse, type TestHouse } from '../house.ts'

/** The settings of an installation in earnest. */
export const REAL = { SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' }

export interface Filled {
  house: TestHouse
  folder: string
  identity: string
  recipient: string
  marks: string
  /** Makes a copy of the house as it is now; its path. */
  copy(settings?: Record<string, string>): Promise<string>
  close(): Promise<void>
}

export async function openFilled(): Promise<Filled> {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-ops-'))
  const marks = join(folder, 'marks')
  const { identity, recipient } = await newIdentity()
  const house = await openHouse({ ...REAL, SAMVARN_BACKUP_RECIPIENT: recipient, SAMVARN_MARKS_FOLDER: marks })
  await makeDemoPersons(house.db, house.founded)
  await house.drain()
  return {
    house,
    folder,
    identity,
    recipient,
    marks,
    async copy(settings = REAL) {
      const path = join(folder, copyName(new Date()))
      await backUp(house.connections.owner, {
        recipient,
        rootKeyMark: keyMark(house.root),
        settings,
        write: (sealed) => writeStreamWhole(path, sealed),
      })
      return path
    },
    async close() {
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface EmptyPlace {
  database: TemporaryDatabase
  connections: Connections
  config: ReturnType<typeof readConfig>
  ask<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}
export async function openEmpty(): Promise<EmptyPlace> {
  const database = await startTemporaryPostgres()
  const at = (role: string) => ({ connectionString: database.url(`samvarn_${role}` as Parameters<TemporaryDatabase['url']>[0]) })
  return {
    database,
    connections: Object.fromEntries(DATABASE_ROLES.map((role) => [role, at(role)])) as unknown as Connections,
    config: readConfig(REAL),
    async ask(text, values = []) {
      const client = new pg.Client({ connectionString: database.superuserUrl })
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    close: () => database.stop(),
  }
}
