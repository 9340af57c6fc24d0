import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface DutyRow {
  id: string
  kind: string
  title: string
  month: number
  owner: string
  created_at: Date
  ended_at: Date | null
}
const COLUMNS = ['id', 'kind', 'title', 'month', 'owner', 'created_at', 'ended_at'] as const

export const openDuties = (tx: Tx): Promise<DutyRow[]> =>
  q(tx).selectFrom('wheel_duty').select(COLUMNS).where('ended_at', 'is', null).orderBy('month').orderBy('created_at').execute()
export const dutyById = (tx: Tx, id: string): Promise<DutyRow | undefined> =>
  q(tx).selectFrom('wheel_duty').select(COLUMNS).where('id', '=', id).executeTakeFirst()
export const doneIn = async (tx: Tx, year: number): Promise<Map<string, { at: Date; shows: string }>> =>
  new Map(
    (await q(tx).selectFrom('wheel_done').select(['duty', 'done_at', 'shows']).where('year', '=', year).execute()).map((row) => [
      row.duty,
      { at: row.done_at, shows: row.shows },
    ]),
  )
export const insertDuties = async (
  tx: Tx,
  duties: readonly { kind: string; title: string; month: number; owner: string }[],
  created_at: Date,
): Promise<void> => {
  if (duties.length === 0) return
  const made = { tenant: tx.actor.tenant, created_by: tx.actor.account ?? '', created_at }
  await q(tx)
    .insertInto('wheel_duty')
    .values(duties.map((duty) => ({ ...made, id: newId(), ...duty })))
    .execute()
}
export const changeDuty = async (tx: Tx, id: string, set: { month: number; owner: string } | { ended_at: Date }): Promise<boolean> =>
  (await q(tx).updateTable('wheel_duty').set(set).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n
export const insertDone = async (tx: Tx, duty: string, year: number, shows: string, at: Date): Promise<boolean> =>
  ((
    await q(tx)
      .insertInto('wheel_done')
      .values({ tenant: tx.actor.tenant, duty, year, shows, done_at: at, done_by: tx.actor.account ?? '' })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows ?? 0n) > 0n
export const dutiesOwned = (tx: Tx, owner: string): Promise<{ id: string }[]> =>
  q(tx).selectFrom('wheel_duty').select('id').where('owner', '=', owner).where('ended_at', 'is', null).orderBy('id').execute()
export const moveDuties = async (tx: Tx, from: string, to: string): Promise<void> => {
  await q(tx).updateTable('wheel_duty').set({ owner: to }).where('owner', '=', from).where('ended_at', 'is', null).execute()
}
