import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Kind } from './hosted.ts'

/** The rows with which an organisation begins, written in its own name by a job. */
interface Tables {
  tenant: { id: string; name: string; kind: Kind; key_wrapped: Buffer; slug: string; host: string | null }
  unit: { tenant: string; id: string; name: string }
  account: { tenant: string; id: string; unit: string; signature: string; name_sealed: Buffer }
  role_grant: { tenant: string; account: string; role: string; valid_until: Date }
  invitation: { tenant: string; account: string; reason: string; used_at: Date | null; created_at: Date }
}
const q = (tx: Tx) => tx.tables<Tables>()
/** Longest time a role runs before it must be granted anew. */
const GRANT_DAYS = 365

export const isFounded = async (tx: Tx, id: string): Promise<boolean> =>
  (await q(tx).selectFrom('tenant').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
export const hostOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await q(tx).selectFrom('tenant').select('host').where('id', '=', id).executeTakeFirst())?.host ?? null
export const hasUnits = async (tx: Tx): Promise<boolean> =>
  (await q(tx).selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined

export async function insertTenant(tx: Tx, made: { name: string; kind: Kind; slug: string; host: string; key: Buffer }): Promise<void> {
  const { key, ...rest } = made
  await q(tx)
    .insertInto('tenant')
    .values({ ...rest, id: tx.actor.tenant, key_wrapped: key })
    .execute()
}

/** The first unit and the first account, which is to sign in by the link. Its name is its function until somebody has come. */
export async function insertFirstAccount(tx: Tx, words: { unit: string; signature: string }): Promise<string> {
  const { tenant } = tx.actor
  const [unit, account] = [newId(), newId()]
  await q(tx).insertInto('unit').values({ tenant, id: unit, name: words.unit }).execute()
  const name_sealed = (await tx.keys()).own().seal('account', 'name', account, words.signature)
  await q(tx).insertInto('account').values({ tenant, id: account, unit, signature: words.signature, name_sealed }).execute()
  await q(tx)
    .insertInto('role_grant')
    .values({ tenant, account, role: 'system_owner', valid_until: sql<Date>`now() + make_interval(days => ${GRANT_DAYS})` })
    .execute()
  return account
}

/** The account that was invited first, and whether its link was used. */
export const firstInvited = (tx: Tx): Promise<{ account: string; come: boolean } | undefined> =>
  q(tx)
    .selectFrom('invitation')
    .select(['account', sql<boolean>`bool_or(used_at is not null)`.as('come')])
    .where('reason', '=', 'first')
    .groupBy('account')
    .orderBy(sql`min(created_at)`)
    .limit(1)
    .executeTakeFirst()
