import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  audit: { tenant: string; deed: string; outcome: string }
  break_glass: { tenant: string; id: string; account: string }
}

/** How many persons have ever been entered in the organisation, by the log. */
export async function countEntered(tx: Tx): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('audit')
    .select(sql<string>`count(*)`.as('n'))
    .where('deed', '=', 'person.create')
    .where('outcome', '=', 'done')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Whether this account has ever broken the glass. */
export async function hasAsked(tx: Tx, account: string): Promise<boolean> {
  return (await tx.tables<Tables>().selectFrom('break_glass').select('id').where('account', '=', account).executeTakeFirst()) !== undefined
}
