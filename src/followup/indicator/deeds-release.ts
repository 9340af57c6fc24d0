import { audit, type Finding, mayRelease, ProcessFailed, type Release, roundCube } from '@samvarn/rounding'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf, today } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import type { TenantKeys } from '../../platform/keys/tenant-keys.ts'
import type { Job } from '../../platform/module.ts'
import { about, may, refuse, standingOf } from './deeds.ts'
import { countsPeople, type Indicator } from './indicator.ts'
import { mayEnterCount, mayKeepIndicators, mayPublish, mayReadIndicators } from './policy.ts'
import { cellsOf, cubeOf, type KeptFinding, type PublishedCell, releasesOf as formerOf, laddersFor } from './release.ts'
import { indicatorById } from './store.ts'
import {
  dropRelease,
  type EnteredDay,
  enteredDays,
  insertRelease,
  judgementOf,
  keepJudgement,
  type NewCount,
  openCounts,
  placesEver,
  publish,
  publishedCells,
  putCounts,
  readyReleases,
  type ReleaseLine,
  releaseById,
  releasesOf,
} from './store-count.ts'

/** Counts of people: entered sealed, rounded and judged by a job, published by a person. */

/** All of them or none. False where one of them may not be entered, such as a municipality's count of protected persons. */
export const enterCounts = (db: Database, actor: Actor, id: string, counts: readonly NewCount[]): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayReadIndicators) ? await indicatorById(tx, id) : undefined
    const allowed =
      indicator !== undefined &&
      countsPeople(indicator.about) &&
      counts.every(
        (one) => mayEnterCount(standingOf(tx), { protected: indicator.about === 'protected', municipal: one.place.length > 2 }).ok,
      )
    if (!indicator || !allowed) {
      await refuse(tx, 'count.enter', id)
      return false
    }
    await putCounts(tx, { indicator: id, about: indicator.about }, counts)
    await tx.audit({ deed: 'count.enter', ...about(id) })
    return true
  })

export interface Releases {
  indicator: Indicator
  days: (EnteredDay & { may: ReturnType<typeof mayRelease> | 'published' | 'open' })[]
  releases: ReleaseLine[]
  mayKeep: boolean
}
export const seeReleases = (db: Database, actor: Actor, id: string): Promise<Releases | undefined> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    if (!indicator || !countsPeople(indicator.about)) return refuse(tx, 'release.see', id)
    const releases = await releasesOf(tx, id)
    const days = (await enteredDays(tx, id)).map((day) => ({ ...day, may: standOf(releases, day.reference_on) }))
    return { indicator, days, releases, mayKeep: true }
  })
/** May a release of this day be asked for now? */
function standOf(releases: readonly ReleaseLine[], reference_on: string): Releases['days'][number]['may'] {
  const year = Number(reference_on.slice(0, 4))
  if (releases.some((one) => one.state === 'published' && one.year === year)) return 'published'
  if (releases.some((one) => one.state === 'waiting' || one.state === 'ready')) return 'open'
  const released = releases.flatMap(({ published_at }) => (published_at ? [dayOf(published_at)] : []))
  return mayRelease({ today: today(), reference: reference_on, released })
}

/** Puts the wish in line; the numbers come from the job. */
export const askRelease = (db: Database, actor: Actor, id: string, reference_on: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    const entered =
      indicator && countsPeople(indicator.about) ? (await enteredDays(tx, id)).some((day) => day.reference_on === reference_on) : false
    if (!indicator || !entered) {
      await refuse(tx, 'release.make', id)
      return 'absent'
    }
    if (standOf(await releasesOf(tx, id), reference_on) !== 'yes') return 'conflict'
    const release = await insertRelease(tx, { indicator: id, about: indicator.about }, reference_on)
    await tx.enqueue('make_release', release)
    await tx.audit({ deed: 'release.make', purpose: 'follow_up', object: { kind: 'release', id: release } })
    return 'done'
  })

/** Both halves of 32 bytes, from the organisation's own key: the same each year, and nowhere in the database. */
const secretOf = (keys: TenantKeys, indicator: string): Uint8Array =>
  new Uint8Array(Buffer.concat([keys.blind('rounding', `${indicator}|1`), keys.blind('rounding', `${indicator}|2`)]))

