import type { Deed } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Asker, Kept } from './policy.ts'
import type { Routine } from './routine.ts'

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const keptOf = ({ owner, unit, withdrawn_at }: Routine): Kept => ({ owner, unit, withdrawn: withdrawn_at !== null })
export const about = (id?: string, kind = 'routine') => ({ purpose: 'follow_up', object: isId(id) ? { kind, id } : { kind } }) as const
/** Absent or out of reach: the same row, the same answer. */
export async function refuse(tx: Tx, deed: Deed, id?: string, kind?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id, kind) })
  return undefined
}
