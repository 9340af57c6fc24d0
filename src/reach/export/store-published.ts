import type { Tx } from '../../platform/database/transaction.ts'
import { type SiteDocument, siteDocument } from '../text/index.ts'

interface Tables {
  publication: { tenant: string; site: string; document: unknown }
  publication_file: { tenant: string; site: string; sha256: Buffer; bytes: Buffer }
}
const q = (tx: Tx) => tx.tables<Tables>()

/** What the organisation has published now, by name. What cannot be read is left out: the entry does not show it either. */
export async function publishedDocuments(tx: Tx): Promise<SiteDocument[]> {
  const rows = await q(tx).selectFrom('publication').select('document').execute()
  return rows
    .flatMap(({ document }) => {
      const read = siteDocument.safeParse(document)
      return read.success ? [read.data] : []
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
}
export async function publishedFile(tx: Tx, site: string, sha256: string): Promise<Buffer | undefined> {
  const row = await q(tx)
    .selectFrom('publication_file')
    .select('bytes')
    .where('site', '=', site)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst()
  return row?.bytes
}
