import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { SiteDocument } from '../text/index.ts'
import { mayKeepHosts } from './policy.ts'
import { publishedDocuments, publishedFile } from './store-published.ts'
import type { Published } from './build.ts'

/** The organisation's published sites, to be built into files. Undefined: not for the one who asks. */
export const publishedHere = (db: Database, actor: Actor): Promise<SiteDocument[] | undefined> =>
  db.as(actor, async (tx) => {
    const may = mayKeepHosts({ account: tx.actor.account, roles: tx.reach.roles }).ok
    await tx.audit({ deed: 'host.export', outcome: may ? 'done' : 'not_reached', purpose: 'reach_out', object: { kind: 'public_host' } })
    return may ? publishedDocuments(tx) : undefined
  })

/** Files are fetched one at a time while the export is written: none is in memory longer than it takes. */
export const asPublished = (db: Database, actor: Actor, documents: readonly SiteDocument[]): Published => ({
  documents,
  file: (site, sha256) => db.as(actor, (tx) => publishedFile(tx, site, sha256)),
})
export const leaveOf = ({ leave_url }: Config): string => leave_url
