import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type About, isSectionKind, type Report, type Section, type SectionKind } from './report.ts'
import type { ReportTable, SectionTable, Tables } from './tables.ts'

const on = (tx: Tx) => tx.tables<Tables>()
type Row = Pick<ReportTable, 'id' | 'title' | 'subtitle' | 'kind' | 'lang' | 'mandate' | 'round' | 'archived_at'> & {
  revision: number
  created_at: Date
}
const COLUMNS = ['id', 'title', 'subtitle', 'kind', 'lang', 'mandate', 'round', 'revision', 'archived_at', 'created_at'] as const
const reportOf = ({ archived_at, ...row }: Row): Report => ({ ...row, archived: archived_at !== null })

export async function reports(tx: Tx): Promise<Report[]> {
  const rows = await on(tx)
    .selectFrom('report')
    .select(COLUMNS)
    .orderBy('archived_at', (o) => o.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(reportOf)
}
export async function reportById(tx: Tx, id: string): Promise<Report | undefined> {
  const row = await on(tx).selectFrom('report').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && reportOf(row)
}
export async function insertReport(
  tx: Tx,
  report: Pick<ReportTable, 'title' | 'subtitle' | 'kind' | 'lang' | 'mandate' | 'round' | 'created_by'>,
): Promise<string> {
  const id = newId()
  await on(tx)
    .insertInto('report')
    .values({ tenant: tx.actor.tenant, id, ...report })
    .execute()
  return id
}
/** Only when nobody has changed it since it was read: false otherwise. */
export async function nextRevision(tx: Tx, id: string, revision: number): Promise<boolean> {
  const done = await on(tx)
    .updateTable('report')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export const renameReport = (tx: Tx, id: string, to: Pick<ReportTable, 'title' | 'subtitle' | 'lang'>) =>
  on(tx).updateTable('report').set(to).where('id', '=', id).execute()
export const archiveReport = (tx: Tx, id: string, archived: boolean) =>
  on(tx)
    .updateTable('report')
    .set({ archived_at: archived ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute()

export async function sectionsOf(tx: Tx, report: string): Promise<Section[]> {
  const rows = await on(tx)
    .selectFrom('report_section')
    .select(['id', 'ordinal', 'kind', 'heading', 'words', 'about'])
    .where('report', '=', report)
    .orderBy('ordinal')
    .execute()
  return rows.flatMap(({ kind, ...row }) => (isSectionKind(kind) ? [{ ...row, kind }] : []))
}
export async function insertSection(
  tx: Tx,
  report: string,
  section: { ordinal: number; kind: SectionKind; heading: string; words: string; about: About },
): Promise<string> {
  const id = newId()
  const row: SectionTable = { tenant: tx.actor.tenant, id, report, ...section }
  await on(tx)
    .insertInto('report_section')
    .values({ ...row, about: sql<About>`${JSON.stringify(section.about)}::jsonb` })
    .execute()
  return id
}
export const changeSection = (tx: Tx, id: string, to: { heading: string; words: string; about: About }) =>
  on(tx)
    .updateTable('report_section')
    .set({ heading: to.heading, words: to.words, about: sql<About>`${JSON.stringify(to.about)}::jsonb` })
    .where('id', '=', id)
    .execute()
export const removeSection = (tx: Tx, id: string) => on(tx).deleteFrom('report_section').where('id', '=', id).execute()
/** In this order, from 1; the key on the ordinal is asked at the end of the transaction. */
export async function orderSections(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries())
    await on(tx)
      .updateTable('report_section')
      .set({ ordinal: at + 1 })
      .where('id', '=', id)
      .execute()
}
export async function organisationName(tx: Tx): Promise<string> {
  const row = await on(tx).selectFrom('tenant').select('name').where('id', '=', tx.actor.tenant).executeTakeFirst()
  return row?.name ?? ''
}
