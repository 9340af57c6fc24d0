import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'
import type { Found, Search } from './web-test.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface WebTest {
  id: string
  site: string
  subject: 'website' | 'own'
  address: string | null
  source: 'fetched' | 'pasted' | 'uploaded' | 'own'
  found: Found
  search: Search | null
  made_at: Date
}
const COLUMNS = ['id', 'site', 'subject', 'address', 'source', 'found', 'search', 'made_at'] as const

/** The latest first. */
export const testsOf = (tx: Tx, site: string): Promise<WebTest[]> =>
  q(tx).selectFrom('web_test').select(COLUMNS).where('site', '=', site).orderBy('made_at', 'desc').orderBy('id').limit(60).execute()
export const testById = (tx: Tx, id: string): Promise<WebTest | undefined> =>
  q(tx).selectFrom('web_test').select(COLUMNS).where('id', '=', id).executeTakeFirst()
export async function insertTest(tx: Tx, { found, search, ...test }: WebTest): Promise<void> {
  await q(tx)
    .insertInto('web_test')
    .values({
      ...test,
      tenant: tx.actor.tenant,
      made_by: tx.actor.account ?? '',
      found: JSON.stringify(found),
      search: search && JSON.stringify(search),
      answered_at: search && test.made_at,
    })
    .execute()
}
export const answer = async (tx: Tx, id: string, search: Search, at: Date): Promise<boolean> =>
  (
    await q(tx)
      .updateTable('web_test')
      .set({ search: JSON.stringify(search), answered_at: at })
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n
