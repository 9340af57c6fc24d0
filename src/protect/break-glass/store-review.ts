/** Reading and judging, in the name of the circle, of the unit's head, or of the log reviewer. Row security decides whose. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Finding, Ground, Need, Refusal } from './break-glass.ts'
import type { Tables } from './tables.ts'

export interface ReviewRow {
  id: string
  account: string
  signature: string
  unit: string
  ground: Ground
  needed: Need[]
  asked_at: Date
  state: 'asked' | 'granted' | 'refused'
  opened_at: Date | null
  until: Date | null
  ended_at: Date | null
  is_open: boolean
  circle: string | null
  person: string | null
  refusal: Refusal | null
  same_surname: boolean
  finding: Finding | null
  reviewed_at: Date | null
  overdue: boolean
}

const rows = (tx: Tx, hours: number) =>
  tx
    .tables<Tables>()
    .selectFrom('break_glass_review as r')
    .innerJoin('break_glass as g', (j) => j.onRef('g.tenant', '=', 'r.tenant').onRef('g.id', '=', 'r.glass'))
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.account'))
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'g.tenant').onRef('u.id', '=', 'g.unit'))
    .select([
      'g.id',
      'r.account',
      'a.signature',
      'u.name as unit',
      'g.ground',
      'g.needed',
      'r.asked_at',
      'g.state',
      'g.opened_at',
      'g.until',
    ])
    .select(['g.ended_at', 'r.circle', 'r.person', 'r.refusal', 'r.same_surname', 'r.finding', 'r.reviewed_at'])
    .select([
      sql<boolean>`g.ended_at is null and g.opened_at is not null and now() between g.opened_at and g.until`.as('is_open'),
      sql<boolean>`r.finding is null and r.asked_at < now() - make_interval(hours => ${hours})`.as('overdue'),
    ])

/** Newest first, what nobody has judged before the rest. */
export const reviewRows = (tx: Tx, hours: number, most: number): Promise<ReviewRow[]> =>
  rows(tx, hours)
    .where('r.account', '<>', tx.actor.account ?? '')
    .orderBy(sql`r.finding is not null`)
    .orderBy('r.asked_at', 'desc')
    .limit(most)
    .execute()

/** Those that nobody has judged, for the first page. */
export const unjudged = (tx: Tx, hours: number): Promise<ReviewRow[]> =>
  rows(tx, hours)
    .where('r.account', '<>', tx.actor.account ?? '')
    .where('r.finding', 'is', null)
    .orderBy('r.asked_at')
    .execute()

export const reviewByGlass = (tx: Tx, id: string, hours: number): Promise<ReviewRow | undefined> =>
  rows(tx, hours).where('g.id', '=', id).executeTakeFirst()

/** The words of the one who asked, and of the one who judged. */
export async function wordsOf(tx: Tx, id: string): Promise<{ reason: string; finding: string | undefined }> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('break_glass_review as r')
    .innerJoin('break_glass as g', (j) => j.onRef('g.tenant', '=', 'r.tenant').onRef('g.id', '=', 'r.glass'))
    .select(['g.reason_sealed', 'r.finding_sealed'])
    .where('g.id', '=', id)
    .executeTakeFirstOrThrow()
  const own = (await tx.keys()).own()
  return {
    reason: own.open('break_glass', 'reason', id, row.reason_sealed),
    finding: row.finding_sealed ? own.open('break_glass_review', 'finding', id, row.finding_sealed) : undefined,
  }
}

/** When it was looked at, by the log. */
export async function looksOf(tx: Tx, row: Pick<ReviewRow, 'account' | 'person' | 'opened_at' | 'until'>): Promise<Date[]> {
  if (row.person === null || row.opened_at === null || row.until === null) return []
  const found = await tx
    .tables<Tables>()
    .selectFrom('audit')
    .select('at')
    .where('deed', '=', 'glass.see')
    .where('actor', '=', row.account)
    .where('person', '=', row.person)
    .where('at', '>=', row.opened_at)
    .where('at', '<=', row.until)
    .orderBy('at')
    .execute()
  return found.map(({ at }) => at)
}

/** False when somebody else judged first. */
export async function setFinding(tx: Tx, id: string, finding: Finding, words: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('break_glass_review')
    .set({
      finding,
      finding_sealed: (await tx.keys()).own().seal('break_glass_review', 'finding', id, words),
      reviewed_by: tx.actor.account,
      reviewed_at: sql`now()`,
    })
    .where('glass', '=', id)
    .where('finding', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export interface Attempt {
  at: Date
  signature: string | null
  deed: 'glass.cancel' | 'glass.refuse'
}
/** Cancelled before it was sent, or stopped by a limit: those have no row of their own but in the log. For the log reviewer. */
export const attemptsInLog = (tx: Tx, days: number, most: number): Promise<Attempt[]> =>
  tx
    .tables<Tables>()
    .selectFrom('audit')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'audit.tenant').onRef('account.id', '=', 'audit.actor'))
    .select(['audit.at', 'account.signature', 'audit.deed'])
    .where('audit.deed', 'in', ['glass.cancel', 'glass.refuse'])
    .where('audit.at', '>', sql<Date>`now() - make_interval(days => ${days})`)
    .orderBy('audit.at', 'desc')
    .limit(most)
    .execute() as Promise<Attempt[]>
