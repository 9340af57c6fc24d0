import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Content, Intake } from './intake.ts'

interface IntakeTable {
  tenant: string
  id: string
  kind: 'entry' | 'contact'
  unit: string
  circle: string | null
  person: string | null
  duplicate: boolean | null
  key_wrapped: Buffer
  sealed: Buffer
  blind: Buffer | null
  state: 'sent' | 'routed' | 'done'
  created_by: string
  created_at: Date
  taken_by: string | null
  taken_at: Date | null
  done_by: string | null
  done_at: Date | null
  outcome: string | null
}
interface Tables {
  intake: IntakeTable
  unit: { tenant: string; id: string; name: string }
  account: { tenant: string; id: string; signature: string }
  outbox: { tenant: string; id: string; account: string; template: string; created_at: Date }
}

/** Seals the content under a key of its own and puts it in line. Nobody who hands in can read it back. */
export async function insertIntake(tx: Tx, unit: string, content: Content, blind: Buffer | null): Promise<string> {
  const id = newId()
  const { wrapped, keys } = (await tx.keys()).newOwner(id)
  await tx
    .tables<Tables>()
    .insertInto('intake')
    .values({
      ...emptyRow(tx, id),
      kind: content.kind === 'contact' ? 'contact' : 'entry',
      unit,
      key_wrapped: wrapped,
      blind,
      sealed: keys.seal('intake', 'sealed', id, JSON.stringify(content)),
      created_by: tx.actor.account ?? '',
    })
    .execute()
  return id
}

const emptyRow = (tx: Tx, id: string) => ({
  tenant: tx.actor.tenant,
  id,
  circle: null,
  person: null,
  duplicate: null,
  state: 'sent' as const,
  created_at: sql<Date>`now()`,
  taken_by: null,
  taken_at: null,
  done_by: null,
  done_at: null,
  outcome: null,
})

/** For the job: a word to another circle that the person is now known elsewhere too. The id follows from the pair, so that twice is once. */
export async function insertElsewhere(
  tx: Tx,
  to: { id: string; unit: string; circle: string; person: string; by: string },
): Promise<boolean> {
  const { wrapped, keys } = (await tx.keys()).newOwner(to.id)
  const content: Content = { kind: 'elsewhere' }
  const done = await tx
    .tables<Tables>()
    .insertInto('intake')
    .values({
      ...emptyRow(tx, to.id),
      kind: 'entry',
      unit: to.unit,
      circle: to.circle,
      person: to.person,
      duplicate: true,
      state: 'routed',
      key_wrapped: wrapped,
      blind: null,
      sealed: keys.seal('intake', 'sealed', to.id, JSON.stringify(content)),
      created_by: to.by,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const COLUMNS = [
  'intake.id',
  'intake.kind',
  'intake.circle',
  'intake.person',
  'intake.duplicate',
  'intake.state',
  'intake.created_at',
  'intake.taken_by',
  'intake.taken_at',
] as const
function seen(tx: Tx) {
  return tx
    .tables<Tables>()
    .selectFrom('intake')
    .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 'intake.tenant').onRef('unit.id', '=', 'intake.unit'))
    .leftJoin('account', (j) => j.onRef('account.tenant', '=', 'intake.tenant').onRef('account.id', '=', 'intake.taken_by'))
    .select([...COLUMNS, 'unit.name as unit', 'account.signature as taken_by_signature'])
    .where('intake.circle', 'is not', null)
}
export type IntakeRow = Intake & { taken_by_signature: string | null }

/** What waits in one's own circles, contacts first, oldest first. */
export async function waitingIntakes(tx: Tx, most: number): Promise<IntakeRow[]> {
  const rows = await seen(tx).where('intake.state', '=', 'routed').orderBy('intake.kind').orderBy('intake.created_at').limit(most).execute()
  return rows as IntakeRow[]
}
export async function intakeById(tx: Tx, id: string): Promise<IntakeRow | undefined> {
  return (await seen(tx).where('intake.id', '=', id).executeTakeFirst()) as IntakeRow | undefined
}

export async function openIntake(tx: Tx, id: string): Promise<Content | undefined> {
  const row = await tx.tables<Tables>().selectFrom('intake').select(['key_wrapped', 'sealed']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const keys = (await tx.keys()).owner(id, row.key_wrapped)
  return JSON.parse(keys.open('intake', 'sealed', id, row.sealed)) as Content
}

/** False when a colleague has it in hand already. */
export async function setTaken(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('intake')
    .set({ taken_by: tx.actor.account, taken_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'routed')
    .where('taken_by', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Closes it and throws its key away: what was handed in has done its work and can never be read again. */
export async function setDone(tx: Tx, id: string, outcome: string, person?: string): Promise<boolean> {
  const { wrapped } = (await tx.keys()).newOwner(id)
  const done = await tx
    .tables<Tables>()
    .updateTable('intake')
    .set({
      state: 'done',
      done_by: tx.actor.account,
      done_at: sql`now()`,
      outcome,
      key_wrapped: wrapped,
      ...(person === undefined ? {} : { person }),
    })
    .where('id', '=', id)
    .where('state', '=', 'routed')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export interface Unrouted {
  kind: 'entry' | 'contact'
  unit: string
  blind: Buffer | null
}
/** For the job: one that nobody has routed yet. */
export function unroutedById(tx: Tx, id: string): Promise<Unrouted | undefined> {
  return tx
    .tables<Tables>()
    .selectFrom('intake')
    .select(['kind', 'unit', 'blind'])
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .forUpdate()
    .executeTakeFirst()
}
export async function setRouted(tx: Tx, id: string, to: { circle: string; person: string | null; duplicate: boolean }): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('intake')
    .set({ ...to, state: 'routed' })
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute()
}

/** Mail without content: a ready text to each receiver. */
export async function tell(tx: Tx, accounts: readonly string[], template: 'contact_waits' | 'review_waits'): Promise<void> {
  if (accounts.length === 0) return
  const rows = accounts.map((account) => ({ tenant: tx.actor.tenant, id: newId(), account, template, created_at: sql<Date>`now()` }))
  await tx.tables<Tables>().insertInto('outbox').values(rows).execute()
}
