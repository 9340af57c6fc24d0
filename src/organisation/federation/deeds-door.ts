/** At the door: which service, whom it means, and what is written in the log. Nobody is signed in here yet. */
import type { Database } from '../../platform/database/database.ts'
import { isId } from '../../platform/ids.ts'
import type { WayIn } from '../../platform/module.ts'
import { useInvitation } from '../signin/index.ts'
import { mayKeepProviders } from './policy.ts'
import type { Refusal } from './refusal.ts'
import { type FullProvider, markTried, organisationOf, providerOf, providersOf } from './store.ts'
import { accountOf, blindSubject, markUsed, putLink } from './store-link.ts'

const atDoor = (tenant: string, request: string) => ({ tenant, account: null, request })
const KIND = 'identity_provider'

/** The services that are switched on, for the organisation's door. */
export function waysIn(db: Database, tenant: string): Promise<WayIn[]> {
  return db.as({ tenant, account: null }, async (tx) => {
    const organisation = await organisationOf(tx)
    if (!organisation) return []
    const on = (await providersOf(tx)).filter((one) => one.enabled_at !== null)
    return on.map(({ id, name }) => ({ id, name, href: `/logga-in/${organisation.slug}/${id}` }))
  })
}

export interface Service {
  tenant: string
  slug: string
  organisation: string
  provider: FullProvider
}
/** The service that an address means; also one that is off, which may be tried and whose metadata may be read. */
export async function findService(db: Database, slug: string, id: string): Promise<Service | undefined> {
  if (!isId(id)) return undefined
  const tenant = await db.tenantBySlug(slug)
  if (!tenant) return undefined
  const provider = await db.as({ tenant: tenant.id, account: null }, (tx) => providerOf(tx, id))
  return provider && { tenant: tenant.id, slug, organisation: tenant.name, provider }
}

export interface Means {
  tenant: string
  provider: string
  subject: string
  request: string
}
/** The account that the service means. A refusal is written with the blind index, so that repeated ones can be seen. */
export function whomMeans(db: Database, { tenant, provider, subject, request }: Means): Promise<string | undefined> {
  return db.as(atDoor(tenant, request), async (tx) => {
    const blind = await blindSubject(tx, provider, subject)
    const account = await accountOf(tx, provider, blind)
    if (account === undefined) await tx.audit({ deed: 'session.refused', outcome: 'refused', object: { kind: KIND, id: provider }, blind })
    else await markUsed(tx, provider, blind)
    return account
  })
}

export const noteRefusal = (db: Database, tenant: string, provider: string, request: string): Promise<void> =>
  db.as(atDoor(tenant, request), async (tx) => {
    await tx.audit({ deed: 'session.refused', outcome: 'refused', object: { kind: KIND, id: provider } })
  })

/** Thrown to undo everything when the identity is tied to somebody else: the link then still works. */
class Taken extends Error {}
export type TiedBy = { ok: true; account: string } | { ok: false; because: 'taken' | 'link' }
/** Whoever came by a one-time link is from now on the one whom the service means by this subject. */
export async function tieByInvitation(db: Database, token: string, { tenant, provider, subject, request }: Means): Promise<TiedBy> {
  try {
    // A lost device: the service is the new way in, so keys that somebody else may hold are struck out.
    const used = await useInvitation(db, token, { request, strikeKeys: true }, async (tx, invitation) => {
      if (invitation.tenant !== tenant) throw new Taken()
      const blind = await blindSubject(tx, provider, subject)
      const made = await putLink(tx, provider, blind, invitation.account)
      if (!made && (await accountOf(tx, provider, blind)) !== invitation.account) throw new Taken()
      await tx.audit({ deed: 'link.make', object: { kind: 'account', id: invitation.account }, blind })
      return undefined
    })
    return used ? { ok: true, account: used.account } : { ok: false, because: 'link' }
  } catch (error) {
    if (error instanceof Taken) return { ok: false, because: 'taken' }
    throw error
  }
}

/** The system owner has tried the service: when all held, it may be switched on as it stood when the try began. */
export function noteTry(
  db: Database,
  by: { tenant: string; account: string; request: string },
  provider: string,
  tried: { begun: number; because: Refusal | undefined },
): Promise<boolean> {
  return db.as(by, async (tx) => {
    const may = mayKeepProviders(tx.reach).ok
    const outcome = may ? (tried.because === undefined ? 'done' : 'failed') : 'not_reached'
    await tx.audit({ deed: 'provider.try', outcome, purpose: 'administration', object: { kind: KIND, id: provider } })
    if (may && tried.because === undefined) await markTried(tx, provider, new Date(tried.begun))
    return may
  })
}
