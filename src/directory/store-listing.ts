import type { Tx } from '../platform/database/transaction.ts'
import type { Told } from './free.ts'
import type { Tables } from './tables.ts'
import type { Tree } from './tree.ts'
import type { Audience } from './visibility.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface ListingRow {
  tenant: string
  entry: string
  audience: Audience
  document: Tree
  areas: string[]
  checked: string
}
export async function setListing(tx: Tx, listing: Omit<ListingRow, 'tenant'>): Promise<void> {
  await q(tx)
    .insertInto('directory_listing')
    .values({ ...listing, tenant: tx.actor.tenant, document: JSON.stringify(listing.document) as unknown as Tree })
    .execute()
}
export async function clearListings(tx: Tx, entry: string): Promise<void> {
  await q(tx).deleteFrom('directory_listing').where('tenant', '=', tx.actor.tenant).where('entry', '=', entry).execute()
}
/** Those that the asker may find, of every organisation here. Row security says which. */
export const listings = (tx: Tx, audience: Audience): Promise<ListingRow[]> =>
  q(tx).selectFrom('directory_listing').selectAll().where('audience', '=', audience).orderBy('entry').execute()
/** One, in the fullest form that the asker may find. */
export const listingOf = async (tx: Tx, entry: string): Promise<ListingRow | undefined> =>
  q(tx).selectFrom('directory_listing').selectAll().where('entry', '=', entry).orderBy('audience', 'desc').executeTakeFirst()

/** What may be seen of free places: for its own staff also what waits to be shown. */
export const freeOf = (tx: Tx, entries: readonly string[]): Promise<(Told & { entry: string; tenant: string })[]> =>
  entries.length === 0
    ? Promise.resolve([])
    : q(tx)
        .selectFrom('directory_free')
        .selectAll()
        .where('entry', 'in', [...entries])
        .execute()
export async function setFree(tx: Tx, entry: string, told: readonly Told[]): Promise<void> {
  await q(tx).deleteFrom('directory_free').where('tenant', '=', tx.actor.tenant).where('entry', '=', entry).execute()
  await q(tx)
    .insertInto('directory_free')
    .values(told.map((one) => ({ ...one, tenant: tx.actor.tenant, entry })))
    .execute()
}
