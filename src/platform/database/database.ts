import { type Kysely, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Config } from '../../config.ts'
import { isId } from '../ids.ts'
import { TenantKeys } from '../keys/tenant-keys.ts'
import type { Log } from '../log.ts'
import { asDatabaseFault, closePool, type Connections, openPool } from './pools.ts'
import { type Actor, kyselyOn, type Reach, Tx } from './transaction.ts'

type Work<T> = (tx: Tx) => Promise<T>
type Anything = Transaction<Record<string, never>>

/** An actor without an organisation or with a malformed id gets nothing, not even an empty list. */
export class NoActor extends Error {}

/**
 * The only way to a transaction. `as` runs in the name of an account with the app's rights; `asReviewer` with those of
 * the log reviewer; `asWorker` for a job of one organisation. Each sets role, tenant and actor for row security, for
 * this transaction only.
 */
export class Database {
  readonly #app: Kysely<object>
  readonly #worker: Kysely<object>
  readonly #reviewer: Kysely<object>
  readonly #pools: readonly pg.Pool[]
  readonly #root: Uint8Array
  readonly #statementMs: number
  readonly #tenantKeys = new Map<string, TenantKeys>()
  readonly workerPool: pg.Pool

  constructor(connections: Connections, root: Uint8Array, config: Config, log: Log) {
    const pool = (role: 'app' | 'worker' | 'reviewer', most: number) => openPool(connections[role], most, log)
    this.#statementMs = config.statement_seconds_max * 1000
    const [app, worker, reviewer] = [
      pool('app', config.pool_connections_max),
      pool('worker', config.pool_connections_max),
      pool('reviewer', 2),
    ]
    this.#pools = [app, worker, reviewer]
    this.workerPool = worker
    this.#app = kyselyOn(app)
    this.#worker = kyselyOn(worker)
    this.#reviewer = kyselyOn(reviewer)
    this.#root = root
  }

  as<T>(actor: Actor, work: Work<T>): Promise<T> {
    return this.#run(this.#app, actor, work)
  }
  asReviewer<T>(actor: Actor, work: Work<T>): Promise<T> {
    return this.#run(this.#reviewer, actor, work)
  }
  asWorker<T>(tenant: string, work: Work<T>): Promise<T> {
    return this.#run(this.#worker, { tenant, account: null }, work)
  }

  /**
   * Before the organisation is known: the row of one session, passkey, invitation, begun sign-in or directory, found by
   * the SHA-256 of the token that was presented. Row security shows that row and no other.
   */
  withToken<T>(tokenHash: Buffer, work: (query: Transaction<object>) => Promise<T>): Promise<T> {
    return this.#atDoor((query) => sql`select set_config('samvarn.session', ${tokenHash.toString('hex')}, true)`.execute(query), work)
  }
  /** Before sign-in: the organisation whose short name stands in the address. */
  tenantBySlug(slug: string): Promise<{ id: string; name: string } | undefined> {
    return this.#atDoor(
      (query) => sql`select set_config('samvarn.slug', ${slug}, true)`.execute(query),
      async (query) => (await sql<{ id: string; name: string }>`select id, name from tenant where slug = ${slug}`.execute(query)).rows[0],
    )
  }
  /** Which of these short names some organisation has: in one transaction, for a list of many. */
  takenSlugs(slugs: readonly string[]): Promise<Set<string>> {
    return this.#atDoor(
      async () => undefined,
      async (query) => {
        const taken = new Set<string>()
        for (const slug of slugs) {
          await sql`select set_config('samvarn.slug', ${slug}, true)`.execute(query)
          if ((await sql`select 1 from tenant where slug = ${slug}`.execute(query)).rows.length > 0) taken.add(slug)
        }
        return taken
      },
    )
  }
  /** Tables that are open by policy before anyone has signed in: the invented people of the demo. */
  openly<T>(work: (query: Transaction<object>) => Promise<T>): Promise<T> {
    return this.#atDoor(async () => undefined, work)
  }

  async #atDoor<T>(
    present: (query: Transaction<object>) => Promise<unknown>,
    work: (query: Transaction<object>) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#app.transaction().execute(async (query) => {
        await this.#bound(query)
        await present(query)
        return work(query)
      })
    } catch (error) {
      throw asDatabaseFault(error)
    }
  }

  /** Bounds of time, for this transaction: behind a pooler the settings of a connection are somebody else's. */
  async #bound(query: Transaction<object>): Promise<void> {
    await sql`select set_config('statement_timeout', ${String(this.#statementMs)}, true),
      set_config('idle_in_transaction_session_timeout', '60000', true)`.execute(query)
  }

  /** A key for an organisation that is to be founded under this id, wrapped for its row. */
  newTenantKey(id: string): Buffer {
    return TenantKeys.make(this.#root, id)
  }

  /** Every organisation, for tasks that run by the clock. */
  async tenants(): Promise<string[]> {
    const found = await sql<{ id: string }>`select id from tenant order by id`.execute(this.#worker)
    return found.rows.map((row) => row.id)
  }

  async #run<T>(kysely: Kysely<object>, actor: Actor, work: Work<T>): Promise<T> {
    if (!isId(actor.tenant) || (actor.account !== null && !isId(actor.account))) throw new NoActor('No actor.')
    try {
      return await kysely.transaction().execute(async (query) => {
        await sql`select set_config('samvarn.tenant', ${actor.tenant}, true), set_config('samvarn.actor', ${actor.account ?? ''}, true),
          set_config('samvarn.circles', '', true), set_config('samvarn.roles', '', true), set_config('samvarn.unit', '', true),
          set_config('statement_timeout', ${String(this.#statementMs)}, true),
          set_config('idle_in_transaction_session_timeout', '60000', true)`.execute(query)
        const reach =
          actor.account === null ? { unit: null, paused: false, roles: [], circles: [] } : await setReach(query as Anything, actor.account)
        return work(new Tx(query, actor, reach, () => this.#keysOf(query as Anything, actor.tenant)))
      })
    } catch (error) {
      throw asDatabaseFault(error)
    }
  }

  async #keysOf(query: Anything, tenant: string): Promise<TenantKeys> {
    const known = this.#tenantKeys.get(tenant)
    if (known) return known
    const found = await sql<{ key_wrapped: Buffer }>`select key_wrapped from tenant where id = ${tenant}`.execute(query)
    const row = found.rows[0]
    if (!row) throw new NoActor('No such organisation.')
    const keys = TenantKeys.unwrap(this.#root, tenant, row.key_wrapped)
    this.#tenantKeys.set(tenant, keys)
    return keys
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map(closePool))
  }
}

/**
 * Reads roles, circles and unit afresh, so that a right that was revoked is gone at the next request (S-R20). While a
 * pause stands (migrations/0009_vouching.sql, 0014_reach_once_planned.sql) nothing that reaches protected persons counts.
 */
async function setReach(query: Anything, account: string): Promise<Reach> {
  const answer = await sql<{ unit: string | null; paused: boolean; roles: string[]; circles: string[] }>`
    select unit, paused, roles, circles,
      set_config('samvarn.unit', coalesce(unit::text, ''), true),
      set_config('samvarn.roles', case when unit is null then '' else roles::text end, true),
      set_config('samvarn.circles', case when unit is null then '' else circles::text end, true)
    from reach_of(${account})`.execute(query)
  const row = answer.rows[0]
  if (!row || row.unit === null) return { unit: null, paused: false, roles: [], circles: [] }
  return { unit: row.unit, paused: row.paused, roles: row.roles, circles: row.circles }
}
