import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  outbox: { tenant: string; id: string; account: string; template: string; created_at: Date }
  account: { tenant: string; id: string; signature: string }
}
export interface OutboxRow {
  created_at: Date
  template: string
  signature: string
}

const ROWS_MAX = 200

export const outboxRows = (tx: Tx): Promise<OutboxRow[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outbox')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'outbox.tenant').onRef('account.id', '=', 'outbox.account'))
    .select(['outbox.created_at', 'outbox.template', 'account.signature'])
    .orderBy('outbox.created_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
