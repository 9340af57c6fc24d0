import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Cause, Pause } from './vouching.ts'

interface Tables {
  reach_pause: { tenant: string; account: string; since: Date; because: Cause; lifted_by: string | null; lifted_at: Date | null }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
  unit: { tenant: string; id: string; name: string }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
}

/** Everybody whose reach waits, as far as whoever asks may know. Somebody who has left waits for nothing. */
export const pauses = (tx: Tx): Promise<Pause[]> =>
  tx
    .tables<Tables>()
    .selectFrom('reach_pause as p')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'p.tenant').onRef('a.id', '=', 'p.account'))
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .where('p.lifted_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .select(['p.account', 'a.signature', 'a.unit', 'u.name as unit_name', 'p.since', 'p.because'])
    .orderBy('p.since')
    .execute()

/** False when somebody else was first, or when row security holds it back. */
export async function lift(tx: Tx, account: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('reach_pause')
    .set({ lifted_by: tx.actor.account, lifted_at: sql<Date>`now()` })
    .where('account', '=', account)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** For the job: those who may vouch for this account. */
export async function colleaguesOf(tx: Tx, account: string): Promise<string[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('role_grant as g')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .where('a.id', '<>', account)
    .where(sql<boolean>`now() between g.valid_from and g.valid_until`)
    .where(
      sql<boolean>`(g.role = 'unit_head' or g.role in ('protection_officer', 'deputy')
        and a.unit = (select h.unit from account h where h.id = ${account}))`,
    )
    .select('a.id')
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}
