import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { OutgoingCheck } from '../../platform/outgoing.ts'
import { openedBy, withConversation } from './deeds.ts'
import { type Content, wordsOf } from './document-of.ts'
import { maySeeConversation } from './policy.ts'
import { writeCheck } from './store.ts'
import type { Conversation } from './tables.ts'

/**
 * How far the document is on its way out. `unchecked`: nobody has asked. `changed`: words were changed since. `no_control`:
 * this installation has no röjandekontroll. `another`: a colleague asked, and the answer is hers.
 */
export type Standing = 'no_control' | 'unchecked' | 'changed' | 'another' | 'waiting' | 'held' | 'passed' | 'returned'
export interface SeenDocument {
  content: Content
  standing: Standing
  /** What a reviewer wrote back. */
  said: string | undefined
  conversation: Conversation
}
type Port = OutgoingCheck | undefined
type Account = Actor & { account: string }
const hashOf = (content: Content): Buffer => createHash('sha256').update(wordsOf(content)).digest()

async function standingOf(
  db: Database,
  actor: Account,
  port: Port,
  content: Content,
  { check_by, check_id, check_hash }: Conversation,
): Promise<{ standing: Standing; said: string | undefined }> {
  if (port === undefined) return { standing: 'no_control', said: undefined }
  if (check_id === null || check_hash === null) return { standing: 'unchecked', said: undefined }
  if (!check_hash.equals(hashOf(content))) return { standing: 'changed', said: undefined }
  if (check_by !== actor.account) return { standing: 'another', said: undefined }
  const answer = await port.answer(db, actor, check_id)
  return { standing: answer?.state ?? 'unchecked', said: answer?.words }
}

export async function seeDocument(
  db: Database,
  actor: Account,
  id: string,
  given: { port: Port; by: string; lang: 'sv' | 'en' },
): Promise<SeenDocument | undefined> {
  const seen = await withConversation(db, actor, id, 'conversation.document', maySeeConversation, openedBy)
  if (seen === undefined || seen === 'state') return undefined
  const { conversation, unit, notes, thoughts, actions } = seen
  const content: Content = { conversation, by: given.by, unit, notes, thoughts, actions, passed: false, lang: given.lang }
  const { standing, said } = await standingOf(db, actor, given.port, content, conversation)
  return { content: { ...content, passed: standing === 'passed' }, standing, said, conversation }
}

/** Hands every word of it to the organisation's röjandekontroll, in this person's name. The answer holds for exactly these words. */
export async function askCheck(
  db: Database,
  actor: Account,
  id: string,
  given: { port: Port; by: string; lang: 'sv' | 'en' },
): Promise<'asked' | 'too_many' | undefined> {
  const seen = await seeDocument(db, actor, id, given)
  if (!seen || given.port === undefined) return undefined
  const asked = await given.port.ask(db, actor, {
    name: given.lang === 'sv' ? 'samtal.txt' : 'conversation.txt',
    body: wordsOf(seen.content),
  })
  if (!asked) return 'too_many'
  await withConversation(db, actor, id, 'conversation.check', maySeeConversation, (tx) =>
    writeCheck(tx, id, asked.id, hashOf(seen.content)),
  )
  return 'asked'
}
