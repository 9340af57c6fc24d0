import type { PublicDatabase } from '../../platform/database/public-database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, today } from '../../platform/day.ts'
import type { Publications } from './source.ts'
import { type Counted, countsSince, deleteOldCounts, insertCounts, publication, publishedFile, revisions } from './store.ts'

/** What is published is for everyone: nobody is asked who they are, and nothing is written down of the asking. */
export const publicationsOf = (db: PublicDatabase): Publications => ({
  revisions: () => db.at({ tenant: null }, revisions),
  publication: (site) => db.at({ tenant: null }, (query) => publication(query, site)),
  file: (site, sha256) => db.at({ tenant: null }, (query) => publishedFile(query, site, sha256)),
})

export const addCounts = (db: PublicDatabase, tenant: string, counted: readonly Counted[]): Promise<void> =>
  db.at({ tenant }, (query) => insertCounts(query, tenant, counted))

const COUNTED_DAYS = 90
const STEP = 5
/**
 * How the organisation's sites were used in the last 90 days: site, day, group of pages, reads rounded to fives, so that
 * one reader more cannot be seen. What rounds to nothing is left out. For whoever may see the sites: the caller's policy.
 */
export async function countsOf(tx: Tx): Promise<Counted[]> {
  const counted = await countsSince(tx, addDays(today(), -COUNTED_DAYS))
  return counted.map((one) => ({ ...one, reads: Math.round(one.reads / STEP) * STEP })).filter(({ reads }) => reads > 0)
}

/** Counts are kept as long as they are shown, and no longer. */
export const clearCounts = (tx: Tx): Promise<void> => deleteOldCounts(tx)
