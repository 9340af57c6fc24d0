import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { FileTable, SetState, SetTable, Tables } from './tables.ts'

/** Rows of the set and its files, as the author and the jobs reach them. */

type NewSet = Pick<SetTable, 'id' | 'unit' | 'author' | 'recipient' | 'subject_blind' | 'sender_place' | 'key_wrapped'>
type NewFile = Pick<FileTable, 'id' | 'set' | 'ordinal' | 'name_sealed' | 'size' | 'content_sealed'>

export async function insertSet(tx: Tx, set: NewSet, files: readonly NewFile[]): Promise<void> {
  const { tenant } = tx.actor
  await tx
    .tables<Tables>()
    .insertInto('outgoing_set')
    .values({ ...set, tenant } as never)
    .execute()
  // One statement a file: together they may be larger than one message to the database can be.
  for (const file of files)
    await tx
      .tables<Tables>()
      .insertInto('outgoing_file')
      .values({ ...file, tenant } as never)
      .execute()
}

export const placeOfUnit = async (tx: Tx, unit: string): Promise<string | null> =>
  (await tx.tables<Tables>().selectFrom('unit').select('place_code').where('id', '=', unit).executeTakeFirst())?.place_code ?? null

export type OwnSet = Pick<
  SetTable,
  | 'id'
  | 'state'
  | 'recipient'
  | 'created_at'
  | 'decided_at'
  | 'key_wrapped'
  | 'message_sealed'
  | 'delete_originals_after'
  | 'originals_deleted_at'
  | 'author_seen_at'
>
const OWN = [
  'id',
  'state',
  'recipient',
  'created_at',
  'decided_at',
  'key_wrapped',
  'message_sealed',
  'delete_originals_after',
  'originals_deleted_at',
  'author_seen_at',
] as const

/** A set of the one who asks. A reviewer reaches others' sets too, so the author is named here as well. */
export const ownSet = (tx: Tx, id: string): Promise<OwnSet | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select(OWN)
    .where('id', '=', id)
    .where('author', '=', tx.actor.account ?? '')
    .executeTakeFirst()

export const ownSets = (tx: Tx, most: number, skip: number): Promise<OwnSet[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select(OWN)
    .where('author', '=', tx.actor.account ?? '')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(most)
    .offset(skip)
    .execute()

export type FileName = Pick<FileTable, 'id' | 'set' | 'ordinal' | 'name_sealed' | 'size'>
export const fileNames = (tx: Tx, sets: readonly string[]): Promise<FileName[]> =>
  sets.length === 0
    ? Promise.resolve([])
    : tx
        .tables<Tables>()
        .selectFrom('outgoing_file')
        .select(['id', 'set', 'ordinal', 'name_sealed', 'size'])
        .where('set', 'in', [...sets])
        .orderBy('set')
        .orderBy('ordinal')
        .execute()

export async function markSeen(tx: Tx, id: string): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('outgoing_set')
    .set({ author_seen_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('author', '=', tx.actor.account ?? '')
    .execute()
}

/** Answers that came after a review and that the author has not read yet. */
export async function unseenAnswers(tx: Tx): Promise<{ returned: number; other: number; oldest: Date | null }> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select([
      sql<string>`count(*) filter (where state = 'returned')`.as('returned'),
      sql<string>`count(*) filter (where state <> 'returned')`.as('other'),
      sql<Date | null>`min(decided_at)`.as('oldest'),
    ])
    .where('author', '=', tx.actor.account ?? '')
    .where('state', 'in', ['returned', 'handled', 'can_send'])
    .where('author_seen_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { returned: Number(row.returned), other: Number(row.other), oldest: row.oldest }
}

/* ── jobs ── */

export const setForWork = (tx: Tx, id: string): Promise<SetTable | undefined> =>
  tx.tables<Tables>().selectFrom('outgoing_set').selectAll().where('id', '=', id).executeTakeFirst()

/** Holds the row until the transaction ends, so that of two jobs on one set the second finds what the first decided. */
export const lockSet = (tx: Tx, id: string): Promise<SetTable | undefined> =>
  tx.tables<Tables>().selectFrom('outgoing_set').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const filesForWork = (tx: Tx, set: string): Promise<FileTable[]> =>
  tx.tables<Tables>().selectFrom('outgoing_file').selectAll().where('set', '=', set).orderBy('ordinal').execute()

export async function markFile(tx: Tx, id: string, found: Pick<FileTable, 'format' | 'verdict' | 'reading_sealed'>): Promise<void> {
  await tx.tables<Tables>().updateTable('outgoing_file').set(found).where('id', '=', id).execute()
}

export interface Outcome {
  state: SetState
  text_units?: number
  message_sealed?: Buffer
  /** Set when the answer is final: the originals go this many days later. */
  originalsDays?: number
}

export async function markSet(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  const { state, text_units, message_sealed, originalsDays } = outcome
  await tx
    .tables<Tables>()
    .updateTable('outgoing_set')
    .set({
      state,
      checked_at: sql<Date>`coalesce(checked_at, now())`,
      ...(text_units === undefined ? {} : { text_units }),
      ...(message_sealed === undefined ? {} : { message_sealed }),
      ...(originalsDays === undefined
        ? {}
        : { decided_at: sql<Date>`now()`, delete_originals_after: sql<Date>`now() + make_interval(days => ${originalsDays})` }),
    })
    .where('id', '=', id)
    .execute()
}

/** Sets whose check should have been done long ago. */
export const stuckSets = (tx: Tx, minutes: number): Promise<{ id: string; minutes: number }[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select(['id', sql<number>`floor(extract(epoch from now() - created_at) / 60)::int`.as('minutes')])
    .where('state', '=', 'checking')
    .where('created_at', '<', sql<Date>`now() - make_interval(mins => ${minutes})`)
    .orderBy('created_at')
    .limit(100)
    .execute()

export const dueSets = (tx: Tx): Promise<{ id: string }[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outgoing_set')
    .select('id')
    .where('originals_deleted_at', 'is', null)
    .where('delete_originals_after', '<=', sql<Date>`now()`)
    .where('decided_at', 'is not', null)
    .limit(500)
    .execute()

/** Content, names, readings, details and copies go, and with them the key that sealed them. What was decided stays. */
export async function shredSet(tx: Tx, id: string): Promise<void> {
  const q = tx.tables<Tables>()
  const reviews = q.selectFrom('review').select('id').where('set', '=', id)
  await q.updateTable('safe_copy').set({ content_sealed: null, name_sealed: null }).where('review', 'in', reviews).execute()
  await q.updateTable('finding').set({ detail_sealed: null }).where('review', 'in', reviews).execute()
  await q
    .updateTable('outgoing_file')
    .set({ content_sealed: null, reading_sealed: null, name_sealed: null })
    .where('set', '=', id)
    .execute()
  await q.updateTable('outgoing_set').set({ key_wrapped: null, originals_deleted_at: sql<Date>`now()` }).where('id', '=', id).execute()
}

export async function clearOldDrafts(tx: Tx): Promise<void> {
  await tx.tables<Tables>().deleteFrom('form_draft').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
