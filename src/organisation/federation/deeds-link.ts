/** Whom a service means: written in or struck out by the system owner, never for oneself. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Provider } from './federation.ts'
import { mayKeepProviders, mayTie } from './policy.ts'
import { endSessionsBy, providerOf } from './store.ts'
import { blindSubject, dropLinks, putLink, type TiedAccount, tiedAccounts } from './store-link.ts'

type Who = Actor & { account: string }

export interface Ties {
  provider: Provider
  accounts: TiedAccount[]
}
export function listTies(db: Database, actor: Who, id: string): Promise<Ties | undefined> {
  return db.as(actor, async (tx) => {
    const found = isId(id) && mayKeepProviders(tx.reach).ok ? await providerOf(tx, id) : undefined
    const object = { kind: 'identity_provider', ...(isId(id) ? { id } : {}) }
    await tx.audit({ deed: 'provider.list', ...(found ? {} : { outcome: 'not_reached' as const }), purpose: 'administration', object })
    if (!found) return undefined
    const { settings: _, ...provider } = found
    return { provider, accounts: await tiedAccounts(tx, id) }
  })
}

export type Tied = 'done' | 'own' | 'taken' | 'not_reached'
export function tie(db: Database, actor: Who, id: string, account: string, subject: string): Promise<Tied> {
  return db.as(actor, async (tx) => {
    const provider = isId(id) && isId(account) && mayKeepProviders(tx.reach).ok ? await providerOf(tx, id) : undefined
    const open = provider && (await tiedAccounts(tx, id)).some((one) => one.account === account)
    const object = { kind: 'account', ...(isId(account) ? { id: account } : {}) }
    if (!provider || !open) {
      await tx.audit({ deed: 'link.make', outcome: 'not_reached', purpose: 'administration', object })
      return 'not_reached'
    }
    const blind = await blindSubject(tx, id, subject)
    if (!mayTie({ ...tx.reach, account: actor.account }, account).ok) {
      await tx.audit({ deed: 'link.make', outcome: 'refused', purpose: 'administration', object, blind })
      return 'own'
    }
    const made = await putLink(tx, id, blind, account)
    if (made) await tx.enqueue('way_in_changed', account)
    await tx.audit({ deed: 'link.make', ...(made ? {} : { outcome: 'refused' as const }), purpose: 'administration', object, blind })
    return made ? 'done' : 'taken'
  })
}

/** Strikes out every tie of the account to this service, and ends what it had signed in. */
export function untie(db: Database, actor: Who, id: string, account: string): Promise<Tied> {
  return db.as(actor, async (tx) => {
    const object = { kind: 'account', ...(isId(account) ? { id: account } : {}) }
    const reach = isId(id) && isId(account) && mayKeepProviders(tx.reach).ok
    const judged = mayTie({ ...tx.reach, account: actor.account }, account)
    if (reach && !judged.ok) {
      await tx.audit({ deed: 'link.remove', outcome: 'refused', purpose: 'administration', object })
      return 'own'
    }
    const gone = reach ? await dropLinks(tx, id, account) : 0
    if (gone > 0) {
      await endSessionsBy(tx, id, account)
      await tx.enqueue('way_in_changed', account)
    }
    await tx.audit({ deed: 'link.remove', ...(gone > 0 ? {} : { outcome: 'not_reached' as const }), purpose: 'administration', object })
    return gone > 0 ? 'done' : 'not_reached'
  })
}