const SECONDS_EACH = 30
interface Material {
  release: ReleaseLine
  indicator: Indicator
  cube: ReturnType<typeof cubeOf>
  before: Release[]
  secret: Uint8Array
}
async function gather(tx: Tx, id: string): Promise<Material | undefined> {
  const release = await releaseById(tx, id)
  const indicator = release?.state === 'waiting' ? await indicatorById(tx, release.indicator) : undefined
  if (!release || !indicator) return undefined
  const counted = await openCounts(tx, indicator.id, release.reference_on)
  const before = formerOf(await publishedCells(tx, indicator.id))
  const cube = cubeOf(counted, indicator.groups, await placesEver(tx, indicator.id))
  return { release, indicator, cube, before, secret: secretOf(await tx.keys(), indicator.id) }
}
const kept = (findings: readonly Finding[]): KeptFinding[] => findings.map(({ cell, why, low, high }) => ({ cell, why, low, high }))

/**
 * Job `make_release`: rounds from one cube, then asks the auditor, who knows everything ever published. What tells is
 * stopped; what could not be computed is published by nobody. HiGHS runs in a process of its own, outside any transaction.
 */
export const makeRelease: Job = ({ db }, { tenant, id }) => roundAndJudge(db, tenant, id)

export async function roundAndJudge(db: Database, tenant: string, id: string): Promise<void> {
  const material = await db.asWorker(tenant, (tx) => gather(tx, id))
  if (!material) return
  const judged = await judge(material)
  await db.asWorker(tenant, async (tx) => {
    if (await keepJudgement(tx, id, judged))
      await tx.audit({
        deed: 'release.judge',
        outcome: judged.state === 'ready' ? 'done' : 'refused',
        purpose: 'follow_up',
        object: { kind: 'release', id },
      })
  })
}
type Judgement = Parameters<typeof keepJudgement>[2]
const NOTHING = { how: null, examined: null, findings: [], cells: [] } as const

/** The finest list of tables that can be rounded so that nobody is pointed at; then the auditor has the last word. */
async function judge({ release, indicator, cube, before, secret }: Material): Promise<Judgement> {
  for (const tables of laddersFor(indicator.about, before)) {
    try {
      const candidate = await roundCube({ cube, tables, year: release.year, before, secret, seconds_max: SECONDS_EACH })
      const { ok, findings, examined } = await audit({ tables, dimensions: cube.dimensions, cube, releases: [...before, candidate] })
      return {
        state: ok ? 'ready' : 'stopped',
        how: candidate.how,
        examined,
        findings: kept(findings),
        cells: ok ? cellsOf(candidate) : [],
      }
    } catch (error) {
      // Too slow or broken: nothing is published. Refused: a coarser list is tried.
      if (!(error instanceof ProcessFailed) || error.code !== 'refused') return { state: 'failed', ...NOTHING }
    }
  }
  return { state: 'stopped', ...NOTHING }
}

export interface SeenRelease {
  release: ReleaseLine
  indicator: Indicator
  findings: KeptFinding[]
  /** What a reader sees, or will see. */
  cells: PublishedCell[]
}
export const seeRelease = (db: Database, actor: Actor, id: string): Promise<SeenRelease | undefined> =>
  db.as(actor, async (tx) => {
    const release = isId(id) && may(tx, mayKeepIndicators) ? await releaseById(tx, id) : undefined
    const indicator = release && (await indicatorById(tx, release.indicator))
    if (!release || !indicator) return refuse(tx, 'release.see', id)
    await tx.audit({ deed: 'release.see', purpose: 'follow_up', object: { kind: 'release', id } })
    return { release, indicator, ...(await judgementOf(tx, id)) }
  })

export const publishRelease = (db: Database, actor: Actor, id: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const release = isId(id) && may(tx, mayKeepIndicators) ? await releaseById(tx, id) : undefined
    if (!release) {
      await refuse(tx, 'release.publish', id)
      return 'absent'
    }
    const others = (await releasesOf(tx, release.indicator)).filter((one) => one.id !== id)
    const now = standOf(others, release.reference_on)
    if (!mayPublish(standingOf(tx), release).ok || now !== 'yes') return 'conflict'
    await publish(tx, release, (await judgementOf(tx, id)).cells)
    await tx.audit({ deed: 'release.publish', purpose: 'follow_up', object: { kind: 'release', id } })
    return 'done'
  })
/** What was never published may be thrown away, and asked for again when the counts have been put right. */
export const discardRelease = (db: Database, actor: Actor, id: string): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const release = isId(id) && may(tx, mayKeepIndicators) ? await releaseById(tx, id) : undefined
    if (!release || !(await dropRelease(tx, id))) return refuse(tx, 'release.make', id)
    await tx.audit({ deed: 'release.make', purpose: 'follow_up', object: { kind: 'release', id } })
    return release.indicator
  })

/** What a person has to decide about: for the first page. */
export const pendingReleases = async (tx: Tx): Promise<ReleaseLine[]> => (may(tx, mayKeepIndicators) ? readyReleases(tx) : [])
