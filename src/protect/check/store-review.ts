import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { FileTable, FindingTable, ReviewTable, SetTable, Tables } from './tables.ts'

/** Rows that only a circle and the jobs reach: reviews and findings. */

export interface ReviewRow extends ReviewTable {
  recipient: SetTable['recipient']
  author: string
  key_wrapped: Buffer | null
  set_created_at: Date
  sender_place: string | null
  originals_deleted_at: Date | null
  delete_originals_after: Date | null
  unit: string
  signature: string
  circle_name: string
  circle_unit: string
  single_officer: boolean
}

const joined = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('review')
    .innerJoin('outgoing_set as s', (j) => j.onRef('s.tenant', '=', 'review.tenant').onRef('s.id', '=', 'review.set'))
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 's.tenant').onRef('account.id', '=', 's.author'))
    .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 's.tenant').onRef('unit.id', '=', 's.unit'))
    .innerJoin('circle', (j) => j.onRef('circle.tenant', '=', 'review.tenant').onRef('circle.id', '=', 'review.circle'))
    .selectAll('review')
    .select([
      's.recipient',
      's.author',
      's.key_wrapped',
      's.created_at as set_created_at',
      's.sender_place',
      's.originals_deleted_at',
      's.delete_originals_after',
      'unit.name as unit',
      'account.signature',
      'circle.name as circle_name',
      'circle.unit as circle_unit',
      'circle.single_officer',
    ])

export const reviewById = (tx: Tx, id: string): Promise<ReviewRow | undefined> => joined(tx).where('review.id', '=', id).executeTakeFirst()

export type ListView = 'waiting' | 'decided'
export const reviewsOf = (tx: Tx, view: ListView, most: number, skip: number): Promise<ReviewRow[]> => {
  const states = view === 'waiting' ? (['open', 'awaiting_second'] as const) : (['returned', 'safe_copy', 'released'] as const)
  const rows = joined(tx).where('review.state', 'in', [...states])
  return (view === 'waiting' ? rows.orderBy('review.created_at') : rows.orderBy('review.decided_at', 'desc'))
    .orderBy('review.id')
    .limit(most)
    .offset(skip)
    .execute()
}

