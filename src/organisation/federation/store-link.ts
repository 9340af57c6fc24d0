import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  identity_link: { tenant: string; provider: string; subject_blind: Buffer; account: string; created_at: Date; used_at: Date | null }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null }
  unit: { tenant: string; id: string; name: string }
}

/** The blind index of a service's identifier; the identifier itself is written down nowhere. */
export const blindSubject = async (tx: Tx, provider: string, subject: string): Promise<Buffer> =>
  (await tx.keys()).blind(`idp|${provider}`, subject)

export async function accountOf(tx: Tx, provider: string, blind: Buffer): Promise<string | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('identity_link')
    .select('account')
    .where('tenant', '=', tx.actor.tenant)
    .where('provider', '=', provider)
    .where('subject_blind', '=', blind)
    .executeTakeFirst()
  return row?.account
}

/** The time of last use, written at the door. */
export async function markUsed(tx: Tx, provider: string, blind: Buffer): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('identity_link')
    .set({ used_at: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('provider', '=', provider)
    .where('subject_blind', '=', blind)
    .execute()
}

/** False when the identifier is tied already. */
export async function putLink(tx: Tx, provider: string, blind: Buffer, account: string): Promise<boolean> {
  const result = await tx
    .tables<Tables>()
    .insertInto('identity_link')
    .values({ tenant: tx.actor.tenant, provider, subject_blind: blind, account, created_at: sql<Date>`now()`, used_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Every tie of an account to the service. Answers how many there were. */
export async function dropLinks(tx: Tx, provider: string, account: string): Promise<number> {
  const result = await tx
    .tables<Tables>()
    .deleteFrom('identity_link')
    .where('tenant', '=', tx.actor.tenant)
    .where('provider', '=', provider)
    .where('account', '=', account)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export interface TiedAccount {
  account: string
  signature: string
  unit: string
  ties: number
  used_at: Date | null
}
/** The accounts that are not closed, with how they are tied to the service. */
export const tiedAccounts = (tx: Tx, provider: string): Promise<TiedAccount[]> =>
  tx
    .tables<Tables>()
    .selectFrom('account as a')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .leftJoin('identity_link as l', (j) =>
      j.onRef('l.tenant', '=', 'a.tenant').onRef('l.account', '=', 'a.id').on('l.provider', '=', provider),
    )
    .where('a.tenant', '=', tx.actor.tenant)
    .where('a.closed_at', 'is', null)
    .groupBy(['a.id', 'a.signature', 'u.name'])
    .select([
      'a.id as account',
      'a.signature',
      'u.name as unit',
      sql<number>`count(l.account)::int`.as('ties'),
      sql<Date | null>`max(l.used_at)`.as('used_at'),
    ])
    .orderBy('u.name')
    .orderBy('a.signature')
    .execute()
