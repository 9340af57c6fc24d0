import type { Tx } from '../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

/** A function, such as Handläggare; never a name. */
export const signatureOf = async (tx: Tx, account: string): Promise<string> =>
  (await q(tx).selectFrom('account').select('signature').where('id', '=', account).executeTakeFirstOrThrow()).signature

/** Those who are here and stand in this unit. */
export const colleaguesIn = (tx: Tx, unit: string): Promise<{ id: string; signature: string }[]> =>
  q(tx)
    .selectFrom('account')
    .select(['id', 'signature'])
    .where('unit', '=', unit)
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .orderBy('signature')
    .execute()

/** In the organisation's own name: entries that somebody owns or stands in for. */
export const entriesHeldBy = (tx: Tx, account: string): Promise<{ id: string; unit: string; owner: string }[]> =>
  q(tx)
    .selectFrom('directory_entry')
    .select(['id', 'unit', 'owner'])
    .where((eb) => eb.or([eb('owner', '=', account), eb('deputy', '=', account)]))
    .orderBy('id')
    .execute()
/** Never wider than the unit: whoever owns an entry may reach its secrets. */
export async function heirsOf(tx: Tx, leaver: string): Promise<string[]> {
  const unit = (await q(tx).selectFrom('account').select('unit').where('id', '=', leaver).executeTakeFirst())?.unit
  return unit === undefined ? [] : (await colleaguesIn(tx, unit)).filter(({ id }) => id !== leaver).map(({ id }) => id)
}
export async function moveEntries(tx: Tx, from: string, to: string): Promise<void> {
  await q(tx).updateTable('directory_entry').set({ owner: to }).where('owner', '=', from).execute()
  await q(tx)
    .updateTable('directory_entry')
    .set({ deputy: null })
    .where((eb) => eb.or([eb('deputy', '=', from), eb('deputy', '=', eb.ref('owner'))]))
    .execute()
  const held = (await entriesHeldBy(tx, to)).filter(({ owner }) => owner === to)
  for (const { id } of held)
    await q(tx)
      .insertInto('directory_event')
      .values({ tenant: tx.actor.tenant, id: crypto.randomUUID(), entry: id, what: 'owner', by: null })
      .execute()
}
export interface Reminded {
  id: string
  owner: string
  deputy: string | null
  verified_on: string | null
  reminded_on: string | null
}
export const publishedDays = (tx: Tx): Promise<Reminded[]> =>
  q(tx)
    .selectFrom('directory_entry')
    .select(['id', 'owner', 'deputy', 'verified_on', 'reminded_on'])
    .where('state', '=', 'published')
    .execute()
export async function setReminded(tx: Tx, ids: readonly string[], day: string): Promise<void> {
  if (ids.length > 0)
    await q(tx)
      .updateTable('directory_entry')
      .set({ reminded_on: day })
      .where('id', 'in', [...ids])
      .execute()
}