export async function lockReview(tx: Tx, id: string): Promise<ReviewTable | undefined> {
  return tx.tables<Tables>().selectFrom('review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export const reviewsOfSet = (tx: Tx, set: string): Promise<ReviewTable[]> =>
  tx.tables<Tables>().selectFrom('review').selectAll().where('set', '=', set).orderBy('created_at').orderBy('id').execute()

export async function changeReview(tx: Tx, id: string, change: Partial<ReviewTable>): Promise<void> {
  await tx.tables<Tables>().updateTable('review').set(change).where('id', '=', id).execute()
}

export const now = sql<Date>`now()`

export const findingsOf = (tx: Tx, review: string): Promise<FindingTable[]> =>
  tx.tables<Tables>().selectFrom('finding').selectAll().where('review', '=', review).orderBy('ordinal').execute()

export const findingsOfSet = (tx: Tx, set: string): Promise<FindingTable[]> =>
  tx
    .tables<Tables>()
    .selectFrom('finding')
    .selectAll('finding')
    .innerJoin('review', (j) => j.onRef('review.tenant', '=', 'finding.tenant').onRef('review.id', '=', 'finding.review'))
    .where('review.set', '=', set)
    .orderBy('finding.ordinal')
    .execute()

/** Files without their content: the columns that are granted to the app, less what is heavy. */
export type FileLine = Pick<FileTable, 'id' | 'set' | 'ordinal' | 'name_sealed' | 'size' | 'format'>
export const fileLines = (tx: Tx, set: string): Promise<FileLine[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_file')
    .select(['id', 'set', 'ordinal', 'name_sealed', 'size', 'format'])
    .where('set', '=', set)
    .orderBy('ordinal')
    .execute()

export const fileContent = (
  tx: Tx,
  set: string,
  file: string,
): Promise<Pick<FileTable, 'id' | 'ordinal' | 'content_sealed' | 'format'> | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_file')
    .select(['id', 'ordinal', 'content_sealed', 'format'])
    .where('set', '=', set)
    .where('id', '=', file)
    .executeTakeFirst()

export const fileReading = (
  tx: Tx,
  set: string,
  file: string,
): Promise<Pick<FileTable, 'id' | 'ordinal' | 'name_sealed' | 'reading_sealed'> | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_file')
    .select(['id', 'ordinal', 'name_sealed', 'reading_sealed'])
    .where('set', '=', set)
    .where('id', '=', file)
    .executeTakeFirst()

/** Members of a circle whose membership is valid now and whose account is open. */
export const membersOf = async (tx: Tx, circle: string): Promise<string[]> =>
  (
    await tx
      .tables<Tables>()
      .selectFrom('circle_member')
      .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'circle_member.tenant').onRef('account.id', '=', 'circle_member.account'))
      .select('circle_member.account')
      .where('circle', '=', circle)
      .where('account.closed_at', 'is', null)
      .where(sql<boolean>`now() between circle_member.valid_from and circle_member.valid_until`)
      .orderBy('circle_member.account')
      .execute()
  ).map((row) => row.account)

export const signaturesOf = async (tx: Tx, accounts: readonly string[]): Promise<Map<string, string>> => {
  if (accounts.length === 0) return new Map()
  const rows = await tx
    .tables<Tables>()
    .selectFrom('account')
    .select(['id', 'signature'])
    .where('id', 'in', [...accounts])
    .execute()
  return new Map(rows.map((row) => [row.id, row.signature]))
}

/** What waits for a reviewer: sets to judge, and proposals that lack a second person. Her own sets and proposals are no work of hers. */
export async function waitingReviews(
  tx: Tx,
): Promise<{ open: number; openOldest: Date | null; second: number; secondOldest: Date | null }> {
  const me = tx.actor.account ?? ''
  const row = await tx
    .tables<Tables>()
    .selectFrom('review')
    .innerJoin('outgoing_set as s', (j) => j.onRef('s.tenant', '=', 'review.tenant').onRef('s.id', '=', 'review.set'))
    .innerJoin('circle', (j) => j.onRef('circle.tenant', '=', 'review.tenant').onRef('circle.id', '=', 'review.circle'))
    .select([
      sql<string>`count(*) filter (where review.state = 'open' and (s.author <> ${me} or circle.single_officer))`.as('open'),
      sql<Date | null>`min(review.created_at) filter (where review.state = 'open' and (s.author <> ${me} or circle.single_officer))`.as(
        'open_oldest',
      ),
      sql<string>`count(*) filter (where review.state = 'awaiting_second' and s.author <> ${me} and review.decided_by <> ${me} and not exists (
        select 1 from second_request q where q.tenant = review.tenant and q.review = review.id and q.answered_at is null and q.withdrawn_at is null))`.as(
        'second',
      ),
      sql<Date | null>`min(review.decided_at) filter (where review.state = 'awaiting_second' and s.author <> ${me} and review.decided_by <> ${me})`.as(
        'second_oldest',
      ),
    ])
    .executeTakeFirstOrThrow()
  return { open: Number(row.open), openOldest: row.open_oldest, second: Number(row.second), secondOldest: row.second_oldest }
}

/* ── jobs ── */

export async function openReview(tx: Tx, review: { id: string; set: string; circle: string }): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('review')
    .values({ ...review, tenant: tx.actor.tenant } as never)
    .execute()
}
export async function insertFindings(tx: Tx, rows: readonly Omit<FindingTable, 'tenant'>[]): Promise<void> {
  const { tenant } = tx.actor
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .tables<Tables>()
      .insertInto('finding')
      .values(rows.slice(from, from + 500).map((row) => ({ ...row, tenant })))
      .execute()
  }
}

/** The unit's own circle, or the organisation's first larger one where the unit has none; none at all where there is none. */
export async function homeCircle(tx: Tx, unit: string): Promise<string | undefined> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('circle')
    .select(['id', 'unit'])
    .orderBy('single_officer')
    .orderBy('name')
    .orderBy('id')
    .execute()
  return (rows.find((row) => row.unit === unit) ?? rows[0])?.id
}

export const circlesOf = async (tx: Tx, persons: readonly string[]): Promise<Map<string, string>> => {
  if (persons.length === 0) return new Map()
  const rows = await tx
    .tables<Tables>()
    .selectFrom('person')
    .select(['id', 'circle'])
    .where('id', 'in', [...persons])
    .execute()
  return new Map(rows.map((row) => [row.id, row.circle]))
}

/** A mail that says that something waits, and not what. */
export async function tell(tx: Tx, accounts: readonly string[], template: string): Promise<void> {
  for (const account of accounts)
    await tx
      .tables<Tables>()
      .insertInto('outbox')
      .values({ tenant: tx.actor.tenant, account, template } as never)
      .execute()
}

export const headsOf = async (tx: Tx, unit: string): Promise<string[]> =>
  (
    await tx
      .tables<Tables>()
      .selectFrom('role_grant')
      .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'role_grant.tenant').onRef('account.id', '=', 'role_grant.account'))
      .select('role_grant.account')
      .where('role', '=', 'unit_head')
      .where('account.unit', '=', unit)
      .where('account.closed_at', 'is', null)
      .where(sql<boolean>`now() between role_grant.valid_from and role_grant.valid_until`)
      .orderBy('role_grant.account')
      .execute()
  ).map((row) => row.account)
