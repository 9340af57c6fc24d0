import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { AccountState } from './signin.ts'

interface Tables {
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
  unit: { tenant: string; id: string; name: string }
  tenant: { id: string; name: string; slug: string | null }
  identity_link: { tenant: string; provider: string; account: string }
  identity_provider: { tenant: string; id: string; enabled_at: Date | null }
}

export interface AccountRow extends AccountState {
  organisation: string
  slug: string | null
  unit: string
  signature: string
}

export const accountOf = (tx: Tx, account: string): Promise<AccountRow | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('account')
    .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 'account.tenant').onRef('unit.id', '=', 'account.unit'))
    .innerJoin('tenant', 'tenant.id', 'account.tenant')
    .where('account.id', '=', account)
    .select([
      'account.closed_at',
      'account.suspended_at',
      'account.signature',
      'unit.name as unit',
      'tenant.name as organisation',
      'tenant.slug',
    ])
    .executeTakeFirst()

/** Ties to sign-in services that are switched on. */
export async function countTies(tx: Tx, account: string): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('identity_link as l')
    .innerJoin('identity_provider as p', (j) => j.onRef('p.tenant', '=', 'l.tenant').onRef('p.id', '=', 'l.provider'))
    .where('l.account', '=', account)
    .where('p.enabled_at', 'is not', null)
    .select(sql<number>`count(*)::int`.as('ties'))
    .executeTakeFirstOrThrow()
  return row.ties
}
