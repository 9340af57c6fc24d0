/** What is published, read with the rights of samvarn_public. */
import { sql, type Transaction } from 'kysely'
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
