import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { canMakePdf, type Document, renderDocx, renderPdf } from '../../platform/document/index.ts'
import { isId } from '../../platform/ids.ts'
import type { Job } from '../../platform/module.ts'
import { canonical } from '../exchange/index.ts'
import { compose } from './deeds-compose.ts'
import { aboutReport, type ById, notReached, standingOf } from './deeds.ts'
import { type Judgement, mayChange, mayOpen, mayRead, mayWithdraw, mayWrite } from './policy.ts'
import type { ReadVersion, Report } from './report.ts'
import { organisationName, reportById, sectionsOf } from './store.ts'
import { fileOf, frozenText, insertOpen, insertVersion, setFailed, setFiles, versionById, withdrawOpen } from './store-version.ts'

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** The draft as it would be frozen now. */
export const previewReport = (
  db: Database,
  actor: Actor,
  id: string,
  now = new Date(),
): Promise<{ report: Report; document: Document } | undefined> =>
  db.as(actor, async (tx) => {
    const report = isId(id) && mayWrite(standingOf(tx)).ok ? await reportById(tx, id) : undefined
    if (!report) return notReached(tx, 'report.see', id)
    await tx.audit({ deed: 'report.see', ...aboutReport(id) })
    return { report, document: await compose(tx, report, await sectionsOf(tx, id), dayOf(now)) }
  })

/** Freezes what the draft says now. A job then sets it as PDF and DOCX; both can be made again from the frozen text. */
export const freezeReport = (db: Database, actor: ById, id: string, now = new Date()): Promise<string | 'archived' | undefined> =>
  db.as(actor, async (tx) => {
    const report = isId(id) ? await reportById(tx, id) : undefined
    const may: Judgement = report ? mayChange(standingOf(tx), report) : { ok: false, because: 'unreached' }
    if (!report || (!may.ok && may.because === 'unreached')) return notReached(tx, 'report.freeze', id)
    if (!may.ok) return 'archived'
    const document = await compose(tx, report, await sectionsOf(tx, id), dayOf(now))
    const text = canonical(document)
    const version = await insertVersion(tx, {
      report: id,
      title: document.title,
      marked: document.marks.length > 0,
      text,
      sha256: sha256(text),
      by: actor.account,
    })
    await tx.enqueue('set_report', version)
    await tx.audit({ deed: 'report.freeze', purpose: 'follow_up', object: { kind: 'report_version', id: version } })
    return version
  })

const withSum = (bytes: Uint8Array) => ({ bytes, sha256: sha256(bytes) })
/** Sets a frozen version. What cannot be set is marked so and never half given out. */
export const setReport: Job = async ({ db }, { tenant, id }) => {
  const text = await db.asWorker(tenant, (tx) => frozenText(tx, id))
  if (text === undefined) return
  const document = JSON.parse(text) as Document
  try {
    const pdf = canMakePdf() ? await renderPdf(document) : undefined
    const docx = await renderDocx(document)
    await db.asWorker(tenant, (tx) => setFiles(tx, id, { pdf: pdf && withSum(pdf), docx: withSum(docx) }))
  } catch (error) {
    await db.asWorker(tenant, (tx) => setFailed(tx, id))
    throw error
  }
}

export const readVersion = (db: Database, actor: Actor, id: string): Promise<ReadVersion | undefined> =>
  db.as(actor, async (tx) => {
    const version = isId(id) && mayRead(standingOf(tx)).ok ? await versionById(tx, id) : undefined
    const text = version && (await frozenText(tx, id))
    if (!version || text === undefined) return notReached(tx, 'report.read', id)
    await tx.audit({ deed: 'report.read', purpose: 'follow_up', object: { kind: 'report_version', id } })
    return { version, document: JSON.parse(text) as Document }
  })

export const fetchFile = (db: Database, actor: Actor, id: string, form: 'pdf' | 'docx'): Promise<Buffer | undefined> =>
  db.as(actor, async (tx) => {
    const file = isId(id) && mayRead(standingOf(tx)).ok ? await fileOf(tx, id, form) : undefined
    if (!file) return notReached(tx, 'report.fetch', id)
    await tx.audit({ deed: 'report.fetch', purpose: 'follow_up', object: { kind: 'report_version', id } })
    return file
  })

export type Opening = { ok: true; id: string } | { ok: false; because: 'absent' | 'not_national' | 'not_ready' | 'marked' | 'open_already' }
const REFUSED: Readonly<Record<string, 'not_national' | 'not_ready' | 'marked'>> = {
  not_national: 'not_national',
  not_ready: 'not_ready',
  marked: 'marked',
}
/** Opens a frozen version to everybody: its text and tables, as they were frozen. */
export const openVersion = (db: Database, actor: ById, id: string): Promise<Opening> =>
  db.as(actor, async (tx): Promise<Opening> => {
    const version = isId(id) && mayRead(standingOf(tx)).ok ? await versionById(tx, id) : undefined
    const text = version && (await frozenText(tx, id))
    if (!version || text === undefined) {
      await notReached(tx, 'report.open', id)
      return { ok: false, because: 'absent' }
    }
    const may = mayOpen(standingOf(tx), version)
    if (!may.ok) {
      await tx.audit({ deed: 'report.open', outcome: 'refused', purpose: 'follow_up', object: { kind: 'report_version', id } })
      return { ok: false, because: REFUSED[may.because] ?? 'absent' }
    }
    if (version.open) return { ok: false, because: 'open_already' }
    const opened = await insertOpen(tx, { version: id, publisher: await organisationName(tx), text, by: actor.account })
    await tx.audit({ deed: 'report.open', purpose: 'follow_up', object: { kind: 'open_report', id: opened } })
    return { ok: true, id: opened }
  })

export const withdrawVersion = (db: Database, actor: Actor, id: string): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const version = isId(id) ? await versionById(tx, id) : undefined
    const may = version && mayWithdraw(standingOf(tx), { open: version.open !== undefined && version.open.withdrawn_at === null })
    const done = version?.open && may?.ok ? await withdrawOpen(tx, version.open.id) : false
    if (!done) await notReached(tx, 'report.withdraw', id)
    else await tx.audit({ deed: 'report.withdraw', purpose: 'follow_up', object: { kind: 'open_report', id: version?.open?.id ?? id } })
    return done
  })
