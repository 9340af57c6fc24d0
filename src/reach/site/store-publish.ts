import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { PublicFile, PublishedFile, SiteDocument } from '../text/index.ts'
import type { Published } from './site.ts'
import { q } from './tables.ts'

/** Two runs at once wait for each other: the second finds that nothing has changed. */
export async function lockSite(tx: Tx, site: string): Promise<void> {
  await sql`select 1 from site where tenant = ${tx.actor.tenant} and id = ${site} for update`.execute(q(tx))
}

/** What the job that publishes reads and writes, in the organisation's own name. */
export interface Standing {
  revision: number
  document: unknown
}
export async function publicationOf(tx: Tx, site: string): Promise<Standing | undefined> {
  const row = await q(tx).selectFrom('publication').select(['revision', 'document']).where('site', '=', site).executeTakeFirst()
  return row && { revision: Number(row.revision), document: row.document }
}
export async function writePublication(
  tx: Tx,
  { site, code }: SiteDocument,
  revision: Published['revision'],
  document: SiteDocument,
): Promise<void> {
  await sql`insert into publication (tenant, site, code, revision, document, published_at)
    values (${tx.actor.tenant}, ${site}, ${code}, ${revision}, ${JSON.stringify(document)}::jsonb, ${document.published})
    on conflict (tenant, site) do update set revision = excluded.revision, document = excluded.document, published_at = excluded.published_at`.execute(
    q(tx),
  )
}
export async function removePublication(tx: Tx, site: string): Promise<void> {
  await q(tx).deleteFrom('publication_file').where('site', '=', site).execute()
  await q(tx).deleteFrom('publication').where('site', '=', site).execute()
}

/** Puts the files in that are not there. Those no longer named go when `keep` is told. */
export async function writeFiles(tx: Tx, site: string, files: readonly PublishedFile[]): Promise<void> {
  for (const { sha256, media_type, bytes } of files)
    await q(tx)
      .insertInto('publication_file')
      .values({ tenant: tx.actor.tenant, site, sha256: Buffer.from(sha256, 'hex'), media_type, bytes })
      .onConflict((on) => on.columns(['tenant', 'site', 'sha256']).doNothing())
      .execute()
}
export async function keepFiles(tx: Tx, site: string, keep: readonly string[]): Promise<void> {
  await sql`delete from publication_file where tenant = ${tx.actor.tenant} and site = ${site}
    and encode(sha256, 'hex') <> all (${[...keep]}::text[])`.execute(q(tx))
}

export interface KeptCards {
  key: string
  files: PublicFile[]
}
export async function cardsOf(tx: Tx, site: string): Promise<{ cards_key: string | null; cards: unknown }> {
  return (
    (await q(tx).selectFrom('site').select(['cards_key', 'cards']).where('id', '=', site).executeTakeFirst()) ?? {
      cards_key: null,
      cards: null,
    }
  )
}
export async function keepCards(tx: Tx, site: string, { key, files }: KeptCards): Promise<void> {
  await sql`update site set cards_key = ${key}, cards = ${JSON.stringify(files)}::jsonb where tenant = ${tx.actor.tenant} and id = ${site}`.execute(
    q(tx),
  )
}
/** `compiled_at` never before a change that the job did not see: it is the moment at which the job began to read. */
export async function tellCompiled(tx: Tx, site: string, began: Date, fault: string | null): Promise<void> {
  await sql`update site set compiled_at = ${began}, fault = ${fault}, fault_at = case when ${fault}::text is null then null else coalesce(fault_at, ${began}::timestamptz) end
    where tenant = ${tx.actor.tenant} and id = ${site}`.execute(q(tx))
}
export const nowInDatabase = async (tx: Tx): Promise<Date> =>
  (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(q(tx))).rows[0]?.now ?? new Date()
