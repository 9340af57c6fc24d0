import pg from 'pg'
import type { Log } from '../log.ts'
import { stripError } from '../log.ts'

export const DATABASE_ROLES = ['owner', 'app', 'worker', 'sequencer', 'reviewer', 'public'] as const
export type DatabaseRole = (typeof DATABASE_ROLES)[number]
/** How each role of the database is reached; passwords and sockets are the launcher's business. */
export type Connections = Readonly<Record<DatabaseRole, pg.PoolConfig>>

const types = new pg.TypeOverrides()
// DATE stays 'YYYY-MM-DD': a Date would move it to another day in another time zone. int8 stays text.
types.setTypeParser(1082, (value) => value)
types.setTypeParser(20, (value) => value)

/** A database error without DETAIL, hint and the rest: those carry values (S-R45). `code` is the SQLSTATE. */
export class DatabaseFault extends Error {
  readonly code: string
  readonly constraint: string | undefined
  constructor(code: string, constraint: string | undefined) {
    super('The database refused.')
    this.code = code
    this.constraint = constraint
  }
}

export function asDatabaseFault(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  return new DatabaseFault(error.code ?? 'XX000', error.constraint)
}

export function openPool(connection: pg.PoolConfig, most: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: most,
    types,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: false,
  })
  pool.on('error', (error) => log.error('pool_error', { error: stripError(error) }))
  // A connection that breaks while it is lent out speaks for itself; nobody else may bring the server down.
  const connected = new Set<pg.PoolClient>()
  connections.set(pool, connected)
  pool.on('connect', (client) => {
    connected.add(client)
    client.on('end', () => connected.delete(client))
    client.on('error', (error) => log.error('pool_error', { error: stripError(error) }))
  })
  return pool
}

const connections = new WeakMap<pg.Pool, Set<pg.PoolClient>>()

/**
 * Ends the pool and waits until its connections are gone. The pool itself resolves when it has said goodbye; a database
 * that is stopped at that moment would cut connections that have not yet been heard, and they would complain.
 */
export async function closePool(pool: pg.Pool): Promise<void> {
  await pool.end()
  await Promise.all([...(connections.get(pool) ?? [])].map((client) => new Promise<void>((gone) => client.once('end', () => gone()))))
}
