import type { Job } from '../../platform/module.ts'
import { clearOldDrafts, dueSets, lockSet, shredSet } from './store-set.ts'

/**
 * Job `delete_originals`, by the clock: what was handed in is deleted when its time is out, and the key that sealed it
 * is taken away, so that no older copy of the rows opens either. A set without a decision is never touched.
 */
export const deleteOriginals: Job = async ({ db, log }, { tenant }) => {
  const due = await db.asWorker(tenant, async (tx) => {
    await clearOldDrafts(tx)
    return dueSets(tx)
  })
  for (const { id } of due) {
    await db.asWorker(tenant, async (tx) => {
      const set = await lockSet(tx, id)
      if (set?.decided_at && set.originals_deleted_at === null && set.delete_originals_after !== null) await shredSet(tx, id)
    })
  }
  if (due.length > 0) log.info('originals_deleted', { tenant, count: due.length })
}
