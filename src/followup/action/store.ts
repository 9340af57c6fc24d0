import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ActionState, Effect, OriginKind } from './action.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface ActionWords {
  title: string
  why: string
}
export interface ActionRow extends ActionWords {
  id: string
  origin_kind: OriginKind
  origin_id: string
  unit: string | null
  unit_name: string | null
  owner: string
  owner_signature: string
  made_by: string
  made_by_signature: string
  due: string
  state: ActionState
  state_at: Date
  effect_due: string | null
  effect: Effect | null
  effect_at: Date | null
  created_at: Date
}

const rows = (tx: Tx) =>
  q(tx)
    .selectFrom('action_item as a')
    .innerJoin('account as o', (j) => j.onRef('o.tenant', '=', 'a.tenant').onRef('o.id', '=', 'a.owner'))
    .innerJoin('account as m', (j) => j.onRef('m.tenant', '=', 'a.tenant').onRef('m.id', '=', 'a.created_by'))
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .select([
      'a.id',
      'a.origin_kind',
      'a.origin_id',
      'a.unit',
      'u.name as unit_name',
      'a.owner',
      'o.signature as owner_signature',
      'a.created_by as made_by',
      'm.signature as made_by_signature',
      'a.due',
      'a.state',
      'a.state_at',
      'a.effect_due',
      'a.effect',
      'a.effect_at',
      'a.created_at',
      'a.sealed',
    ])

type SealedRow = Omit<ActionRow, keyof ActionWords> & { sealed: Buffer }

async function opened(tx: Tx, found: readonly SealedRow[]): Promise<ActionRow[]> {
  if (found.length === 0) return []
  const own = (await tx.keys()).own()
  return found.map(({ sealed, ...row }) => ({ ...row, ...(JSON.parse(own.open('action_item', 'sealed', row.id, sealed)) as ActionWords) }))
}

/** Open ones first, by their day; then what is finished, latest first. */
export const allActions = async (tx: Tx): Promise<ActionRow[]> =>
  opened(
    tx,
    await rows(tx)
      .orderBy(sql`a.state in ('done', 'dropped')`)
      .orderBy(sql`case when a.state in ('done', 'dropped') then null else a.due end`)
      .orderBy('a.state_at', 'desc')
      .orderBy('a.id')
      .execute(),
  )

export const actionsFrom = async (tx: Tx, kind: OriginKind, id: string): Promise<ActionRow[]> =>
  opened(tx, await rows(tx).where('a.origin_kind', '=', kind).where('a.origin_id', '=', id).orderBy('a.due').orderBy('a.id').execute())

export async function actionById(tx: Tx, id: string): Promise<ActionRow | undefined> {
  return (await opened(tx, await rows(tx).where('a.id', '=', id).execute()))[0]
}

/** What the first page asks: days and states, no words. */
export const openActions = (
  tx: Tx,
): Promise<
  { id: string; unit: string | null; owner: string; due: string; state: ActionState; effect: Effect | null; effect_due: string | null }[]
> =>
  q(tx)
    .selectFrom('action_item')
    .select(['id', 'unit', 'owner', 'due', 'state', 'effect', 'effect_due'])
    .where((e) => e.or([e('state', 'in', ['planned', 'going', 'waiting']), e('effect_due', 'is not', null)]))
    .orderBy('due')
    .execute()

export interface Inserted extends ActionWords {
  id: string
  origin_kind: OriginKind
  origin_id: string
  unit: string | null
  owner: string
  due: string
  at: Date | undefined
}
export async function insertAction(tx: Tx, { title, why, at, ...row }: Inserted): Promise<void> {
  const sealed = (await tx.keys()).own().seal('action_item', 'sealed', row.id, JSON.stringify({ title, why }))
  await q(tx)
    .insertInto('action_item')
    .values({
      ...row,
      tenant: tx.actor.tenant,
      sealed,
      created_by: tx.actor.account ?? '',
      ...(at ? { created_at: at, state_at: at } : {}),
    })
    .execute()
}

/** False where it is out of reach or has changed meanwhile. */
export async function setState(
  tx: Tx,
  id: string,
  from: ActionState,
  set: { state: ActionState; effect_due: string | null; at: Date | undefined },
): Promise<boolean> {
  const done = await q(tx)
    .updateTable('action_item')
    .set({ state: set.state, effect_due: set.effect_due, effect: null, effect_at: null, state_at: set.at ?? sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function setSteering(
  tx: Tx,
  id: string,
  { title, why, owner, due }: ActionWords & { owner: string; due: string },
): Promise<void> {
  const sealed = (await tx.keys()).own().seal('action_item', 'sealed', id, JSON.stringify({ title, why }))
  await q(tx).updateTable('action_item').set({ owner, due, sealed }).where('id', '=', id).execute()
}

export async function setEffect(
  tx: Tx,
  id: string,
  { effect, effect_due, at }: { effect: Effect; effect_due: string; at: Date | undefined },
): Promise<boolean> {
  const done = await q(tx)
    .updateTable('action_item')
    .set({ effect, effect_due, effect_at: at ?? sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'done')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Accounts that may own an action: those that are here, by function. */
export const presentAccounts = (tx: Tx): Promise<{ id: string; signature: string; unit: string; unit_name: string }[]> =>
  q(tx)
    .selectFrom('account as a')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'a.tenant').onRef('u.id', '=', 'a.unit'))
    .select(['a.id', 'a.signature', 'a.unit', 'u.name as unit_name'])
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .orderBy('u.name')
    .orderBy('a.signature')
    .execute()

export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
