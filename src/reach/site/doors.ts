/** What the other rooms give to a site, asked one at a time in the job's own transaction. */
import type { Tx } from '../../platform/database/transaction.ts'
import { publicServices } from '../../directory/index.ts'
import { aboutOf } from '../about/index.ts'
import { queueOf } from '../contact/index.ts'
import { interpretersOf, mediaOf, ownTranslations, signedTexts } from '../language/index.ts'
import { lineStates } from '../line/index.ts'
import type { Parts } from './compile.ts'
import type { Site } from './site.ts'

export async function partsFor(tx: Tx, site: Site): Promise<Parts> {
  const lines = await lineStates(tx)
  const signed = await signedTexts(tx)
  const translations = await ownTranslations(tx)
  const interpreters = await interpretersOf(tx)
  const { media, files: films } = await mediaOf(tx, site.id)
  const { about, files: leaflets } = await aboutOf(tx, site.id)
  const services = await publicServices(tx, site.place ?? undefined)
  const queue = await queueOf(tx, site.id)
  return { lines, signed, translations, interpreters, media, about, services, queue, files: [...films, ...leaflets] }
}

/** Cards, posters and slips of the site as it now reads. */
export { cardFiles as cardsFor } from '../card/index.ts'
