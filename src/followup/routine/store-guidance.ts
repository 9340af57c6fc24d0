/** The organisation's own sources, and what it has seen of each source. */
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface OwnSource {
  id: string
  title: string
  issuer: string
  document: string
  says: string
  source: string
  valid_from: string | null
}
export const ownSources = (tx: Tx): Promise<OwnSource[]> =>
  q(tx).selectFrom('guidance_own').select(['id', 'title', 'issuer', 'document', 'says', 'source', 'valid_from']).orderBy('title').execute()
export async function insertSource(tx: Tx, one: Omit<OwnSource, 'id'>): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('guidance_own')
    .values({ tenant: tx.actor.tenant, id, added_by: tx.actor.account ?? '', ...one })
    .execute()
  return id
}

/** `v:<version>` a text as shipped, `d:<day>` a day that passed, `r:<id>` a change that the coordinator recorded. */
export interface SeenChange {
  guidance: string
  key: string
  before: string
  after: string
  source: string
  seen_at: Date
}
export const seenChanges = (tx: Tx): Promise<SeenChange[]> =>
  q(tx)
    .selectFrom('guidance_seen')
    .select(['guidance', 'key', 'before', 'after', 'source', 'seen_at'])
    .orderBy('seen_at')
    .orderBy('key')
    .execute()
export async function insertSeen(tx: Tx, rows: readonly SeenChange[]): Promise<void> {
  if (rows.length === 0) return
  await q(tx)
    .insertInto('guidance_seen')
    .values(rows.map((row) => ({ tenant: tx.actor.tenant, recorded_by: tx.actor.account, ...row })))
    .onConflict((oc) => oc.columns(['tenant', 'guidance', 'key']).doNothing())
    .execute()
}
