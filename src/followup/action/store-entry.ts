import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ActionState } from './action.ts'
import type { EntryKind, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface Entry {
  id: string
  kind: EntryKind
  state: ActionState | null
  words: string
  /** The function of whoever wrote it; null where the organisation itself did. */
  by: string | null
  at: Date
}

export async function addEntry(
  tx: Tx,
  action: string,
  kind: EntryKind,
  { words = '', state = null, at }: { words?: string; state?: ActionState | null; at?: Date | undefined } = {},
): Promise<void> {
  const id = newId()
  const sealed = words === '' ? null : (await tx.keys()).own().seal('action_entry', 'sealed', id, words)
  await q(tx)
    .insertInto('action_entry')
    .values({ tenant: tx.actor.tenant, id, action, kind, state, sealed, by: tx.actor.account, ...(at ? { at } : {}) })
    .execute()
}

/** Latest first. */
export async function entriesOf(tx: Tx, action: string): Promise<Entry[]> {
  const found = await q(tx)
    .selectFrom('action_entry as e')
    .leftJoin('account as a', (j) => j.onRef('a.tenant', '=', 'e.tenant').onRef('a.id', '=', 'e.by'))
    .select(['e.id', 'e.kind', 'e.state', 'e.sealed', 'a.signature as by', 'e.at'])
    .where('e.action', '=', action)
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .execute()
  const own = (await tx.keys()).own()
  return found.map(({ sealed, ...entry }) => ({ ...entry, words: sealed ? own.open('action_entry', 'sealed', entry.id, sealed) : '' }))
}
