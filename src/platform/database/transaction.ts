import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { newId } from '../ids.ts'
import type { TenantKeys } from '../keys/tenant-keys.ts'
import type { Secret } from '../secret.ts'
import { openSecret } from '../secret.ts'
import type { AuditRow, Deed, Purpose } from './audit.ts'

/** Whoever asks: one account of one organisation, or a job of the organisation itself (`account` is null). */
export interface Actor {
  tenant: string
  account: string | null
  request?: string
}

/** What the database said about the actor when the transaction began. */
export interface Reach {
  unit: string | null
  /** A way in was arranged by somebody else: what reaches persons waits for a colleague's word. */
  paused: boolean
  roles: readonly string[]
  circles: readonly string[]
}

/** The platform names no tables here; modules add theirs with `tx.tables<TheirTables>()`. */
type NoTables = object

/**
 * One transaction in one actor's name. Everything a module does with the database goes through here; `db.as` makes it.
 */
export class Tx {
  readonly actor: Actor
  readonly reach: Reach
  readonly #query: Transaction<NoTables>
  readonly #keys: () => Promise<TenantKeys>
  readonly #revealed = new Set<string>()

  constructor(query: Transaction<NoTables>, actor: Actor, reach: Reach, keys: () => Promise<TenantKeys>) {
    this.#query = query
    this.actor = actor
    this.reach = reach
    this.#keys = keys
  }

  /** Kysely over the tables that a module declares. */
  tables<T>(): Transaction<T> {
    return this.#query as unknown as Transaction<T>
  }
  keys(): Promise<TenantKeys> {
    return this.#keys()
  }
  hasRole(...roles: string[]): boolean {
    return roles.some((role) => this.reach.roles.includes(role))
  }

  /** Writes one audit row in this transaction; when it cannot be written the transaction fails and nothing is shown. */
  async audit(row: AuditRow): Promise<string> {
    const id = newId()
    await sql`
      insert into audit (tenant, id, actor, deed, outcome, purpose, object_kind, object_id, person, circle, blind, request)
      values (${this.actor.tenant}, ${id}, ${this.actor.account}, ${row.deed}, ${row.outcome ?? 'done'}, ${row.purpose ?? null}, ${row.object?.kind ?? null},
        ${row.object?.id ?? null}, ${row.person ?? null}, ${row.circle ?? null}, ${row.blind ?? null}, ${this.actor.request ?? null})`.execute(
      this.#query,
    )
    return id
  }

  /** Puts a job in line in this transaction. The payload is the organisation and one id, never content. */
  async enqueue(task: string, id: string): Promise<void> {
    await sql`select enqueue(${task}, ${id}::uuid)`.execute(this.#query)
  }

  /**
   * The one way out of a Secret: one audit row for each deed and person in this transaction, written before the value
   * is given (S-R12).
   */
  async reveal<T>(secrets: readonly Secret<T>[], why: { deed: Deed; person: string; circle: string; purpose: Purpose }): Promise<T[]> {
    const opened = secrets.map(openSecret)
    if (opened.some((held) => held.person !== undefined && held.person !== why.person)) throw new TypeError('A Secret of another person.')
    const once = `${why.deed}|${why.person}|${why.purpose}`
    if (!this.#revealed.has(once)) {
      await this.audit({
        deed: why.deed,
        person: why.person,
        circle: why.circle,
        purpose: why.purpose,
        object: { kind: 'person', id: why.person },
      })
      this.#revealed.add(once)
    }
    return opened.map((held) => held.value)
  }
}

export function kyselyOn(pool: pg.Pool): Kysely<NoTables> {
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
}
