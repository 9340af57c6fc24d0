import { sql, type Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Published, Site, SiteKind, SiteWords } from './site.ts'
import { q } from './tables.ts'

const COLUMNS = [
  'id',
  'code',
  'name',
  'kind',
  'place',
  'unit',
  'entry_address',
  'feedback_function',
  'feedback_phone',
  'feedback_email',
  'made_at',
  'changed_at',
  'withdrawn_at',
  'compiled_at',
  'fault',
  'fault_at',
] as const

/** The organisation's own: the row of the one national site is open to all who may make one. */
const own = (tx: Tx) => q(tx).selectFrom('site').select(COLUMNS).where('tenant', '=', tx.actor.tenant)
export const allSites = (tx: Tx): Promise<Site[]> => own(tx).orderBy('name').orderBy('id').execute()
export const siteById = (tx: Tx, id: string): Promise<Site | undefined> => own(tx).where('id', '=', id).executeTakeFirst()
export const nameIsTaken = async (tx: Tx, name: string, but: string | null): Promise<boolean> =>
  (await own(tx).where('withdrawn_at', 'is', null).where(sql<boolean>`lower(name) = lower(${name})`).execute()).some(({ id }) => id !== but)

/** Has some organisation here a site with this code? The code's own hash is the token that shows the row. */
export const codeIsTaken = async (query: Transaction<object>, code: string): Promise<boolean> =>
  (await sql`select 1 from site where code = ${code}`.execute(query)).rows.length > 0

/** One at a time: two who make the national site at once must not both find that there is none. */
export async function nationalIsTaken(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('national site'))`.execute(q(tx))
  return (await sql`select 1 from site where kind = 'national' and withdrawn_at is null`.execute(q(tx))).rows.length > 0
}
/** In the organisation's own name: one's colleagues' roles are not read with the rights of a page. */
export const coordinatesNationally = async (tx: Tx): Promise<boolean> =>
  (
    await q(tx)
      .selectFrom('role_grant')
      .select('account')
      .where('role', '=', 'national_coordinator')
      .where(sql<boolean>`now() between valid_from and valid_until`)
      .execute()
  ).length > 0

export async function insertSite(tx: Tx, site: SiteWords & { code: string; kind: SiteKind }): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('site')
    .values({ ...site, tenant: tx.actor.tenant, id } as never)
    .execute()
  return id
}
export async function updateSite(tx: Tx, id: string, words: Partial<SiteWords>): Promise<void> {
  await q(tx)
    .updateTable('site')
    .set({ ...words, changed_at: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}
export async function withdraw(tx: Tx, id: string): Promise<void> {
  await q(tx)
    .updateTable('site')
    .set({ withdrawn_at: sql<Date>`now()`, changed_at: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}

/** What is out, of the organisation's own sites. */
export async function publishedSites(tx: Tx): Promise<Map<string, Published>> {
  const rows = await q(tx)
    .selectFrom('publication')
    .select(['site', 'revision', 'published_at'])
    .where('tenant', '=', tx.actor.tenant)
    .execute()
  return new Map(rows.map(({ site, revision, published_at }) => [site, { revision: Number(revision), at: published_at }]))
}
export const publishedDocument = async (tx: Tx, site: string): Promise<unknown> =>
  (
    await q(tx)
      .selectFrom('publication')
      .select('document')
      .where('tenant', '=', tx.actor.tenant)
      .where('site', '=', site)
      .executeTakeFirst()
  )?.document
/** Documents of every site within reach: one's own, and for the national function all of the installation. */
export const documentsWithin = async (tx: Tx): Promise<unknown[]> =>
  (await q(tx).selectFrom('publication').select('document').orderBy('code').execute()).map(({ document }) => document)

export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
export const ownKind = async (tx: Tx): Promise<string> =>
  (await q(tx).selectFrom('tenant').select('kind').where('id', '=', tx.actor.tenant).executeTakeFirst())?.kind ?? 'municipality'
