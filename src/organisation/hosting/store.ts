import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Hosted, HostedValues } from './hosted.ts'

interface HostedTable extends Hosted {
  tenant: string
  address_sealed: Buffer
  refusal: string | null
  created_by: string
  made_at: Date | null
}
interface Tables {
  hosted_organisation: HostedTable
  tenant: { id: string; host: string | null; may_host: boolean }
}
const q = (tx: Tx) => tx.tables<Tables>()
const COLUMNS = ['id', 'name', 'kind', 'slug', 'state', 'came_at', 'created_at'] as const

export const mayHostHere = async (tx: Tx): Promise<boolean> =>
  (await q(tx).selectFrom('tenant').select('may_host').where('id', '=', tx.actor.tenant).executeTakeFirst())?.may_host ?? false

export const hostedLines = (tx: Tx, most: number, skip: number): Promise<Hosted[]> =>
  q(tx)
    .selectFrom('hosted_organisation')
    .select(COLUMNS)
    .orderBy(sql`state = 'refused'`, 'desc')
    .orderBy('came_at', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .limit(most)
    .offset(skip)
    .execute()

export const countHosted = async (tx: Tx): Promise<{ all: number; come: number; refused: number }> =>
  q(tx)
    .selectFrom('hosted_organisation')
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where came_at is not null))::int`.as('come'),
      sql<number>`(count(*) filter (where state = 'refused'))::int`.as('refused'),
    ])
    .executeTakeFirstOrThrow()

export const hostedById = (tx: Tx, id: string): Promise<Hosted | undefined> =>
  q(tx).selectFrom('hosted_organisation').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export const ownSlugs = async (tx: Tx): Promise<string[]> =>
  (await q(tx).selectFrom('hosted_organisation').select('slug').execute()).map((row) => row.slug)

/** All of a list in one statement, and a job for each in another: 700 are written within the time of a request. */
export async function insertHosted(tx: Tx, all: readonly HostedValues[]): Promise<void> {
  const own = (await tx.keys()).own()
  const rows = all.map(({ name, kind, slug, address }) => {
    const id = newId()
    const address_sealed = own.seal('hosted_organisation', 'address_sealed', id, address)
    return { tenant: tx.actor.tenant, id, name, kind, slug, address_sealed, created_by: tx.actor.account ?? '' }
  })
  await q(tx)
    .insertInto('hosted_organisation')
    .values(rows as never)
    .execute()
  await sql`select enqueue('found_organisation', id) from unnest(${rows.map((row) => row.id)}::uuid[]) as id`.execute(q(tx))
}

export async function waitAgain(tx: Tx, id: string, slug: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('hosted_organisation')
    .set({ slug, state: 'waiting', refusal: null })
    .where('id', '=', id)
    .where('state', '=', 'refused')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/* ── jobs, in the host's own name ── */

export interface ToFound extends Hosted {
  address: string
}
/** Held until the transaction ends, so that two jobs on one row found once. */
export async function lockHosted(tx: Tx, id: string): Promise<ToFound | undefined> {
  const row = await q(tx)
    .selectFrom('hosted_organisation')
    .select([...COLUMNS, 'address_sealed'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const { address_sealed, ...rest } = row
  return { ...rest, address: (await tx.keys()).own().open('hosted_organisation', 'address_sealed', id, address_sealed) }
}
export async function markMade(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('hosted_organisation').set({ state: 'made', made_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
export async function markRefused(tx: Tx, id: string, refusal: 'slug_taken'): Promise<void> {
  await q(tx).updateTable('hosted_organisation').set({ state: 'refused', refusal }).where('id', '=', id).execute()
}
export async function markCome(tx: Tx, id: string): Promise<void> {
  await q(tx)
    .updateTable('hosted_organisation')
    .set({ came_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('came_at', 'is', null)
    .execute()
}
