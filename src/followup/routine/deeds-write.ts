import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import type { Deed } from '../../platform/database/audit.ts'
import { templateOf } from './content.ts'
import { mayKeep, mayWrite } from './policy.ts'
import { currentOf, openOf, placesNeeded, type Question, type Routine, type Slot, type Version } from './routine.ts'
import { about, askerOf, keptOf, refuse } from './standing.ts'
import {
  insertRoutine,
  insertVersion,
  rewriteVersion,
  routineById,
  setOwner,
  setTitle,
  setWithdrawn,
  slotsOf,
  touchVersion,
  type VersionText,
  versionsOf,
  writeSlot,
} from './store.ts'
import { dealWithNote } from './store-note.ts'
import { colleagues, unitsOpen } from './store-people.ts'

export type Done = 'done' | 'absent' | 'conflict'
const MONTH_DAYS = 30.4

/** A routine from a ready text, or from nothing: its first version is a draft with its places empty. */
export const startRoutine = (
  db: Database,
  actor: Actor,
  start: { title: string; unit: string | null; owner: string; template: string | null },
  now = new Date(),
): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const people = await colleagues(tx)
    const units = await unitsOpen(tx)
    const placed = start.unit === null || units.some(({ id }) => id === start.unit)
    if (!mayKeep(askerOf(tx), { unit: start.unit, withdrawn: false }).ok || !placed || !people.some(({ id }) => id === start.owner))
      return refuse(tx, 'routine.start')
    const template = templateOf(start.template)
    const id = await insertRoutine(tx, { title: start.title, owner: start.owner, unit: start.unit, template: template?.id ?? null })
    const day = dayOf(now)
    const text: VersionText = {
      purpose: template?.purpose.sv ?? 'Skriv vad rutinen är till för.',
      i_do: template?.i_do.join('\n') ?? 'Skriv en rad för varje sak jag gör.',
      body: template?.body.join('\n') ?? '',
      guidance: template ? [...template.guidance] : [],
      roles: template ? [...template.roles] : [],
      units: start.unit === null ? [] : [start.unit],
      questions: template ? [...template.questions] : [],
      valid_from: day,
      review_by: addDays(day, Math.round((template?.review_months ?? 12) * MONTH_DAYS)),
      receipts_from: 1,
      change_why: '',
    }
    await insertVersion(tx, id, 1, text, placesNeeded(template?.slots ?? []))
    await tx.audit({ deed: 'routine.start', ...about(id) })
    return id
  })

interface Work {
  routine: Routine
  versions: Version[]
  open: Version | undefined
}
/** The routine and its versions, for whoever may write it; undefined after a row that says so. */
async function workOn(tx: Tx, id: string, deed: Deed): Promise<Work | undefined> {
  const routine = isId(id) ? await routineById(tx, id) : undefined
  if (!routine || !mayWrite(askerOf(tx), keptOf(routine)).ok) return refuse(tx, deed, id)
  const versions = await versionsOf(tx, id)
  return { routine, versions, open: openOf(versions) }
}

/** The next version begins as the last one stands, its places filled as they were. */
export const nextVersion = (db: Database, actor: Actor, id: string, now = new Date()): Promise<Done> =>
  db.as(actor, async (tx) => {
    const work = await workOn(tx, id, 'routine.write')
    if (!work) return 'absent'
    const last = work.versions.at(-1)
    if (work.open || !last) return 'conflict'
    const number = last.number + 1
    const day = dayOf(now)
    const { purpose, i_do, body, guidance, roles, units, questions } = last
    const text = { purpose, i_do, body, guidance, roles, units, questions, change_why: '' }
    await insertVersion(
      tx,
      id,
      number,
      { ...text, valid_from: day, review_by: addDays(day, 365), receipts_from: number },
      await slotsOf(tx, last.id),
    )
    await tx.audit({ deed: 'routine.write', ...about(id) })
    return 'done'
  })

