/** What the next version must deal with. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface Note {
  id: string
  kind: 'deviation' | 'guidance'
  guidance: string | null
  before: string
  after: string
  source: string
  raised_at: Date
  dealt_at: Date | null
  dealt_how: 'changed' | 'no_change' | null
  dealt_why: string | null
}
export const notesOf = (tx: Tx, routine: string): Promise<Note[]> =>
  q(tx)
    .selectFrom('routine_note')
    .select(['id', 'kind', 'guidance', 'before', 'after', 'source', 'raised_at', 'dealt_at', 'dealt_how', 'dealt_why'])
    .where('routine', '=', routine)
    .orderBy('raised_at', 'desc')
    .execute()
export const openNoteCounts = async (tx: Tx): Promise<Map<string, number>> =>
  new Map(
    (
      await q(tx)
        .selectFrom('routine_note')
        .select(['routine', sql<number>`count(*)::int`.as('count')])
        .where('dealt_at', 'is', null)
        .groupBy('routine')
        .execute()
    ).map(({ routine, count }) => [routine, count]),
  )

export interface NewNote {
  routine: string
  kind: 'deviation' | 'guidance'
  /** Makes it come once: `deviation:<id>`, `guidance:<source>:<change>`. */
  key: string
  guidance: string | null
  before: string
  after: string
  source: string
}
/** Those that were not there before, by routine. In the organisation's own name. */
export const raiseNotes = async (tx: Tx, notes: readonly NewNote[]): Promise<string[]> =>
  notes.length === 0
    ? []
    : (
        await q(tx)
          .insertInto('routine_note')
          .values(notes.map((note) => ({ tenant: tx.actor.tenant, id: newId(), ...note })))
          .onConflict((oc) => oc.columns(['tenant', 'routine', 'key']).doNothing())
          .returning('routine')
          .execute()
      ).map((row) => row.routine)
/** A lesson, in the name of whoever handled it: that row may be out of her reach, so nothing is read back. */
export const insertLesson = async (tx: Tx, note: NewNote): Promise<void> => {
  await q(tx)
    .insertInto('routine_note')
    .values({ tenant: tx.actor.tenant, id: newId(), ...note })
    .execute()
}
export const dealWithNote = async (
  tx: Tx,
  routine: string,
  id: string,
  { how, why, at }: { how: 'changed' | 'no_change'; why: string; at: Date },
): Promise<boolean> =>
  (
    await q(tx)
      .updateTable('routine_note')
      .set({ dealt_at: at, dealt_by: tx.actor.account, dealt_how: how, dealt_why: why })
      .where('routine', '=', routine)
      .where('id', '=', id)
      .where('dealt_at', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n
