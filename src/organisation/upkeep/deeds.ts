import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import { maySeeCopies } from './policy.ts'
import { lastCopies } from './store.ts'
import { type Copies, isLate } from './upkeep.ts'

const asker = (tx: Tx) => ({ system_owner: tx.hasRole('system_owner') })

/** Undefined for whoever may not know. */
export function seeCopies(db: Database, actor: Actor): Promise<Copies | undefined> {
  return db.as(actor, async (tx) => {
    if (!maySeeCopies(asker(tx)).ok) {
      await tx.audit({ deed: 'backup.see', outcome: 'not_reached', object: { kind: 'backup' } })
      return undefined
    }
    await tx.audit({ deed: 'backup.see', purpose: 'administration', object: { kind: 'backup' } })
    return lastCopies(tx)
  })
}

/** S-R16: no copy for 26 hours is told on the first page of the one who answers for it. A demonstration has nothing to lose. */
export async function waitingCopies(tx: Tx, config: Pick<Config, 'demo'>, now = new Date()): Promise<Waiting[]> {
  if (config.demo || !maySeeCopies(asker(tx)).ok) return []
  const { backup_at } = await lastCopies(tx)
  return [
    {
      harm: 2,
      text: { sv: 'Ingen säkerhetskopia det senaste dygnet', en: 'No backup within the last day' },
      count: isLate(backup_at, now) ? 1 : 0,
      href: '/sakerhetskopior',
      oldest: backup_at ?? undefined,
    },
  ]
}
