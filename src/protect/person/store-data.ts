import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import { Secret } from '../../platform/secret.ts'
import type { Source } from '../marking/index.ts'
import type { DatumClass, NewDatum, Value } from './datum.ts'
import type { Datum, MaskedDatum } from './person.ts'

interface Tables {
  person_datum: {
    tenant: string
    id: string
    person: string
    circle: string
    class: DatumClass
    sealed: Buffer
    source: Source
    masked: boolean
    received_at: Date
    ended_at: Date | null
  }
}
const COLUMNS = ['id', 'person', 'class', 'source', 'received_at'] as const
const sealValue = (keys: OwnerKeys, id: string, { value, kind, given, sur }: Value): Buffer =>
  keys.seal('person_datum', 'sealed', id, JSON.stringify({ value, kind, given, sur }))
const openValue = (keys: OwnerKeys, id: string, sealed: Buffer): Value =>
  JSON.parse(keys.open('person_datum', 'sealed', id, sealed)) as Value

/** Values that may be shown. A masked row never comes this way. */
export async function openData(tx: Tx, keys: ReadonlyMap<string, OwnerKeys>, classes?: readonly DatumClass[]): Promise<Datum[]> {
  if (keys.size === 0) return []
  let query = tx
    .tables<Tables>()
    .selectFrom('person_datum')
    .select([...COLUMNS, 'sealed'])
    .where('person', 'in', [...keys.keys()])
    .where('masked', '=', false)
    .where('ended_at', 'is', null)
  if (classes) query = query.where('class', 'in', [...classes])
  const rows = await query.orderBy('received_at').orderBy('id').execute()
  return rows.flatMap(({ sealed, ...row }) => {
    const own = keys.get(row.person)
    return own ? [{ ...row, value: Secret.of(openValue(own, row.id, sealed), row.person) }] : []
  })
}

/** That something is masked, and what kind of thing: no value. */
export function maskedData(tx: Tx, person: string): Promise<MaskedDatum[]> {
  return tx
    .tables<Tables>()
    .selectFrom('person_datum')
    .select(COLUMNS)
    .where('person', '=', person)
    .where('masked', '=', true)
    .where('ended_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
}

export interface StoredValue {
  id: string
  person: string
  class: DatumClass
  source: Source
  masked: boolean
  value: Value
}
/**
 * Every standing value, masked ones too, opened in memory: to compare with what a file says, to rebuild the search
 * index and the index of the röjandekontroll. Never for a page.
 */
export async function standingValues(tx: Tx, keys: ReadonlyMap<string, OwnerKeys>): Promise<StoredValue[]> {
  if (keys.size === 0) return []
  const rows = await tx
    .tables<Tables>()
    .selectFrom('person_datum')
    .select(['id', 'person', 'class', 'source', 'masked', 'sealed'])
    .where('person', 'in', [...keys.keys()])
    .where('ended_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ sealed, ...row }) => {
    const own = keys.get(row.person)
    return own ? [{ ...row, value: openValue(own, row.id, sealed) }] : []
  })
}

export interface Owner {
  id: string
  circle: string
  keys: OwnerKeys
}

export async function insertDatum(tx: Tx, owner: Owner, datum: NewDatum, from: { source: Source; masked: boolean }): Promise<string> {
  const id = newId()
  await tx
    .tables<Tables>()
    .insertInto('person_datum')
    .values({
      tenant: tx.actor.tenant,
      id,
      person: owner.id,
      circle: owner.circle,
      class: datum.class,
      sealed: sealValue(owner.keys, id, datum),
      source: from.source,
      masked: from.masked,
      // Within one transaction too each row has a time of its own: the last name written is the name.
      received_at: sql`clock_timestamp()`,
      ended_at: null,
    })
    .execute()
  return id
}

/** The row takes the new value and the old one is gone. Masked stays masked. */
export async function overwriteDatum(tx: Tx, owner: Owner, id: string, datum: Value, source: Source): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('person_datum')
    .set({ sealed: sealValue(owner.keys, id, datum), source, received_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('person', '=', owner.id)
    .execute()
}

/** Only an unmasked, standing datum of this person. */
export function datumById(tx: Tx, person: string, id: string): Promise<MaskedDatum | undefined> {
  return tx
    .tables<Tables>()
    .selectFrom('person_datum')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('person', '=', person)
    .where('masked', '=', false)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function endDatum(tx: Tx, person: string, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('person_datum')
    .set({ ended_at: sql`now()` })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Row security lets this through only for a person with fingerade personuppgifter. */
export async function forgetDatum(tx: Tx, person: string, id: string): Promise<boolean> {
  const done = await tx.tables<Tables>().deleteFrom('person_datum').where('id', '=', id).where('person', '=', person).executeTakeFirst()
  return done.numDeletedRows === 1n
}
