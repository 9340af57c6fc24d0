import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { Happening, State } from './directory.ts'
import type { Kind, Tables } from './tables.ts'
import type { Json, Tree } from './tree.ts'
import type { Audience } from './visibility.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface EntryRow {
  id: string
  kind: Kind
  hsds_id: string
  unit: string
  owner: string
  owner_signature: string
  deputy: string | null
  deputy_signature: string | null
  document: Tree
  levels: Record<string, Audience>
  confidential: string[]
  state: State
  verified_on: string | null
  verified_by: string | null
  changed_at: Date
}
const rows = (tx: Tx) =>
  q(tx)
    .selectFrom('directory_entry as e')
    .innerJoin('account as o', (j) => j.onRef('o.tenant', '=', 'e.tenant').onRef('o.id', '=', 'e.owner'))
    .leftJoin('account as d', (j) => j.onRef('d.tenant', '=', 'e.tenant').onRef('d.id', '=', 'e.deputy'))
    .select(['e.id', 'e.kind', 'e.hsds_id', 'e.unit', 'e.owner', 'o.signature as owner_signature'])
    .select(['e.deputy', 'd.signature as deputy_signature', 'e.document', 'e.levels', 'e.confidential'])
    .select(['e.state', 'e.verified_on', 'e.verified_by', 'e.changed_at'])

/** Everything that the organisation has written, in the order in which it came; without secrets. */
export const ownEntries = (tx: Tx): Promise<EntryRow[]> => rows(tx).orderBy('e.created_at').orderBy('e.id').execute()
export const entryById = (tx: Tx, id: string): Promise<EntryRow | undefined> => rows(tx).where('e.id', '=', id).executeTakeFirst()
/** Those of a unit in which this text stands anywhere, such as the id of a location. */
export const entriesMentioning = (tx: Tx, unit: string, text: string): Promise<EntryRow[]> =>
  rows(tx).where('e.unit', '=', unit).where(sql<string>`e.document::text`, 'like', `%${text}%`).execute()
export const isTaken = async (tx: Tx, kind: Kind, hsdsId: string): Promise<boolean> =>
  (await q(tx).selectFrom('directory_entry').select('id').where('kind', '=', kind).where('hsds_id', '=', hsdsId).execute()).length > 0

export type NewEntry = Pick<EntryRow, 'id' | 'kind' | 'hsds_id' | 'unit' | 'owner' | 'document' | 'levels' | 'confidential' | 'state'> & {
  at?: Date | undefined
}
export async function insertEntry(tx: Tx, { at, ...entry }: NewEntry): Promise<void> {
  const when = at ?? new Date()
  await q(tx)
    .insertInto('directory_entry')
    .values({
      ...entry,
      tenant: tx.actor.tenant,
      document: JSON.stringify(entry.document) as unknown as Tree,
      levels: JSON.stringify(entry.levels) as unknown as Record<string, Audience>,
      deputy: null,
      verified_on: null,
      verified_by: null,
      created_at: when,
      changed_at: when,
    })
    .execute()
}
export type EntryChange = Partial<
  Pick<EntryRow, 'owner' | 'deputy' | 'document' | 'levels' | 'confidential' | 'state' | 'verified_on' | 'verified_by'>
>
export async function changeEntry(tx: Tx, id: string, { document, levels, ...set }: EntryChange): Promise<void> {
  await q(tx)
    .updateTable('directory_entry')
    .set({
      ...set,
      ...(document ? { document: JSON.stringify(document) as unknown as Tree } : {}),
      ...(levels ? { levels: JSON.stringify(levels) as unknown as Record<string, Audience> } : {}),
      changed_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute()
}
export async function removeEntry(tx: Tx, id: string): Promise<boolean> {
  const gone = await q(tx).deleteFrom('directory_entry').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Path → value, opened. Row security gives them to the owner's unit alone. */
export async function secretsOf(tx: Tx, entry: string): Promise<Map<string, Json>> {
  const found = await q(tx)
    .selectFrom('directory_secret')
    .select(['id', 'path', 'sealed'])
    .where('entry', '=', entry)
    .orderBy('path')
    .execute()
  if (found.length === 0) return new Map()
  const own = (await tx.keys()).own()
  return new Map(found.map(({ id, path, sealed }) => [path, JSON.parse(own.open('directory_secret', 'sealed', id, sealed)) as Json]))
}
export async function setSecrets(tx: Tx, entry: string, unit: string, secrets: readonly { path: string; value: Json }[]): Promise<void> {
  await q(tx).deleteFrom('directory_secret').where('entry', '=', entry).execute()
  if (secrets.length === 0) return
  const own = (await tx.keys()).own()
  const values = secrets.map(({ path, value }) => {
    const id = newId()
    return { tenant: tx.actor.tenant, entry, id, unit, path, sealed: own.seal('directory_secret', 'sealed', id, JSON.stringify(value)) }
  })
  await q(tx).insertInto('directory_secret').values(values).execute()
}

export async function addEvent(tx: Tx, entry: string, what: Happening, at?: Date): Promise<void> {
  await q(tx)
    .insertInto('directory_event')
    .values({ tenant: tx.actor.tenant, id: newId(), entry, what, by: tx.actor.account, ...(at ? { at } : {}) })
    .execute()
}
export interface EventRow {
  what: Happening
  by: string | null
  at: Date
}
export const eventsOf = (tx: Tx, entry: string): Promise<EventRow[]> =>
  q(tx)
    .selectFrom('directory_event as v')
    .leftJoin('account as a', (j) => j.onRef('a.tenant', '=', 'v.tenant').onRef('a.id', '=', 'v.by'))
    .select(['v.what', 'a.signature as by', 'v.at'])
    .where('v.entry', '=', entry)
    .orderBy('v.at', 'desc')
    .orderBy('v.id')
    .limit(100)
    .execute()

/** One's own last search or last file, sealed; the next takes its place. */
export async function setNote(tx: Tx, what: 'search' | 'import', value: unknown): Promise<void> {
  const account = tx.actor.account ?? ''
  const id = newId()
  const sealed = (await tx.keys()).own().seal('directory_note', 'sealed', id, JSON.stringify(value))
  await q(tx).deleteFrom('directory_note').where('account', '=', account).where('what', '=', what).execute()
  await q(tx).insertInto('directory_note').values({ tenant: tx.actor.tenant, id, account, what, sealed }).execute()
}
export async function noteOf(tx: Tx, what: 'search' | 'import'): Promise<unknown> {
  const found = await q(tx).selectFrom('directory_note').select(['id', 'sealed']).where('what', '=', what).executeTakeFirst()
  return found && JSON.parse((await tx.keys()).own().open('directory_note', 'sealed', found.id, found.sealed))
}
