import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ConversationTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<ConversationTables>()

export interface Thought {
  id: string
  question: string
  words: string
}
/** What is shown. Row security keeps away what waits. */
export async function shownThoughts(tx: Tx, conversation: string): Promise<Thought[]> {
  const rows = await q(tx)
    .selectFrom('conversation_thought')
    .select(['id', 'question', 'sealed'])
    .where('conversation', '=', conversation)
    .where('waiting', '=', false)
    .orderBy('id')
    .execute()
  const own = (await tx.keys()).own()
  return rows.map(({ id, question, sealed }) => ({ id, question, words: own.open('conversation_thought', 'sealed', id, sealed) }))
}
export async function insertThoughts(
  tx: Tx,
  conversation: string,
  thoughts: readonly { question: string; words: string }[],
  waiting: boolean,
): Promise<void> {
  if (thoughts.length === 0) return
  const own = (await tx.keys()).own()
  const rows = thoughts.map(({ question, words }) => {
    const id = newId()
    return { tenant: tx.actor.tenant, id, conversation, question, waiting, sealed: own.seal('conversation_thought', 'sealed', id, words) }
  })
  await q(tx).insertInto('conversation_thought').values(rows).execute()
}
export async function deleteThought(tx: Tx, conversation: string, id: string): Promise<boolean> {
  const done = await q(tx)
    .deleteFrom('conversation_thought')
    .where('conversation', '=', conversation)
    .where('id', '=', id)
    .where('waiting', '=', false)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function notesOf(tx: Tx, conversation: string): Promise<Map<string, string>> {
  const rows = await q(tx).selectFrom('conversation_note').select(['question', 'sealed']).where('conversation', '=', conversation).execute()
  const own = (await tx.keys()).own()
  return new Map(
    rows.map(({ question, sealed }) => [question, own.open('conversation_note', 'sealed', `${conversation}|${question}`, sealed)]),
  )
}
export async function writeNote(tx: Tx, conversation: string, question: string, words: string): Promise<void> {
  const sealed = (await tx.keys()).own().seal('conversation_note', 'sealed', `${conversation}|${question}`, words)
  await q(tx)
    .insertInto('conversation_note')
    .values({ tenant: tx.actor.tenant, conversation, question, sealed })
    .onConflict((oc) => oc.columns(['tenant', 'conversation', 'question']).doUpdateSet({ sealed }))
    .execute()
}

/* ── in the organisation's own name: the only one who sees what waits ── */

/** The conversation is held until the transaction ends, so that two who press at once show once. */
export async function waitingThoughts(tx: Tx, conversation: string, question: string): Promise<Thought[]> {
  await q(tx).selectFrom('conversation').select('id').where('id', '=', conversation).forUpdate().execute()
  const rows = await q(tx)
    .selectFrom('conversation_thought')
    .select(['id', 'question', 'sealed'])
    .where('conversation', '=', conversation)
    .where('question', '=', question)
    .where('waiting', '=', true)
    .execute()
  const own = (await tx.keys()).own()
  return rows.map(({ id, sealed }) => ({ id, question, words: own.open('conversation_thought', 'sealed', id, sealed) }))
}
/** Written anew under new random ids: the list is read in the order of ids, which is then no order of anything. */
export async function showThoughts(tx: Tx, conversation: string, waiting: readonly Thought[]): Promise<void> {
  for (const { id } of waiting) await q(tx).deleteFrom('conversation_thought').where('id', '=', id).execute()
  await insertThoughts(tx, conversation, waiting, false)
}
export async function deleteAllThoughts(tx: Tx, conversation: string): Promise<void> {
  await q(tx).deleteFrom('conversation_thought').where('conversation', '=', conversation).execute()
}
