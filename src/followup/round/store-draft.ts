/** Answers that an organisation without an installation has begun on its link's page: sealed until they are sent. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface Draft {
  set_id: string
  sealed: Buffer
  edition: number
}
export const draftsOf = (tx: Tx, invitation: string): Promise<Draft[]> =>
  q(tx)
    .selectFrom('round_draft')
    .select(['set_id', 'sealed', 'edition'])
    .where('tenant', '=', tx.actor.tenant)
    .where('invitation', '=', invitation)
    .execute()

export const lockDraft = (tx: Tx, invitation: string, set_id: string): Promise<Draft | undefined> =>
  q(tx)
    .selectFrom('round_draft')
    .select(['set_id', 'sealed', 'edition'])
    .where('tenant', '=', tx.actor.tenant)
    .where('invitation', '=', invitation)
    .where('set_id', '=', set_id)
    .forUpdate()
    .executeTakeFirst()

export async function writeDraft(tx: Tx, invitation: string, set_id: string, sealed: Buffer): Promise<void> {
  await q(tx)
    .insertInto('round_draft')
    .values({ tenant: tx.actor.tenant, invitation, set_id, sealed })
    .onConflict((oc) =>
      oc
        .columns(['tenant', 'invitation', 'set_id'])
        .doUpdateSet({ sealed, edition: sql<number>`round_draft.edition + 1`, changed_at: sql<Date>`now()` }),
    )
    .execute()
}
/** When an answer has been received, or the round is put away. */
export async function dropDrafts(tx: Tx, invitation: string): Promise<void> {
  await q(tx).deleteFrom('round_draft').where('tenant', '=', tx.actor.tenant).where('invitation', '=', invitation).execute()
}
