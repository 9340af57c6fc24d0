import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { type LogRow, REVEALING, type View } from './logreview.ts'

interface Tables {
  audit: LogRow & { tenant: string; actor: string | null }
  audit_resolution: { tenant: string; audit: string; person: string }
  account: { tenant: string; id: string; unit: string; signature: string }
  unit: { tenant: string; id: string; name: string }
}

/** Rows of one view, newest first, `most` + 1 of them so that the page knows whether there are more. */
export async function logRows(tx: Tx, view: View, page: number, most: number): Promise<LogRow[]> {
  let query = tx
    .tables<Tables>()
    .selectFrom('audit')
    .leftJoin('account', (j) => j.onRef('account.tenant', '=', 'audit.tenant').onRef('account.id', '=', 'audit.actor'))
    .leftJoin('unit', (j) => j.onRef('unit.tenant', '=', 'account.tenant').onRef('unit.id', '=', 'account.unit'))
    .leftJoin('audit_resolution', (j) =>
      j.onRef('audit_resolution.tenant', '=', 'audit.tenant').onRef('audit_resolution.audit', '=', 'audit.id'),
    )
    .select([
      'audit.id',
      'audit.at',
      'account.signature',
      'unit.name as unit',
      'audit.deed',
      'audit.outcome',
      'audit.purpose',
      sql<string | null>`coalesce(audit.person, audit_resolution.person)`.as('person'),
    ])
  if (view === 'found_outside') query = query.where('audit_resolution.person', 'is not', null)
  if (view === 'probes') query = query.where('audit.deed', '=', 'check.probe')
  if (view === 'reveals')
    query = query
      .where('audit.deed', 'in', [...REVEALING])
      .where('audit.outcome', '=', 'done')
      .where('audit.person', 'is not', null)
  if (view === 'refused') query = query.where('audit.outcome', 'in', ['not_reached', 'refused'])
  return query
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id')
    .limit(most + 1)
    .offset((page - 1) * most)
    .execute() as Promise<LogRow[]>
}

export async function foundOutsideSince(tx: Tx, days: number): Promise<{ count: number; oldest: Date | null }> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('audit_resolution')
    .innerJoin('audit', (j) => j.onRef('audit.tenant', '=', 'audit_resolution.tenant').onRef('audit.id', '=', 'audit_resolution.audit'))
    .where('audit.at', '>', sql<Date>`now() - make_interval(days => ${days})`)
    .select([sql<string>`count(*)`.as('count'), sql<Date | null>`min(audit.at)`.as('oldest')])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), oldest: row.oldest }
}

export async function probesSince(tx: Tx, days: number): Promise<{ count: number; oldest: Date | null }> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('audit')
    .where('deed', '=', 'check.probe')
    .where('at', '>', sql<Date>`now() - make_interval(days => ${days})`)
    .select([sql<string>`count(*)`.as('count'), sql<Date | null>`min(at)`.as('oldest')])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), oldest: row.oldest }
}
