import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Report, Stage } from './line.ts'
import type { ToldReport } from './store.ts'
import type { Tables } from './tables.ts'

/** In the organisation's own name: what is carried between organisations, and what has been reminded of. */
const q = (tx: Tx) => tx.tables<Tables>()

/** Open accounts with this role today. */
export const accountsAs = async (tx: Tx, role: 'communicator' | 'national_coordinator'): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('account as a')
      .select('a.id')
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .where(
        sql<boolean>`exists (select 1 from role_grant g where g.tenant = a.tenant and g.account = a.id
          and g.role = ${role} and now() between g.valid_from and g.valid_until)`,
      )
      .orderBy('a.id')
      .execute()
  ).map(({ id }) => id)

/** The own row of the organisation whose name the job has. */
export const ownTenant = (tx: Tx): Promise<{ name: string; kind: string } | undefined> =>
  q(tx).selectFrom('tenant').select(['name', 'kind']).where('id', '=', tx.actor.tenant).executeTakeFirst()

/** True when it was not there before. The keeper's report has the same id in every organisation. */
export async function carryReport(tx: Tx, { note, ...report }: Omit<ToldReport, 'by' | 'origin' | 'at'>): Promise<boolean> {
  const sealed = note === undefined ? null : (await tx.keys()).own().seal('line_report', 'note', report.id, note)
  const { id, line, verdict, how, on } = report
  const inserted = await q(tx)
    .insertInto('line_report')
    .values({ id, line, verdict, how, on, tenant: tx.actor.tenant, origin: 'national', note_sealed: sealed, by: null })
    .onConflict((c) => c.columns(['tenant', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function carryTold(
  tx: Tx,
  { note, ...told }: { id: string; line: string; verdict: 'wrong' | 'secret'; organisation: string; on: string; note: string },
): Promise<boolean> {
  const note_sealed = (await tx.keys()).own().seal('line_told', 'note', told.id, note)
  const inserted = await q(tx)
    .insertInto('line_told')
    .values({ ...told, tenant: tx.actor.tenant, note_sealed })
    .onConflict((c) => c.columns(['tenant', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The last own word on each line. */
export const lastOwn = (tx: Tx): Promise<Pick<Report, 'id' | 'line'>[]> =>
  q(tx)
    .selectFrom('line_report')
    .distinctOn('line')
    .select(['id', 'line'])
    .where('origin', '=', 'own')
    .orderBy('line')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** True when this stage of this check had not been reminded of. */
export async function noteReminder(tx: Tx, line: string, since: string, stage: Stage): Promise<boolean> {
  const inserted = await q(tx)
    .insertInto('line_reminder')
    .values({ tenant: tx.actor.tenant, line, since, stage })
    .onConflict((c) => c.columns(['tenant', 'line', 'since', 'stage']).doNothing())
    .returning('line')
    .executeTakeFirst()
  return inserted !== undefined
}
