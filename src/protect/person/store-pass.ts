import { sql } from 'kysely'
import type { Purpose } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'

interface Tables {
  reveal_pass: {
    tenant: string
    id: string
    account: string
    person: string
    circle: string
    purpose: Purpose
    created_at: Date
    used_at: Date | null
  }
}

/** A pass lives long enough for a slow line and no longer. */
const PASS_MINUTES = 5

export async function insertPass(tx: Tx, pass: { person: string; circle: string; purpose: Purpose }): Promise<string> {
  const id = newId()
  await tx
    .tables<Tables>()
    .insertInto('reveal_pass')
    .values({ tenant: tx.actor.tenant, id, account: tx.actor.account ?? '', ...pass, created_at: sql`now()`, used_at: null })
    .execute()
  return id
}

/** Spends it in one statement, so that two requests at once cannot both. */
export async function spendPass(tx: Tx, id: string, person: string): Promise<{ purpose: Purpose } | undefined> {
  return tx
    .tables<Tables>()
    .updateTable('reveal_pass')
    .set({ used_at: sql`now()` })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - make_interval(mins => ${PASS_MINUTES})`)
    .returning('purpose')
    .executeTakeFirst()
}

/** For the job that tidies up. */
export async function forgetPasses(tx: Tx): Promise<void> {
  await tx.tables<Tables>().deleteFrom('reveal_pass').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
