import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { stripError } from '../../platform/log.ts'
import type { Job } from '../../platform/module.ts'
import type { PublicFile, SiteDocument } from '../text/index.ts'
import { cardsKey, documentOf, filesNamed, isSame, refusedIn, withCards } from './compile.ts'
import { cardsFor, partsFor } from './doors.ts'
import type { Site } from './site.ts'
import { allSites } from './store.ts'
import { itemsOfSite } from './store-items.ts'
import {
  cardsOf,
  keepCards,
  keepFiles,
  lockSite,
  nowInDatabase,
  publicationOf,
  removePublication,
  tellCompiled,
  writeFiles,
  writePublication,
} from './store-publish.ts'

/**
 * Job `publish_sites`: every site of the organisation, each in a transaction of its own, so that a fault in one leaves
 * the others. What stands is left where the new cannot be read by the public entry. Cards are made last: they are slow.
 */
export const publishSites: Job = async ({ db, log }, { tenant }) => {
  const sites = await db.asWorker(tenant, allSites)
  let failed: unknown
  for (const site of sites) {
    try {
      await publishSite(db, tenant, site)
    } catch (error) {
      failed = error
      log.error('fault', { tenant, id: site.id, task: 'publish_sites', error: stripError(error) })
      await db.asWorker(tenant, async (tx) => tellCompiled(tx, site.id, await nowInDatabase(tx), 'door'))
    }
  }
  // The queue tries again: what failed may have been the database, or a room that was being changed.
  if (failed !== undefined) throw failed
}

async function publishSite(db: Database, tenant: string, { id }: Site): Promise<void> {
  const waiting = await db.asWorker(tenant, (tx) => publishWords(tx, id))
  if (!waiting) return
  const made = await cardsFor(waiting.document)
  await db.asWorker(tenant, async (tx) => {
    const files = made.files
    await keepCards(tx, id, { key: waiting.key, files })
    await writeFiles(tx, id, made.bytes)
    const standing = await publicationOf(tx, id)
    // Something was published meanwhile: its own run makes the cards that belong to it.
    if (standing?.revision !== waiting.revision) return
    await write(tx, withCards(waiting.document, files), waiting.revision + 1)
  })
}

interface CardsToMake {
  document: SiteDocument
  key: string
  revision: number
}
/** Publishes all but the cards that have to be made anew; answers with what they are to be made from. */
async function publishWords(tx: Tx, id: string): Promise<CardsToMake | undefined> {
  await lockSite(tx, id)
  const began = await nowInDatabase(tx)
  // Read again within the transaction: what the job began with may have been changed.
  const site = (await allSites(tx)).find((one) => one.id === id)
  if (!site) return undefined
  if (site.withdrawn_at !== null) {
    await removePublication(tx, id)
    await tellCompiled(tx, id, began, null)
    return undefined
  }
  const parts = await partsFor(tx, site)
  const today = dayOf(began)
  const plain = documentOf(tx.actor.tenant, site, await itemsOfSite(tx, id), parts, { now: began, today })
  const key = cardsKey(plain, today)
  const kept = await cardsOf(tx, id)
  const fits = kept.cards_key === key
  const document = withCards(plain, fits ? (kept.cards as PublicFile[]) : [])
  const wrong = refusedIn(document)
  if (wrong !== undefined) {
    await tellCompiled(tx, id, began, wrong === '' ? 'document' : wrong)
    return undefined
  }
  const standing = await publicationOf(tx, id)
  const revision = (standing?.revision ?? 0) + 1
  const changed = !isSame(standing?.document, document)
  await writeFiles(tx, id, parts.files)
  if (changed) await write(tx, document, revision)
  await tellCompiled(tx, id, began, null)
  return fits ? undefined : { document, key, revision: changed ? revision : revision - 1 }
}

async function write(tx: Tx, document: SiteDocument, revision: number): Promise<void> {
  await writePublication(tx, document, revision, document)
  await keepFiles(tx, document.site, filesNamed(document))
  await tx.audit({ deed: 'site.publish', purpose: 'reach_out', object: { kind: 'site', id: document.site } })
}
