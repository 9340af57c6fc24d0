import type { Database } from '../platform/database/database.ts'
import type { Actor } from '../platform/database/transaction.ts'
import { type OutboxRow, outboxRows } from './store.ts'

export const signedIn = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.start' })
  })

export const signedOut = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.end' })
  })

/** What the demo caught instead of sending. Rows name a ready text and a function, nothing else. */
export const readOutbox = (db: Database, actor: Actor): Promise<OutboxRow[]> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'outbox.see' })
    return outboxRows(tx)
  })
