import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import type { Answer } from '../question/index.ts'
import type { Standing } from './answer.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
const rowOf = (part: string, question: string): string => `${part}|${question}`
const ROW = ['question', 'applies', 'level', 'chosen', 'words_sealed', 'answered_at'] as const

interface Sealed extends Omit<Standing, 'words'> {
  words_sealed: Buffer | null
}
const opened = (keys: OwnerKeys, table: 'answer' | 'answer_former', part: string, { words_sealed, ...row }: Sealed): Standing => ({
  ...row,
  words: words_sealed === null ? '' : keys.open(table, 'words', rowOf(part, row.question), words_sealed),
})

export async function answersOfPart(tx: Tx, part: string): Promise<Map<string, Standing>> {
  const keys = (await tx.keys()).own()
  const rows = await q(tx).selectFrom('answer').select(ROW).where('part', '=', part).execute()
  return new Map(rows.map((row) => [row.question, opened(keys, 'answer', part, row)]))
}
export async function formerOf(tx: Tx, part: string): Promise<Map<string, Standing>> {
  const keys = (await tx.keys()).own()
  const rows = await q(tx).selectFrom('answer_former').select(ROW).where('part', '=', part).execute()
  return new Map(rows.map((row) => [row.question, opened(keys, 'answer_former', part, row)]))
}

/** The answers of several parts within reach, by part. */
export async function answersOfParts(tx: Tx, parts: readonly string[]): Promise<Map<string, Map<string, Standing>>> {
  const found = new Map<string, Map<string, Standing>>(parts.map((part) => [part, new Map()]))
  if (parts.length === 0) return found
  const keys = (await tx.keys()).own()
  const rows = await q(tx)
    .selectFrom('answer')
    .select(['part', ...ROW])
    .where('part', 'in', [...parts])
    .execute()
  for (const { part, ...row } of rows) found.get(part)?.set(row.question, opened(keys, 'answer', part, row))
  return found
}

/** The section's version rises by one, if it is still what the writer saw. */
export async function takeVersion(tx: Tx, part: string, section: string, seen: number, at?: Date): Promise<boolean> {
  const done = await q(tx)
    .updateTable('answer_section')
    .set({ version: seen + 1, saved_by: tx.actor.account, saved_at: at ?? sql<Date>`now()` })
    .where('part', '=', part)
    .where('section', '=', section)
    .where('version', '=', seen)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Writes the answers in one statement. An answer that says nothing is none. */
export async function writeAnswers(tx: Tx, part: string, answers: readonly Answer[], at?: Date): Promise<void> {
  if (answers.length === 0) return
  const keys = (await tx.keys()).own()
  const { tenant, account } = tx.actor
  await q(tx)
    .insertInto('answer')
    .values(
      answers.map(({ question, applies, level, chosen, words }) => ({
        tenant,
        part,
        question,
        applies,
        level,
        chosen: [...chosen],
        words_sealed: words === '' ? null : keys.seal('answer', 'words', rowOf(part, question), words),
        answered_by: account ?? '',
        ...(at ? { answered_at: at } : {}),
      })),
    )
    .onConflict((oc) =>
      oc.columns(['tenant', 'part', 'question']).doUpdateSet((e) => ({
        applies: e.ref('excluded.applies'),
        level: e.ref('excluded.level'),
        chosen: e.ref('excluded.chosen'),
        words_sealed: e.ref('excluded.words_sealed'),
        answered_by: e.ref('excluded.answered_by'),
        answered_at: e.ref('excluded.answered_at'),
      })),
    )
    .execute()
}
export async function dropAnswers(tx: Tx, part: string, questions: readonly string[]): Promise<void> {
  if (questions.length > 0)
    await q(tx)
      .deleteFrom('answer')
      .where('part', '=', part)
      .where('question', 'in', [...questions])
      .execute()
}

/** What stood in the former part, beside the new one. */
export async function copyFormer(tx: Tx, part: string, former: ReadonlyMap<string, Standing>): Promise<void> {
  if (former.size === 0) return
  const keys = (await tx.keys()).own()
  await q(tx)
    .insertInto('answer_former')
    .values(
      [...former.values()].map(({ words, chosen, ...row }) => ({
        ...row,
        tenant: tx.actor.tenant,
        part,
        chosen: [...chosen],
        words_sealed: words === '' ? null : keys.seal('answer_former', 'words', rowOf(part, row.question), words),
      })),
    )
    .execute()
}

/** Has this account written any answer in the round? */
export const wroteIn = async (tx: Tx, round: string): Promise<boolean> =>
  (await q(tx)
    .selectFrom('answer as a')
    .innerJoin('answer_part as p', (j) => j.onRef('p.tenant', '=', 'a.tenant').onRef('p.id', '=', 'a.part'))
    .select('a.question')
    .where('p.round', '=', round)
    .where('a.answered_by', '=', tx.actor.account ?? '')
    .limit(1)
    .executeTakeFirst()) !== undefined
