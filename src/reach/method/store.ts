import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Method, readMethod } from './method.ts'

interface Row {
  id: string
  content: unknown
  state: 'written' | 'returned' | 'shown' | 'withdrawn'
  written_by: string
  written_at: Date
  said: string | null
}
export interface Use {
  method: string
  started_on: string
  ended_on: string | null
  notes: string | null
}
export interface Figure {
  id: string
  day: string
  handed_out: number | null
  contacts: number | null
  note: string | null
}
interface Tables {
  method: Row & { tenant: string; judged_by: string | null; judged_at: Date | null }
  method_use: Use & { tenant: string; made_by: string }
  method_figure: Figure & { tenant: string; method: string; made_by: string }
}
export type OwnMethod = Omit<Row, 'content'> & { method: Method }
const q = (tx: Tx) => tx.tables<Tables>()
const COLUMNS = ['id', 'content', 'state', 'written_by', 'written_at', 'said'] as const

/** What is kept is read by the same rules as what comes in. */
function ownOf({ content, ...row }: Row): OwnMethod {
  const read = readMethod(content)
  if (!read.ok) throw new Error('a stored method is no method')
  return { ...row, method: read.method }
}

export const ownMethods = async (tx: Tx): Promise<OwnMethod[]> =>
  (await q(tx).selectFrom('method').select(COLUMNS).orderBy('written_at', 'desc').execute()).map(ownOf)
export async function ownMethod(tx: Tx, id: string): Promise<OwnMethod | undefined> {
  const row = await q(tx).selectFrom('method').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && ownOf(row)
}
export async function insertMethod(tx: Tx, method: Method): Promise<string> {
  const id = newId()
  const row = { tenant: tx.actor.tenant, id, content: JSON.stringify(method), written_by: tx.actor.account ?? '' }
  await q(tx)
    .insertInto('method')
    .values(row as never)
    .execute()
  return id
}
/** Put right: it waits to be read again. */
export async function rewriteMethod(tx: Tx, id: string, method: Method): Promise<boolean> {
  const done = await q(tx)
    .updateTable('method')
    .set({ content: JSON.stringify(method), state: 'written', judged_by: null, judged_at: null } as never)
    .where('id', '=', id)
    .where('state', 'in', ['written', 'returned'])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function moveMethod(
  tx: Tx,
  id: string,
  from: Row['state'],
  state: 'shown' | 'returned' | 'withdrawn',
  said: string | null,
): Promise<boolean> {
  const judged = state === 'withdrawn' ? {} : { judged_by: tx.actor.account, judged_at: sql<Date>`now()`, said }
  const done = await q(tx)
    .updateTable('method')
    .set({ state, ...judged })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
/** Written by others, and waiting to be read. */
export const waitingMethods = (tx: Tx): Promise<{ written_at: Date }[]> =>
  q(tx)
    .selectFrom('method')
    .select('written_at')
    .where('state', '=', 'written')
    .where('written_by', '<>', tx.actor.account ?? '')
    .orderBy('written_at')
    .execute()
export const signatureOf = async (tx: Tx, account: string): Promise<string | undefined> =>
  (
    await tx
      .tables<{ account: { tenant: string; id: string; signature: string } }>()
      .selectFrom('account')
      .select('signature')
      .where('id', '=', account)
      .executeTakeFirst()
  )?.signature

/* ── used here ── */

const USE = ['method', 'started_on', 'ended_on', 'notes'] as const
export const uses = (tx: Tx): Promise<Use[]> => q(tx).selectFrom('method_use').select(USE).execute()
export const useOf = (tx: Tx, method: string): Promise<Use | undefined> =>
  q(tx).selectFrom('method_use').select(USE).where('method', '=', method).executeTakeFirst()
export async function keepUse(tx: Tx, { method, ...use }: Use): Promise<void> {
  await q(tx)
    .insertInto('method_use')
    .values({ tenant: tx.actor.tenant, method, ...use, made_by: tx.actor.account ?? '' })
    .onConflict((conflict) => conflict.columns(['tenant', 'method']).doUpdateSet(use))
    .execute()
}
export const figuresOf = (tx: Tx, method: string): Promise<Figure[]> =>
  q(tx)
    .selectFrom('method_figure')
    .select(['id', 'day', 'handed_out', 'contacts', 'note'])
    .where('method', '=', method)
    .orderBy('day', 'desc')
    .orderBy('id')
    .execute()
export async function insertFigure(tx: Tx, method: string, figure: Omit<Figure, 'id'>): Promise<void> {
  await q(tx)
    .insertInto('method_figure')
    .values({ tenant: tx.actor.tenant, id: newId(), method, ...figure, made_by: tx.actor.account ?? '' })
    .execute()
}
export async function deleteFigure(tx: Tx, method: string, id: string): Promise<boolean> {
  const done = await q(tx).deleteFrom('method_figure').where('method', '=', method).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows === 1n
}
