/** What a county board's coordinator reaches: rounds of another organisation in which its county takes part. Row security decides. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Invited, RoundLine } from './round.ts'
import { INVITED_COLUMNS } from './store-invitation.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface CountyRound extends RoundLine {
  tenant: string
  invited: number
  answered: number
}
export const countyRounds = async (tx: Tx): Promise<CountyRound[]> =>
  (
    await sql<CountyRound>`select r.tenant, r.id, r.title, r.state, r.opens, r.closes, r.former, count(i.id)::int as invited,
      (count(i.id) filter (where i.answered_at is not null))::int as answered
    from round r join round_invitation i on i.tenant = r.tenant and i.round = r.id and i.withdrawn_at is null
    where i.supporter = ${tx.actor.tenant} and r.tenant <> ${tx.actor.tenant}
    group by r.tenant, r.id, r.title, r.state, r.opens, r.closes, r.former order by r.opens desc`.execute(q(tx))
  ).rows

export const countyInvited = (tx: Tx, round: string): Promise<(Invited & { tenant: string })[]> =>
  q(tx)
    .selectFrom('round_invitation')
    .select(['tenant', ...INVITED_COLUMNS])
    .where('round', '=', round)
    .where('supporter', '=', tx.actor.tenant)
    .where('withdrawn_at', 'is', null)
    .orderBy(sql`name collate "sv-x-icu"`)
    .execute()
export const countyInvitation = (tx: Tx, id: string): Promise<(Invited & { tenant: string }) | undefined> =>
  q(tx)
    .selectFrom('round_invitation')
    .select(['tenant', ...INVITED_COLUMNS])
    .where('id', '=', id)
    .where('supporter', '=', tx.actor.tenant)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
/** In the board's own name: whose coordinator a reminder goes to. */
export const coordinatorOfMail = async (tx: Tx, mail: string): Promise<string | undefined> =>
  (await q(tx).selectFrom('round_mail').select('tenant').where('id', '=', mail).executeTakeFirst())?.tenant
