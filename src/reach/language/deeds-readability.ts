import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { withTexts } from './deeds.ts'
import { measurePiece } from './readability.ts'
import { publishedPieces } from './store-media.ts'

export interface MeasuredPiece {
  site: string
  page: string
  form: string
  lix: number | undefined
  /** Its hardest sentence. */
  hardest: string | undefined
}
/** What the organisation has written and published itself, with how hard it is to read. */
export const seePieces = (db: Database, actor: Actor): Promise<MeasuredPiece[] | undefined> =>
  withTexts(db, actor, 'language.see', async (tx) =>
    (await publishedPieces(tx)).map(({ site, page, form, text }) => {
      const measured = measurePiece(text)
      return { site, page, form, lix: measured?.lix, hardest: measured?.hardest?.words }
    }),
  )
