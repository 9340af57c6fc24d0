import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Decision, Marking, Statement } from './marking.ts'

interface MarkingTable extends Marking {
  tenant: string
  entered_by: string | null
  decided_by: string | null
}
interface Tables {
  marking: MarkingTable
}
const COLUMNS = [
  'id',
  'person',
  'circle',
  'level',
  'source',
  'schema_version',
  'received_at',
  'valid_from',
  'last_verified_at',
  'set_by_register',
  'reason',
  'expires_at',
  'withdrawn_at',
  'decision',
  'decision_reason',
  'decided_at',
] as const

export function markingsOf(tx: Tx, persons: readonly string[]): Promise<Marking[]> {
  if (persons.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('marking')
    .select(COLUMNS)
    .where('person', 'in', [...persons])
    .orderBy('received_at')
    .orderBy('id')
    .execute()
}

/** A list tells when it was last checked with the source; a register's answer is checked by being given. */
const verifiedAt = ({ last_verified }: Pick<Statement, 'last_verified'>) =>
  last_verified === undefined ? sql<Date>`now()` : sql<Date>`least(${last_verified}::date::timestamptz, now())`

export async function insertMarking(tx: Tx, at: { person: string; circle: string }, said: Statement): Promise<string> {
  const id = newId()
  await tx
    .tables<Tables>()
    .insertInto('marking')
    .values({
      tenant: tx.actor.tenant,
      id,
      person: at.person,
      circle: at.circle,
      level: said.level,
      source: said.source,
      schema_version: said.schema_version,
      received_at: sql`clock_timestamp()`,
      last_verified_at: verifiedAt(said),
      valid_from: said.valid_from ?? null,
      set_by_register: said.set_by_register ?? false,
      reason: said.reason ?? null,
      expires_at: said.expires_at ?? null,
      withdrawn_at: null,
      entered_by: tx.actor.account,
      decision: null,
      decision_reason: null,
      decided_by: null,
      decided_at: null,
    })
    .execute()
  return id
}

/** The source, or the officer who asked it, says that it still holds. */
export async function setVerified(tx: Tx, id: string, said?: Pick<Statement, 'schema_version' | 'last_verified'>): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('marking')
    .set({
      last_verified_at: sql`greatest(last_verified_at, ${said ? verifiedAt(said) : sql`now()`})`,
      ...(said === undefined ? {} : { schema_version: said.schema_version }),
    })
    .where('id', '=', id)
    .execute()
}

export async function setWithdrawn(tx: Tx, id: string): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('marking')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Ends the marking by a decision. False when somebody else decided first. */
export async function setDecided(tx: Tx, id: string, decision: Decision, reason: string | null): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('marking')
    .set({ decision, decision_reason: reason, decided_by: tx.actor.account, decided_at: sql`now()` })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Undecided markings in the circles of whoever asks, to say on the first page what waits. */
export function undecidedMarkings(tx: Tx): Promise<Marking[]> {
  return tx.tables<Tables>().selectFrom('marking').select(COLUMNS).where('decided_at', 'is', null).execute()
}
