import type { Tx } from '../../platform/database/transaction.ts'
import type { ActionState, Effect } from './action.ts'
import type { Tables } from './tables.ts'

/** In the organisation's own name: days and owners, no words. */
const q = (tx: Tx) => tx.tables<Tables>()

export interface DueRow {
  id: string
  owner: string
  unit: string | null
  due: string
  state: ActionState
  effect: Effect | null
  effect_due: string | null
}
export const dueRows = (tx: Tx): Promise<DueRow[]> =>
  q(tx)
    .selectFrom('action_item')
    .select(['id', 'owner', 'unit', 'due', 'state', 'effect', 'effect_due'])
    .where((e) => e.or([e('state', 'in', ['planned', 'going', 'waiting']), e('effect_due', 'is not', null)]))
    .orderBy('due')
    .execute()

/** Open actions of one account, and those that wait for its word on their effect. */
export const heldBy = async (tx: Tx, account: string): Promise<string[]> =>
  (await q(tx).selectFrom('action_item').select(['id', 'state', 'effect']).where('owner', '=', account).orderBy('due').execute()).flatMap(
    ({ id, state, effect }) => (state === 'dropped' || (state === 'done' && effect !== null && effect !== 'cannot_say') ? [] : [id]),
  )

export async function moveActions(tx: Tx, ids: readonly string[], to: string): Promise<void> {
  if (ids.length === 0) return
  await q(tx)
    .updateTable('action_item')
    .set({ owner: to })
    .where('id', 'in', [...ids])
    .execute()
}

export const accountsHere = (tx: Tx): Promise<{ id: string; unit: string }[]> =>
  q(tx)
    .selectFrom('account')
    .select(['id', 'unit'])
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .orderBy('id')
    .execute()

/** The unit of an account, whether or not its access has ended. */
export const unitOf = async (tx: Tx, account: string): Promise<string | undefined> =>
  (await q(tx).selectFrom('account').select('unit').where('id', '=', account).executeTakeFirst())?.unit

export async function toldSince(tx: Tx, template: string, since: Date): Promise<string[]> {
  const rows = await q(tx)
    .selectFrom('outbox')
    .select('account')
    .where('template', '=', template)
    .where('created_at', '>=', since)
    .execute()
  return rows.map(({ account }) => account)
}
