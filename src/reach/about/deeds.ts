import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId, newId } from '../../platform/ids.ts'
import { publishSoon } from '../text/index.ts'
import {
  type AboutKind,
  type ContactFunction,
  frozenOf,
  hasPlace,
  type Obstacle,
  obstaclesTo,
  type Point,
  type PointState,
  type PointWords,
} from './about.ts'
import { mayKeepAbout, mayPublishAbout, type Standing } from './policy.ts'
import { startFor } from './start.ts'
import {
  type AboutPage,
  allPages,
  beginPage,
  insertPoints,
  openSites,
  pageOf,
  pointsOf,
  type SiteLine,
  setChecked,
  setFunctions,
  setPoint,
  setPublished,
  siteById,
} from './store.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export type Outcome = 'done' | 'absent' | 'conflict' | 'unfinished'

export const auditSite = (tx: Tx, deed: Deed, site: string, done: boolean): Promise<string> =>
  tx.audit({
    deed,
    outcome: done ? 'done' : 'not_reached',
    purpose: 'reach_out',
    object: isId(site) ? { kind: 'site', id: site } : { kind: 'site' },
  })

/** The site, when this person keeps it. */
export async function kept(tx: Tx, site: string): Promise<SiteLine | undefined> {
  const found = isId(site) ? await siteById(tx, site) : undefined
  return found && mayKeepAbout(standingOf(tx), found).ok ? found : undefined
}

export interface AboutLine {
  site: SiteLine
  page: AboutPage | undefined
  left: number
}
/** The sites that this person keeps, and how the page of each stands. Undefined for whoever keeps none. */
export const listAbout = (db: Database, actor: Actor): Promise<AboutLine[] | undefined> =>
  db.as(actor, async (tx) => {
    const who = standingOf(tx)
    if (!mayKeepAbout(who, { unit: who.unit }).ok) {
      await tx.audit({ deed: 'about.see', outcome: 'not_reached', purpose: 'reach_out', object: { kind: 'site' } })
      return undefined
    }
    await tx.audit({ deed: 'about.see', purpose: 'reach_out', object: { kind: 'site' } })
    const pages = await allPages(tx)
    const lines: AboutLine[] = []
    for (const site of (await openSites(tx)).filter((one) => mayKeepAbout(who, one).ok)) {
      const page = pages.find((one) => one.site === site.id)
      lines.push({ site, page, left: page ? obstaclesTo(await pointsOf(tx, site.id), page.contact, page.deputy).length : 0 })
    }
    return lines
  })

export interface SeenAbout {
  site: SiteLine
  page: AboutPage | undefined
  points: Point[]
  obstacles: Obstacle[]
  /** What is published differs from what the points say now. */
  changed: boolean
}
export const seeAbout = (db: Database, actor: Actor, site: string): Promise<SeenAbout | undefined> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    await auditSite(tx, 'about.see', site, found !== undefined)
    if (!found) return undefined
    const page = await pageOf(tx, site)
    const points = page ? await pointsOf(tx, site) : []
    const obstacles = page ? obstaclesTo(points, page.contact, page.deputy) : []
    const changed =
      page?.published != null &&
      page.contact !== null &&
      page.deputy !== null &&
      sorted(frozenOf(points, page.contact, page.deputy)) !== sorted(page.published)
    return { site: found, page, points, obstacles, changed }
  })
/** The database orders the keys of JSON its own way. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const changing = (
  db: Database,
  actor: Actor,
  deed: Deed,
  site: string,
  work: (tx: Tx, found: SiteLine) => Promise<Outcome>,
): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    const outcome = found ? await work(tx, found) : 'absent'
    await auditSite(tx, deed, site, outcome === 'done')
    return outcome
  })

export const beginAbout = (db: Database, actor: Actor, site: string, kind: AboutKind): Promise<Outcome> =>
  changing(db, actor, 'about.change', site, async (tx) => ((await beginPage(tx, site, kind, startFor(kind))) ? 'done' : 'conflict'))

/** What one point says, and whether it holds here. A place left empty can hold nothing. */
export const decidePoint = (
  db: Database,
  actor: Actor,
  site: string,
  key: string,
  words: PointWords,
  state: PointState,
): Promise<Outcome> =>
  changing(db, actor, 'about.change', site, async (tx) => {
    if (state === 'holds' && hasPlace(words)) return 'unfinished'
    return (await setPoint(tx, site, key, words, state)) ? 'done' : 'absent'
  })
/** A point of the organisation's own, last in its part. */
export const addPoint = (db: Database, actor: Actor, site: string, part: 'how' | 'ask', words: PointWords): Promise<Outcome> =>
  changing(db, actor, 'about.change', site, async (tx) => {
    if (!(await pageOf(tx, site))) return 'absent'
    if (hasPlace(words)) return 'unfinished'
    const position = Math.max(0, ...(await pointsOf(tx, site)).map((point) => point.position)) + 1
    if (position > 60) return 'conflict'
    await insertPoints(tx, site, [{ key: `own-${newId().slice(0, 8)}`, part, position, words, state: 'holds' }])
    return 'done'
  })
export const nameFunctions = (
  db: Database,
  actor: Actor,
  site: string,
  contact: ContactFunction,
  deputy: ContactFunction,
): Promise<Outcome> =>
  changing(db, actor, 'about.change', site, async (tx) => {
    if (!(await pageOf(tx, site))) return 'absent'
    await setFunctions(tx, site, contact, deputy)
    return 'done'
  })

export const publishAbout = (db: Database, actor: Actor, site: string, at = new Date()): Promise<Outcome> =>
  changing(db, actor, 'about.publish', site, async (tx, found) => {
    const page = await pageOf(tx, site)
    if (!page) return 'absent'
    const points = await pointsOf(tx, site)
    const obstacles = obstaclesTo(points, page.contact, page.deputy)
    if (!mayPublishAbout(standingOf(tx), found, obstacles.length).ok || !page.contact || !page.deputy) return 'unfinished'
    await setPublished(tx, site, frozenOf(points, page.contact, page.deputy), at, dayOf(at))
    await publishSoon(tx)
    return 'done'
  })
/** "It still holds": what is published stays as it is, with a new day. */
export const confirmAbout = (db: Database, actor: Actor, site: string, at = new Date()): Promise<Outcome> =>
  changing(db, actor, 'about.publish', site, async (tx) => {
    if (!(await pageOf(tx, site))?.published) return 'absent'
    await setChecked(tx, site, dayOf(at))
    await publishSoon(tx)
    return 'done'
  })
export const withdrawAbout = (db: Database, actor: Actor, site: string): Promise<Outcome> =>
  changing(db, actor, 'about.withdraw', site, async (tx) => {
    if (!(await pageOf(tx, site))?.published) return 'absent'
    await setPublished(tx, site, null, new Date(), '')
    await publishSoon(tx)
    return 'done'
  })
