import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

/** In the organisation's own name: who owns which, no words. */
const q = (tx: Tx) => tx.tables<Tables>()

export const risksHeldBy = async (tx: Tx, account: string): Promise<string[]> =>
  (await q(tx).selectFrom('risk').select('id').where('owner', '=', account).where('closed_at', 'is', null).execute()).map(({ id }) => id)

/** Colleagues in the same unit who are here; anyone who is here where there is none. */
export async function heirsOf(tx: Tx, leaver: string): Promise<string[]> {
  const all = await q(tx).selectFrom('account').select(['id', 'unit', 'closed_at', 'suspended_at']).orderBy('id').execute()
  const unit = all.find(({ id }) => id === leaver)?.unit
  const here = all.filter((one) => one.id !== leaver && one.closed_at === null && one.suspended_at === null)
  const near = here.filter((one) => one.unit === unit)
  return (near.length > 0 ? near : here).map(({ id }) => id)
}

export async function moveRisks(tx: Tx, ids: readonly string[], to: string): Promise<void> {
  if (ids.length > 0)
    await q(tx)
      .updateTable('risk')
      .set({ owner: to })
      .where('id', 'in', [...ids])
      .execute()
}
