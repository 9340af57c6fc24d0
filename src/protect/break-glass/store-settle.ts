/** In the organisation's own name: whom the number means, and who is to be told. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Refusal } from './break-glass.ts'
import type { Tables } from './tables.ts'

export interface Unsettled {
  id: string
  account: string
  audit: string
  asked_at: Date
  blind: Buffer
}
/** One that nobody has settled. Held, so that the request and the job that stands in for it do not both. */
export const unsettledById = (tx: Tx, id: string): Promise<Unsettled | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('break_glass')
    .select(['id', 'account', 'audit', 'asked_at', 'blind'])
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .forUpdate()
    .executeTakeFirst()

/** The one who asks as the rule needs to know her. Undefined when her access has ended. */
export async function askerOf(tx: Tx, account: string): Promise<{ name: string; roles: string[]; circles: string[] } | undefined> {
  const q = tx.tables<Tables>()
  const row = await q
    .selectFrom('account')
    .select('name_sealed')
    .where('id', '=', account)
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const now = sql<boolean>`now() between valid_from and valid_until`
  const roles = await q.selectFrom('role_grant').select('role').where('account', '=', account).where(now).execute()
  const circles = await q.selectFrom('circle_member').select('circle').where('account', '=', account).where(now).execute()
  return {
    name: (await tx.keys()).own().open('account', 'name', account, row.name_sealed),
    roles: roles.map(({ role }) => role),
    circles: circles.map(({ circle }) => circle),
  }
}

export async function setSettled(tx: Tx, id: string, to: { state: 'granted' | 'refused'; person: string | null; circle: string | null }) {
  await tx.tables<Tables>().updateTable('break_glass').set(to).where('id', '=', id).execute()
}

export interface NewReview {
  glass: string
  account: string
  asked_at: Date
  circle: string | null
  person: string | null
  refusal: Refusal | null
  same_surname: boolean
}
export async function insertReview(tx: Tx, made: NewReview): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('break_glass_review')
    .values({
      ...made,
      id: newId(),
      tenant: tx.actor.tenant,
      finding: null,
      finding_sealed: null,
      reviewed_by: null,
      reviewed_at: null,
    })
    .execute()
}

/** A review's circle and the one who asked, for the job that tells of an attempt. */
export const reviewOf = (tx: Tx, glass: string): Promise<{ circle: string | null; account: string } | undefined> =>
  tx.tables<Tables>().selectFrom('break_glass_review').select(['circle', 'account']).where('glass', '=', glass).executeTakeFirst()

/** Those who hold a role now; within one unit when it is given. */
export async function holdersOf(tx: Tx, role: 'unit_head' | 'log_reviewer', unit?: string): Promise<string[]> {
  let query = tx
    .tables<Tables>()
    .selectFrom('role_grant')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'role_grant.tenant').onRef('account.id', '=', 'role_grant.account'))
    .select('account.id')
    .where('role_grant.role', '=', role)
    .where('account.closed_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where(sql<boolean>`now() between role_grant.valid_from and role_grant.valid_until`)
  if (unit !== undefined) query = query.where('account.unit', '=', unit)
  return (await query.execute()).map(({ id }) => id)
}

/** How many could judge for each circle: officers and deputies in it, without the one who asked. */
export async function judgesOf(tx: Tx, circle: string, without: string): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('circle_member')
    .innerJoin('role_grant', (j) =>
      j.onRef('role_grant.tenant', '=', 'circle_member.tenant').onRef('role_grant.account', '=', 'circle_member.account'),
    )
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'circle_member.tenant').onRef('account.id', '=', 'circle_member.account'))
    .select(sql<string>`count(distinct account.id)`.as('n'))
    .where('circle_member.circle', '=', circle)
    .where('account.id', '<>', without)
    .where('account.closed_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where('role_grant.role', 'in', ['protection_officer', 'deputy'])
    .where(sql<boolean>`now() between circle_member.valid_from and circle_member.valid_until`)
    .where(sql<boolean>`now() between role_grant.valid_from and role_grant.valid_until`)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The functions that answer now, in all circles of the organisation: the same list whoever was meant. */
export async function dutyFunctions(tx: Tx): Promise<string[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('circle_member')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'circle_member.tenant').onRef('account.id', '=', 'circle_member.account'))
    .select('account.signature')
    .distinct()
    .where('circle_member.on_duty', '=', true)
    .where('account.closed_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where(sql<boolean>`now() between circle_member.valid_from and circle_member.valid_until`)
    .orderBy('account.signature')
    .execute()
  return rows.map(({ signature }) => signature)
}
