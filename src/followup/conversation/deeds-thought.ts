import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { raiseAction } from '../action/index.ts'
import { mayGather, type Step, stepAt, stepsOf, THOUGHT_MAX } from './conversation.ts'
import { type Done, withConversation } from './deeds.ts'
import { mayLead } from './policy.ts'
import { conversationById, findConversation } from './store.ts'
import { deleteThought, insertThoughts, showThoughts, waitingThoughts, writeNote } from './store-thought.ts'
import type { Conversation } from './tables.ts'

const asks = (conversation: Conversation, question: string): boolean => conversation.asked.questions.some(({ id }) => id === question)

/** What the leader types in for the room, or from paper: shown at once, since everybody heard or saw it written. */
export const typeIn = (db: Database, actor: Actor, id: string, thoughts: readonly { question: string; words: string }[]): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.write', mayLead, async (tx, conversation) => {
    await insertThoughts(
      tx,
      id,
      thoughts.filter(({ question }) => asks(conversation, question)).map((one) => ({ ...one, words: one.words.slice(0, THOUGHT_MAX) })),
      false,
    )
    return true as const
  })

/** Takes a thought away for good: one that tells of a case or a person must not stand. */
export const removeThought = (db: Database, actor: Actor, id: string, thought: string): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.remove', mayLead, async (tx) => {
    if (isId(thought)) await deleteThought(tx, id, thought)
    return true as const
  })

/**
 * Shows what has come from phones on one question, if five or more wait. The leader's own transaction judges and writes
 * the log; what waits is read in the organisation's name, since nobody's own may.
 */
export async function gather(db: Database, actor: Actor, id: string, question: string): Promise<'shown' | 'few' | 'state' | undefined> {
  const may = await withConversation(db, actor, id, 'conversation.lead', mayLead, async (_tx, conversation) => asks(conversation, question))
  if (may !== true) return may === 'state' ? 'state' : undefined
  return db.asWorker(actor.tenant, async (tx) => {
    const waiting = await waitingThoughts(tx, id, question)
    if (!mayGather(waiting.length)) return 'few'
    await showThoughts(tx, id, waiting)
    return 'shown'
  })
}

export const conclude = (db: Database, actor: Actor, id: string, notes: readonly { question: string; words: string }[]): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.write', mayLead, async (tx, conversation) => {
    for (const { question, words } of notes) if (asks(conversation, question)) await writeNote(tx, id, question, words)
    return true as const
  })

export interface PlannedAction {
  title: string
  why: string
  owner: string
  due: string
}
/** An action of the plan. Where the leader may not raise one for that unit it is the whole organisation's. */
export const plan = (db: Database, actor: Actor, id: string, action: PlannedAction): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.lead', mayLead, async (tx, { unit }) => {
    const reaches = unit === tx.reach.unit || tx.hasRole('coordinator')
    await raiseAction(tx, { ...action, origin: { kind: 'conversation', id }, unit: reaches ? unit : null })
    return true as const
  })

/* ── at the door: a phone without an account. No row in the log, which would be a time ── */

export interface PhoneView {
  conversation: Conversation
  step: Step
}
async function atDoor<T>(
  db: Database,
  token: string,
  work: (view: PhoneView, write: (words: string, question: string) => Promise<void>) => Promise<T>,
): Promise<T | undefined> {
  const found = await findConversation(db, token)
  if (!found) return undefined
  return db.as({ tenant: found.tenant, account: null }, async (tx) => {
    const conversation = await conversationById(tx, found.id)
    if (!conversation) return undefined
    const step = stepAt(stepsOf(conversation.asked), conversation.step)
    return work({ conversation, step }, (words, question) =>
      insertThoughts(tx, found.id, [{ question, words: words.slice(0, THOUGHT_MAX) }], true),
    )
  })
}
export const seeOnPhone = (db: Database, token: string): Promise<PhoneView | undefined> => atDoor(db, token, async (view) => view)
export const writeOnPhone = (db: Database, token: string, question: string, words: string): Promise<'done' | 'closed' | undefined> =>
  atDoor(db, token, async ({ conversation }, write) => {
    if (conversation.state !== 'going' || !asks(conversation, question)) return 'closed'
    await write(words, question)
    return 'done'
  })
