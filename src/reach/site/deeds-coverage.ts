import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { siteDocument } from '../text/index.ts'
import { type Covered, coverageOf, sumsOf } from './coverage.ts'
import { sitesKept } from './deeds.ts'
import { about, keptSite, refuse, standingOf } from './deeds-standing.ts'
import { mayKeepSites, maySeeAll } from './policy.ts'
import { documentsWithin, publishedDocument } from './store.ts'

export interface Coverage {
  sites: Covered[]
  /** All sites of the installation, or those that the organisation keeps. */
  all: boolean
}
/** In what is published: drafts and plans are nobody else's business. */
export const seeCoverage = (db: Database, actor: Actor): Promise<Coverage | undefined> =>
  db.as(actor, async (tx) => {
    const all = maySeeAll(standingOf(tx)).ok
    if (!all && !mayKeepSites(standingOf(tx)).ok) return refuse(tx, 'site.coverage')
    await tx.audit({ deed: 'site.coverage', ...about() })
    const covered = await coveredWithin(tx)
    if (all) return { sites: covered, all }
    const kept = new Set((await sitesKept(tx)).map(({ site }) => site.id))
    return { sites: covered.filter(({ site }) => kept.has(site)), all }
  })
async function coveredWithin(tx: Tx): Promise<Covered[]> {
  const now = new Date()
  return (await documentsWithin(tx))
    .flatMap((document) => {
      const read = siteDocument.safeParse(document)
      return read.success ? [coverageOf(read.data, { now, today: dayOf(now) })] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

export const seeSiteCoverage = (
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ name: string; covered: Covered | undefined } | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, id)
    if (!site) return refuse(tx, 'site.coverage', id)
    const read = siteDocument.safeParse(await publishedDocument(tx, id))
    const now = new Date()
    return { name: site.name, covered: read.success ? coverageOf(read.data, { now, today: dayOf(now) }) : undefined }
  })

/** For whoever coordinates nationally: how many sites there are, and what most lack. */
export async function overviewOfSites(tx: Tx): Promise<OverviewPart[]> {
  if (!maySeeAll(standingOf(tx)).ok) return []
  const sites = await coveredWithin(tx)
  if (sites.length === 0) return []
  const sums = sumsOf(sites)
  const most = sums.toSorted((a, b) => b.unreached - a.unreached)[0]
  return [
    {
      order: 8,
      title: { sv: 'Publika sidor', en: 'Public sites' },
      figures: [
        { value: sites.length, label: { sv: 'sidor är ute', en: 'sites are out' }, href: '/sidor/tackning' },
        ...(most === undefined || most.unreached === 0
          ? []
          : [
              {
                value: most.unreached,
                label: { sv: 'saknar eget nummer för en grupp', en: 'lack a number of their own for a group' },
                note: { sv: `Flest saknar för: ${most.name.sv}.`, en: `Most lack it for: ${most.name.en}.` },
                href: '/sidor/tackning',
              },
            ]),
      ],
    },
  ]
}
