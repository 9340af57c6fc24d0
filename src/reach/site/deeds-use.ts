import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { countsOf } from '../entry/index.ts'
import { about, keptSite, refuse } from './deeds-standing.ts'
import type { Site } from './site.ts'

/** How many times pages of each group were read in the last 90 days. Rounded; nobody can be seen in it. */
export const seeUse = (
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ site: Site; groups: { group: string; reads: number }[] } | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, id)
    if (!site) return refuse(tx, 'site.see', id)
    await tx.audit({ deed: 'site.see', ...about(id) })
    const sums = new Map<string, number>()
    for (const { site: of, page_group: group, reads } of await countsOf(tx)) if (of === id) sums.set(group, (sums.get(group) ?? 0) + reads)
    return { site, groups: [...sums].map(([group, reads]) => ({ group, reads })).sort((a, b) => b.reads - a.reads) }
  })
