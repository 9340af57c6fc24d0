import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { CopyTable, SecondTable, Tables } from './tables.ts'

/** Safe copies, and questions to a unit's head. */

export const copiesOf = (tx: Tx, review: string): Promise<Omit<CopyTable, 'content_sealed'>[]> =>
  tx
    .tables<Tables>()
    .selectFrom('safe_copy')
    .select(['tenant', 'id', 'review', 'file', 'circle', 'state', 'refusal', 'name_sealed', 'removed', 'made_by', 'made_at'])
    .where('review', '=', review)
    .execute()

export const copyById = (tx: Tx, id: string): Promise<CopyTable | undefined> =>
  tx.tables<Tables>().selectFrom('safe_copy').selectAll().where('id', '=', id).executeTakeFirst()

/** Asks for a copy of the file, or once more where it was refused. Undefined when one is made or being made already. */
export async function askCopy(tx: Tx, asked: { review: string; file: string; circle: string }): Promise<string | undefined> {
  const made_by = tx.actor.account ?? ''
  const before = await tx
    .tables<Tables>()
    .selectFrom('safe_copy')
    .select(['id', 'state'])
    .where('review', '=', asked.review)
    .where('file', '=', asked.file)
    .executeTakeFirst()
  if (before === undefined) {
    const id = newId()
    await tx
      .tables<Tables>()
      .insertInto('safe_copy')
      .values({ ...asked, tenant: tx.actor.tenant, id, state: 'making', made_by } as never)
      .execute()
    return id
  }
  if (before.state !== 'refused') return undefined
  await tx
    .tables<Tables>()
    .updateTable('safe_copy')
    .set({ state: 'making', refusal: null, made_by, made_at: sql<Date>`now()` })
    .where('id', '=', before.id)
    .execute()
  return before.id
}

export async function finishCopy(tx: Tx, id: string, done: Partial<CopyTable>): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('safe_copy')
    .set({ ...done, made_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'making')
    .execute()
}

/* ── the head as second person ── */

export async function askHead(
  tx: Tx,
  question: Pick<
    SecondTable,
    'id' | 'review' | 'circle' | 'unit' | 'recipient' | 'decision' | 'law' | 'reason' | 'weighing_sealed' | 'author'
  >,
): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('second_request')
    .values({ ...question, tenant: tx.actor.tenant, asked_by: tx.actor.account ?? '' } as never)
    .execute()
}

export const openQuestion = (tx: Tx, review: string): Promise<SecondTable | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('second_request')
    .selectAll()
    .where('review', '=', review)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

export const questionById = (tx: Tx, id: string): Promise<SecondTable | undefined> =>
  tx.tables<Tables>().selectFrom('second_request').selectAll().where('id', '=', id).executeTakeFirst()

/** For a head: what her unit's officer asks. Row security leaves out every other unit's. */
export const questionsForHead = (tx: Tx): Promise<SecondTable[]> =>
  tx
    .tables<Tables>()
    .selectFrom('second_request')
    .selectAll()
    .where('unit', '=', tx.reach.unit)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('asked_by', '<>', tx.actor.account ?? '')
    .where('author', '<>', tx.actor.account ?? '')
    .orderBy('created_at')
    .execute()

/** False when somebody was first. */
export async function answerQuestion(tx: Tx, id: string, approved: boolean, answer: Buffer | null): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('second_request')
    .set({ answered_by: tx.actor.account, answered_at: sql<Date>`now()`, approved, answer_sealed: answer })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function withdrawQuestion(tx: Tx, review: string): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('second_request')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('review', '=', review)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}
