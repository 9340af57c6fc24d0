import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { AccountFacts, Judgement, Standing } from './policy.ts'
import { type AccountLine, accountLine, lockAccount } from './store.ts'

/** `absent`: not there, out of reach or not to be done by this person, which nobody tells apart. `conflict`: somebody was first. */
export type Done = 'done' | 'absent' | 'conflict'
export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, unit: tx.reach.unit, roles: tx.reach.roles })
export type May = (who: Standing, account: AccountFacts) => Judgement

export const administered = (id: string) => ({ purpose: 'administration', object: { kind: 'account', id } }) as const

/** Undefined when somebody was first with what the deed would change; `null` for whoever is not to reach the account. */
export async function reachAccount(tx: Tx, id: string, deed: Deed, may: May): Promise<AccountLine | undefined | null> {
  const found = isId(id) ? await accountLine(tx, id) : undefined
  const judgement = found && may(standingOf(tx), found)
  if (found && judgement?.ok) return found
  const late = judgement && !judgement.ok && (judgement.because === 'state' || judgement.because === 'held')
  await tx.audit({
    deed,
    outcome: late ? 'refused' : 'not_reached',
    purpose: 'administration',
    object: isId(id) ? { kind: 'account', id } : { kind: 'account' },
  })
  return late ? undefined : null
}

/** One deed on one account: lock, reach, judge, do, and its row in the audit, in one transaction. */
export function withAccount(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  may: May,
  work: (tx: Tx, account: AccountLine) => Promise<void>,
): Promise<Done> {
  return db.as(actor, async (tx) => {
    if (isId(id)) await lockAccount(tx, id)
    const account = await reachAccount(tx, id, deed, may)
    if (!account) return account === undefined ? 'conflict' : 'absent'
    await work(tx, account)
    await tx.audit({ deed, ...administered(id) })
    return 'done'
  })
}
