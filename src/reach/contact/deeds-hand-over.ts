/** Handing over: chosen words, checked where the organisation can check, then out by a way of the port. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Document } from '../../platform/document/index.ts'
import { isId } from '../../platform/ids.ts'
import type { OutgoingAnswer, OutgoingCheck } from '../../platform/outgoing.ts'
import { type Conversation, opened, type Within, within } from './deeds.ts'
import { about } from './deeds-queue.ts'
import { wayOf } from './handing-over.ts'
import { organisationOf } from './store.ts'
import { setHandedOver } from './store-conversation.ts'
import { type HandedOver, handOverById, insertHandOver, setLeft, textOf } from './store-hand-over.ts'

type Me = Actor & { account: string }

/** The conversation to choose from, for the page where one writes what is handed over. */
export const seeForHandOver = (db: Database, actor: Actor, id: string): Promise<Conversation | undefined> =>
  within(db, actor, id, 'contact.hand_over', async ({ tx, queue, line }) => {
    await tx.audit({ deed: 'contact.read', ...about('conversation', id) })
    return opened(tx, queue, line)
  })

/** `busy`: the check has had too much in an hour. Nothing has left. */
export async function beginHandOver(
  db: Database,
  actor: Me,
  id: string,
  { text, way }: { text: string; way: string },
  outgoing: OutgoingCheck | undefined,
): Promise<string | 'busy' | undefined> {
  const begun = (checked: string | null) =>
    within(db, actor, id, 'contact.hand_over', async ({ tx, queue }: Within): Promise<string> => {
      const made = await insertHandOver(tx, { queue: queue.id, conversation: id, checked, way }, text)
      await tx.audit({ deed: 'contact.hand_over', ...about('conversation', id) })
      return made
    })
  if (!wayOf(way)) return undefined
  if (!outgoing) return begun(null)
  const mine = await within(db, actor, id, 'contact.hand_over', async () => true)
  if (!mine) return undefined
  const asked = await outgoing.ask(db, actor, { name: 'overlamning.txt', body: text })
  return asked ? begun(asked.id) : 'busy'
}

export interface SeenHandOver {
  handed: HandedOver
  text: string
  own: boolean
  organisation: string
  /** Undefined where nothing can be checked here, or where somebody else asked. */
  check: OutgoingAnswer | undefined
  mayLeave: boolean
}
export async function seeHandOver(
  db: Database,
  actor: Me,
  conversation: string,
  id: string,
  outgoing: OutgoingCheck | undefined,
): Promise<SeenHandOver | undefined> {
  const seen = await within(db, actor, conversation, 'contact.hand_over', async ({ tx }) => {
    const handed = isId(id) ? await handOverById(tx, id) : undefined
    const text = handed?.conversation === conversation ? await textOf(tx, handed) : undefined
    if (!handed || text === undefined) return undefined
    await tx.audit({ deed: 'contact.read', ...about('conversation', conversation) })
    return { handed, text, own: handed.account === actor.account, organisation: (await organisationOf(tx)).name }
  })
  if (!seen) return undefined
  const { checked } = seen.handed
  const check = checked !== null && seen.own ? await outgoing?.answer(db, actor, checked) : undefined
  return { ...seen, check, mayLeave: seen.own && (checked === null || check?.state === 'passed') }
}

/** Out, by the way that was chosen, and only what has passed. */
export async function letHandOverLeave(
  db: Database,
  actor: Me,
  conversation: string,
  id: string,
  outgoing: OutgoingCheck | undefined,
  at = new Date(),
): Promise<true | undefined> {
  const seen = await seeHandOver(db, actor, conversation, id, outgoing)
  const way = seen && wayOf(seen.handed.way)
  if (!seen?.mayLeave || !way) return undefined
  return within(db, actor, conversation, 'contact.hand_over', async ({ tx }): Promise<true> => {
    await setLeft(tx, id, at)
    await setHandedOver(tx, conversation, way.key, at)
    await way.receive?.(tx, handedOf(seen, at))
    await tx.audit({ deed: 'contact.hand_over', ...about('conversation', conversation) })
    return true
  })
}
const handedOf = ({ handed, text, organisation }: SeenHandOver, at: Date) => ({ id: handed.id, text, organisation, at })
/** The document of one that has left. */
export function documentOf(seen: SeenHandOver): Document | undefined {
  const { left_at, way } = seen.handed
  return left_at !== null && seen.mayLeave ? wayOf(way)?.document?.(handedOf(seen, left_at)) : undefined
}
