import type { Generated } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Guarantee } from './guarantee.ts'

export type Lost = Partial<Record<Guarantee, { where: string; seen: string }>>
export interface Host {
  id: string
  address: string
  kind: 'own' | 'static'
}
export interface LookRow {
  host: string
  at: Date
  pages: number | null
  lost: Lost
}
interface Tables {
  public_host: Host & { tenant: string; registered_by: string; registered_at: Generated<Date> }
  host_look: Omit<LookRow, 'at' | 'lost'> & { tenant: string; id: string; at: Generated<Date>; lost: unknown }
}
const q = (tx: Tx) => tx.tables<Tables>()

export const hosts = (tx: Tx): Promise<Host[]> =>
  q(tx).selectFrom('public_host').select(['id', 'address', 'kind']).orderBy('address').execute()
export const hostById = (tx: Tx, id: string): Promise<Host | undefined> =>
  q(tx).selectFrom('public_host').select(['id', 'address', 'kind']).where('id', '=', id).executeTakeFirst()

/** False where the address is registered already. */
export async function insertHost(tx: Tx, { address, kind }: Omit<Host, 'id'>, account: string): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await q(tx)
    .insertInto('public_host')
    .values({ tenant: tx.actor.tenant, id, address, kind, registered_by: account })
    .onConflict((on) => on.columns(['tenant', 'address']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}
export async function deleteHost(tx: Tx, id: string): Promise<void> {
  await q(tx).deleteFrom('public_host').where('id', '=', id).execute()
}

/** The looks of the last year, newest first. */
export const looks = (tx: Tx): Promise<LookRow[]> =>
  q(tx).selectFrom('host_look').select(['host', 'at', 'pages', 'lost']).orderBy('at', 'desc').limit(500).$castTo<LookRow>().execute()

export async function insertLook(tx: Tx, { host, pages, lost }: Omit<LookRow, 'at'>): Promise<void> {
  await q(tx)
    .insertInto('host_look')
    .values({ tenant: tx.actor.tenant, id: newId(), host, pages, lost: JSON.stringify(lost) })
    .execute()
  await q(tx).deleteFrom('host_look').where('at', '<', sql<Date>`now() - interval '1 year'`).execute()
}
