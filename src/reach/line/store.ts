import type { Tx } from '../../platform/database/transaction.ts'
import type { Report } from './line.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export const allReports = (tx: Tx): Promise<Report[]> =>
  q(tx).selectFrom('line_report').select(['id', 'line', 'verdict', 'how', 'origin', 'on', 'at']).orderBy('at').orderBy('id').execute()

/** What somebody wrote of what is wrong, and the function of whoever reported. */
export interface ToldReport extends Report {
  note: string | undefined
  by: string | null
}
export async function reportsOf(tx: Tx, line: string): Promise<ToldReport[]> {
  const rows = await q(tx)
    .selectFrom('line_report as r')
    .leftJoin('account as a', (j) => j.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.by'))
    .select(['r.id', 'r.line', 'r.verdict', 'r.how', 'r.origin', 'r.on', 'r.at', 'r.note_sealed', 'a.signature as by'])
    .where('r.line', '=', line)
    .orderBy('r.at', 'desc')
    .orderBy('r.id')
    .execute()
  const own = (await tx.keys()).own()
  return rows.map(({ note_sealed, ...row }) => ({
    ...row,
    note: note_sealed ? own.open('line_report', 'note', row.id, note_sealed) : undefined,
  }))
}
export async function insertReport(
  tx: Tx,
  { note, ...report }: Omit<Report, 'at' | 'origin'> & { note?: string | undefined; at?: Date },
): Promise<void> {
  const sealed = note === undefined ? null : (await tx.keys()).own().seal('line_report', 'note', report.id, note)
  await q(tx)
    .insertInto('line_report')
    .values({ ...report, tenant: tx.actor.tenant, note_sealed: sealed, by: tx.actor.account })
    .execute()
}

/** With whoever keeps the national lines: what others have reported. */
export interface Told {
  id: string
  line: string
  verdict: 'wrong' | 'secret'
  organisation: string
  on: string
  at: Date
  note: string
}
export async function allTold(tx: Tx): Promise<Told[]> {
  const rows = await q(tx)
    .selectFrom('line_told')
    .select(['id', 'line', 'verdict', 'organisation', 'on', 'at', 'note_sealed'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const own = (await tx.keys()).own()
  return rows.map(({ note_sealed, ...row }) => ({ ...row, note: own.open('line_told', 'note', row.id, note_sealed) }))
}
