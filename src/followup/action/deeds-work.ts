import type { Database } from '../../platform/database/database.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { type ActionState, type Effect, isOpen, isSteering, mayGo, type Steered } from './action.ts'
import { about, heldOf, refuse, standingOf } from './deeds.ts'
import { maySteerAction, mayWorkOnAction } from './policy.ts'
import { type ActionRow, actionById, presentAccounts, setEffect, setState, setSteering } from './store.ts'
import { addEntry } from './store-entry.ts'

export type Outcome = 'done' | 'absent' | 'conflict'

/** Loads what one may work on, or steer; undefined, with its audit row, for everybody else. */
export async function within(tx: Tx, deed: Deed, id: string, steer: boolean): Promise<ActionRow | undefined> {
  const action = isId(id) ? await actionById(tx, id) : undefined
  const may = action && (steer ? maySteerAction : mayWorkOnAction)(standingOf(tx), heldOf(action))
  return action && may?.ok ? action : refuse(tx, deed, id)
}

export const addNote = (db: Database, actor: Actor, id: string, words: string, at?: Date): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    if (!(await within(tx, 'action.report', id, false))) return 'absent'
    await addEntry(tx, id, 'note', { words, at })
    await tx.audit({ deed: 'action.report', ...about(id) })
    return 'done'
  })

export interface Step {
  to: ActionState
  words: string
  /** When it is done: in how many days its effect is asked for. */
  effectDays?: number
  at?: Date | undefined
}
export const changeState = (db: Database, actor: Actor, id: string, { to, words, effectDays, at }: Step): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const seen = await within(tx, 'action.report', id, false)
    if (!seen) return 'absent'
    if (isSteering(seen.state, to) && !(await within(tx, 'action.change', id, true))) return 'absent'
    const effect_due = to === 'done' && effectDays !== undefined ? addDays(dayOf(at ?? new Date()), effectDays) : null
    if (!mayGo(seen.state, to) || !(await setState(tx, id, seen.state, { state: to, effect_due, at }))) return 'conflict'
    await addEntry(tx, id, 'state', { words, state: to, at })
    await tx.audit({ deed: 'action.report', ...about(id) })
    return 'done'
  })

export interface Steering {
  title: string
  why: string
  owner: string
  due: string
}
/** The words, the day and the owner, by whoever steers. The history says from what to what. */
export const steerAction = (db: Database, actor: Actor, id: string, values: Steering): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const seen = await within(tx, 'action.change', id, true)
    if (!seen) return 'absent'
    const owner = (await presentAccounts(tx)).find((one) => one.id === values.owner)
    if (!owner || !isOpen(seen.state)) return 'conflict'
    await setSteering(tx, id, values)
    const changed: Steered = {
      ...(values.due === seen.due ? {} : { due: [seen.due, values.due] as const }),
      ...(owner.id === seen.owner ? {} : { owner: [seen.owner_signature, owner.signature] as const }),
      ...(values.title === seen.title && values.why === seen.why ? {} : { words: true as const }),
    }
    await addEntry(tx, id, 'steered', { words: JSON.stringify(changed) })
    await tx.audit({ deed: 'action.change', ...about(id) })
    return 'done'
  })

export interface EffectJudged {
  effect: Effect
  words: string
  /** When to ask again, where it cannot be said yet. */
  again?: string | undefined
  at?: Date | undefined
}
export const judgeEffect = (db: Database, actor: Actor, id: string, { effect, words, again, at }: EffectJudged): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const seen = await within(tx, 'action.effect', id, false)
    if (!seen) return 'absent'
    const effect_due = again ?? seen.effect_due ?? dayOf(new Date())
    if (seen.state !== 'done' || !(await setEffect(tx, id, { effect, effect_due, at }))) return 'conflict'
    await addEntry(tx, id, 'effect', { words: JSON.stringify({ effect, words }), at })
    await tx.audit({ deed: 'action.effect', ...about(id) })
    return 'done'
  })
