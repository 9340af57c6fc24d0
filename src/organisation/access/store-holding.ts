import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import type { Held, Role } from '../founding/index.ts'
import { groundOf, type Holding } from './access.ts'
import type { Tables } from './tables.ts'

const running = sql<boolean>`now() between h.valid_from and h.valid_until`

/** Roles that count today, as far as the asker's reach goes. */
async function roleHoldings(tx: Tx): Promise<Holding[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('role_grant as h')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'h.tenant').onRef('a.id', '=', 'h.account'))
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .leftJoin('access_analysis as n', (j) => j.onRef('n.tenant', '=', 'h.tenant').onRef('n.id', '=', 'h.analysis'))
    .where('a.closed_at', 'is', null)
    .where(running)
    .select(['h.role', 'h.account', 'a.signature', 'a.unit', 'u.name as unit_name', 'h.valid_from', 'h.valid_until', 'h.reviewed_at'])
    .select(['h.analysis', 'n.unit as n_unit', 'n.circle as n_circle', 'n.review_by as n_review_by', 'n.ended_at as n_ended_at'])
    .orderBy('u.name')
    .orderBy('a.signature')
    .orderBy('h.role')
    .execute()
  const day = today()
  return rows.map(({ role, n_unit, n_circle, n_review_by, n_ended_at, ...row }) => ({
    ...row,
    what: role,
    circle: null,
    circle_name: null,
    on_duty: false,
    ground: groundOf(role, { unit: row.unit, circle: null }, restingFrom(n_unit, n_circle, n_review_by, n_ended_at), day),
  }))
}

async function placeHoldings(tx: Tx): Promise<Holding[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('circle_member as h')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'h.tenant').onRef('a.id', '=', 'h.account'))
    .innerJoin('circle as c', (j) => j.onRef('c.tenant', '=', 'h.tenant').onRef('c.id', '=', 'h.circle'))
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'c.tenant').onRef('u.id', '=', 'c.unit'))
    .leftJoin('access_analysis as n', (j) => j.onRef('n.tenant', '=', 'h.tenant').onRef('n.id', '=', 'h.analysis'))
    .where('a.closed_at', 'is', null)
    .where(running)
    .select(['h.account', 'a.signature', 'c.unit', 'u.name as unit_name', 'h.circle', 'c.name as circle_name', 'h.on_duty'])
    .select(['h.valid_from', 'h.valid_until', 'h.reviewed_at'])
    .select(['h.analysis', 'n.unit as n_unit', 'n.circle as n_circle', 'n.review_by as n_review_by', 'n.ended_at as n_ended_at'])
    .orderBy('u.name')
    .orderBy('c.name')
    .orderBy('a.signature')
    .execute()
  const day = today()
  return rows.map(({ n_unit, n_circle, n_review_by, n_ended_at, ...row }) => ({
    ...row,
    what: 'place' as const,
    ground: groundOf('place', { unit: row.unit, circle: row.circle }, restingFrom(n_unit, n_circle, n_review_by, n_ended_at), day),
  }))
}

const restingFrom = (unit: string | null, circle: string | null, review_by: string | null, ended_at: Date | null) =>
  unit === null || review_by === null ? undefined : { unit, circle, review_by, ended_at }

/** All that count today: places in circles first, since they reach persons. */
export const holdings = async (tx: Tx): Promise<Holding[]> => [...(await placeHoldings(tx)), ...(await roleHoldings(tx))]

/** What one account has today, for the rule that some roles must be apart. The system owner and jobs reach all of it. */
export async function heldBy(tx: Tx, account: string): Promise<Held> {
  const { rows } = await sql<{ roles: Role[]; in_circle: boolean }>`
    select coalesce((select array_agg(role) from role_grant where account = ${account} and now() between valid_from and valid_until), '{}') as roles,
      exists (select 1 from circle_member where account = ${account} and now() between valid_from and valid_until) as in_circle`.execute(
    tx.tables<Tables>(),
  )
  return rows[0] ?? { roles: [], in_circle: false }
}

/** The last second of a Swedish day. */
const endOfDay = (until: string) => sql<Date>`((${until}::date + time '23:59:59') at time zone 'Europe/Stockholm')`
export interface Grant {
  account: string
  until: string
  analysis: string | null
}

/** Gives a role, or lengthens one that runs. One that had run out begins anew. */
export async function upsertRole(tx: Tx, role: Role, { account, until, analysis }: Grant): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('role_grant')
    .values({ ...granted(tx, { account, until, analysis }), role })
    .onConflict((oc) => oc.columns(['tenant', 'account', 'role']).doUpdateSet(anew('role_grant')))
    .execute()
}
export async function upsertPlace(tx: Tx, circle: string, on_duty: boolean, { account, until, analysis }: Grant): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('circle_member')
    .values({ ...granted(tx, { account, until, analysis }), circle, on_duty })
    .onConflict((oc) =>
      oc.columns(['tenant', 'circle', 'account']).doUpdateSet({ ...anew('circle_member'), on_duty: sql<boolean>`excluded.on_duty` }),
    )
    .execute()
}
const granted = (tx: Tx, { account, until, analysis }: Grant) => ({
  tenant: tx.actor.tenant,
  account,
  granted_by: tx.actor.account,
  valid_from: sql<Date>`now()`,
  valid_until: endOfDay(until),
  analysis,
  reviewed_at: null,
})
const anew = (table: 'role_grant' | 'circle_member') => ({
  granted_by: sql<string>`excluded.granted_by`,
  valid_until: sql<Date>`excluded.valid_until`,
  analysis: sql<string | null>`excluded.analysis`,
  valid_from: sql<Date>`case when ${sql.ref(`${table}.valid_until`)} < now() then now() else ${sql.ref(`${table}.valid_from`)} end`,
  reviewed_at: sql<Date | null>`case when ${sql.ref(`${table}.valid_until`)} < now() then null else ${sql.ref(`${table}.reviewed_at`)} end`,
})

type Which = Pick<Holding, 'what' | 'account' | 'circle'>
/** Ends it at once: it is gone at the person's next request. False when it had ended already. */
export const setOver = (tx: Tx, which: Which): Promise<boolean> => change(tx, which, { valid_until: sql<Date>`now()` })
/** It has been gone through and is kept as it stands. */
export const setReviewed = (tx: Tx, which: Which): Promise<boolean> => change(tx, which, { reviewed_at: sql<Date>`now()` })

async function change(
  tx: Tx,
  { what, account, circle }: Which,
  set: { valid_until: ReturnType<typeof sql<Date>> } | { reviewed_at: ReturnType<typeof sql<Date>> },
): Promise<boolean> {
  const tables = tx.tables<Tables>()
  const done =
    what === 'place'
      ? await tables
          .updateTable('circle_member')
          .set(set)
          .where('account', '=', account)
          .where('circle', '=', circle)
          .where('valid_until', '>', sql<Date>`now()`)
          .executeTakeFirst()
      : await tables
          .updateTable('role_grant')
          .set(set)
          .where('account', '=', account)
          .where('role', '=', what)
          .where('valid_until', '>', sql<Date>`now()`)
          .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
