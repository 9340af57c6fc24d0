/** The team's side: reading, answering, handing over, ending. Everything in the name of one who has said yes to it. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import { type Letter, openBox, openLetter, sealLetter } from '../visitor/index.ts'
import { type ConversationLine, type Decision, deleteDay, lineState, type Outcome, type Queue, standing } from './contact.ts'
import { about, askerOf, placeOf, refuse } from './deeds-queue.ts'
import { mayAnswer } from './policy.ts'
import { boxOf, decisionsOf, membersOf, ownSites, queueById, signatures, teamKeys } from './store.ts'
import {
  conversationById,
  conversationLines,
  draftOf,
  dropDraft,
  insertAnswer,
  insertNote,
  markRead,
  messagesIn,
  notesIn,
  originalOf,
  pictureById,
  picturesIn,
  setClosed,
  setTaken,
  stepOn,
  visitorKeyOf,
  writeDraft,
} from './store-conversation.ts'

type Me = Actor & { account: string }

async function teamQueue(tx: Tx, id: string, deed: Deed): Promise<Queue | undefined> {
  const queue = isId(id) ? await queueById(tx, id) : undefined
  if (queue && mayAnswer(askerOf(tx), placeOf(tx, queue, await membersOf(tx, id))).ok) return queue
  return refuse(tx, deed, 'queue', id)
}
export interface SeenLines {
  queue: Queue
  site: string
  lines: ConversationLine[]
  names: Map<string, string>
}
/** Urgent first, then the oldest. Nothing of what anybody has written. */
export const seeLines = (db: Database, actor: Actor, id: string): Promise<SeenLines | undefined> =>
  db.as(actor, async (tx) => {
    const queue = await teamQueue(tx, id, 'contact.list')
    if (!queue) return undefined
    await tx.audit({ deed: 'contact.list', ...about('queue', id) })
    const rank = (line: ConversationLine) => (lineState(line) === 'closed' ? 2 : line.urgent ? 0 : 1)
    const lines = (await conversationLines(tx, id)).sort((a, b) => rank(a) - rank(b))
    return { queue, site: (await ownSites(tx)).find(({ site }) => site === queue.site)?.name ?? '', lines, names: await signatures(tx) }
  })

export interface Within {
  tx: Tx
  queue: Queue
  line: ConversationLine
}
/** One conversation within reach, or the same refusal whether it is absent or somebody else's. */
export const within = <T>(db: Database, actor: Actor, id: string, deed: Deed, work: (at: Within) => Promise<T>): Promise<T | undefined> =>
  db.as(actor, async (tx) => {
    const line = isId(id) ? await conversationById(tx, id) : undefined
    const queue = line && (await queueById(tx, line.queue))
    if (!line || !queue || !mayAnswer(askerOf(tx), placeOf(tx, queue, await membersOf(tx, queue.id))).ok)
      return refuse(tx, deed, 'conversation', id)
    return work({ tx, queue, line })
  })

export interface Message {
  id: string
  from_visitor: boolean
  account: string | null
  sent_at: Date
  letter: Letter
  pictures: string[]
}
export interface Note {
  account: string
  kind: 'note' | 'original'
  written_at: Date
  text: string
}
export interface Conversation {
  line: ConversationLine
  queue: Queue
  messages: Message[]
  notes: Note[]
  draft: { text: string; account: string; written_at: Date } | undefined
  deletion: Decision | undefined
  names: Map<string, string>
}
/** Opened and read: the row in the log comes first, and what was unread is read from now on. */
export const readConversation = (db: Database, actor: Actor, id: string, at = new Date()): Promise<Conversation | undefined> =>
  within(db, actor, id, 'contact.read', async ({ tx, queue, line }) => {
    await tx.audit({ deed: 'contact.read', ...about('conversation', id) })
    await markRead(tx, id, at)
    return opened(tx, queue, { ...line, unread_since: null })
  })
export async function opened(tx: Tx, queue: Queue, line: ConversationLine): Promise<Conversation> {
  const [box, keys] = [await boxOf(tx, queue), await teamKeys(tx, queue.id)]
  if (!box || !keys) throw new Error('The box of a queue is missing.')
  const pictures = await picturesIn(tx, line.id)
  const messages = (await messagesIn(tx, line.id)).map(({ to_team, ...message }) => ({
    ...message,
    letter: openLetter(box, to_team),
    pictures: pictures.filter((one) => one.message === message.id).map((one) => one.id),
  }))
  const notes = (await notesIn(tx, line.id)).map(({ sealed, id, ...note }) => ({
    ...note,
    text: keys.open('contact_note', 'sealed', id, sealed),
  }))
  const draft = await draftOf(tx, line.id)
  return {
    line,
    queue,
    messages,
    notes,
    draft: draft && {
      account: draft.account,
      written_at: draft.written_at,
      text: keys.open('contact_draft', 'sealed', line.id, draft.sealed),
    },
    deletion: standing(await decisionsOf(tx, queue.id), 'deletion'),
    names: await signatures(tx),
  }
}

export type Stepped = 'done' | 'late' | 'closed'
/** Takes it, or lets it go. Taking tells the others; it shuts nobody out. */
export const take = (db: Database, actor: Me, id: string, mine: boolean, at = new Date()): Promise<Stepped | undefined> =>
  within(db, actor, id, 'contact.take', async ({ tx, line }) => {
    if (line.closed_at !== null) return 'closed'
    await setTaken(tx, id, mine ? actor.account : null, at)
    await tx.audit({ deed: 'contact.take', ...about('conversation', id) })
    return 'done'
  })

