import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Version } from './report.ts'
import type { Tables } from './tables.ts'

const on = (tx: Tx) => tx.tables<Tables>()
const COLUMNS = [
  'v.id',
  'v.report',
  'v.number',
  'v.title',
  'v.marked',
  'v.state',
  'v.frozen_at',
  'v.document_sha256',
  'v.pdf_sha256',
  'v.docx_sha256',
] as const

const select = (tx: Tx) =>
  on(tx)
    .selectFrom('report_version as v')
    .leftJoin('open_report as o', (j) => j.onRef('o.tenant', '=', 'v.tenant').onRef('o.version', '=', 'v.id'))
    .select([...COLUMNS, 'o.id as open', 'o.opened_at', 'o.withdrawn_at'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null
const versionOf = ({ open, opened_at, withdrawn_at, document_sha256, pdf_sha256, docx_sha256, ...row }: Row): Version => ({
  ...row,
  sha256: { document: document_sha256.toString('hex'), pdf: hex(pdf_sha256), docx: hex(docx_sha256) },
  open: open === null || opened_at === null ? undefined : { id: open, opened_at, withdrawn_at },
})

export async function versionsOf(tx: Tx, report?: string): Promise<Version[]> {
  const all = select(tx).orderBy('v.frozen_at', 'desc').limit(500)
  return (await (report === undefined ? all : all.where('v.report', '=', report)).execute()).map(versionOf)
}
export async function versionById(tx: Tx, id: string): Promise<Version | undefined> {
  const row = await select(tx).where('v.id', '=', id).executeTakeFirst()
  return row && versionOf(row)
}
export async function insertVersion(
  tx: Tx,
  frozen: { report: string; title: string; marked: boolean; text: string; sha256: Buffer; by: string },
): Promise<string> {
  const id = newId()
  const { number } = await on(tx)
    .selectFrom('report_version')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('report', '=', frozen.report)
    .executeTakeFirstOrThrow()
  await on(tx)
    .insertInto('report_version')
    .values({
      tenant: tx.actor.tenant,
      id,
      report: frozen.report,
      number,
      title: frozen.title,
      marked: frozen.marked,
      document_sealed: (await tx.keys()).own().seal('report_version', 'document', id, frozen.text),
      document_sha256: frozen.sha256,
      frozen_by: frozen.by,
    })
    .execute()
  return id
}
/** The canonical text that was frozen. */
export async function frozenText(tx: Tx, id: string): Promise<string | undefined> {
  const row = await on(tx).selectFrom('report_version').select('document_sealed').where('id', '=', id).executeTakeFirst()
  return row && (await tx.keys()).own().open('report_version', 'document', id, row.document_sealed)
}
export async function fileOf(tx: Tx, id: string, form: 'pdf' | 'docx'): Promise<Buffer | undefined> {
  const row = await on(tx).selectFrom('report_version').select(['pdf_sealed', 'docx_sealed']).where('id', '=', id).executeTakeFirst()
  const sealed = form === 'pdf' ? row?.pdf_sealed : row?.docx_sealed
  return sealed ? (await tx.keys()).own().openBytes('report_version', form, id, sealed) : undefined
}
interface Made {
  bytes: Uint8Array
  sha256: Buffer
}
/** `pdf` is missing where this machine's platform has no typesetter. */
export async function setFiles(tx: Tx, id: string, files: { pdf: Made | undefined; docx: Made }): Promise<void> {
  const own = (await tx.keys()).own()
  const sealed = (form: 'pdf' | 'docx', made: Made) => own.seal('report_version', form, id, made.bytes)
  await on(tx)
    .updateTable('report_version')
    .set({
      state: 'ready',
      pdf_sealed: files.pdf ? sealed('pdf', files.pdf) : null,
      pdf_sha256: files.pdf?.sha256 ?? null,
      docx_sealed: sealed('docx', files.docx),
      docx_sha256: files.docx.sha256,
    })
    .where('id', '=', id)
    .where('state', '<>', 'ready')
    .execute()
}
export const setFailed = (tx: Tx, id: string) =>
  on(tx).updateTable('report_version').set({ state: 'failed' }).where('id', '=', id).where('state', '=', 'setting').execute()

export async function insertOpen(tx: Tx, open: { version: string; publisher: string; text: string; by: string }): Promise<string> {
  const id = newId()
  await on(tx)
    .insertInto('open_report')
    .values({
      tenant: tx.actor.tenant,
      id,
      version: open.version,
      publisher: open.publisher,
      document: sql`${open.text}::jsonb`,
      opened_by: open.by,
    })
    .execute()
  return id
}
export async function withdrawOpen(tx: Tx, id: string): Promise<boolean> {
  const done = await on(tx)
    .updateTable('open_report')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
