import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { maySeeShares, maySeeUnread } from './policy.ts'
import { currentOf, isKnown, type Known, mergedUnits, type Question, type Routine, type Version } from './routine.ts'
import { about, askerOf, refuse } from './standing.ts'
import { allRoutines, routineById, versionLines, versionsOf } from './store.ts'
import { duties, insertReceipt, knownByUnit, setPassed, unitsOpen } from './store-people.ts'

interface InForce {
  routine: Routine
  current: Version
}
async function inForce(tx: Tx, id: string, now: Date): Promise<InForce | undefined> {
  const routine = isId(id) ? await routineById(tx, id) : undefined
  const current = routine && currentOf(await versionsOf(tx, id), dayOf(now))
  return routine && routine.withdrawn_at === null && current ? { routine, current } : undefined
}

/** "I have read": of the version that was on the page. Another one has come meanwhile: then it is read first. */
export const confirmRead = (
  db: Database,
  actor: Actor,
  id: string,
  number: number,
  at = new Date(),
): Promise<'done' | 'absent' | 'changed'> =>
  db.as(actor, async (tx) => {
    const found = await inForce(tx, id, at)
    if (!found) {
      await refuse(tx, 'routine.read', id)
      return 'absent'
    }
    if (found.current.number !== number) return 'changed'
    await insertReceipt(tx, id, number, at)
    await tx.audit({ deed: 'routine.read', ...about(id) })
    return 'done'
  })

/** The answers of a question in an order that does not tell which is right. */
export const answersOf = (question: Question): string[] =>
  [question.right, ...question.wrong].sort((one, other) => one.localeCompare(other, 'sv'))

export interface Checked {
  routine: Routine
  version: Version
}
export const seeCheck = (db: Database, actor: Actor, id: string, now = new Date()): Promise<Checked | undefined> =>
  db.as(actor, async (tx) => {
    const found = await inForce(tx, id, now)
    if (!found || found.current.questions.length === 0) return refuse(tx, 'routine.check', id)
    return { routine: found.routine, version: found.current }
  })

/**
 * Which answers were right. When all were, the check is passed and the version known. What was answered wrong is kept
 * nowhere: the check is for learning.
 */
export const answerCheck = (
  db: Database,
  actor: Actor,
  id: string,
  number: number,
  answers: readonly (string | undefined)[],
  at = new Date(),
): Promise<{ right: boolean[]; passed: boolean } | 'absent' | 'changed'> =>
  db.as(actor, async (tx) => {
    const found = await inForce(tx, id, at)
    if (!found || found.current.questions.length === 0) {
      await refuse(tx, 'routine.check', id)
      return 'absent'
    }
    if (found.current.number !== number) return 'changed'
    const right = found.current.questions.map((question, i) => answers[i] === question.right)
    const passed = right.every(Boolean)
    await insertReceipt(tx, id, number, at)
    if (passed) await setPassed(tx, id, number, at)
    await tx.audit({ deed: 'routine.check', ...about(id) })
    return { right, passed }
  })

export interface Unread {
  id: string
  title: string
  must: number
  known: number
  /** Functions, never names. */
  lacks: { signature: string; read: boolean }[]
}
/** For the head of a unit: who in it has not read what. Written in the log, since it tells of colleagues' doings. */
export const listUnread = (db: Database, actor: Actor, now = new Date()): Promise<Unread[] | undefined> =>
  db.as(actor, async (tx) => {
    const unit = tx.reach.unit
    if (unit === null || !maySeeUnread(askerOf(tx), unit).ok) return refuse(tx, 'routine.unread')
    await tx.audit({ deed: 'routine.unread', ...about() })
    const versions = await versionLines(tx)
    const found: Unread[] = []
    for (const routine of (await allRoutines(tx)).filter(({ withdrawn_at }) => withdrawn_at === null)) {
      const current = currentOf(
        versions.filter((version) => version.routine === routine.id),
        dayOf(now),
      )
      if (!current || (current.units.length > 0 && !current.units.includes(unit))) continue
      const { roles, receipts_from: from, number: to } = current
      const all = await duties(tx, { routine: routine.id, roles, units: [unit], from, to })
      if (all.length === 0) continue
      const lacks = all.filter(({ read, passed }) => !isKnown(current, read ? { number: to, passed } : undefined))
      found.push({ id: routine.id, title: routine.title, must: all.length, known: all.length - lacks.length, lacks })
    }
    return found
  })

export interface Shares {
  title: string
  /** Of each version that has been in force, newest first. */
  versions: { number: number; asks: boolean; total: Known | undefined; units: { name: string | null; known: Known }[] }[]
}
/** Known by, in shares: units of fewer than five are put together, and nothing is shown of fewer than five. */
export async function seeShares(db: Database, actor: Actor, id: string): Promise<Shares | undefined> {
  const seen = await db.as(actor, async (tx) => {
    const routine = isId(id) ? await routineById(tx, id) : undefined
    if (!routine || !maySeeShares(askerOf(tx), routine.owner).ok) return refuse(tx, 'routine.shares', id)
    await tx.audit({ deed: 'routine.shares', ...about(id) })
    const units = new Map((await unitsOpen(tx)).map((unit) => [unit.id, unit.name]))
    return { routine, units, versions: (await versionsOf(tx, id)).filter(({ state }) => state === 'approved').reverse() }
  })
  if (!seen) return undefined
  return db.asWorker(actor.tenant, async (tx) => {
    const versions: Shares['versions'] = []
    for (const { number, roles, units, receipts_from, questions } of seen.versions) {
      const asks = questions.length > 0
      const rows = await knownByUnit(tx, { routine: id, roles, units, from: receipts_from, to: number, asks })
      const { merged, single } = mergedUnits(rows, SMALLEST_SHOWN)
      const sum = (key: 'must' | 'read' | 'known') => rows.reduce((all, row) => all + row[key], 0)
      const total = { unit: '', must: sum('must'), read: sum('read'), known: sum('known') }
      versions.push({
        number,
        asks,
        total: total.must >= SMALLEST_SHOWN ? total : undefined,
        units: [
          ...single.map((known) => ({ name: seen.units.get(known.unit) ?? '–', known })),
          ...(merged && merged.must >= SMALLEST_SHOWN ? [{ name: null, known: merged }] : []),
        ],
      })
    }
    return { title: seen.routine.title, versions }
  })
}
