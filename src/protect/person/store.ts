import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import type { Person, PersonState, Relation } from './person.ts'

interface Tables {
  person: {
    tenant: string
    id: string
    circle: string
    relation: Relation
    key_wrapped: Buffer
    state: PersonState
    sender_place_secret: boolean
    created_at: Date
    created_by: string | null
  }
}
const COLUMNS = ['id', 'circle', 'relation', 'state', 'sender_place_secret', 'created_at'] as const

export async function personById(tx: Tx, id: string): Promise<Person | undefined> {
  return tx.tables<Tables>().selectFrom('person').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

export function personsByIds(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('person')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .execute()
}

/** One page of those who are in the register now, newest first: one more than `most` tells that there are more. */
export function currentPersons(tx: Tx, page: number, most: number): Promise<Person[]> {
  return tx
    .tables<Tables>()
    .selectFrom('person')
    .select(COLUMNS)
    .where('state', '<>', 'ended')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(most + 1)
    .offset((page - 1) * most)
    .execute()
}

export async function insertPerson(tx: Tx, made: { circle: string; relation: Relation; sender_place_secret: boolean }): Promise<string> {
  const id = newId()
  const { wrapped } = (await tx.keys()).newOwner(id)
  await tx
    .tables<Tables>()
    .insertInto('person')
    .values({
      tenant: tx.actor.tenant,
      id,
      circle: made.circle,
      relation: made.relation,
      key_wrapped: wrapped,
      state: 'active',
      sender_place_secret: made.sender_place_secret,
      created_at: sql`now()`,
      created_by: tx.actor.account,
    })
    .execute()
  return id
}

/** The keys under which each person's values lie. */
export async function keysOfPersons(tx: Tx, ids: readonly string[]): Promise<Map<string, OwnerKeys>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .tables<Tables>()
    .selectFrom('person')
    .select(['id', 'key_wrapped'])
    .where('id', 'in', [...ids])
    .execute()
  const keys = await tx.keys()
  return new Map(rows.map((row) => [row.id, keys.owner(row.id, row.key_wrapped)]))
}

/** Throws away the key: what lay under it can never be read again. For whom nothing earlier may stand (D-R11). */
export async function shredKey(tx: Tx, id: string): Promise<void> {
  const { wrapped } = (await tx.keys()).newOwner(id)
  await tx.tables<Tables>().updateTable('person').set({ key_wrapped: wrapped }).where('id', '=', id).execute()
}

export async function updatePerson(
  tx: Tx,
  id: string,
  to: { relation?: Relation; state?: PersonState; sender_place_secret?: boolean },
): Promise<void> {
  if (Object.keys(to).length === 0) return
  await tx.tables<Tables>().updateTable('person').set(to).where('id', '=', id).execute()
}

/** Holds back everyone else who is about to enter the same identity in the same circle, until this transaction ends. */
export async function lockIdentity(tx: Tx, circle: string, blind: Buffer): Promise<void> {
  const key = Buffer.concat([Buffer.from(circle.replaceAll('-', ''), 'hex'), blind])
  await sql`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 0))`.execute(tx.tables<Tables>())
}

/** For jobs: who entered her, and where. */
export function enteredBy(tx: Tx, id: string): Promise<{ circle: string; created_by: string | null } | undefined> {
  return tx.tables<Tables>().selectFrom('person').select(['circle', 'created_by']).where('id', '=', id).executeTakeFirst()
}
