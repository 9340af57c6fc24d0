import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

/** In the organisation's name: who has been told this since then. */
export async function toldSince(tx: Tx, template: 'access_waits' | 'access_reminder', since: Date): Promise<string[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('outbox')
    .select('account')
    .where('template', '=', template)
    .where('created_at', '>=', since)
    .execute()
  return rows.map(({ account }) => account)
}
