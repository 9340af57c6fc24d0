import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { publishSoon } from '../text/index.ts'
import { about, keptSite, refuse, standingOf } from './deeds-standing.ts'
import { mayKeepSite, mayKeepSites, mayMakeNational } from './policy.ts'
import { codeFrom, type Published, type PublishState, publishStateOf, type Site, type SiteKind, type SiteWords } from './site.ts'
import {
  allSites,
  codeIsTaken,
  coordinatesNationally,
  insertSite,
  nameIsTaken,
  nationalIsTaken,
  openUnits,
  ownKind,
  publishedSites,
  updateSite,
  withdraw,
} from './store.ts'

export interface Kept {
  site: Site
  published: Published | undefined
  state: PublishState
}
const keptAs = (site: Site, published: Published | undefined): Kept => ({ site, published, state: publishStateOf(site, published) })

/** The sites that this one keeps, with what is out of each. */
export const listSites = (db: Database, actor: Actor): Promise<Kept[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepSites(standingOf(tx)).ok) return refuse(tx, 'site.list')
    await tx.audit({ deed: 'site.list', ...about() })
    return sitesKept(tx)
  })
/** For other rooms of the same transaction: sites that stand, kept by whoever asks. */
export async function sitesKept(tx: Tx): Promise<Kept[]> {
  const [sites, published] = [await allSites(tx), await publishedSites(tx)]
  return sites
    .filter((site) => site.withdrawn_at === null && mayKeepSite(standingOf(tx), site).ok)
    .map((site) => keptAs(site, published.get(site.id)))
}

export const seeSite = (db: Database, actor: Actor, id: string): Promise<Kept | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, id)
    if (!site) return refuse(tx, 'site.see', id)
    await tx.audit({ deed: 'site.see', ...about(id) })
    return keptAs(site, (await publishedSites(tx)).get(id))
  })

/** What a new site can be, for whoever may make one. */
export interface Making {
  units: { id: string; name: string }[]
  ownUnit: string
  kind: string
  /** May the national site be made here? */
  national: boolean
}
export async function whatMayBeMade(db: Database, actor: Actor): Promise<Making | undefined> {
  const coordinates = await db.asWorker(actor.tenant, coordinatesNationally)
  return db.as(actor, async (tx) => {
    if (!mayKeepSites(standingOf(tx)).ok || tx.reach.unit === null) return refuse(tx, 'site.make')
    return {
      units: await openUnits(tx),
      ownUnit: tx.reach.unit,
      kind: await ownKind(tx),
      national: await mayNational(tx, coordinates),
    }
  })
}
const mayNational = async (tx: Tx, coordinates: boolean): Promise<boolean> =>
  mayMakeNational(standingOf(tx), { coordinates, free: !(await nationalIsTaken(tx)) }).ok

export type NewSite = SiteWords & { kind: SiteKind }
export type Made = { id: string } | 'absent' | 'name_taken' | 'no_national'

/** A code that no site of the installation has. Asked before the site is made, by the code's own hash. */
export async function freeCode(db: Database, draw: () => Uint8Array = () => randomBytes(12)): Promise<string> {
  for (;;) {
    const code = codeFrom(draw())
    if (code === undefined) continue
    if (!(await db.withToken(createHash('sha256').update(code).digest(), (query) => codeIsTaken(query, code)))) return code
  }
}

/** A site is complete as soon as it is made: the national texts and lines are there. */
export async function makeSite(db: Database, actor: Actor, values: NewSite): Promise<Made> {
  const code = await freeCode(db)
  const coordinates = values.kind === 'national' && (await db.asWorker(actor.tenant, coordinatesNationally))
  return db.as(actor, (tx) => makeSiteWithin(tx, code, values, coordinates))
}
/** `coordinates`: is the national function in this organisation? Asked before, and only where it matters. */
export async function makeSiteWithin(tx: Tx, code: string, values: NewSite, coordinates = false): Promise<Made> {
  const may = mayKeepSite(standingOf(tx), values).ok
  if (!may) {
    await refuse(tx, 'site.make')
    return 'absent'
  }
  if (values.kind === 'national' && !(await mayNational(tx, coordinates))) return 'no_national'
  if (await nameIsTaken(tx, values.name, null)) return 'name_taken'
  const id = await insertSite(tx, { ...values, code })
  await tx.audit({ deed: 'site.make', ...about(id) })
  await publishSoon(tx)
  return { id }
}

export const changeSite = (db: Database, actor: Actor, id: string, words: SiteWords): Promise<'done' | 'absent' | 'name_taken'> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, id)
    if (!site || !mayKeepSite(standingOf(tx), words).ok) {
      await refuse(tx, 'site.change', id)
      return 'absent'
    }
    if (await nameIsTaken(tx, words.name, id)) return 'name_taken'
    await updateSite(tx, id, words)
    await tx.audit({ deed: 'site.change', ...about(id) })
    await publishSoon(tx)
    return 'done'
  })

/** Takes the site down. Its address answers like one that never was, and is never given to another. */
export const withdrawSite = (db: Database, actor: Actor, id: string): Promise<boolean> =>
  db.as(actor, async (tx) => {
    if (!(await keptSite(tx, id))) {
      await refuse(tx, 'site.withdraw', id)
      return false
    }
    await withdraw(tx, id)
    await tx.audit({ deed: 'site.withdraw', ...about(id) })
    await publishSoon(tx)
    return true
  })

/** Tries to publish again after something that stopped it. */
export const publishAgain = (db: Database, actor: Actor, id: string): Promise<boolean> =>
  db.as(actor, async (tx) => {
    if (!(await keptSite(tx, id))) {
      await refuse(tx, 'site.publish', id)
      return false
    }
    await updateSite(tx, id, {})
    await tx.audit({ deed: 'site.publish', ...about(id) })
    await publishSoon(tx)
    return true
  })
