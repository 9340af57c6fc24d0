import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Part } from '../../config.ts'

/** Where the migrations of this program lie. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations')

export interface Migration {
  name: string
  part: Part | 'platform'
  text: string
  sha256: string
}

/** A migration that was applied has been edited, or the database knows one that this version does not have. */
export class MigrationFault extends Error {}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const part = /^-- part: ([a-z]+)$/m.exec(text)?.[1]
      if (!part) throw new MigrationFault(`${name} does not say which part it belongs to.`)
      return { name, part: part as Migration['part'], text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/** What only one process may do at a time while several start: the others wait. */
export async function oneAtATime<T>(owner: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7283646)')
    return await work()
  } finally {
    await client.end()
  }
}

function chosenOf(all: Migration[], only: readonly Pick<Migration, 'name' | 'sha256'>[] | undefined): Migration[] {
  if (only === undefined) return all
  return only.map(({ name, sha256 }) => {
    const found = all.find((m) => m.name === name)
    if (!found) throw new MigrationFault(`Kopian är nyare än programmet (${name}). Installera den nyare versionen.`)
    if (found.sha256 !== sha256)
      throw new MigrationFault(`${name} är en annan här än när kopian gjordes. Installera den version som gjorde kopian.`)
    return found
  })
}

/**
 * Applies, as the owner, what is missing of the chosen parts; each file in a transaction of its own. One process at a
 * time: the others wait at the advisory lock. Returns the names that were applied now. `only`: just these, whatever the
 * parts, for a restore that begins where its copy was made.
 */
export async function migrate(
  owner: pg.ClientConfig,
  folder: string,
  parts: readonly Part[],
  only?: readonly Pick<Migration, 'name' | 'sha256'>[],
): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock(7283645)')
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const known = new Map(rows.map((row) => [row.name, row.sha256]))
    const all = chosenOf(readMigrations(folder), only)
    for (const name of known.keys()) {
      if (!all.some((m) => m.name === name))
        throw new MigrationFault(`Databasen är nyare än programmet (${name}). Installera den nyare versionen.`)
    }
    for (const m of all) {
      const before = known.get(m.name)
      if (before !== undefined) {
        if (before !== m.sha256) throw new MigrationFault(`${m.name} är ändrad sedan den kördes. Lägg tillbaka filen som den var.`)
        continue
      }
      if (only === undefined && m.part !== 'platform' && !parts.includes(m.part)) continue
      await client.query('begin')
      await client.query(m.text)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [m.name, m.sha256])
      await client.query('commit')
      applied.push(m.name)
    }
    return applied
  } finally {
    await client.end()
  }
}
