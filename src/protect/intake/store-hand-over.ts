import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  intake: { tenant: string; id: string; circle: string | null; person: string | null; state: string; taken_by: string | null }
}
export interface Taken {
  id: string
  circle: string
  person: string | null
}

/** What somebody has in hand and has not closed. */
export const takenBy = (tx: Tx, account: string): Promise<Taken[]> =>
  tx
    .tables<Tables>()
    .selectFrom('intake')
    .select(['id', 'circle', 'person'])
    .where('taken_by', '=', account)
    .where('state', '=', 'routed')
    .where('circle', 'is not', null)
    .orderBy('circle')
    .orderBy('id')
    .$narrowType<{ circle: string }>()
    .execute()

export async function passOn(tx: Tx, ids: readonly string[], to: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .tables<Tables>()
    .updateTable('intake')
    .set({ taken_by: to })
    .where('id', 'in', [...ids])
    .where('state', '=', 'routed')
    .execute()
}
