/** What is published, read with the rights of samvarn_public. */
import { sql, type Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Published, PublishedBytes } from './source.ts'

type Query = Transaction<object>

export async function revisions(query: Query): Promise<{ site: string; revision: string }[]> {
  const { rows } = await sql<{ site: string; revision: string }>`select site, revision::text from publication`.execute(query)
  return rows
}
export async function publication(query: Query, site: string): Promise<Published | undefined> {
  const { rows } = await sql<Published>`select revision::text, document from publication where site = ${site}`.execute(query)
  return rows[0]
}
export async function publishedFile(
  query: Query,
  { tenant, site }: { tenant: string; site: string },
  sha256: string,
): Promise<PublishedBytes | undefined> {
  const { rows } = await sql<PublishedBytes>`
    select media_type, bytes from publication_file
      where tenant = ${tenant} and site = ${site} and sha256 = decode(${sha256}, 'hex')`.execute(query)
  return rows[0]
}

export interface Counted {
  site: string
  day: string
  page_group: string
  reads: number
}
interface CountTables {
  entry_count: Counted & { tenant: string }
}
export async function insertCounts(query: Query, tenant: string, counted: readonly Counted[]): Promise<void> {
  const rows = counted.map((one) => ({ tenant, ...one }))
  await (query as unknown as Transaction<CountTables>).insertInto('entry_count').values(rows).execute()
}
export async function countsSince(tx: Tx, day: string): Promise<Counted[]> {
  const rows = await tx
    .tables<CountTables>()
    .selectFrom('entry_count')
    .select(['site', 'day', 'page_group', sql<string>`sum(reads)`.as('reads')])
    .where('tenant', '=', tx.actor.tenant)
    .where('day', '>=', day)
    .groupBy(['site', 'day', 'page_group'])
    .orderBy('day')
    .orderBy('page_group')
    .execute()
  return rows.map((row) => ({ ...row, reads: Number(row.reads) }))
}

/** What is older than is ever shown: row security lets a job reach nothing else. */
export async function deleteOldCounts(tx: Tx): Promise<void> {
  await tx.tables<CountTables>().deleteFrom('entry_count').execute()
}
