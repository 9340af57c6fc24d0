import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

/** Who waits for what in this room, for the hand-over when somebody leaves. As jobs reach it. */

/** Sets whose author waits for an answer, or has not read the one that came. */
export const waitedForBy = (tx: Tx, author: string): Promise<{ id: string; unit: string }[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select(['id', 'unit'])
    .where('author', '=', author)
    .where((eb) => eb.or([eb('state', 'in', ['checking', 'in_review']), eb('author_seen_at', 'is', null)]))
    .orderBy('unit')
    .orderBy('id')
    .execute()

export interface HeldReview {
  id: string
  set: string
  circle: string
  singleOfficer: boolean
  author: string
}
const reviews = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('review')
    .innerJoin('outgoing_set as s', (j) => j.onRef('s.tenant', '=', 'review.tenant').onRef('s.id', '=', 'review.set'))
    .innerJoin('circle', (j) => j.onRef('circle.tenant', '=', 'review.tenant').onRef('circle.id', '=', 'review.circle'))
    .select(['review.id', 'review.set', 'review.circle', 'circle.single_officer as singleOfficer', 's.author'])

export const openReviewsOf = (tx: Tx, sets: readonly string[]): Promise<HeldReview[]> =>
  sets.length === 0
    ? Promise.resolve([])
    : reviews(tx)
        .where('review.set', 'in', [...sets])
        .where('review.state', 'in', ['open', 'awaiting_second'])
        .execute()

/** Proposals that wait for a second person. */
export const proposalsBy = (tx: Tx, account: string): Promise<HeldReview[]> =>
  reviews(tx)
    .where('review.decided_by', '=', account)
    .where('review.state', '=', 'awaiting_second')
    .orderBy('review.circle')
    .orderBy('review.id')
    .execute()

export interface Colleague {
  account: string
  roles: string[]
}
/** Those of a unit whose accounts stand open. */
export async function colleaguesIn(tx: Tx, unit: string): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    select a.id as account, array(select role from role_grant g where g.tenant = a.tenant and g.account = a.id
      and now() between g.valid_from and g.valid_until) as roles
    from account a where a.unit = ${unit} and a.closed_at is null and a.suspended_at is null order by a.id`.execute(tx.tables<Tables>())
  return found.rows
}

export async function passSetsOn(tx: Tx, ids: readonly string[], to: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .tables<Tables>()
    .updateTable('outgoing_set')
    .set({ author: to })
    .where('id', 'in', [...ids])
    .execute()
}

export async function takeProposalBack(tx: Tx, id: string): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('review')
    .set({ state: 'open' })
    .where('id', '=', id)
    .where('state', '=', 'awaiting_second')
    .execute()
}
