/** The organisation's page and its points. What the sites are called is read from reach/site's table, never written. */
import type { Tx } from '../../platform/database/transaction.ts'
import type { AboutKind, ContactFunction, Frozen, Point, PointState, PointWords } from './about.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface SiteLine {
  id: string
  code: string
  name: string
  kind: string
  unit: string | null
}
export const openSites = (tx: Tx): Promise<SiteLine[]> =>
  q(tx)
    .selectFrom('site')
    .select(['id', 'code', 'name', 'kind', 'unit'])
    .where('tenant', '=', tx.actor.tenant)
    .where('withdrawn_at', 'is', null)
    .orderBy('name')
    .execute()
export const siteById = (tx: Tx, id: string): Promise<SiteLine | undefined> =>
  q(tx)
    .selectFrom('site')
    .select(['id', 'code', 'name', 'kind', 'unit'])
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

export interface AboutPage {
  site: string
  kind: AboutKind
  contact: ContactFunction | null
  deputy: ContactFunction | null
  published: Frozen | null
  published_at: Date | null
  checked: string | null
}
const COLUMNS = ['site', 'kind', 'contact', 'deputy', 'published', 'published_at', 'checked'] as const
const asPage = (row: { kind: string } & Omit<AboutPage, 'kind'>): AboutPage => ({ ...row, kind: row.kind as AboutKind })
export const allPages = async (tx: Tx): Promise<AboutPage[]> => (await q(tx).selectFrom('about_page').select(COLUMNS).execute()).map(asPage)
export async function pageOf(tx: Tx, site: string): Promise<AboutPage | undefined> {
  const row = await q(tx).selectFrom('about_page').select(COLUMNS).where('site', '=', site).executeTakeFirst()
  return row && asPage(row)
}
export const pointsOf = (tx: Tx, site: string): Promise<Point[]> =>
  q(tx)
    .selectFrom('about_point')
    .select(['key', 'part', 'position', 'words', 'state'])
    .where('site', '=', site)
    .orderBy('position')
    .orderBy('key')
    .execute()

/** False where somebody has begun already. */
export async function beginPage(tx: Tx, site: string, kind: AboutKind, points: readonly Point[]): Promise<boolean> {
  const { tenant } = tx.actor
  const made = await q(tx)
    .insertInto('about_page')
    .values({ tenant, site, kind, contact: null, deputy: null, published: null, published_at: null, checked: null, checked_by: null })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) return false
  await insertPoints(tx, site, points)
  return true
}
export async function insertPoints(tx: Tx, site: string, points: readonly Point[]): Promise<void> {
  await q(tx)
    .insertInto('about_point')
    .values(
      points.map(({ words, ...point }) => ({ tenant: tx.actor.tenant, site, ...point, words: JSON.stringify(words), decided_at: null })),
    )
    .execute()
}
export const setPoint = async (tx: Tx, site: string, key: string, words: PointWords, state: PointState): Promise<boolean> =>
  (
    await q(tx)
      .updateTable('about_point')
      .set({ words: JSON.stringify(words), state, decided_at: new Date() })
      .where('site', '=', site)
      .where('key', '=', key)
      .executeTakeFirst()
  ).numUpdatedRows > 0n
export async function setFunctions(tx: Tx, site: string, contact: ContactFunction, deputy: ContactFunction): Promise<void> {
  await q(tx)
    .updateTable('about_page')
    .set({ contact: JSON.stringify(contact), deputy: JSON.stringify(deputy) })
    .where('site', '=', site)
    .execute()
}
export async function setPublished(tx: Tx, site: string, frozen: Frozen | null, at: Date, day: string): Promise<void> {
  await q(tx)
    .updateTable('about_page')
    .set(
      frozen
        ? { published: JSON.stringify(frozen), published_at: at, checked: day, checked_by: tx.actor.account }
        : { published: null, published_at: null },
    )
    .where('site', '=', site)
    .execute()
}
export async function setChecked(tx: Tx, site: string, day: string): Promise<void> {
  await q(tx).updateTable('about_page').set({ checked: day, checked_by: tx.actor.account }).where('site', '=', site).execute()
}

export const leafletsOf = (tx: Tx, site: string): Promise<{ form: string; of_sha256: Buffer; bytes: Buffer }[]> =>
  q(tx).selectFrom('about_leaflet').select(['form', 'of_sha256', 'bytes']).where('site', '=', site).execute()
export async function keepLeaflet(tx: Tx, site: string, form: string, of_sha256: Buffer, bytes: Buffer): Promise<void> {
  await q(tx)
    .insertInto('about_leaflet')
    .values({ tenant: tx.actor.tenant, site, form, of_sha256, bytes })
    .onConflict((on) => on.columns(['tenant', 'site', 'form']).doUpdateSet({ of_sha256, bytes }))
    .execute()
}

export const published = async (tx: Tx, site: string): Promise<unknown> =>
  (
    await q(tx)
      .selectFrom('publication')
      .select('document')
      .where('tenant', '=', tx.actor.tenant)
      .where('site', '=', site)
      .executeTakeFirst()
  )?.document
