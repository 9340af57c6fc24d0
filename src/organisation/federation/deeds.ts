/** What the system owner does with the organisation's sign-in services. */
import type { Database } from '../../platform/database/database.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import { readCertificates } from './certificates.ts'
import { CERTIFICATE_WARNING_DAYS, type Provider, type SamlSettings, type Settings } from './federation.ts'
import { makeOwnKey, type OwnKey, renewed, stillOpening, withoutPrivate } from './own-key.ts'
import { mayEnable, mayKeepProviders } from './policy.ts'
import {
  changeProvider,
  dropProvider,
  endSessionsBy,
  type FullProvider,
  organisationOf,
  providerOf,
  providersOf,
  putProvider,
  switchProvider,
} from './store.ts'

const KIND = 'identity_provider'
type Who = Actor & { account: string }

/** The organisation and one of its services, for whoever may keep them; nothing, and a row in the log, for anybody else. */
async function reached(tx: Tx, deed: Deed, id: string): Promise<FullProvider | undefined> {
  const found = isId(id) && mayKeepProviders(tx.reach).ok ? await providerOf(tx, id) : undefined
  if (!found)
    await tx.audit({ deed, outcome: 'not_reached', purpose: 'administration', object: { kind: KIND, ...(isId(id) ? { id } : {}) } })
  return found
}
const done = (tx: Tx, deed: Deed, id?: string) =>
  tx.audit({ deed, purpose: 'administration', object: { kind: KIND, ...(id === undefined ? {} : { id }) } })

export interface Listed {
  slug: string
  providers: Provider[]
}
export function listProviders(db: Database, actor: Who): Promise<Listed | undefined> {
  return db.as(actor, async (tx) => {
    if (!mayKeepProviders(tx.reach).ok) {
      await tx.audit({ deed: 'provider.list', outcome: 'not_reached', purpose: 'administration' })
      return undefined
    }
    await done(tx, 'provider.list')
    const organisation = await organisationOf(tx)
    return { slug: organisation?.slug ?? '', providers: await providersOf(tx) }
  })
}

/** For a form that begins a new one: may this person be here at all? */
export const mayAddProvider = (db: Database, actor: Who): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const may = mayKeepProviders(tx.reach).ok
    if (!may) await tx.audit({ deed: 'provider.make', outcome: 'not_reached', purpose: 'administration' })
    return may
  })

export interface Shown {
  slug: string
  provider: FullProvider
}
/** One service with its settings, but for what is secret in them. */
export function seeProvider(db: Database, actor: Who, id: string): Promise<Shown | undefined> {
  return db.as(actor, async (tx) => {
    const provider = await reached(tx, 'provider.list', id)
    if (!provider) return undefined
    await done(tx, 'provider.list', id)
    const { settings } = provider
    const shown = settings.kind === 'oidc' ? { ...settings, client_secret: '' } : { ...settings, ...withoutPrivate(settings) }
    return { slug: (await organisationOf(tx))?.slug ?? '', provider: { ...provider, settings: shown } }
  })
}

/** Our name at one service: its certificate tells it. */
export type EntityOf = (place: { slug: string; provider: { id: string } }) => string
/** A SAML service has a key of ours; one that was written in before there were any gets its own when it is changed. */
async function withOwnKey(tx: Tx, id: string, settings: Settings, entityOf: EntityOf): Promise<Settings> {
  if (settings.kind === 'oidc') return settings
  const own_key = settings.own_key ?? (await newKey(tx, id, entityOf))
  return { ...settings, own_key, former_key: stillOpening(settings, Date.now()) }
}
const newKey = async (tx: Tx, id: string, entityOf: EntityOf): Promise<OwnKey> =>
  makeOwnKey(entityOf({ slug: (await organisationOf(tx))?.slug ?? '', provider: { id } }), new Date())

