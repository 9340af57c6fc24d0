import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { type Judgement, mayChange, mayRead, mayWrite } from './policy.ts'
import { type About, OUTLINES, type Report, type ReportValues, type Section, type SectionKind, type Version } from './report.ts'
import {
  archiveReport,
  changeSection,
  insertReport,
  insertSection,
  nextRevision,
  orderSections,
  removeSection,
  renameReport,
  reportById,
  reports,
  sectionsOf,
} from './store.ts'
import { versionsOf } from './store-version.ts'

/** Drafts: listed, made, changed section by section. */

export type ById = Actor & { account: string }
export const standingOf = (tx: Tx) => ({ roles: tx.reach.roles })
export const aboutReport = (id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind: 'report', id } : { kind: 'report' } }) as const
export async function notReached(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...aboutReport(id) })
  return undefined
}

export interface Listed {
  reports: Report[]
  versions: Version[]
  writes: boolean
}
/** Reports and their frozen versions. Heads see only what has been frozen. */
export const listReports = (db: Database, actor: Actor): Promise<Listed | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayRead(standingOf(tx)).ok) return notReached(tx, 'report.list')
    const writes = mayWrite(standingOf(tx)).ok
    const versions = await versionsOf(tx)
    const all = await reports(tx)
    await tx.audit({ deed: 'report.list', ...aboutReport() })
    return { writes, versions, reports: writes ? all : all.filter((one) => versions.some((version) => version.report === one.id)) }
  })

export interface Draft {
  report: Report
  sections: Section[]
  versions: Version[]
}
export const seeDraft = (db: Database, actor: Actor, id: string): Promise<Draft | undefined> =>
  db.as(actor, async (tx) => {
    const report = isId(id) && mayWrite(standingOf(tx)).ok ? await reportById(tx, id) : undefined
    if (!report) return notReached(tx, 'report.see', id)
    await tx.audit({ deed: 'report.see', ...aboutReport(id) })
    return { report, sections: await sectionsOf(tx, id), versions: await versionsOf(tx, id) }
  })

/** A report with the sections that its kind begins with. Undefined for whoever may not. */
export const makeReport = (
  db: Database,
  actor: ById,
  values: ReportValues,
  rests: { mandate?: string | undefined; round?: string | undefined } = {},
): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayWrite(standingOf(tx)).ok) return notReached(tx, 'report.make')
    const id = await insertReport(tx, {
      title: values.title,
      subtitle: values.subtitle ?? null,
      kind: values.kind,
      lang: values.lang,
      mandate: rests.mandate ?? null,
      round: rests.round ?? null,
      created_by: actor.account,
    })
    const about: About = {
      ...(rests.round === undefined ? {} : { round: rests.round }),
      ...(rests.mandate === undefined ? {} : { mandate: rests.mandate }),
    }
    for (const [at, { kind, heading }] of OUTLINES[values.kind].entries())
      await insertSection(tx, id, { ordinal: at + 1, kind, heading: heading[values.lang], words: '', about })
    await tx.audit({ deed: 'report.make', ...aboutReport(id) })
    return id
  })

export type Changed = 'done' | 'absent' | 'archived' | 'stale'
/** One change to a draft, refused when somebody else has changed it since it was read. */
async function change(
  db: Database,
  actor: Actor,
  asked: { id: string; revision: number },
  work: (tx: Tx, sections: Section[]) => Promise<boolean>,
): Promise<Changed> {
  return db.as(actor, async (tx): Promise<Changed> => {
    const report = isId(asked.id) ? await reportById(tx, asked.id) : undefined
    const may: Judgement = report ? mayChange(standingOf(tx), report) : { ok: false, because: 'unreached' }
    if (!report || (!may.ok && may.because === 'unreached')) {
      await notReached(tx, 'report.change', asked.id)
      return 'absent'
    }
    if (!may.ok) return 'archived'
    if (!(await nextRevision(tx, asked.id, asked.revision))) return 'stale'
    if (!(await work(tx, await sectionsOf(tx, asked.id)))) {
      await notReached(tx, 'report.change', asked.id)
      return 'absent'
    }
    await tx.audit({ deed: 'report.change', ...aboutReport(asked.id) })
    return 'done'
  })
}
export interface Place {
  id: string
  revision: number
}
export const renameDraft = (db: Database, actor: Actor, place: Place, to: { title: string; subtitle: string | null; lang: 'sv' | 'en' }) =>
  change(db, actor, place, async (tx) => {
    await renameReport(tx, place.id, to)
    return true
  })
export const writeSection = (
  db: Database,
  actor: Actor,
  place: Place,
  section: string,
  to: { heading: string; words: string; about: About },
) =>
  change(db, actor, place, async (tx, sections) => {
    if (!sections.some((one) => one.id === section)) return false
    await changeSection(tx, section, to)
    return true
  })
export const addSection = (db: Database, actor: Actor, place: Place, kind: SectionKind, heading: string, about: About) =>
  change(db, actor, place, async (tx, sections) => {
    await insertSection(tx, place.id, { ordinal: sections.length + 1, kind, heading, words: '', about })
    return true
  })
export const dropSection = (db: Database, actor: Actor, place: Place, section: string) =>
  change(db, actor, place, async (tx, sections) => {
    if (!sections.some((one) => one.id === section)) return false
    await removeSection(tx, section)
    await orderSections(
      tx,
      sections.filter((one) => one.id !== section).map((one) => one.id),
    )
    return true
  })
export const moveSection = (db: Database, actor: Actor, place: Place, section: string, by: -1 | 1) =>
  change(db, actor, place, async (tx, sections) => {
    const ids = sections.map((one) => one.id)
    const at = ids.indexOf(section)
    const to = at + by
    if (at < 0) return false
    if (to < 0 || to >= ids.length) return true
    ids.splice(at, 1)
    ids.splice(to, 0, section)
    await orderSections(tx, ids)
    return true
  })

/** Put away, or taken out again. What is frozen stays readable either way. */
export const archiveDraft = (db: Database, actor: Actor, id: string, archived: boolean): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const report = isId(id) && mayWrite(standingOf(tx)).ok ? await reportById(tx, id) : undefined
    if (!report) {
      await notReached(tx, 'report.archive', id)
      return false
    }
    await archiveReport(tx, id, archived)
    await tx.audit({ deed: 'report.archive', ...aboutReport(id) })
    return true
  })
