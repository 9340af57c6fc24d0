import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Choice } from '../../platform/field/index.ts'
import { isId } from '../../platform/ids.ts'
import { type ActionLine, actionsOf, ownersFor } from '../action/index.ts'
import { type QuestionSet, setById, setsFor } from '../question/index.ts'
import { endMeetingCode, giveMeetingCode, meetingCodeOf } from '../staff/index.ts'
import { stepsOf, type Step } from './conversation.ts'
import { type Asker, type Judgement, mayLead, mayPrepareTogether, mayReflectAlone, mayShare, maySeeConversation } from './policy.ts'
import {
  conversationById,
  conversations,
  type ConversationRow,
  dueToLead,
  insertConversation,
  type NewConversation,
  signatureOf,
  tokenOf,
  unitName,
  unitsHere,
  writeSettled,
  writeShared,
  writeStep,
} from './store.ts'
import { type Film, filmOf } from './store-film.ts'
import { deleteAllThoughts, notesOf, shownThoughts, type Thought } from './store-thought.ts'
import type { Conversation } from './tables.ts'

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind: 'conversation', id } : { kind: 'conversation' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

/** One function for every look at one conversation: what cannot be reached and what is not there are the same. */
export function withConversation<T>(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  may: (who: Asker, of: Conversation) => Judgement,
  work: (tx: Tx, conversation: Conversation) => Promise<T>,
): Promise<T | 'state' | undefined> {
  return db.as(actor, async (tx) => {
    const found = isId(id) ? await conversationById(tx, id) : undefined
    const judged = found && may(askerOf(tx), found)
    if (found && judged?.ok === false && judged.because === 'state') return 'state' as const
    if (!found || !judged?.ok) return refuse(tx, deed, id)
    await tx.audit({ deed, ...about(id) })
    return work(tx, found)
  })
}

/* ── prepare ── */

export interface Preparing {
  sets: QuestionSet[]
  /** Empty: only alone. */
  units: { id: string; name: string }[]
  /** May one be held for the whole organisation? */
  whole: boolean
  leaders: Choice[]
}
export const seePreparing = (db: Database, actor: Actor): Promise<Preparing | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    if (!mayReflectAlone(asker).ok) return refuse(tx, 'conversation.prepare')
    return {
      sets: await setsFor(tx),
      units: (await unitsHere(tx)).filter(({ id }) => mayPrepareTogether(asker, id).ok),
      whole: mayPrepareTogether(asker, null).ok,
      leaders: await ownersFor(tx),
    }
  })
export const setToUse = (db: Database, actor: Actor, id: string): Promise<QuestionSet | undefined> => db.as(actor, (tx) => setById(tx, id))

export type Together = Omit<NewConversation, 'kind'>
export async function prepareTogether(tx: Tx, made: Together): Promise<string | undefined> {
  if (!mayPrepareTogether(askerOf(tx), made.unit).ok) return refuse(tx, 'conversation.prepare')
  const id = await insertConversation(tx, { ...made, kind: 'together' })
  await tx.audit({ deed: 'conversation.prepare', ...about(id) })
  return id
}
export const prepare = (db: Database, actor: Actor, made: Together): Promise<string | undefined> =>
  db.as(actor, (tx) => prepareTogether(tx, made))

export async function beginAlone(tx: Tx, made: Omit<NewConversation, 'kind' | 'leader' | 'unit'>): Promise<string | undefined> {
  if (!mayReflectAlone(askerOf(tx)).ok) return refuse(tx, 'conversation.prepare')
  const id = await insertConversation(tx, { ...made, kind: 'alone', leader: tx.actor.account ?? '', unit: tx.reach.unit })
  await tx.audit({ deed: 'conversation.prepare', ...about(id) })
  return id
}
export const reflectAlone = (
  db: Database,
  actor: Actor,
  made: Omit<NewConversation, 'kind' | 'leader' | 'unit'>,
): Promise<string | undefined> => db.as(actor, (tx) => beginAlone(tx, made))

/* ── see ── */

const LISTED_MAX = 60
export interface ListedConversation extends ConversationRow {
  actions: { open: number; late: number; done: number }
}
const counted = (actions: readonly ActionLine[]) => ({
  open: actions.filter(({ state }) => state !== 'done' && state !== 'dropped').length,
  late: actions.filter(({ late }) => late).length,
  done: actions.filter(({ state }) => state === 'done').length,
})
export const listConversations = (db: Database, actor: Actor): Promise<ListedConversation[]> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'conversation.see', ...about() })
    const asker = askerOf(tx)
    const listed: ListedConversation[] = []
    for (const row of await conversations(tx, LISTED_MAX))
      if (maySeeConversation(asker, row).ok) listed.push({ ...row, actions: counted(await actionsOf(tx, 'conversation', row.id)) })
    return listed
  })

export interface Opened {
  conversation: Conversation
  steps: Step[]
  unit: string | undefined
  leader: string
  film: Film | undefined
  thoughts: Thought[]
  notes: ReadonlyMap<string, string>
  actions: ActionLine[]
  owners: Choice[]
  token: string
  code: { code: string; until: Date } | undefined
  leads: boolean
  shares: boolean
}
export const hasFilm = (conversation: Pick<Conversation, 'film_link'>, film: Film | undefined): boolean =>
  film !== undefined || conversation.film_link !== null

export async function openedBy(tx: Tx, conversation: Conversation): Promise<Opened> {
  const { id } = conversation
  const film = await filmOf(tx, id)
  const asker = askerOf(tx)
  return {
    conversation,
    steps: stepsOf(conversation.asked),
    unit: await unitName(tx, conversation.unit),
    leader: await signatureOf(tx, conversation.leader),
    film,
    thoughts: await shownThoughts(tx, id),
    notes: await notesOf(tx, id),
    actions: await actionsOf(tx, 'conversation', id),
    owners: await ownersFor(tx),
    token: await tokenOf(tx, id),
    code: await meetingCodeOf(tx, id),
    leads: mayLead(asker, conversation).ok,
    shares: mayShare(asker, conversation).ok,
  }
}
export const seeConversation = async (db: Database, actor: Actor, id: string): Promise<Opened | undefined> => {
  const seen = await withConversation(db, actor, id, 'conversation.see', maySeeConversation, openedBy)
  return seen === 'state' ? undefined : seen
}

/* ── lead ── */

export type Done = true | 'state' | undefined
/** Shows another step on the big screen; the clock of the question begins anew. The first step opens it for phones. */
export const moveTo = (db: Database, actor: Actor, id: string, to: number): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.lead', mayLead, async (tx, conversation) => {
    await writeStep(tx, id, Math.min(Math.max(0, to), stepsOf(conversation.asked).length - 1))
    if (conversation.kind === 'together' && (await meetingCodeOf(tx, id)) === undefined)
      await giveMeetingCode(tx, id, `/t/${await tokenOf(tx, id)}`)
    return true as const
  })
/** The plan is settled: phones are shut, the code dies, and the days of the thoughts are counted from now. */
export const settle = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.settle', mayLead, async (tx, { retention_days }) => {
    await writeSettled(tx, id)
    await endMeetingCode(tx, id)
    if (retention_days === 0) await deleteAllThoughts(tx, id)
    return true as const
  })
export const share = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.share', mayShare, async (tx) => {
    await writeShared(tx, id)
    return true as const
  })

export const conversationsToLead = (tx: Tx): Promise<number> => dueToLead(tx, dayOf(new Date()))
