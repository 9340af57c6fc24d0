import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { CircleSize } from './access.ts'
import type { CircleForm } from './forms.ts'
import type { Tables } from './tables.ts'

/** Every circle that the asker reaches, with how many are in it today. */
export async function circleSizes(tx: Tx): Promise<CircleSize[]> {
  const { rows } = await sql<CircleSize>`
    select c.id, c.name, c.unit, u.name as unit_name, c.size_target, c.single_officer, count(a.id)::int as members,
      (count(a.id) filter (where m.on_duty))::int as on_duty,
      (select min(n.size_max) from access_analysis n where n.tenant = c.tenant and n.ended_at is null and (n.circle = c.id
        or exists (select 1 from circle_member r where r.tenant = n.tenant and r.analysis = n.id and r.circle = c.id
          and now() between r.valid_from and r.valid_until))) as analysed
    from circle c join unit u on u.tenant = c.tenant and u.id = c.unit
      left join circle_member m on m.tenant = c.tenant and m.circle = c.id and now() between m.valid_from and m.valid_until
      left join account a on a.tenant = m.tenant and a.id = m.account and a.closed_at is null
    group by c.tenant, c.id, c.name, c.unit, u.name, c.size_target, c.single_officer order by u.name, c.name`.execute(tx.tables<Tables>())
  return rows
}

export async function insertCircle(tx: Tx, unit: string, form: CircleForm): Promise<string> {
  const id = newId()
  await tx
    .tables<Tables>()
    .insertInto('circle')
    .values({ tenant: tx.actor.tenant, id, unit, ...form })
    .execute()
  return id
}
export async function updateCircle(tx: Tx, id: string, form: CircleForm): Promise<boolean> {
  const done = await tx.tables<Tables>().updateTable('circle').set(form).where('id', '=', id).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export interface OpenUnit {
  id: string
  name: string
}
export const openUnits = (tx: Tx): Promise<OpenUnit[]> =>
  tx.tables<Tables>().selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()

export interface OpenAccount {
  id: string
  signature: string
  unit: string
  unit_name: string
}
/** People whose access has not ended: of one unit, or of all. */
export function openAccounts(tx: Tx, unit?: string): Promise<OpenAccount[]> {
  const all = tx
    .tables<Tables>()
    .selectFrom('account as a')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .select(['a.id', 'a.signature', 'a.unit', 'u.name as unit_name'])
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .orderBy('u.name')
    .orderBy('a.signature')
  return (unit === undefined ? all : all.where('a.unit', '=', unit)).execute()
}
