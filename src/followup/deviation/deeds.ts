import type { Database } from '../../platform/database/database.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { forgetWritten } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import type { Waiting } from '../../platform/module.ts'
import { showable } from '../../platform/small-groups/index.ts'
import { type ActionLine, actionsOf, ownersFor, raiseAction } from '../action/index.ts'
import { leaveLesson, routinesForLesson } from '../routine/index.ts'
import { type Cell, cellsOf, type Deviation, type DeviationLine } from './deviation.ts'
import { type Asker, mayHandle, maySee, maySeeCounts, mayTell } from './policy.ts'
import { deviationById, insertDeviation, lines, openUnits, type Telling, writeJudgement } from './store.ts'

const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
const about = (id?: string) => ({ purpose: 'follow_up', object: isId(id) ? { kind: 'deviation', id } : { kind: 'deviation' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

export const seeUnits = (db: Database, actor: Actor): Promise<{ id: string; name: string }[]> => db.as(actor, openUnits)

/**
 * Told. Signed: in the own name, with a row in the log. Unsigned: the organisation writes it itself, so that neither the
 * row, nor the log, nor any count of attempts says which account it was; only the day is kept.
 */
export async function tellDeviation(
  db: Database,
  actor: Actor,
  told: Omit<Telling, 'told_on'>,
  signed: boolean,
  now = new Date(),
): Promise<string | undefined> {
  const telling = { ...told, told_on: dayOf(now) }
  const tells = await db.as(actor, async (tx) => {
    const units = (await openUnits(tx)).map(({ id }) => id)
    // A form that had to be put right lies sealed in the writer's name for a day: not this one.
    if (!signed) await forgetWritten(tx)
    return mayTell(askerOf(tx)).ok && (told.unit === null || units.includes(told.unit))
  })
  if (!tells) return undefined
  if (!signed)
    return db.asWorker(actor.tenant, async (tx) => {
      const id = await insertDeviation(tx, telling, null)
      await tx.audit({ deed: 'deviation.tell', ...about() })
      return id
    })
  return db.as(actor, async (tx) => {
    const id = await insertDeviation(tx, telling, actor.account)
    await tx.audit({ deed: 'deviation.tell', ...about(id) })
    return id
  })
}

export interface Listed {
  /** What the one who asks handles. */
  handled: DeviationLine[]
  /** What she has signed herself. */
  own: DeviationLine[]
  counts: boolean
  units: Map<string, string>
}
export const listDeviations = (db: Database, actor: Actor): Promise<Listed> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    const all = await lines(tx)
    await tx.audit({ deed: 'deviation.list', ...about() })
    return {
      handled: all.filter(({ unit }) => mayHandle(asker, { unit, state: 'told' }).ok),
      own: all.filter(({ teller }) => teller === tx.actor.account),
      counts: maySeeCounts(asker).ok,
      units: new Map((await openUnits(tx)).map(({ id, name }) => [id, name])),
    }
  })

export interface Read {
  deviation: Deviation
  handles: boolean
  actions: ActionLine[]
  routines: { id: string; title: string }[]
  owners: Awaited<ReturnType<typeof ownersFor>>
  unit: string | undefined
}
export const seeDeviation = (db: Database, actor: Actor, id: string): Promise<Read | undefined> =>
  db.as(actor, async (tx) => {
    const deviation = isId(id) ? await deviationById(tx, id) : undefined
    const asker = askerOf(tx)
    if (!deviation || !maySee(asker, deviation).ok) return refuse(tx, 'deviation.see', id)
    await tx.audit({ deed: 'deviation.see', ...about(id) })
    return {
      deviation,
      handles: mayHandle(asker, deviation).ok,
      actions: await actionsOf(tx, 'deviation', id),
      routines: await routinesForLesson(tx),
      owners: await ownersFor(tx),
      unit: (await openUnits(tx)).find((unit) => unit.id === deviation.unit)?.name,
    }
  })

export type Handled = 'done' | 'absent' | 'closed'
async function handled(tx: Tx, id: string, deed: Deed): Promise<Deviation | 'absent' | 'closed'> {
  const deviation = isId(id) ? await deviationById(tx, id) : undefined
  const may = deviation && mayHandle(askerOf(tx), deviation)
  if (deviation && may?.ok) return deviation
  await refuse(tx, deed, id)
  return may && !may.ok && may.because === 'closed' ? 'closed' : 'absent'
}

/** What lay behind it. May be written again until it is closed. */
export const judge = (db: Database, actor: Actor, id: string, cause: string, at = new Date()): Promise<Handled> =>
  db.as(actor, async (tx) => {
    const found = await handled(tx, id, 'deviation.judge')
    if (typeof found === 'string') return found
    await writeJudgement(tx, id, { state: 'judged', cause, routine: null, at })
    await tx.audit({ deed: 'deviation.judge', ...about(id) })
    return 'done'
  })

/** Something to do about it, by somebody, by a day. */
export const act = (
  db: Database,
  actor: Actor,
  id: string,
  action: { title: string; why: string; owner: string; due: string },
): Promise<Handled> =>
  db.as(actor, async (tx) => {
    const found = await handled(tx, id, 'deviation.judge')
    if (typeof found === 'string') return found
    await raiseAction(tx, { ...action, origin: { kind: 'deviation', id }, unit: found.unit })
    return 'done'
  })

/** The lesson, and the routine that it goes back into: that routine's next version must deal with it. */
export const close = (
  db: Database,
  actor: Actor,
  id: string,
  { lesson, routine }: { lesson: string; routine: string | null },
  at = new Date(),
): Promise<Handled | 'no_routine' | 'not_judged'> =>
  db.as(actor, async (tx) => {
    const found = await handled(tx, id, 'deviation.close')
    if (typeof found === 'string') return found
    if (found.cause === undefined) return 'not_judged'
    if (routine !== null && !(isId(routine) && (await leaveLesson(tx, { routine, deviation: id, words: lesson })))) return 'no_routine'
    await writeJudgement(tx, id, { state: 'closed', cause: found.cause, lesson, routine, at })
    await tx.audit({ deed: 'deviation.close', ...about(id) })
    return 'done'
  })

export interface Counts {
  total: number | undefined
  cells: Cell[]
  /** Some groups are too small to be shown. */
  hidden: boolean
}
/** By kind and quarter over what one handles. Paper leaves the room: nothing of fewer than five, and no difference either. */
export const countDeviations = (db: Database, actor: Actor): Promise<Counts | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    if (!maySeeCounts(asker).ok) return refuse(tx, 'deviation.counts')
    await tx.audit({ deed: 'deviation.counts', ...about() })
    const all = (await lines(tx)).filter(({ unit }) => mayHandle(asker, { unit, state: 'told' }).ok)
    const cells = cellsOf(all)
    const keyOf = ({ kind, quarter }: Cell) => `${kind} ${quarter}`
    const shown = showable(all.length, Object.fromEntries(cells.map((cell) => [keyOf(cell), cell.count])))
    const visible = cells.filter((cell) => shown.parts.has(keyOf(cell)))
    return { total: shown.total ? all.length : undefined, cells: visible, hidden: visible.length < cells.length }
  })

export async function waitingDeviations(tx: Tx): Promise<Waiting[]> {
  const asker = askerOf(tx)
  if (!maySeeCounts(asker).ok) return []
  const told = (await lines(tx)).filter(({ state, unit }) => state === 'told' && mayHandle(asker, { unit, state }).ok)
  const oldest = told.at(-1)
  return [
    {
      harm: told.some(({ seriousness }) => seriousness === 'large') ? 3 : 4,
      text: { sv: 'Avvikelser att bedöma', en: 'Deviations to judge' },
      count: told.length,
      href: told.length === 1 && oldest ? `/avvikelser/${oldest.id}` : '/avvikelser',
      oldest: oldest ? new Date(`${oldest.told_on}T12:00:00Z`) : undefined,
      by_day: true,
    },
  ]
}
