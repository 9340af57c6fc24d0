import type { Transaction } from 'kysely'
import type { Document } from '../../platform/document/index.ts'
import type { Tables } from './tables.ts'

/** Before anybody has signed in: row security shows what is open and not withdrawn, and nothing else. */
export async function openReports(query: Transaction<object>, id?: string) {
  const all = (query as unknown as Transaction<Tables>)
    .selectFrom('open_report')
    .select(['id', 'publisher', 'opened_at', 'document'])
    .where('withdrawn_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(500)
  const rows = await (id === undefined ? all : all.where('id', '=', id)).execute()
  return rows.map(({ document, ...row }) => ({ ...row, document: document as Document }))
}
