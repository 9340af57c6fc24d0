/** Who asks, and the refusal that looks the same for what is absent and what is out of reach. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Asker, PartFacts } from './policy.ts'
import type { PartRow } from './store-part.ts'

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const factsOf = ({ unit, owner, reviewer, helpers, state, locked }: PartRow): PartFacts => ({
  unit,
  owner,
  reviewer,
  helpers,
  state,
  locked,
})

type Thing = 'answer_round' | 'answer_part' | 'answer_submission'
export const about = (kind: Thing, id?: string) => ({ purpose: 'follow_up', object: isId(id) ? { kind, id } : { kind } }) as const
export async function refuse(tx: Tx, deed: Deed, kind: Thing, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(kind, id) })
  return undefined
}
