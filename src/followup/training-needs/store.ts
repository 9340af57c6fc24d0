import { type Generated, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Counted } from './training-needs.ts'

interface Tables {
  training_function: { tenant: string; code: string; name: string | null; hidden: Generated<boolean> }
  training_need: { tenant: string; function: string; area: string; depth: number }
  training_count: Counted & { tenant: string; id: string; by: string; at: Generated<Date> }
  training_plan: {
    tenant: string
    id: string
    unit: string
    function: string
    area: string
    depth: number
    cost_kronor: number | null
    sealed: Buffer
    created_by: string
    created_at: Generated<Date>
  }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
}
const q = (tx: Tx) => tx.tables<Tables>()

export const ownFunctions = (tx: Tx): Promise<{ code: string; name: string | null; hidden: boolean }[]> =>
  q(tx).selectFrom('training_function').select(['code', 'name', 'hidden']).orderBy('name').orderBy('code').execute()
export const ownNeeds = (tx: Tx): Promise<{ function: string; area: string; depth: number }[]> =>
  q(tx).selectFrom('training_need').select(['function', 'area', 'depth']).execute()

export async function keepFunction(tx: Tx, row: { code: string; name: string | null; hidden: boolean }): Promise<void> {
  await q(tx)
    .insertInto('training_function')
    .values({ tenant: tx.actor.tenant, ...row })
    .onConflict((on) => on.columns(['tenant', 'code']).doUpdateSet({ name: row.name, hidden: row.hidden }))
    .execute()
}
export async function keepNeeds(tx: Tx, func: string, needs: Readonly<Record<string, number>>): Promise<void> {
  const rows = Object.entries(needs).map(([area, depth]) => ({ tenant: tx.actor.tenant, function: func, area, depth }))
  await q(tx)
    .insertInto('training_need')
    .values(rows)
    .onConflict((on) => on.columns(['tenant', 'function', 'area']).doUpdateSet({ depth: (e) => e.ref('excluded.depth') }))
    .execute()
}

/** In the order in which they were counted: the last one stands. */
export const allCounts = (tx: Tx): Promise<Counted[]> =>
  q(tx)
    .selectFrom('training_count')
    .select(['unit', 'function', 'area', 'depth', 'count', 'counted_on'])
    .orderBy('counted_on')
    .orderBy('at')
    .orderBy('id')
    .execute()
export async function addCounts(tx: Tx, counts: readonly Counted[]): Promise<void> {
  if (counts.length === 0) return
  const rows = counts.map((one) => ({ ...one, tenant: tx.actor.tenant, id: newId(), by: tx.actor.account ?? '' }))
  await q(tx).insertInto('training_count').values(rows).execute()
}

export interface PlanRow {
  id: string
  unit: string
  unit_name: string
  function: string
  area: string
  depth: number
  cost_kronor: number | null
  how: string
  created_at: Date
}
export async function plansOf(tx: Tx, only: { unit?: string; id?: string }): Promise<PlanRow[]> {
  const found = await q(tx)
    .selectFrom('training_plan as p')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'p.tenant').onRef('u.id', '=', 'p.unit'))
    .select(['p.id', 'p.unit', 'u.name as unit_name', 'p.function', 'p.area', 'p.depth', 'p.cost_kronor', 'p.sealed', 'p.created_at'])
    .where((e) =>
      e.and([
        only.unit === undefined ? e.val(true) : e('p.unit', '=', only.unit),
        only.id === undefined ? e.val(true) : e('p.id', '=', only.id),
      ]),
    )
    .orderBy('p.created_at', 'desc')
    .execute()
  const own = (await tx.keys()).own()
  return found.map(({ sealed, ...row }) => ({ ...row, how: own.open('training_plan', 'how', row.id, sealed) }))
}
export async function insertPlan(
  tx: Tx,
  { how, at, ...row }: Omit<PlanRow, 'unit_name' | 'created_at'> & { at: Date | undefined },
): Promise<void> {
  const sealed = (await tx.keys()).own().seal('training_plan', 'how', row.id, how)
  await q(tx)
    .insertInto('training_plan')
    .values({ ...row, tenant: tx.actor.tenant, sealed, created_by: tx.actor.account ?? '', ...(at ? { created_at: at } : {}) })
    .execute()
}

export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()

export const lastCounted = async (tx: Tx, unit: string): Promise<string | null> =>
  (
    await q(tx)
      .selectFrom('training_count')
      .select(sql<string | null>`max(counted_on)`.as('day'))
      .where('unit', '=', unit)
      .executeTakeFirstOrThrow()
  ).day
