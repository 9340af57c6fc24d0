import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Job } from '../../platform/module.ts'
import { tell } from '../../organisation/mail/index.ts'
import { mayApprove, mayWrite, type Proposed } from './policy.ts'
import { gapsIn, isKnown, openOf, type Routine, type Version } from './routine.ts'
import { about, askerOf, keptOf, refuse } from './standing.ts'
import { routineById, setApproved, setState, slotsOf, versionById, versionsOf } from './store.ts'
import { notesOf } from './store-note.ts'
import { approversOf, duties, noteApprovers } from './store-people.ts'

export type Asked = 'done' | 'absent' | 'state' | 'empty_place' | 'lesson_left'
export type Approved = Asked | 'own_words'

const openWork = async (tx: Tx, id: string): Promise<{ routine: Routine; open: Version } | undefined> => {
  const routine = isId(id) ? await routineById(tx, id) : undefined
  const open = routine ? openOf(await versionsOf(tx, id)) : undefined
  return routine && open ? { routine, open } : undefined
}
async function lacksOf(tx: Tx, routine: string, version: string): Promise<Pick<Proposed, 'hasGaps' | 'hasLessons'>> {
  return {
    hasGaps: gapsIn(await slotsOf(tx, version)).length > 0,
    hasLessons: (await notesOf(tx, routine)).some(({ dealt_at }) => dealt_at === null),
  }
}

/** The writer is done and asks those who may approve. Not while a place is empty or a lesson is left. */
export const askApproval = (db: Database, actor: Actor, id: string): Promise<Asked> =>
  db.as(actor, async (tx) => {
    const work = await openWork(tx, id)
    if (!work || !mayWrite(askerOf(tx), keptOf(work.routine)).ok) {
      await refuse(tx, 'routine.ask', id)
      return 'absent'
    }
    const lacks = await lacksOf(tx, id, work.open.id)
    if (lacks.hasGaps) return 'empty_place'
    if (lacks.hasLessons) return 'lesson_left'
    if (!(await setState(tx, work.open.id, 'to_approve', null))) return 'state'
    await tx.enqueue('routine_asked', work.open.id)
    await tx.audit({ deed: 'routine.ask', ...about(id) })
    return 'done'
  })

/** Back to the writer, with what is to be done: by whoever may write it, so that the writer may also take it back. */
export const giveBack = (db: Database, actor: Actor, id: string, why: string): Promise<'done' | 'absent' | 'state'> =>
  db.as(actor, async (tx) => {
    const work = await openWork(tx, id)
    if (!work || !mayWrite(askerOf(tx), keptOf(work.routine)).ok) {
      await refuse(tx, 'routine.return', id)
      return 'absent'
    }
    if (!(await setState(tx, work.open.id, 'draft', why))) return 'state'
    await tx.audit({ deed: 'routine.return', ...about(id) })
    return 'done'
  })

/**
 * Approved by whoever answers for the unit, and not by anyone who wrote it where somebody else could: whether anybody
 * could is found by the organisation itself, since an account sees no other account's roles.
 */
export async function approve(db: Database, actor: Actor, id: string, at = new Date()): Promise<Approved> {
  const asked = await db.as(actor, (tx) => openWork(tx, id))
  if (asked?.open.state === 'to_approve')
    await db.asWorker(actor.tenant, async (tx) =>
      noteApprovers(tx, asked.open.id, (await approversOf(tx, asked.routine.unit, asked.open.writers)).length === 0),
    )
  return db.as(actor, async (tx) => {
    const work = await openWork(tx, id)
    const may =
      work &&
      mayApprove(askerOf(tx), keptOf(work.routine), {
        state: work.open.state,
        writers: work.open.writers,
        sole: work.open.sole_approver,
        ...(await lacksOf(tx, id, work.open.id)),
      })
    if (!work || may === undefined || (!may.ok && (may.because === 'not_keeper' || may.because === 'withdrawn'))) {
      await refuse(tx, 'routine.approve', id)
      return 'absent'
    }
    if (!may.ok) return may.because === 'not_keeper' || may.because === 'withdrawn' ? 'absent' : may.because
    if (!(await setApproved(tx, work.open.id, at))) return 'state'
    await tx.enqueue('routine_approved', work.open.id)
    await tx.audit({ deed: 'routine.approve', ...about(id) })
    return 'done'
  })
}

/** Those who may approve are told that something waits. */
export const tellApprovers: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const version = await versionById(tx, id)
    const routine = version && (await routineById(tx, version.routine))
    if (!version || !routine || version.state !== 'to_approve') return
    const others = await approversOf(tx, routine.unit, version.writers)
    await tell(tx, others.length > 0 ? others : version.writers, 'review_waits')
  })
}

/** Those who must know the new version are told that something waits: never what. */
export const tellReaders: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const version = await versionById(tx, id)
    if (version?.state !== 'approved') return
    const { routine, roles, units, receipts_from: from, number: to } = version
    const waiting = (await duties(tx, { routine, roles, units, from, to })).filter(
      ({ read, passed }) => !isKnown({ asks: version.questions.length > 0 }, read ? { number: to, passed } : undefined),
    )
    await tell(
      tx,
      waiting.map(({ account }) => account),
      'review_waits',
    )
  })
}
