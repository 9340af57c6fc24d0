import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { NewUnit, UnitLine } from './unit.ts'

interface Tables {
  unit: { tenant: string; id: string; name: string; place_code: string | null; closed_at: Date | null }
  account: { tenant: string; id: string; unit: string; closed_at: Date | null }
  circle: { tenant: string; id: string; unit: string }
}
const q = (tx: Tx) => tx.tables<Tables>()

const counted = (tx: Tx) =>
  q(tx)
    .selectFrom('unit')
    .select((eb) => [
      'unit.id',
      'unit.name',
      'unit.place_code',
      'unit.closed_at',
      eb
        .selectFrom('account')
        .whereRef('account.tenant', '=', 'unit.tenant')
        .whereRef('account.unit', '=', 'unit.id')
        .where('account.closed_at', 'is', null)
        .select(sql<number>`count(*)::int`.as('number'))
        .as('accounts'),
      eb
        .selectFrom('circle')
        .whereRef('circle.tenant', '=', 'unit.tenant')
        .whereRef('circle.unit', '=', 'unit.id')
        .select(sql<number>`count(*)::int`.as('number'))
        .as('circles'),
    ])
    .$narrowType<{ accounts: number; circles: number }>()

export const allUnits = (tx: Tx): Promise<UnitLine[]> => counted(tx).orderBy('unit.closed_at', 'desc').orderBy('unit.name').execute()
export const unitById = (tx: Tx, id: string): Promise<UnitLine | undefined> => counted(tx).where('unit.id', '=', id).executeTakeFirst()
/** Those in which somebody may be placed. */
export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()

export async function lockUnit(tx: Tx, id: string): Promise<void> {
  await q(tx).selectFrom('unit').select('id').where('id', '=', id).forUpdate().execute()
}
export async function insertUnit(tx: Tx, made: NewUnit): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('unit')
    .values({ tenant: tx.actor.tenant, id, name: made.name, place_code: made.place_code ?? null } as never)
    .execute()
  return id
}
export async function updateUnit(tx: Tx, id: string, changed: NewUnit): Promise<void> {
  await q(tx)
    .updateTable('unit')
    .set({ name: changed.name, place_code: changed.place_code ?? null })
    .where('id', '=', id)
    .execute()
}
export async function closeUnitRow(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('unit').set({ closed_at: sql<Date>`now()` }).where('id', '=', id).execute()
}

/** Units whose circle has nobody to name its members and be its second person: no head whose role and account count. */
export async function headlessUnits(tx: Tx): Promise<number> {
  const found = await sql<{ number: number }>`
    select count(*)::int as number from unit u where u.closed_at is null
      and exists (select 1 from circle c where c.tenant = u.tenant and c.unit = u.id)
      and not exists (select 1 from role_grant g join account a on a.tenant = g.tenant and a.id = g.account
        where g.tenant = u.tenant and g.role = 'unit_head' and now() between g.valid_from and g.valid_until
          and a.unit = u.id and a.closed_at is null and a.suspended_at is null)`.execute(q(tx))
  return found.rows[0]?.number ?? 0
}