export type Written = Omit<VersionText, 'questions' | 'receipts_from'> & { title: string; small: boolean }
/** The text of a draft. A small change keeps the readings of the version before, and says why. */
export const writeVersion = (db: Database, actor: Actor, id: string, written: Written, now = new Date()): Promise<Done> =>
  db.as(actor, async (tx) => {
    const work = await workOn(tx, id, 'routine.write')
    if (!work) return 'absent'
    if (work.open?.state !== 'draft') return 'conflict'
    const { title, small, ...text } = written
    const before = currentOf(
      work.versions.filter(({ state }) => state === 'approved'),
      '9999-12-31',
    )
    const receipts_from = small && before ? before.receipts_from : work.open.number
    await rewriteVersion(tx, work.open.id, { ...text, questions: work.open.questions, receipts_from }, now)
    if (title !== work.routine.title && mayKeep(askerOf(tx), keptOf(work.routine)).ok) await setTitle(tx, id, title)
    await tx.audit({ deed: 'routine.write', ...about(id) })
    return 'done'
  })

export const fillSlots = (
  db: Database,
  actor: Actor,
  id: string,
  slots: readonly Pick<Slot, 'key' | 'words' | 'source'>[],
  now = new Date(),
): Promise<Done> =>
  db.as(actor, async (tx) => {
    const work = await workOn(tx, id, 'routine.write')
    if (!work) return 'absent'
    if (work.open?.state !== 'draft') return 'conflict'
    for (const slot of slots) await writeSlot(tx, work.open.id, slot)
    await touchVersion(tx, work.open.id, now)
    await tx.audit({ deed: 'routine.write', ...about(id) })
    return 'done'
  })

export const writeQuestions = (
  db: Database,
  actor: Actor,
  id: string,
  change: (questions: readonly Question[]) => Question[],
  now = new Date(),
): Promise<Done> =>
  db.as(actor, async (tx) => {
    const work = await workOn(tx, id, 'routine.write')
    if (!work) return 'absent'
    if (work.open?.state !== 'draft') return 'conflict'
    await rewriteVersion(tx, work.open.id, { ...textOf(work.open), questions: change(work.open.questions) }, now)
    await tx.audit({ deed: 'routine.write', ...about(id) })
    return 'done'
  })
const textOf = (version: Version): VersionText => {
  const { purpose, i_do, body, guidance, roles, units, questions, valid_from, review_by, receipts_from, change_why } = version
  return { purpose, i_do, body, guidance, roles, units, questions, valid_from, review_by, receipts_from, change_why }
}

export const dealWith = (
  db: Database,
  actor: Actor,
  id: string,
  note: string,
  answer: { how: 'changed' | 'no_change'; why: string },
  at = new Date(),
): Promise<Done> =>
  db.as(actor, async (tx) => {
    const work = await workOn(tx, id, 'routine.note')
    if (!work || !isId(note)) return 'absent'
    if (!(await dealWithNote(tx, id, note, { ...answer, at }))) return 'conflict'
    await tx.audit({ deed: 'routine.note', ...about(id) })
    return 'done'
  })

async function keep(tx: Tx, id: string, deed: Deed): Promise<Routine | undefined> {
  const routine = isId(id) ? await routineById(tx, id) : undefined
  return routine && mayKeep(askerOf(tx), keptOf(routine)).ok ? routine : refuse(tx, deed, id)
}
export const giveOwner = (db: Database, actor: Actor, id: string, owner: string): Promise<Done> =>
  db.as(actor, async (tx) => {
    if (!(await keep(tx, id, 'routine.keep'))) return 'absent'
    if (!(await colleagues(tx)).some((one) => one.id === owner)) return 'conflict'
    await setOwner(tx, id, owner)
    await tx.audit({ deed: 'routine.keep', ...about(id) })
    return 'done'
  })
export const withdraw = (db: Database, actor: Actor, id: string, why: string, at = new Date()): Promise<Done> =>
  db.as(actor, async (tx) => {
    if (!(await keep(tx, id, 'routine.withdraw'))) return 'absent'
    await setWithdrawn(tx, id, why, at)
    await tx.audit({ deed: 'routine.withdraw', ...about(id) })
    return 'done'
  })
