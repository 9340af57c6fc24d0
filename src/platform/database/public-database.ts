import { type Kysely, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Config } from '../../config.ts'
import { isId } from '../ids.ts'
import type { Log } from '../log.ts'
import { asDatabaseFault, closePool, openPool } from './pools.ts'
import { kyselyOn } from './transaction.ts'

/** For whom the public entry asks: the organisation of a published site, and the SHA-256 of a token that was presented. */
export interface AtSite {
  tenant: string | null
  tokenHash?: Buffer
}

/**
 * The way from the public entry to the database, with the rights of samvarn_public alone: it reads what is published,
 * puts sealed messages in and finds one conversation by the hash of its token. It holds no key of any organisation. Built
 * so that nothing else of the house is loaded by the process that people at risk meet (S-R52).
 */
export class PublicDatabase {
  readonly #pool: pg.Pool
  readonly #kysely: Kysely<object>
  readonly #statementMs: number

  constructor(connection: pg.PoolConfig, config: Config, log: Log) {
    this.#pool = openPool(connection, 5, log)
    this.#kysely = kyselyOn(this.#pool)
    this.#statementMs = config.statement_seconds_max * 1000
  }

  /** One transaction. Throws DatabaseFault, or what the connection says when the database is away: the caller goes on without it. */
  async at<T>({ tenant, tokenHash }: AtSite, work: (query: Transaction<object>) => Promise<T>): Promise<T> {
    if (tenant !== null && !isId(tenant)) throw new TypeError('Not the id of an organisation.')
    try {
      return await this.#kysely.transaction().execute(async (query) => {
        await sql`select set_config('samvarn.tenant', ${tenant ?? ''}, true), set_config('samvarn.session', ${tokenHash?.toString('hex') ?? ''}, true),
          set_config('statement_timeout', ${String(this.#statementMs)}, true),
          set_config('idle_in_transaction_session_timeout', '60000', true)`.execute(query)
        return work(query)
      })
    } catch (error) {
      throw asDatabaseFault(error)
    }
  }

  close(): Promise<void> {
    return closePool(this.#pool)
  }
}