/** The draft that all of the team see. `late`: somebody has written or answered since this page was opened. */
export const saveDraft = (
  db: Database,
  actor: Me,
  id: string,
  text: string,
  revision: number,
  at = new Date(),
): Promise<Stepped | undefined> =>
  within(db, actor, id, 'contact.draft', async ({ tx, queue, line }) => {
    if (line.closed_at !== null) return 'closed'
    if (!(await stepOn(tx, id, revision))) return 'late'
    const keys = await teamKeys(tx, queue.id)
    if (!keys) throw new Error('The key of a queue is missing.')
    await writeDraft(tx, queue.id, id, keys.seal('contact_draft', 'sealed', id, text), at)
    await tx.audit({ deed: 'contact.draft', ...about('conversation', id) })
    return 'done'
  })

/** Sent by one, once: whoever presses second is told, and nothing goes out twice. */
export const answer = (
  db: Database,
  actor: Me,
  id: string,
  text: string,
  revision: number,
  at = new Date(),
): Promise<Stepped | undefined> =>
  within(db, actor, id, 'contact.answer', async ({ tx, queue, line }) => {
    if (line.closed_at !== null) return 'closed'
    if (!(await stepOn(tx, id, revision))) return 'late'
    const visitorKey = await visitorKeyOf(tx, id)
    if (!visitorKey) throw new Error('The key of a conversation is missing.')
    const letter = { text }
    await insertAnswer(tx, {
      queue: queue.id,
      conversation: id,
      to_team: sealLetter(queue.public_key, letter),
      to_visitor: sealLetter(visitorKey, letter),
    })
    await dropDraft(tx, id)
    if (line.taken_by === null) await setTaken(tx, id, actor.account, at)
    await tx.audit({ deed: 'contact.answer', ...about('conversation', id) })
    return 'done'
  })

async function writeNote(tx: Tx, queue: string, conversation: string, kind: Note['kind'], text: string): Promise<void> {
  const keys = await teamKeys(tx, queue)
  if (!keys) throw new Error('The key of a queue is missing.')
  const id = newId()
  await insertNote(tx, { id, queue, conversation, kind, sealed: keys.seal('contact_note', 'sealed', id, text) })
}
export const note = (db: Database, actor: Me, id: string, text: string): Promise<Stepped | undefined> =>
  within(db, actor, id, 'contact.note', async ({ tx, queue }): Promise<Stepped> => {
    await writeNote(tx, queue.id, id, 'note', text)
    await tx.audit({ deed: 'contact.note', ...about('conversation', id) })
    return 'done'
  })

/** Ended, with how it went. The day it is deleted follows from the decision that stands now; without one nothing is deleted. */
export const close = (db: Database, actor: Me, id: string, outcome: Outcome, at = new Date()): Promise<Stepped | undefined> =>
  within(db, actor, id, 'contact.close', async ({ tx, queue, line }) => {
    if (line.closed_at !== null) return 'closed'
    const deletion = standing(await decisionsOf(tx, queue.id), 'deletion')
    await dropDraft(tx, id)
    await setClosed(tx, id, outcome, at, deleteDay(at, deletion))
    await tx.audit({ deed: 'contact.close', ...about('conversation', id) })
    return 'done'
  })

export interface Picture {
  media_type: string
  bytes: Buffer
}
const pictureIn = (
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  work: (tx: Tx, queue: Queue, row: NonNullable<Awaited<ReturnType<typeof pictureById>>>) => Promise<Picture | undefined>,
) =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await pictureById(tx, id) : undefined
    const queue = row && (await queueById(tx, row.queue))
    if (!row || !queue || !mayAnswer(askerOf(tx), placeOf(tx, queue, await membersOf(tx, queue.id))).ok)
      return refuse(tx, deed, 'conversation')
    await tx.audit({ deed, ...about('conversation', row.conversation) })
    return work(tx, queue, row)
  })
/** The copy that was drawn anew. */
export const seePicture = (db: Database, actor: Actor, id: string): Promise<Picture | undefined> =>
  pictureIn(db, actor, id, 'contact.picture', async (tx, queue, { media_type, clean }) => {
    const box = await boxOf(tx, queue)
    return box && { media_type, bytes: openBox(box, clean) }
  })
/** Why the original is needed: written among the notes before it is opened. */
export const giveReason = (db: Database, actor: Actor, id: string, why: string): Promise<true | undefined> =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await pictureById(tx, id) : undefined
    const queue = row && (await queueById(tx, row.queue))
    if (!row || !queue || !mayAnswer(askerOf(tx), placeOf(tx, queue, await membersOf(tx, queue.id))).ok)
      return refuse(tx, 'contact.original', 'conversation')
    await writeNote(tx, queue.id, row.conversation, 'original', why)
    await tx.audit({ deed: 'contact.note', ...about('conversation', row.conversation) })
    return true
  })
const REASON_MS = 15 * 60_000
/** The sealed original, with all that the camera wrote in it: for whoever has just said why. */
export const openOriginal = (db: Database, actor: Me, id: string, now = new Date()): Promise<Picture | undefined> =>
  pictureIn(db, actor, id, 'contact.original', async (tx, queue, { conversation, media_type }) => {
    const said = (await notesIn(tx, conversation)).some(
      ({ kind, account, written_at }) =>
        kind === 'original' && account === actor.account && now.getTime() - written_at.getTime() < REASON_MS,
    )
    const [box, original] = [await boxOf(tx, queue), await originalOf(tx, id)]
    return said && box && original ? { media_type, bytes: openBox(box, original) } : undefined
  })
