import { sql, type Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  sign_in_attempt: {
    tenant: string
    id: string
    token_hash: Buffer
    kind: string
    sealed: Buffer
    created_at: Date
    expires_at: Date
  }
}
const on = (query: Transaction<object>) => query as unknown as Transaction<Tables>

export interface AttemptRow {
  tenant: string
  id: string
  sealed: Buffer
}

export async function putAttempt(
  query: Transaction<object>,
  row: AttemptRow & { token_hash: Buffer; kind: string; minutes: number },
): Promise<void> {
  const { minutes, ...values } = row
  await on(query)
    .insertInto('sign_in_attempt')
    .values({ ...values, created_at: sql<Date>`now()`, expires_at: sql<Date>`now() + make_interval(mins => ${minutes})` })
    .execute()
}

/** Gone as it is read, so that what it waited for is taken once. Nothing when its time is out. */
export async function takeAttemptRow(query: Transaction<object>, hash: Buffer, kind: string): Promise<AttemptRow | undefined> {
  const row = await on(query)
    .deleteFrom('sign_in_attempt')
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .returning(['tenant', 'id', 'sealed', sql<boolean>`expires_at > now()`.as('alive')])
    .executeTakeFirst()
  if (!row?.alive) return undefined
  return { tenant: row.tenant, id: row.id, sealed: row.sealed }
}

/** For an answer that comes without the browser's cookie: read and kept for the one who has it. Locked until written. */
export async function findAttemptRow(query: Transaction<object>, hash: Buffer, kind: string): Promise<AttemptRow | undefined> {
  return on(query)
    .selectFrom('sign_in_attempt')
    .select(['tenant', 'id', 'sealed'])
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst()
}
export async function changeAttemptRow(query: Transaction<object>, row: AttemptRow): Promise<void> {
  await on(query)
    .updateTable('sign_in_attempt')
    .set({ sealed: row.sealed })
    .where('tenant', '=', row.tenant)
    .where('id', '=', row.id)
    .execute()
}

/** For the job that clears: the worker sees none that is still alive. */
export async function clearAttempts(tx: Tx): Promise<void> {
  await tx.tables<Tables>().deleteFrom('sign_in_attempt').where('expires_at', '<', sql<Date>`now()`).execute()
}
