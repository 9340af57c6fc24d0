/** Counting, in the organisation's own name: the only place where a sent answer is read. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { shuffled, type Sum } from './staff.ts'
import { COLUMNS, type Collection, type StaffTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<StaffTables>()

/** Held until the transaction ends: two jobs on one collection count after each other. */
export const lockCollection = (tx: Tx, id: string): Promise<(Collection & { words_shown: number }) | undefined> =>
  q(tx)
    .selectFrom('staff_collection')
    .select([...COLUMNS, 'words_shown'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export interface Waiting {
  id: string
  unit: string | null
  question: string
  value: string
}
export async function waitingAnswers(tx: Tx, collection: string, words: boolean): Promise<Waiting[]> {
  const rows = await q(tx)
    .selectFrom('staff_answer')
    .select(['id', 'unit', 'question', 'sealed'])
    .where('collection', '=', collection)
    .where('words', '=', words)
    .execute()
  const own = (await tx.keys()).own()
  return rows.map(({ sealed, ...row }) => ({ ...row, value: own.open('staff_answer', 'sealed', row.id, sealed) }))
}
export async function deleteAnswers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await q(tx)
    .deleteFrom('staff_answer')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

export async function sumOf(tx: Tx, collection: string, unit: string | null, question: string): Promise<Sum> {
  const row = await q(tx)
    .selectFrom('staff_sum')
    .select(['count', 'sums'])
    .where('collection', '=', collection)
    .where('question', '=', question)
    .where('unit', unit === null ? 'is' : '=', unit)
    .executeTakeFirst()
  return row ?? { count: 0, sums: {} }
}
export async function writeSum(tx: Tx, collection: string, unit: string | null, question: string, { count, sums }: Sum): Promise<void> {
  await q(tx)
    .insertInto('staff_sum')
    .values({ tenant: tx.actor.tenant, id: newId(), collection, unit, question, count, sums: JSON.stringify(sums) as never })
    .onConflict((oc) =>
      oc.columns(['tenant', 'collection', 'unit', 'question']).doUpdateSet({ count, sums: JSON.stringify(sums) as never }),
    )
    .execute()
}

/** All of them are written anew, so that neither their place in the table nor their ids tell which came first. */
export async function addWords(
  tx: Tx,
  collection: string,
  added: readonly { question: string; value: string }[],
  draw: (below: number) => number,
): Promise<void> {
  const own = (await tx.keys()).own()
  const before = await q(tx)
    .deleteFrom('staff_words')
    .where('collection', '=', collection)
    .returning(['id', 'question', 'sealed'])
    .execute()
  const all = [...before.map(({ id, question, sealed }) => ({ question, value: own.open('staff_words', 'sealed', id, sealed) })), ...added]
  if (all.length === 0) return
  const rows = shuffled(all, draw).map(({ question, value }) => {
    const id = newId()
    return { tenant: tx.actor.tenant, id, collection, question, sealed: own.seal('staff_words', 'sealed', id, value) }
  })
  await q(tx).insertInto('staff_words').values(rows).execute()
}
export async function markWordsShown(tx: Tx, collection: string, words_shown: number): Promise<void> {
  await q(tx).updateTable('staff_collection').set({ words_shown }).where('id', '=', collection).execute()
}

/** Open collections whose last day is over. */
export const overdue = async (tx: Tx, today: string): Promise<string[]> =>
  (await q(tx).selectFrom('staff_collection').select('id').where('closed_at', 'is', null).where('closes_on', '<', today).execute()).map(
    (row) => row.id,
  )

export async function markClosed(tx: Tx, id: string): Promise<void> {
  await q(tx)
    .updateTable('staff_collection')
    .set({ closed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}
/** What was begun and never sent. */
export async function deleteOldDrafts(tx: Tx, days: number): Promise<void> {
  await sql`delete from staff_draft d using staff_collection c where c.tenant = d.tenant and c.id = d.collection
    and c.closed_at < now() - make_interval(days => ${days})`.execute(q(tx))
}
