import { sql } from 'kysely'
import { DatabaseFault } from '../../platform/database/pools.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { q } from './tables.ts'
import type { Written } from './versions.ts'

export type ItemKind = 'contact' | 'piece'
/** What was written for a site, with all its versions, the first first. */
export interface Item {
  id: string
  site: string
  kind: ItemKind
  versions: Written<unknown>[]
}

const rowsOf = (tx: Tx) =>
  q(tx)
    .selectFrom('site_item as i')
    .innerJoin('site_version as v', (join) => join.onRef('v.tenant', '=', 'i.tenant').onRef('v.item', '=', 'i.id'))
    .innerJoin('account as a', (join) => join.onRef('a.tenant', '=', 'v.tenant').onRef('a.id', '=', 'v.made_by'))
    .select([
      'i.id',
      'i.site',
      'i.kind',
      'i.made_at as since',
      'v.number',
      'v.content',
      'v.from_at',
      'v.until_at',
      'v.made_at',
      'a.signature as by',
    ])
    .orderBy('i.made_at')
    .orderBy('i.id')
    .orderBy('v.number')

function gathered(rows: readonly (Omit<Item, 'versions'> & Written<unknown>)[]): Item[] {
  const items = new Map<string, Item>()
  for (const { id, site, kind, number, content, from_at, until_at, by, made_at } of rows) {
    const item = items.get(id) ?? { id, site, kind, versions: [] }
    item.versions.push({ number, content, from_at, until_at, by, made_at })
    items.set(id, item)
  }
  return [...items.values()]
}
export const itemsOfSite = async (tx: Tx, site: string): Promise<Item[]> => gathered(await rowsOf(tx).where('i.site', '=', site).execute())
export const allItems = async (tx: Tx): Promise<Item[]> => gathered(await rowsOf(tx).execute())
export const itemById = async (tx: Tx, site: string, id: string): Promise<Item | undefined> =>
  gathered(await rowsOf(tx).where('i.site', '=', site).where('i.id', '=', id).execute())[0]

export async function insertItem(tx: Tx, item: { id: string; site: string; kind: ItemKind }): Promise<void> {
  await q(tx)
    .insertInto('site_item')
    .values({ ...item, tenant: tx.actor.tenant, made_at: new Date() })
    .onConflict((on) => on.columns(['tenant', 'id']).doNothing())
    .execute()
}
export interface NewVersion {
  item: string
  number: number
  content: unknown
  /** Null: from now. */
  from_at: Date | null
  until_at: Date | null
}
const UNIQUE = '23505'
export async function insertVersion(tx: Tx, { from_at, content, ...version }: NewVersion): Promise<void> {
  await sql`insert into site_version (tenant, item, number, content, from_at, until_at, made_by)
    values (${tx.actor.tenant}, ${version.item}, ${version.number}, ${content === null ? null : JSON.stringify(content)}::jsonb,
      coalesce(${from_at}::timestamptz, now()), ${version.until_at}, ${tx.actor.account})`.execute(q(tx))
}
/** The second of two who wrote at once: the number was taken in between. */
export const isTwice = (error: unknown): boolean => error instanceof DatabaseFault && error.code === UNIQUE
