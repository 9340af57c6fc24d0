/** Pauses that no colleague can end, read and ended as the owner of the database, in one transaction. */
import type pg from 'pg'
import { newId } from '../platform/ids.ts'

export interface Stuck {
  tenant: string
  organisation: string
  account: string
  signature: string
  unit: string
  /** How many in the organisation may vouch for her now. */
  colleagues: number
}

/** The same people as mayVouch (src/organisation/vouching/policy.ts) lets, with their own pauses taken into account. */
const WAITING = `select t.id as tenant, t.name as organisation, p.account, a.signature, u.name as unit,
    (select count(distinct c.id)::int from account c join role_grant g on g.tenant = c.tenant and g.account = c.id
      where c.tenant = p.tenant and c.id <> p.account and c.closed_at is null and c.suspended_at is null
        and now() between g.valid_from and g.valid_until
        and (g.role = 'unit_head' or g.role in ('protection_officer', 'deputy') and c.unit = a.unit)
        and not exists (select 1 from reach_pause r where r.tenant = c.tenant and r.account = c.id and r.lifted_at is null)
        and not exists (select 1 from role_grant s where s.tenant = c.tenant and s.account = c.id and s.role = 'system_owner'
          and now() between s.valid_from and s.valid_until)) as colleagues
  from reach_pause p join tenant t on t.id = p.tenant join account a on a.tenant = p.tenant and a.id = p.account
    join unit u on u.tenant = a.tenant and u.id = a.unit
  where p.lifted_at is null and a.closed_at is null and a.suspended_at is null order by t.name, p.since`

export const waiting = async (client: pg.Client): Promise<Stuck[]> => (await client.query<Stuck>(WAITING)).rows

export type Ended = { ok: true; who: Stuck } | { ok: false; because: 'absent' | 'colleague' }

/** Ends the pause of one whom nobody else can vouch for. The log of the organisation tells that it was done here. */
export async function endPause(client: pg.Client, account: string): Promise<Ended> {
  await client.query('begin')
  try {
    // Nobody else vouches, and no pause begins, between the question and the deed.
    await client.query('lock table reach_pause in share row exclusive mode')
    const who = (await waiting(client)).find((one) => one.account === account)
    const judged: Ended = !who
      ? { ok: false, because: 'absent' }
      : who.colleagues > 0
        ? { ok: false, because: 'colleague' }
        : { ok: true, who }
    if (judged.ok) await lift(client, judged.who)
    await client.query('commit')
    return judged
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function lift(client: pg.Client, { tenant, account }: Stuck): Promise<void> {
  await client.query(
    'update reach_pause set lifted_at = now(), lifted_outside = true where tenant = $1 and account = $2 and lifted_at is null',
    [tenant, account],
  )
  await client.query(
    `insert into audit (tenant, id, deed, outcome, purpose, object_kind, object_id)
      values ($1, $2, 'vouch.give', 'done', 'administration', 'account', $3)`,
    [tenant, newId(), account],
  )
}
