import type { Database } from '../../platform/database/database.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Choice } from '../../platform/field/index.ts'
import { isId, newId } from '../../platform/ids.ts'
import { type ActionLine, type ActionOrigin, isLate, type NewAction } from './action.ts'
import { type Held, mayRaiseAction, maySeeAction, maySteerAction, mayWorkOnAction, type Standing } from './policy.ts'
import { type ActionRow, actionById, actionsFrom, allActions, insertAction, openUnits, presentAccounts } from './store.ts'
import { addEntry, type Entry, entriesOf } from './store-entry.ts'
import { type EvidenceLine, evidenceOf } from './store-evidence.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (id?: string) => ({ purpose: 'follow_up', object: isId(id) ? { kind: 'action', id } : { kind: 'action' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
export const lineOf = ({ id, title, state, due, owner_signature }: ActionRow, day: string): ActionLine => ({
  id,
  title,
  state,
  due,
  owner: owner_signature,
  late: isLate({ state, due }, day),
})

/** An action for a unit or an owner that is not there, or from whoever may not raise one for that unit. A fault of ours: forms offer only what is. */
export class CannotRaise extends Error {}

async function raise(tx: Tx, action: Omit<NewAction, 'origin'> & { origin: ActionOrigin | undefined }, at?: Date): Promise<{ id: string }> {
  if (!mayRaiseAction(standingOf(tx), action.unit).ok) throw new CannotRaise('Not for that unit.')
  if (!(await presentAccounts(tx)).some(({ id }) => id === action.owner)) throw new CannotRaise('No such owner.')
  const id = newId()
  const { title, why, unit, owner, due, origin } = action
  await insertAction(tx, { id, title, why, unit, owner, due, origin_kind: origin?.kind ?? 'own', origin_id: origin?.id ?? id, at })
  await addEntry(tx, id, 'raised', { state: 'planned', at })
  await tx.audit({ deed: 'action.raise', ...about(id) })
  return { id }
}

/**
 * For other rooms: an action in the asker's own name, in the caller's transaction. `unit` null means the whole
 * organisation; another unit than one's own is for the coordinator. `at`: when it was raised, for the demonstration.
 */
export const raiseAction = (tx: Tx, action: NewAction, at?: Date): Promise<{ id: string }> => raise(tx, action, at)

/** For other rooms: the actions that came out of this, as far as the asker reaches them. */
export async function actionsOf(tx: Tx, kind: ActionOrigin['kind'], id: string): Promise<ActionLine[]> {
  const day = dayOf(new Date())
  return (await actionsFrom(tx, kind, id)).map((row) => lineOf(row, day))
}

/** For forms: who may own an action. Functions with their units, the asker's own unit first; never a name. */
export async function ownersFor(tx: Tx): Promise<Choice[]> {
  const present = await presentAccounts(tx)
  const own = (unit: string) => (unit === tx.reach.unit ? 0 : 1)
  return present
    .sort((a, b) => own(a.unit) - own(b.unit))
    .map(({ id, signature, unit_name }) => ({
      value: id,
      label: signature.includes(unit_name) ? signature : `${signature} (${unit_name})`,
    }))
}

export const raiseOwn = (db: Database, actor: Actor, action: Omit<NewAction, 'origin'>, at?: Date): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) =>
    mayRaiseAction(standingOf(tx), action.unit).ok ? raise(tx, { ...action, origin: undefined }, at) : refuse(tx, 'action.raise'),
  )

/** What the form for a new action offers. */
export const seeNewAction = (db: Database, actor: Actor): Promise<{ owners: Choice[]; units: { id: string; name: string }[] }> =>
  db.as(actor, async (tx) => ({
    owners: await ownersFor(tx),
    units: (await openUnits(tx)).filter(({ id }) => mayRaiseAction(standingOf(tx), id).ok),
  }))

/** Every action within reach. Row security keeps the rest away. */
export const listActions = (db: Database, actor: Actor): Promise<ActionRow[]> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'action.list', ...about() })
    const who = standingOf(tx)
    return (await allActions(tx)).filter((row) => maySeeAction(who, heldOf(row)).ok)
  })

export const heldOf = ({ owner, made_by, unit }: Pick<ActionRow, 'owner' | 'made_by' | 'unit'>): Held => ({ owner, made_by, unit })

export interface SeenAction {
  action: ActionRow
  entries: Entry[]
  evidence: EvidenceLine[]
  mayWork: boolean
  maySteer: boolean
  owners: Choice[]
}
export const seeAction = (db: Database, actor: Actor, id: string): Promise<SeenAction | undefined> =>
  db.as(actor, async (tx) => {
    const action = isId(id) ? await actionById(tx, id) : undefined
    const who = standingOf(tx)
    if (!action || !maySeeAction(who, heldOf(action)).ok) return refuse(tx, 'action.see', id)
    await tx.audit({ deed: 'action.see', ...about(id) })
    const maySteer = maySteerAction(who, heldOf(action)).ok
    return {
      action,
      entries: await entriesOf(tx, id),
      evidence: await evidenceOf(tx, id),
      mayWork: mayWorkOnAction(who, heldOf(action)).ok,
      maySteer,
      owners: maySteer ? await ownersFor(tx) : [],
    }
  })

/** For the demonstration: has somebody written an action of the organisation's own here? */
export const hasOwnActions = (db: Database, actor: Actor): Promise<boolean> =>
  db.as(actor, async (tx) => (await allActions(tx)).some(({ origin_kind }) => origin_kind === 'own'))
