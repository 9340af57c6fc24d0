/** Routines and their versions. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Routine, Slot, Version, VersionLine } from './routine.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
const ROUTINE = ['id', 'title', 'owner', 'unit', 'template', 'withdrawn_at', 'withdrawn_why'] as const

export const allRoutines = (tx: Tx): Promise<Routine[]> => q(tx).selectFrom('routine').select(ROUTINE).orderBy('title').execute()
export const routineById = (tx: Tx, id: string): Promise<Routine | undefined> =>
  q(tx).selectFrom('routine').select(ROUTINE).where('id', '=', id).executeTakeFirst()

/** Every version that is within reach; the text itself only where it is asked for. */
export const versionsOf = async (tx: Tx, routine: string): Promise<Version[]> =>
  (await q(tx).selectFrom('routine_version').selectAll().where('routine', '=', routine).orderBy('number').execute()) as unknown as Version[]
export const versionById = async (tx: Tx, id: string): Promise<Version | undefined> =>
  (await q(tx).selectFrom('routine_version').selectAll().where('id', '=', id).executeTakeFirst()) as unknown as Version | undefined
export const versionLines = (tx: Tx): Promise<VersionLine[]> =>
  q(tx)
    .selectFrom('routine_version')
    .select(['id', 'routine', 'number', 'state', 'guidance', 'roles', 'units', 'valid_from', 'review_by', 'receipts_from'])
    .select(['written_by', 'writers', 'written_at', 'sole_approver', 'approved_by', 'approved_at'])
    .select(sql<boolean>`jsonb_array_length(questions) > 0`.as('asks'))
    .orderBy('number')
    .execute()

export const slotsOf = (tx: Tx, version: string): Promise<Slot[]> =>
  q(tx).selectFrom('routine_slot').select(['key', 'ask', 'words', 'source']).where('version', '=', version).orderBy('key').execute()

export async function insertRoutine(tx: Tx, one: Pick<Routine, 'title' | 'owner' | 'unit' | 'template'>): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('routine')
    .values({ tenant: tx.actor.tenant, id, created_by: tx.actor.account ?? '', ...one })
    .execute()
  return id
}
export type VersionText = Pick<
  Version,
  'purpose' | 'i_do' | 'body' | 'guidance' | 'roles' | 'units' | 'questions' | 'valid_from' | 'review_by' | 'receipts_from' | 'change_why'
>
const written = ({ questions, ...text }: VersionText) => ({ ...text, questions: JSON.stringify(questions) })

export async function insertVersion(tx: Tx, routine: string, number: number, text: VersionText, slots: readonly Slot[]): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('routine_version')
    .values({
      tenant: tx.actor.tenant,
      id,
      routine,
      number,
      written_by: tx.actor.account ?? '',
      writers: [tx.actor.account ?? ''],
      ...written(text),
    })
    .execute()
  if (slots.length > 0)
    await q(tx)
      .insertInto('routine_slot')
      .values(slots.map((slot) => ({ tenant: tx.actor.tenant, version: id, ...slot })))
      .execute()
  return id
}
export async function rewriteVersion(tx: Tx, id: string, text: VersionText, at: Date): Promise<void> {
  await q(tx)
    .updateTable('routine_version')
    .set({ ...written(text), written_by: tx.actor.account ?? '', written_at: at })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
export const writeSlot = async (tx: Tx, version: string, { key, words, source }: Pick<Slot, 'key' | 'words' | 'source'>): Promise<void> => {
  await q(tx).updateTable('routine_slot').set({ words, source }).where('version', '=', version).where('key', '=', key).execute()
}

/** Somebody has written in a place of it: she is one of its writers from now on. */
export const touchVersion = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await q(tx)
    .updateTable('routine_version')
    .set({ written_by: tx.actor.account ?? '', written_at: at })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}

export const setState = async (tx: Tx, id: string, to: 'draft' | 'to_approve', returned_why: string | null): Promise<boolean> =>
  (
    await q(tx)
      .updateTable('routine_version')
      .set({ state: to, returned_why })
      .where('id', '=', id)
      .where('state', '=', to === 'draft' ? 'to_approve' : 'draft')
      .executeTakeFirst()
  ).numUpdatedRows > 0n
export const setApproved = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (
    await q(tx)
      .updateTable('routine_version')
      .set({ state: 'approved', approved_by: tx.actor.account, approved_at: at, returned_why: null })
      .where('id', '=', id)
      .where('state', '=', 'to_approve')
      .executeTakeFirst()
  ).numUpdatedRows > 0n

export const setOwner = async (tx: Tx, id: string, owner: string): Promise<void> => {
  await q(tx).updateTable('routine').set({ owner }).where('id', '=', id).execute()
}
export const setTitle = async (tx: Tx, id: string, title: string): Promise<void> => {
  await q(tx).updateTable('routine').set({ title }).where('id', '=', id).execute()
}
export const setWithdrawn = async (tx: Tx, id: string, why: string, at: Date): Promise<void> => {
  await q(tx).updateTable('routine').set({ withdrawn_at: at, withdrawn_why: why }).where('id', '=', id).execute()
}
export const ownedRoutines = (tx: Tx, owner: string): Promise<{ id: string; unit: string | null }[]> =>
  q(tx).selectFrom('routine').select(['id', 'unit']).where('owner', '=', owner).where('withdrawn_at', 'is', null).orderBy('id').execute()
