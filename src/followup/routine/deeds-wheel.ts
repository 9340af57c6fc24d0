import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { mayCoordinate, mayMarkDone } from './policy.ts'
import { about, askerOf, refuse } from './standing.ts'
import { type Colleague, colleagues, signatures } from './store-people.ts'
import { changeDuty, doneIn, type DutyRow, dutyById, insertDone, insertDuties, openDuties } from './store-wheel.ts'
import { type Duty, isWheelKind, PROPOSAL, type WheelKind } from './wheel.ts'

const yearOf = (now: Date): number => Number(dayOf(now).slice(0, 4))
export const monthOf = (now: Date): number => Number(dayOf(now).slice(5, 7))

export interface DutyLine extends Duty {
  ownerName: string
  /** May the one who asks say that it is done? */
  mine: boolean
}
export interface Wheel {
  year: number
  month: number
  duties: DutyLine[]
  coordinates: boolean
  people: Colleague[]
}
const dutyOf = (row: DutyRow, done: Map<string, { at: Date; shows: string }>): Duty => ({
  id: row.id,
  kind: isWheelKind(row.kind) ? row.kind : 'other',
  title: row.title,
  month: row.month,
  owner: row.owner,
  done: done.get(row.id),
})

/** The year as it stands. Open to everyone: what is done when, and by which function. */
export const seeWheel = (db: Database, actor: Actor, now = new Date()): Promise<Wheel> =>
  db.as(actor, async (tx) => {
    const [rows, done, who] = [await openDuties(tx), await doneIn(tx, yearOf(now)), await signatures(tx)]
    const asker = askerOf(tx)
    return {
      year: yearOf(now),
      month: monthOf(now),
      duties: rows.map((row) => ({
        ...dutyOf(row, done),
        ownerName: who.get(row.owner) ?? '–',
        mine: mayMarkDone(asker, { owner: row.owner, ended: false }).ok,
      })),
      coordinates: mayCoordinate(asker).ok,
      people: await colleagues(tx),
    }
  })

async function plan(tx: Tx, work: () => Promise<boolean>, owner?: string): Promise<'done' | 'absent' | 'conflict'> {
  if (!mayCoordinate(askerOf(tx)).ok) {
    await refuse(tx, 'wheel.plan', undefined, 'duty')
    return 'absent'
  }
  if (owner !== undefined && !(await colleagues(tx)).some(({ id }) => id === owner)) return 'conflict'
  if (!(await work())) return 'conflict'
  await tx.audit({ deed: 'wheel.plan', ...about(undefined, 'duty') })
  return 'done'
}

/** Takes over those of the ready proposal that are ticked and not there already, with one owner to begin with. */
export const adoptProposal = (db: Database, actor: Actor, kinds: readonly string[], owner: string, now = new Date()) =>
  db.as(actor, (tx) =>
    plan(
      tx,
      async () => {
        const there = (await openDuties(tx)).map(({ kind }) => kind)
        const chosen = PROPOSAL.filter(({ kind }) => kinds.includes(kind) && !there.includes(kind))
        await insertDuties(
          tx,
          chosen.map(({ kind, month }) => ({ kind, month, owner, title: '' })),
          now,
        )
        return true
      },
      owner,
    ),
  )
export const addDuty = (
  db: Database,
  actor: Actor,
  duty: { kind: WheelKind; title: string; month: number; owner: string },
  now = new Date(),
) => db.as(actor, (tx) => plan(tx, async () => insertDuties(tx, [duty], now).then(() => true), duty.owner))
export const moveDuty = (db: Database, actor: Actor, id: string, to: { month: number; owner: string }) =>
  db.as(actor, (tx) => plan(tx, async () => isId(id) && changeDuty(tx, id, to), to.owner))
export const endDuty = (db: Database, actor: Actor, id: string, now = new Date()) =>
  db.as(actor, (tx) => plan(tx, async () => isId(id) && changeDuty(tx, id, { ended_at: now })))

/** Done this year, with a word on what shows it. */
export const markDone = (
  db: Database,
  actor: Actor,
  id: string,
  shows: string,
  now = new Date(),
): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const duty = isId(id) ? await dutyById(tx, id) : undefined
    const may = duty && mayMarkDone(askerOf(tx), { owner: duty.owner, ended: duty.ended_at !== null })
    if (!duty || !may?.ok) {
      await refuse(tx, 'wheel.done', id, 'duty')
      return may && !may.ok && may.because === 'state' ? 'conflict' : 'absent'
    }
    if (!(await insertDone(tx, id, yearOf(now), shows, now))) return 'conflict'
    await tx.audit({ deed: 'wheel.done', ...about(id, 'duty') })
    return 'done'
  })
