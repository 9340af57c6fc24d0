import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  import_run: { tenant: string; id: string; circle: string; state: string; created_by: string; created_at: Date }
}

/** Previews that wait for the decision of the one who read the file. */
export const previewsOf = (tx: Tx, account: string): Promise<{ id: string; circle: string }[]> =>
  tx
    .tables<Tables>()
    .selectFrom('import_run')
    .select(['id', 'circle'])
    .where('created_by', '=', account)
    .where('state', '=', 'preview')
    .orderBy('circle')
    .orderBy('id')
    .execute()

export async function passPreviewsOn(tx: Tx, ids: readonly string[], to: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .tables<Tables>()
    .updateTable('import_run')
    .set({ created_by: to })
    .where('id', 'in', [...ids])
    .where('state', '=', 'preview')
    .execute()
}
