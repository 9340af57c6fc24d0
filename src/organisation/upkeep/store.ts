import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Copies } from './upkeep.ts'

interface Tables {
  backup_mark: { tenant: string; id: string; kind: 'backup' | 'proof'; at: Date }
}

export async function lastCopies(tx: Tx): Promise<Copies> {
  const last = (kind: 'backup' | 'proof') => sql<Date | null>`max(at) filter (where kind = ${kind})`.as(`${kind}_at`)
  const row = await tx
    .tables<Tables>()
    .selectFrom('backup_mark')
    .select([last('backup'), last('proof')])
    .executeTakeFirst()
  return { backup_at: row?.backup_at ?? null, proof_at: row?.proof_at ?? null }
}
