import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Holding, Module } from '../../platform/module.ts'
import { forgetAddress } from '../mail/index.ts'
import { endAccess, resumeAccess } from './deeds-end.ts'
import { administered, type Done, reachAccount, withAccount } from './deeds-reach.ts'
import { mayClose, mayEndAccess, mayHandOver, mayResume } from './policy.ts'
import { type AccountLine, signaturesOf } from './store.ts'
import { close } from './store-end.ts'

/** Leaving: access ends at once, what is held gets new holders, and then the account is closed. */

type Modules = readonly Pick<Module, 'name' | 'handOver'>[]
export interface Held extends Holding {
  module: string
}
/** Names a holding on a form. */
export const holdingName = (held: Held): string => `${held.module}.${held.key}`

/** Asked in the organisation's own name: whoever manages accounts reaches nothing of what they hold. */
export const holdingsOf = (db: Database, tenant: string, modules: Modules, account: string): Promise<Held[]> =>
  db.asWorker(tenant, async (tx) => {
    const all: Held[] = []
    for (const { name, handOver } of modules)
      for (const holding of (await handOver?.held(tx, account)) ?? []) if (holding.count > 0) all.push({ ...holding, module: name })
    return all
  })
export const countHeld = (held: readonly Held[]): number => held.reduce((sum, one) => sum + one.count, 0)

export const endAccountAccess = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withAccount(db, actor, id, 'account.suspend', mayEndAccess, async (tx) => {
    await endAccess(tx, id)
  })

export const resumeAccountAccess = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withAccount(db, actor, id, 'account.resume', mayResume, async (tx) => {
    await resumeAccess(tx, id)
  })

export interface SeenHoldings {
  account: AccountLine
  held: Held[]
  /** Function by account, of all who may take something over. */
  signatures: Map<string, string>
}
/** What somebody who has left still holds: kinds and numbers, and who may take it over. No content. */
export async function seeHoldings(db: Database, actor: Actor, modules: Modules, id: string): Promise<SeenHoldings | undefined> {
  const account = await db.as(actor, async (tx) => {
    const found = await reachAccount(tx, id, 'account.see', mayHandOver)
    if (found) await tx.audit({ deed: 'account.see', ...administered(id) })
    return found ?? undefined
  })
  if (!account) return undefined
  const held = await holdingsOf(db, actor.tenant, modules, id)
  const heirs = held.flatMap((one) => one.heirs)
  return { account, held, signatures: await db.as(actor, (tx) => signaturesOf(tx, heirs)) }
}

export type HandedOver = Done | 'nothing_chosen'

/**
 * Gives what was chosen to its new holders. The row in the audit that says who decided is written first, in a transaction
 * of its own; the moves follow in one transaction in the organisation's name, all or none.
 */
export async function handOver(
  db: Database,
  actor: Actor,
  modules: Modules,
  id: string,
  chosen: ReadonlyMap<string, string>,
): Promise<HandedOver> {
  const reached = await db.as(actor, (tx) => reachAccount(tx, id, 'account.hand_over', mayHandOver))
  if (!reached) return reached === undefined ? 'conflict' : 'absent'
  const held = await holdingsOf(db, actor.tenant, modules, id)
  const moves = held.flatMap((one) => {
    const heir = chosen.get(holdingName(one))
    return heir === undefined ? [] : [{ one, heir }]
  })
  if (moves.some(({ one, heir }) => !one.heirs.includes(heir)) || moves.length < chosen.size) {
    await auditHandOver(db, actor, id, 'refused')
    return 'conflict'
  }
  if (moves.length === 0) return 'nothing_chosen'
  await auditHandOver(db, actor, id, 'done')
  try {
    await db.asWorker(actor.tenant, async (tx) => {
      for (const { one, heir } of moves) await modules.find((module) => module.name === one.module)?.handOver?.move(tx, one.key, id, heir)
    })
  } catch (error) {
    await auditHandOver(db, actor, id, 'failed')
    throw error
  }
  return 'done'
}
const auditHandOver = (db: Database, actor: Actor, id: string, outcome: 'done' | 'refused' | 'failed') =>
  db.as(actor, (tx) => tx.audit({ deed: 'account.hand_over', outcome, ...administered(id) }))

/** Nothing is held: the account is closed for good, and its address forgotten. */
export async function closeAccount(db: Database, actor: Actor, modules: Modules, id: string): Promise<Done> {
  const reached = await db.as(actor, (tx) => reachAccount(tx, id, 'account.close', (who, account) => mayClose(who, account, 0)))
  if (!reached) return reached === undefined ? 'conflict' : 'absent'
  const held = countHeld(await holdingsOf(db, actor.tenant, modules, id))
  return withAccount(
    db,
    actor,
    id,
    'account.close',
    (who, account) => mayClose(who, account, held),
    async (tx) => {
      await close(tx, id)
      await forgetAddress(tx, id)
    },
  )
}
