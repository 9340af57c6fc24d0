import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  circle_member: { tenant: string; circle: string; account: string; on_duty: boolean; valid_from: Date; valid_until: Date }
  account: { tenant: string; id: string; closed_at: Date | null; suspended_at: Date | null }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
}
const q = (tx: Tx) => tx.tables<Tables>()

/** Circles in which somebody was on duty, whether or not the membership still counts. */
export const dutiesOf = async (tx: Tx, account: string): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('circle_member')
      .select('circle')
      .where('account', '=', account)
      .where('on_duty', '=', true)
      .orderBy('circle')
      .execute()
  ).map((row) => row.circle)

export interface Heir {
  account: string
  on_duty: boolean
  roles: string[]
}
/** Members of a circle who are here today: membership and account both count. */
export const presentMembers = (tx: Tx, circle: string): Promise<Heir[]> =>
  q(tx)
    .selectFrom('circle_member as m')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'm.tenant').onRef('a.id', '=', 'm.account'))
    .select([
      'm.account',
      'm.on_duty',
      sql<string[]>`array(select role from role_grant g where g.tenant = m.tenant and g.account = m.account
        and now() between g.valid_from and g.valid_until order by role)`.as('roles'),
    ])
    .where('m.circle', '=', circle)
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .where(sql<boolean>`now() between m.valid_from and m.valid_until`)
    .orderBy('m.account')
    .execute()

export async function moveDuty(tx: Tx, circle: string, from: string, to: string): Promise<void> {
  const set = (account: string, on_duty: boolean) =>
    q(tx).updateTable('circle_member').set({ on_duty }).where('circle', '=', circle).where('account', '=', account).execute()
  await set(to, true)
  await set(from, false)
}
