import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { type OutboxRow, outboxRows } from './store.ts'

/** What the demo caught instead of sending. Rows name a ready text and a function, nothing else. */
export const readOutbox = (db: Database, actor: Actor): Promise<OutboxRow[]> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'outbox.see' })
    return outboxRows(tx)
  })
