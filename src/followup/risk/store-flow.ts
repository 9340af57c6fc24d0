import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { FlowWords, Reach } from './risk.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface FlowRow extends FlowWords {
  id: string
  unit: string | null
  unit_name: string | null
  reach: Reach
  template: string | null
}

/** Those that stand, in the order in which data meets them. */
export async function allFlows(tx: Tx): Promise<FlowRow[]> {
  const found = await q(tx)
    .selectFrom('data_flow as f')
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'f.tenant').onRef('u.id', '=', 'f.unit'))
    .select(['f.id', 'f.unit', 'u.name as unit_name', 'f.reach', 'f.template', 'f.sealed'])
    .where('f.closed_at', 'is', null)
    .orderBy(sql`array_position(array['in', 'inside', 'out'], f.reach)`)
    .orderBy('f.created_at')
    .orderBy('f.id')
    .execute()
  const own = (await tx.keys()).own()
  return found.map(({ sealed, ...row }) => ({ ...row, ...(JSON.parse(own.open('data_flow', 'sealed', row.id, sealed)) as FlowWords) }))
}

export interface NewFlow extends FlowWords {
  id: string
  unit: string | null
  reach: Reach
  template: string | null
  at: Date | undefined
}
const sealedWords = async (tx: Tx, id: string, { from, to, channel, data, sees, ground }: FlowWords): Promise<Buffer> =>
  (await tx.keys())
    .own()
    .seal('data_flow', 'sealed', id, JSON.stringify({ from, to, channel, data, sees, ...(ground === undefined ? {} : { ground }) }))

export async function insertFlow(tx: Tx, flow: NewFlow): Promise<void> {
  const { id, unit, reach, template, at } = flow
  await q(tx)
    .insertInto('data_flow')
    .values({
      tenant: tx.actor.tenant,
      id,
      unit,
      reach,
      template,
      sealed: await sealedWords(tx, id, flow),
      created_by: tx.actor.account ?? '',
      ...(at ? { created_at: at } : {}),
    })
    .execute()
}
export async function changeFlow(tx: Tx, id: string, flow: FlowWords & { unit: string | null; reach: Reach }): Promise<void> {
  await q(tx)
    .updateTable('data_flow')
    .set({ unit: flow.unit, reach: flow.reach, sealed: await sealedWords(tx, id, flow) })
    .where('id', '=', id)
    .execute()
}
export async function closeFlow(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('data_flow').set({ closed_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
