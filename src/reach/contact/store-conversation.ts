/** Conversations and what lies in them, sealed. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ConversationLine, Outcome } from './contact.ts'
import { q } from './tables.ts'

const LINE = ['v.id', 'v.queue', 'v.begun_at', 'v.urgent', 'v.taken_by', 'v.closed_at', 'v.outcome', 'v.delete_on', 'v.revision'] as const
const lines = (tx: Tx) =>
  q(tx)
    .selectFrom('contact_conversation as v')
    .select([...LINE, 'v.handed_over', 'v.handed_over_at'])
    .select(({ selectFrom }) => [
      selectFrom('contact_message as m')
        .select(({ fn }) => fn.min('m.sent_at').as('at'))
        .whereRef('m.tenant', '=', 'v.tenant')
        .whereRef('m.conversation', '=', 'v.id')
        .where('m.from_visitor', '=', true)
        .where('m.read_at', 'is', null)
        .as('unread_since'),
      selectFrom('contact_message as m')
        .select('m.from_visitor')
        .whereRef('m.tenant', '=', 'v.tenant')
        .whereRef('m.conversation', '=', 'v.id')
        .orderBy('m.sent_at', 'desc')
        .limit(1)
        .as('last_from_visitor'),
    ])

export const conversationLines = (tx: Tx, queue: string): Promise<ConversationLine[]> =>
  lines(tx).where('v.queue', '=', queue).orderBy('v.begun_at').orderBy('v.id').execute()
export const conversationById = (tx: Tx, id: string): Promise<ConversationLine | undefined> =>
  lines(tx).where('v.id', '=', id).executeTakeFirst()

export interface SealedMessage {
  id: string
  from_visitor: boolean
  account: string | null
  to_team: Buffer
  sent_at: Date
}
export const messagesIn = (tx: Tx, conversation: string): Promise<SealedMessage[]> =>
  q(tx)
    .selectFrom('contact_message')
    .select(['id', 'from_visitor', 'account', 'to_team', 'sent_at'])
    .where('conversation', '=', conversation)
    .orderBy('sent_at')
    .execute()
export const markRead = (tx: Tx, conversation: string, at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_message')
    .set({ read_at: at })
    .where('conversation', '=', conversation)
    .where('from_visitor', '=', true)
    .where('read_at', 'is', null)
    .execute()

export const visitorKeyOf = async (tx: Tx, conversation: string): Promise<Buffer | undefined> =>
  (await q(tx).selectFrom('contact_conversation').select('visitor_key').where('id', '=', conversation).executeTakeFirst())?.visitor_key
export const insertAnswer = (
  tx: Tx,
  { queue, conversation, to_team, to_visitor }: { queue: string; conversation: string; to_team: Buffer; to_visitor: Buffer },
): Promise<unknown> =>
  q(tx)
    .insertInto('contact_message')
    .values({
      tenant: tx.actor.tenant,
      id: newId(),
      queue,
      conversation,
      from_visitor: false,
      account: tx.actor.account,
      to_team,
      to_visitor,
    } as never)
    .execute()

/** One step on, if nobody has been there since `revision` was seen. False: somebody has. */
export async function stepOn(tx: Tx, id: string, revision: number): Promise<boolean> {
  const done = await q(tx)
    .updateTable('contact_conversation')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export const setTaken = (tx: Tx, id: string, account: string | null, at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_conversation')
    .set({ taken_by: account, taken_at: account === null ? null : at })
    .where('id', '=', id)
    .execute()
export const setClosed = (tx: Tx, id: string, outcome: Outcome, at: Date, deleteOn: string | null): Promise<unknown> =>
  q(tx)
    .updateTable('contact_conversation')
    .set({ outcome, closed_at: at, delete_on: deleteOn })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
export const setHandedOver = (tx: Tx, id: string, way: string, at: Date): Promise<unknown> =>
  q(tx).updateTable('contact_conversation').set({ handed_over: way, handed_over_at: at }).where('id', '=', id).execute()

export const picturesIn = (tx: Tx, conversation: string): Promise<{ id: string; message: string; media_type: string }[]> =>
  q(tx)
    .selectFrom('contact_picture')
    .select(['id', 'message', 'media_type'])
    .where('conversation', '=', conversation)
    .orderBy('id')
    .execute()
export const pictureById = (tx: Tx, id: string) =>
  q(tx).selectFrom('contact_picture').select(['id', 'queue', 'conversation', 'media_type', 'clean']).where('id', '=', id).executeTakeFirst()
export const originalOf = async (tx: Tx, picture: string): Promise<Buffer | undefined> =>
  (await q(tx).selectFrom('contact_original').select('original').where('picture', '=', picture).executeTakeFirst())?.original

export const notesIn = (tx: Tx, conversation: string) =>
  q(tx)
    .selectFrom('contact_note')
    .select(['id', 'account', 'kind', 'sealed', 'written_at'])
    .where('conversation', '=', conversation)
    .orderBy('written_at')
    .execute()
export const insertNote = (
  tx: Tx,
  note: { id: string; queue: string; conversation: string; kind: 'note' | 'original'; sealed: Buffer },
): Promise<unknown> =>
  q(tx)
    .insertInto('contact_note')
    .values({ tenant: tx.actor.tenant, account: tx.actor.account ?? '', ...note })
    .execute()

export const draftOf = (tx: Tx, conversation: string) =>
  q(tx).selectFrom('contact_draft').select(['account', 'sealed', 'written_at']).where('conversation', '=', conversation).executeTakeFirst()
export const writeDraft = (tx: Tx, queue: string, conversation: string, sealed: Buffer, at: Date): Promise<unknown> =>
  q(tx)
    .insertInto('contact_draft')
    .values({ tenant: tx.actor.tenant, conversation, queue, account: tx.actor.account ?? '', sealed, written_at: at })
    .onConflict((on) => on.columns(['tenant', 'conversation']).doUpdateSet({ account: tx.actor.account ?? '', sealed, written_at: at }))
    .execute()
export const dropDraft = (tx: Tx, conversation: string): Promise<unknown> =>
  q(tx).deleteFrom('contact_draft').where('conversation', '=', conversation).execute()

/** Unread messages of a queue, oldest first, without what was ended as abuse. For the worker: nothing sealed. */
export const unreadIn = (tx: Tx, queue: string): Promise<{ id: string; sent_at: Date; told_at: Date | null }[]> =>
  q(tx)
    .selectFrom('contact_message as m')
    .innerJoin('contact_conversation as v', (on) => on.onRef('v.tenant', '=', 'm.tenant').onRef('v.id', '=', 'm.conversation'))
    .select(['m.id', 'm.sent_at', 'm.told_at'])
    .where('m.queue', '=', queue)
    .where('m.from_visitor', '=', true)
    .where('m.read_at', 'is', null)
    .where('v.closed_at', 'is', null)
    .orderBy('m.sent_at')
    .execute()
export const markTold = (tx: Tx, ids: readonly string[], at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_message')
    .set({ told_at: at })
    .where('id', 'in', [...ids])
    .execute()

/** By the day that each conversation carries, and no other: the day comes from a recorded decision. */
export const dueForDeletion = (tx: Tx, day: string): Promise<{ id: string }[]> =>
  q(tx).selectFrom('contact_conversation').select('id').where('delete_on', '<=', day).where('closed_at', 'is not', null).execute()
export const deleteConversation = (tx: Tx, id: string): Promise<unknown> =>
  q(tx).deleteFrom('contact_conversation').where('id', '=', id).execute()
/** Those that had ended before the decision was recorded get their day when it is. */
export const setDeletionDays = (tx: Tx, queue: string, days: number): Promise<unknown> =>
  q(tx)
    .updateTable('contact_conversation')
    .set({ delete_on: sql<string>`((closed_at at time zone 'Europe/Stockholm')::date + ${days}::integer)` })
    .where('queue', '=', queue)
    .where('closed_at', 'is not', null)
    .where('delete_on', 'is', null)
    .execute()
export async function clearOld(tx: Tx, now: Date): Promise<void> {
  await q(tx).deleteFrom('contact_ticket').where('expires_at', '<', now).execute()
  await q(tx)
    .deleteFrom('contact_tally')
    .where('hour', '<', new Date(now.getTime() - 86_400_000))
    .execute()
}
