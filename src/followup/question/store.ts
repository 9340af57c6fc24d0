/** All SQL about sets that an organisation has loaded, and translations. What is read back is checked as it was when it came in. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { QuestionSet } from './question.ts'
import { parseSet } from './schema.ts'
import type { Translation } from './translation.ts'

interface Tables {
  question_set: {
    tenant: string
    set_id: string
    version: string
    content: unknown
    loaded_by: string
    loaded_at: Date
    withdrawn_by: string | null
    withdrawn_at: Date | null
  }
  question_translation: {
    tenant: string
    set_id: string
    version: string
    lang: string
    words: unknown
    loaded_by: string
    loaded_at: Date
  }
}
const q = (tx: Tx) => tx.tables<Tables>()

export interface OwnSet {
  set: QuestionSet
  loaded_at: Date
  withdrawn_at: Date | null
}
export interface StoredTranslation {
  set_id: string
  version: string
  lang: string
  words: Translation
}

const setOf = (content: unknown): QuestionSet => {
  const parsed = parseSet(content)
  if (!parsed.ok) throw new Error('a stored question set is no question set')
  return parsed.set
}

/** Every version that the organisation has loaded, or those of one set. */
export async function ownVersions(tx: Tx, id?: string): Promise<OwnSet[]> {
  const rows = await q(tx)
    .selectFrom('question_set')
    .select(['content', 'loaded_at', 'withdrawn_at'])
    .$if(id !== undefined, (query) => query.where('set_id', '=', id ?? ''))
    .orderBy('loaded_at', 'desc')
    .execute()
  return rows.map(({ content, loaded_at, withdrawn_at }) => ({ set: setOf(content), loaded_at, withdrawn_at }))
}

export async function insertSet(tx: Tx, set: QuestionSet): Promise<boolean> {
  const done = await q(tx)
    .insertInto('question_set')
    .values({
      tenant: tx.actor.tenant,
      set_id: set.id,
      version: set.version,
      content: JSON.stringify(set),
      loaded_by: tx.actor.account ?? '',
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function markWithdrawn(tx: Tx, id: string, version: string): Promise<boolean> {
  const done = await q(tx)
    .updateTable('question_set')
    .set({ withdrawn_by: tx.actor.account ?? '', withdrawn_at: sql<Date>`now()` })
    .where('set_id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function translationsOf(tx: Tx, id?: string): Promise<StoredTranslation[]> {
  const rows = await q(tx)
    .selectFrom('question_translation')
    .select(['set_id', 'version', 'lang', 'words'])
    .$if(id !== undefined, (query) => query.where('set_id', '=', id ?? ''))
    .orderBy('lang')
    .execute()
  return rows.map((row) => ({ ...row, words: row.words as Translation }))
}

export async function keepTranslation(tx: Tx, set: QuestionSet, lang: string, words: Translation): Promise<void> {
  await q(tx)
    .insertInto('question_translation')
    .values({
      tenant: tx.actor.tenant,
      set_id: set.id,
      version: set.version,
      lang,
      words: JSON.stringify(words),
      loaded_by: tx.actor.account ?? '',
    } as never)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'set_id', 'version', 'lang'])
        .doUpdateSet({ words: JSON.stringify(words) as never, loaded_by: tx.actor.account ?? '', loaded_at: sql<Date>`now()` }),
    )
    .execute()
}
