/** For the room of deviations: a lesson goes back into a routine, in the transaction of whoever closes the deviation. */
import type { Tx } from '../../platform/database/transaction.ts'
import { about } from './standing.ts'
import { allRoutines, routineById } from './store.ts'
import { insertLesson } from './store-note.ts'

/** Routines that a lesson can be left with: those that are not withdrawn. */
export const routinesForLesson = async (tx: Tx): Promise<{ id: string; title: string }[]> =>
  (await allRoutines(tx)).filter(({ withdrawn_at }) => withdrawn_at === null).map(({ id, title }) => ({ id, title }))

/**
 * Leaves a lesson with a routine: its next version cannot be approved until the lesson is dealt with. False where there
 * is no such routine.
 */
export async function leaveLesson(tx: Tx, lesson: { routine: string; deviation: string; words: string }): Promise<boolean> {
  const routine = await routineById(tx, lesson.routine)
  if (!routine || routine.withdrawn_at !== null) return false
  await insertLesson(tx, {
    routine: lesson.routine,
    kind: 'deviation',
    key: `deviation:${lesson.deviation}`,
    guidance: null,
    before: '',
    after: lesson.words,
    source: '',
  })
  await tx.audit({ deed: 'routine.lesson', ...about(lesson.routine) })
  return true
}
