import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'

export const signedIn = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.start' })
  })

export const signedOut = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.end' })
  })
