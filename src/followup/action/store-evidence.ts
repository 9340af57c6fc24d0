import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface EvidenceLine {
  id: string
  kind: 'file' | 'link'
  name: string
  /** Of a link. */
  href: string | undefined
  bytes: number
  added_by: string
  added_at: Date
}
type Named = { name: string; href?: string }

export async function evidenceOf(tx: Tx, action: string): Promise<EvidenceLine[]> {
  const found = await q(tx)
    .selectFrom('action_evidence as e')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'e.tenant').onRef('a.id', '=', 'e.added_by'))
    .select(['e.id', 'e.kind', 'e.name_sealed', 'e.bytes', 'a.signature as added_by', 'e.added_at'])
    .where('e.action', '=', action)
    .where('e.removed_at', 'is', null)
    .orderBy('e.added_at')
    .execute()
  const own = (await tx.keys()).own()
  return found.map(({ name_sealed, ...row }) => {
    const { name, href } = JSON.parse(own.open('action_evidence', 'name', row.id, name_sealed)) as Named
    return { ...row, name, href }
  })
}

export async function insertEvidence(tx: Tx, action: string, named: Named, content: Uint8Array | undefined): Promise<void> {
  const id = newId()
  const own = (await tx.keys()).own()
  await q(tx)
    .insertInto('action_evidence')
    .values({
      tenant: tx.actor.tenant,
      id,
      action,
      kind: content ? 'file' : 'link',
      name_sealed: own.seal('action_evidence', 'name', id, JSON.stringify(named)),
      content_sealed: content ? own.seal('action_evidence', 'content', id, content) : null,
      bytes: content?.length ?? 0,
      added_by: tx.actor.account ?? '',
    })
    .execute()
}

export async function evidenceContent(tx: Tx, action: string, id: string): Promise<{ name: string; bytes: Buffer } | undefined> {
  const row = await q(tx)
    .selectFrom('action_evidence')
    .select(['name_sealed', 'content_sealed'])
    .where('action', '=', action)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row?.content_sealed) return undefined
  const own = (await tx.keys()).own()
  const { name } = JSON.parse(own.open('action_evidence', 'name', id, row.name_sealed)) as Named
  return { name, bytes: own.openBytes('action_evidence', 'content', id, row.content_sealed) }
}

/** What is taken away is gone: its row stays as a trace, its bytes do not. */
export async function removeEvidence(tx: Tx, action: string, id: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('action_evidence')
    .set({ content_sealed: null, removed_at: sql<Date>`now()` })
    .where('action', '=', action)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const countEvidence = async (tx: Tx, action: string): Promise<number> =>
  (
    await q(tx)
      .selectFrom('action_evidence')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('action', '=', action)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).count
