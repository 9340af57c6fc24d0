import type { Deed } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { mayKeepSite, type Standing } from './policy.ts'
import type { Site } from './site.ts'
import { siteById } from './store.ts'

/** Who asks, and the one answer to whoever may not. */
export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (id?: string) => ({ purpose: 'reach_out', object: isId(id) ? { kind: 'site', id } : { kind: 'site' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
/** A site that this one keeps; those taken down only when asked for. */
export async function keptSite(tx: Tx, id: string, withdrawn = false): Promise<Site | undefined> {
  const site = isId(id) ? await siteById(tx, id) : undefined
  if (!site || !mayKeepSite(standingOf(tx), site).ok) return undefined
  return site.withdrawn_at === null || withdrawn ? site : undefined
}
