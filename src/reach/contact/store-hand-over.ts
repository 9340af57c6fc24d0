import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { teamKeys } from './store.ts'
import { q } from './tables.ts'

export interface HandedOver {
  id: string
  conversation: string
  queue: string
  account: string
  checked: string | null
  way: string
  made_at: Date
  left_at: Date | null
}
const ROW = ['id', 'conversation', 'queue', 'account', 'checked', 'way', 'made_at', 'left_at'] as const
export const handOverById = (tx: Tx, id: string): Promise<HandedOver | undefined> =>
  q(tx).selectFrom('contact_hand_over').select(ROW).where('id', '=', id).executeTakeFirst()

async function keysOf(tx: Tx, queue: string) {
  const keys = await teamKeys(tx, queue)
  if (!keys) throw new Error('The key of a queue is missing.')
  return keys
}
export async function insertHandOver(
  tx: Tx,
  row: { queue: string; conversation: string; checked: string | null; way: string },
  text: string,
): Promise<string> {
  const id = newId()
  const sealed = (await keysOf(tx, row.queue)).seal('contact_hand_over', 'sealed', id, text)
  await q(tx)
    .insertInto('contact_hand_over')
    .values({ tenant: tx.actor.tenant, id, account: tx.actor.account ?? '', ...row, sealed, left_at: null })
    .execute()
  return id
}
export async function textOf(tx: Tx, { id, queue }: Pick<HandedOver, 'id' | 'queue'>): Promise<string | undefined> {
  const row = await q(tx).selectFrom('contact_hand_over').select('sealed').where('id', '=', id).executeTakeFirst()
  return row && (await keysOf(tx, queue)).open('contact_hand_over', 'sealed', id, row.sealed)
}
export const setLeft = (tx: Tx, id: string, at: Date): Promise<unknown> =>
  q(tx).updateTable('contact_hand_over').set({ left_at: at }).where('id', '=', id).where('left_at', 'is', null).execute()
