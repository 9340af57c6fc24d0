import type { Deed } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Standing } from './policy.ts'

/** Roles count only for whoever stands in a unit. */
export const standingOfActor = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.unit === null ? [] : tx.reach.roles })

export const about = (kind: 'round' | 'round_invitation', id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind, id } : { kind } }) as const

/** Out of reach and absent alike: the same row in the log, and nothing to show. */
export async function refuse(tx: Tx, deed: Deed, kind: 'round' | 'round_invitation', id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(kind, id) })
  return undefined
}
