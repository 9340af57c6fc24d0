import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import type { LogRow, View } from './logreview.ts'
import { mayReviewLog } from './policy.ts'
import { foundOutsideSince, logRows, probesSince } from './store.ts'

/** How far back the first page counts. */
const RECENT_DAYS = 7

/** One page of the log; reading the log is itself a row in it. Undefined for whoever may not. */
export function readLog(
  db: Database,
  actor: Actor,
  view: View,
  page: number,
  most: number,
): Promise<{ rows: LogRow[]; more: boolean } | undefined> {
  return db.asReviewer(actor, async (tx) => {
    if (!mayReviewLog(tx.reach).ok) {
      await tx.audit({ deed: 'log.review', outcome: 'not_reached', purpose: 'log_review' })
      return undefined
    }
    await tx.audit({ deed: 'log.review', purpose: 'log_review' })
    const rows = await logRows(tx, view, page, most)
    return { rows: rows.slice(0, most), more: rows.length > most }
  })
}

export function waitingInLog(db: Database, actor: Actor): Promise<Waiting[]> {
  return db.asReviewer(actor, async (tx) => {
    if (!mayReviewLog(tx.reach).ok) return []
    const [found, probes] = [await foundOutsideSince(tx, RECENT_DAYS), await probesSince(tx, RECENT_DAYS)]
    return [
      {
        harm: 2,
        text: {
          sv: 'Sökningar utanför kretsen som gällde en skyddad person, senaste veckan',
          en: 'Searches outside the circle that met a protected person, last week',
        },
        count: found.count,
        href: '/loggranskning/found_outside',
        oldest: found.oldest ?? undefined,
      },
      {
        harm: 3,
        text: { sv: 'Korta prov i röjandekontrollen, senaste veckan', en: 'Short probes in the röjandekontroll, last week' },
        count: probes.count,
        href: '/loggranskning/probes',
        oldest: probes.oldest ?? undefined,
      },
    ]
  })
}