export function makeProvider(db: Database, actor: Who, name: string, settings: Settings, entityOf: EntityOf): Promise<string | undefined> {
  return db.as(actor, async (tx) => {
    if (!mayKeepProviders(tx.reach).ok) {
      await tx.audit({ deed: 'provider.make', outcome: 'not_reached', purpose: 'administration' })
      return undefined
    }
    const id = newId()
    await putProvider(tx, id, name, await withOwnKey(tx, id, settings, entityOf))
    await done(tx, 'provider.make', id)
    return id
  })
}

/** `change` gets what is there: a secret that is not written anew is kept. */
export function rewriteProvider(
  db: Database,
  actor: Who,
  id: string,
  change: (was: Settings) => { name: string; settings: Settings } | undefined,
  entityOf: EntityOf,
): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const was = await reached(tx, 'provider.change', id)
    const next = was && change(was.settings)
    if (!was || !next || next.settings.kind !== was.kind) return false
    await changeProvider(tx, id, next.name, await withOwnKey(tx, id, next.settings, entityOf))
    await done(tx, 'provider.change', id)
    return true
  })
}

/** A key of our own anew, or the first one. Whatever the service has of us is then the former, so it is off until tried. */
export function renewOwnKey(db: Database, actor: Who, id: string, entityOf: EntityOf): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const was = await reached(tx, 'provider.change', id)
    if (was?.settings.kind !== 'saml') return false
    const keys = renewed(was.settings, await newKey(tx, id, entityOf), new Date())
    await changeProvider(tx, id, was.name, { ...was.settings, ...keys })
    await done(tx, 'provider.change', id)
    return true
  })
}

export type Switched = 'done' | 'not_tried' | 'not_reached'
export function enableProvider(db: Database, actor: Who, id: string): Promise<Switched> {
  return db.as(actor, async (tx) => {
    const provider = await reached(tx, 'provider.enable', id)
    if (!provider) return 'not_reached'
    if (!mayEnable(tx.reach, provider).ok) {
      await tx.audit({ deed: 'provider.enable', outcome: 'refused', purpose: 'administration', object: { kind: KIND, id } })
      return 'not_tried'
    }
    await switchProvider(tx, id, true)
    await done(tx, 'provider.enable', id)
    return 'done'
  })
}
/** The service may no longer vouch for anybody: those whom it has let in are signed out. */
export function disableProvider(db: Database, actor: Who, id: string): Promise<Switched> {
  return db.as(actor, async (tx) => {
    if (!(await reached(tx, 'provider.disable', id))) return 'not_reached'
    await switchProvider(tx, id, false)
    await endSessionsBy(tx, id)
    await done(tx, 'provider.disable', id)
    return 'done'
  })
}
/** With it go its ties: whoever came only that way needs an invitation to come again. */
export function removeProvider(db: Database, actor: Who, id: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    if (!(await reached(tx, 'provider.remove', id))) return false
    await endSessionsBy(tx, id)
    await dropProvider(tx, id)
    await done(tx, 'provider.remove', id)
    return true
  })
}

/** Services whose last certificate ends soon, for the first page of whoever can do something about it. */
export async function endingCertificates(tx: Tx, now: number): Promise<{ count: number; first: string } | undefined> {
  if (!mayKeepProviders(tx.reach).ok) return undefined
  const ending: string[] = []
  for (const { id } of (await providersOf(tx)).filter((one) => one.kind === 'saml' && one.enabled_at !== null)) {
    const provider = await providerOf(tx, id)
    if (provider?.settings.kind === 'saml' && endsSoon(provider.settings, now)) ending.push(id)
  }
  const [first] = ending
  return first === undefined ? undefined : { count: ending.length, first }
}
/** The last of the service's certificates, or our own. */
const endsSoon = ({ certificates, own_key }: SamlSettings, now: number): boolean =>
  [certificates, ...(own_key ? [[own_key.certificate]] : [])].some((pems) => {
    const read = readCertificates(pems.join('\n'))
    const last = read.ok ? Math.max(...read.certificates.map((one) => one.expires.getTime())) : 0
    return last < now + CERTIFICATE_WARNING_DAYS * 86_400_000
  })
