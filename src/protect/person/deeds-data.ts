import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Purpose } from '../../platform/database/audit.ts'
import { isId } from '../../platform/ids.ts'
import { readMarkings } from '../marking/index.ts'
import { EARLIER_CLASSES, IDENTITY_CLASSES, type DatumClass, type NewDatum, type Value } from './datum.ts'
import { ownerOf, reachPerson, reindex } from './deeds.ts'
import { type Datum, isFingerade, type MaskedDatum, type Person, type Relation } from './person.ts'
import { mayChangePerson, mayRevealPerson } from './policy.ts'
import { keysOfPersons, updatePerson } from './store.ts'
import { datumById, endDatum, forgetDatum, insertDatum, openData, overwriteDatum } from './store-data.ts'
import { insertPass, spendPass } from './store-pass.ts'

export type Changed = { ok: true } | { ok: false; because: 'absent' | 'fingerade_no_past' | 'last_name' }

/** Says why, and gets leave to see the values once. Undefined when there is no such person for this one. */
export function askToReveal(db: Database, actor: Actor, id: string, purpose: Purpose): Promise<string | undefined> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'person.reveal', mayRevealPerson)
    return person && insertPass(tx, { person: person.id, circle: person.circle, purpose })
  })
}

export interface Revealed {
  data: (Omit<Datum, 'value'> & { value: Value })[]
  purpose: Purpose
}

/** Spends the pass: the values, once. Undefined when it is spent, too old, somebody else's or for another person. */
export function reveal(db: Database, actor: Actor, id: string, pass: string): Promise<Revealed | undefined> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'person.reveal', mayRevealPerson)
    if (!person) return undefined
    const spent = isId(pass) ? await spendPass(tx, pass, person.id) : undefined
    if (!spent) return undefined
    const data = await openData(tx, await keysOfPersons(tx, [person.id]))
    const values = await tx.reveal(
      data.map((datum) => datum.value),
      { deed: 'person.reveal', person: person.id, circle: person.circle, purpose: spent.purpose },
    )
    return { purpose: spent.purpose, data: data.flatMap((datum, at) => (values[at] ? [{ ...datum, value: values[at] }] : [])) }
  })
}

async function toChange(tx: Tx, id: string): Promise<{ person: Person; own: boolean } | undefined> {
  const person = await reachPerson(tx, id, 'person.change', mayChangePerson)
  if (!person || person.state === 'ended') return undefined
  return { person, own: isFingerade(await readMarkings(tx, [person.id])) }
}

async function changed(tx: Tx, person: Person): Promise<Changed> {
  await tx.audit({ deed: 'person.change', person: person.id, circle: person.circle, object: { kind: 'person', id: person.id } })
  await reindex(tx, person)
  return { ok: true }
}

export function addDatum(db: Database, actor: Actor, id: string, datum: NewDatum): Promise<Changed> {
  return db.as(actor, async (tx) => {
    const found = await toChange(tx, id)
    if (!found) return { ok: false, because: 'absent' }
    const { person, own } = found
    if (own && (EARLIER_CLASSES.includes(datum.class) || (await hasOther(tx, person, datum.class))))
      return { ok: false, because: 'fingerade_no_past' }
    await insertDatum(tx, await ownerOf(tx, person), datum, { source: 'manual', masked: false })
    return changed(tx, person)
  })
}

/** One name and one number for a person of her own: a second one could be an earlier one. */
async function hasOther(tx: Tx, person: Person, cls: DatumClass): Promise<boolean> {
  const single: readonly DatumClass[] = IDENTITY_CLASSES.includes(cls) ? IDENTITY_CLASSES : cls === 'name' ? ['name'] : []
  return single.length > 0 && (await openData(tx, await keysOfPersons(tx, [person.id]), single)).length > 0
}

/** Puts a new value in the place of an old one. The old one is kept as ended, or, for a person of her own, is gone. */
export function changeDatum(db: Database, actor: Actor, id: string, datumId: string, value: Value): Promise<Changed> {
  return db.as(actor, async (tx) => {
    const found = await toChange(tx, id)
    const datum = found && isId(datumId) ? await datumById(tx, found.person.id, datumId) : undefined
    if (!found || !datum) return { ok: false, because: 'absent' }
    const owner = await ownerOf(tx, found.person)
    if (found.own) {
      await overwriteDatum(tx, owner, datum.id, value, 'manual')
      return changed(tx, found.person)
    }
    await endDatum(tx, found.person.id, datum.id)
    await insertDatum(tx, owner, { ...value, class: datum.class }, { source: 'manual', masked: false })
    return changed(tx, found.person)
  })
}

export function removeDatum(db: Database, actor: Actor, id: string, datumId: string): Promise<Changed> {
  return db.as(actor, async (tx) => {
    const found = await toChange(tx, id)
    const datum = found && isId(datumId) ? await datumById(tx, found.person.id, datumId) : undefined
    if (!found || !datum) return { ok: false, because: 'absent' }
    if (datum.class === 'name' && (await openData(tx, await keysOfPersons(tx, [found.person.id]), ['name'])).length < 2) {
      return { ok: false, because: 'last_name' }
    }
    if (found.own) await forgetDatum(tx, found.person.id, datum.id)
    else await endDatum(tx, found.person.id, datum.id)
    return changed(tx, found.person)
  })
}

/** What kind of datum it is, for the page that asks for its new value. Masked ones are not there. */
export function seeDatum(db: Database, actor: Actor, id: string, datumId: string): Promise<MaskedDatum | undefined> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'person.change', mayChangePerson)
    return person && isId(datumId) ? datumById(tx, person.id, datumId) : undefined
  })
}

export function changeRelation(
  db: Database,
  actor: Actor,
  id: string,
  to: { relation: Relation; sender_place_secret: boolean },
): Promise<Changed> {
  return db.as(actor, async (tx) => {
    const found = await toChange(tx, id)
    if (!found) return { ok: false, because: 'absent' }
    await updatePerson(tx, found.person.id, to)
    return changed(tx, found.person)
  })
}
