import { type Kysely, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Delivery, Mandate, Paper, Part, Step, Taker, WholeMandate } from './mandate.ts'

interface Owned {
  tenant: string
}
interface Tables {
  mandate: Mandate & Owned & { created_at: Date; changed_at: Date }
  mandate_part: Part & Owned
  mandate_taker: Taker & Owned
  mandate_delivery: Delivery & Owned
  mandate_document: Paper & Owned
  mandate_step: Step & Owned
  account: Owned & { id: string; signature: string; unit: string; closed_at: Date | null; suspended_at: Date | null }
  role_grant: Owned & { account: string; role: string; valid_from: Date; valid_until: Date }
}
/** What belongs to a mandate, by the table that holds it. */
export interface Belonging {
  mandate_part: Part
  mandate_taker: Taker
  mandate_delivery: Delivery
  mandate_document: Paper
  mandate_step: Step
}
export type Kind = keyof Belonging
export type New<T> = Omit<T, 'id' | 'mandate'>
const q = (tx: Tx) => tx.tables<Tables>()
/** Five tables with the same three keys: the columns beside those are the type's. */
const held = (tx: Tx) => q(tx) as unknown as Kysely<Record<Kind, { tenant: string; id: string; mandate: string }>>

const COLUMNS = [
  'id',
  'fact',
  'title',
  'giver',
  'given_on',
  'rests_on',
  'asked',
  'starts_on',
  'interim_on',
  'final_on',
  'responsible',
  'notes',
] as const

export const allMandates = (tx: Tx): Promise<Mandate[]> => q(tx).selectFrom('mandate').select(COLUMNS).orderBy('title').execute()
export const mandateById = (tx: Tx, id: string): Promise<Mandate | undefined> =>
  q(tx).selectFrom('mandate').select(COLUMNS).where('id', '=', id).executeTakeFirst()

async function belongings<K extends Kind>(tx: Tx, kind: K, ids: readonly string[]): Promise<Belonging[K][]> {
  if (ids.length === 0) return []
  return (await held(tx)
    .selectFrom(kind as Kind)
    .selectAll()
    .where('mandate', 'in', [...ids])
    .orderBy('id')
    .execute()) as unknown as Belonging[K][]
}
/** Mandates with all that belongs to them, in six statements whatever their number. */
export async function wholeMandates(tx: Tx, mandates: readonly Mandate[]): Promise<WholeMandate[]> {
  const ids = mandates.map(({ id }) => id)
  const parts = await belongings(tx, 'mandate_part', ids)
  const takers = await belongings(tx, 'mandate_taker', ids)
  const deliveries = await belongings(tx, 'mandate_delivery', ids)
  const documents = await belongings(tx, 'mandate_document', ids)
  const steps = await belongings(tx, 'mandate_step', ids)
  const day = (one: string | null, other: string | null) => (one ?? '9').localeCompare(other ?? '9')
  return mandates.map((mandate) => {
    const own = <T extends { mandate: string }>(all: readonly T[]) => all.filter((one) => one.mandate === mandate.id)
    return {
      ...mandate,
      parts: own(parts).sort((one, other) => day(one.due_on, other.due_on)),
      takers: own(takers).sort((one, other) => one.name.localeCompare(other.name, 'sv')),
      deliveries: own(deliveries).sort((one, other) => day(one.delivered_on, other.delivered_on)),
      documents: own(documents).sort((one, other) => one.title.localeCompare(other.title, 'sv')),
      steps: own(steps).sort((one, other) => day(one.due_on, other.due_on)),
    }
  })
}

export async function insertMandate(tx: Tx, values: New<Mandate>): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('mandate')
    .values({ ...values, tenant: tx.actor.tenant, id, created_at: new Date(), changed_at: new Date() })
    .execute()
  return id
}
export async function updateMandate(tx: Tx, id: string, values: Omit<New<Mandate>, 'fact'>): Promise<void> {
  await q(tx)
    .updateTable('mandate')
    .set({ ...values, changed_at: new Date() })
    .where('id', '=', id)
    .execute()
}
/** Takes a mandate away with all that belongs to it. */
export async function deleteMandate(tx: Tx, id: string): Promise<void> {
  for (const kind of ['mandate_step', 'mandate_document', 'mandate_delivery', 'mandate_taker', 'mandate_part'] as const)
    await held(tx).deleteFrom(kind).where('mandate', '=', id).execute()
  await q(tx).deleteFrom('mandate').where('id', '=', id).execute()
}

export async function insertBelonging<K extends Kind>(
  tx: Tx,
  kind: K,
  mandate: string,
  values: readonly New<Belonging[K]>[],
): Promise<string[]> {
  const rows = values.map((one) => ({ ...one, tenant: tx.actor.tenant, id: newId(), mandate }))
  if (rows.length > 0)
    await held(tx)
      .insertInto(kind as Kind)
      .values(rows)
      .execute()
  return rows.map(({ id }) => id)
}
export async function updateBelonging<K extends Kind>(
  tx: Tx,
  kind: K,
  mandate: string,
  id: string,
  values: Partial<New<Belonging[K]>>,
): Promise<boolean> {
  const done = await held(tx)
    .updateTable(kind as Kind)
    .set(values as unknown as Record<string, never>)
    .where('id', '=', id)
    .where('mandate', '=', mandate)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
/** A part that goes takes its deliveries with it. */
export async function deleteBelonging(tx: Tx, kind: Kind, mandate: string, id: string): Promise<boolean> {
  if (kind === 'mandate_part') await q(tx).deleteFrom('mandate_delivery').where('part', '=', id).where('mandate', '=', mandate).execute()
  const done = await held(tx).deleteFrom(kind).where('id', '=', id).where('mandate', '=', mandate).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export interface Holder {
  id: string
  signature: string
}
/** Accounts that may answer for a mandate: all that are open, since answering is a duty and no right. */
export const openAccounts = (tx: Tx): Promise<Holder[]> =>
  q(tx)
    .selectFrom('account')
    .select(['id', 'signature'])
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .orderBy('signature')
    .execute()

/* ── in the organisation's own name, when somebody leaves ── */

export const countHeldBy = async (tx: Tx, account: string): Promise<number> =>
  (await q(tx).selectFrom('mandate').select('id').where('responsible', '=', account).execute()).length
export const coordinatorsBeside = async (tx: Tx, leaver: string): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('account as a')
      .select('a.id')
      .where('a.id', '<>', leaver)
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .where(
        sql<boolean>`exists (select 1 from role_grant g where g.tenant = a.tenant and g.account = a.id
          and g.role in ('coordinator', 'national_coordinator') and now() between g.valid_from and g.valid_until)`,
      )
      .orderBy('a.id')
      .execute()
  ).map(({ id }) => id)
export async function moveHeld(tx: Tx, from: string, to: string): Promise<void> {
  await q(tx).updateTable('mandate').set({ responsible: to }).where('responsible', '=', from).execute()
}
