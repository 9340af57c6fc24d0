import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Naming, What } from './access.ts'
import type { Tables } from './tables.ts'

const namings = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('access_request as r')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'r.tenant').onRef('u.id', '=', 'r.unit'))
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.account'))
    .innerJoin('account as h', (j) => j.onRef('h.tenant', '=', 'r.tenant').onRef('h.id', '=', 'r.asked_by'))
    .leftJoin('circle as c', (j) => j.onRef('c.tenant', '=', 'r.tenant').onRef('c.id', '=', 'r.circle'))
    .select([
      'r.id',
      'r.unit',
      'u.name as unit_name',
      'r.account',
      'a.signature',
      'a.unit as account_unit',
      'r.circle',
      'c.name as circle_name',
    ])
    .select([
      'r.on_duty',
      'r.analysis',
      'r.until',
      'r.asked_by',
      'h.signature as asked_by_signature',
      'r.asked_at',
      'r.decision',
      'r.decided_at',
    ])
    .select([
      sql<What>`coalesce(r.role, 'place')`.as('what'),
      sql<boolean>`(a.closed_at is not null or a.suspended_at is not null)`.as('account_ended'),
    ])

const RECENT_DAYS = 30
export const openNamings = (tx: Tx): Promise<Naming[]> => namings(tx).where('r.decided_at', 'is', null).orderBy('r.asked_at').execute()
/** What came of the latest namings. */
export const decidedNamings = (tx: Tx): Promise<Naming[]> =>
  namings(tx)
    .where('r.decided_at', '>', sql<Date>`now() - make_interval(days => ${RECENT_DAYS})`)
    .orderBy('r.decided_at', 'desc')
    .limit(50)
    .execute()
export const namingById = (tx: Tx, id: string): Promise<Naming | undefined> => namings(tx).where('r.id', '=', id).executeTakeFirst()

export interface NewNaming {
  unit: string
  account: string
  what: What
  circle: string | null
  on_duty: boolean
  analysis: string | null
  until: string
}
/** Undefined when the same person is already named for the same thing and nobody has decided. */
export async function insertNaming(tx: Tx, { what, ...naming }: NewNaming): Promise<string | undefined> {
  const id = newId()
  const row = await tx
    .tables<Tables>()
    .insertInto('access_request')
    .values({
      ...naming,
      tenant: tx.actor.tenant,
      id,
      role: what === 'place' ? null : what,
      asked_by: tx.actor.account ?? '',
      asked_at: sql<Date>`now()`,
      decided_by: null,
      decided_at: null,
      decision: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** False when somebody else was first. */
export async function decide(tx: Tx, id: string, decision: 'granted' | 'declined' | 'withdrawn'): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('access_request')
    .set({ decision, decided_by: tx.actor.account, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
