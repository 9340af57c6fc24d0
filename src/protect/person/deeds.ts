import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Deed, Purpose } from '../../platform/database/audit.ts'
import { isId } from '../../platform/ids.ts'
import { addMarking, type Marking, readMarkings, takeStatement } from '../marking/index.ts'
import { type IndexKey, indexKeysOf, isMaskedFrom, type NewDatum, shownOrder, writeName } from './datum.ts'
import { dataOf, type Entry, statementOf } from './entry.ts'
import { type Action, type Incoming, type Plan, planIncoming, type Refusal } from './incoming.ts'
import { type Datum, type MaskedDatum, type Person, stateFrom } from './person.ts'
import type { Judgement, Standing } from '../circle/index.ts'
import { mayEnterPerson, mayListPersons, mayOpenPerson } from './policy.ts'
import { currentPersons, insertPerson, keysOfPersons, lockIdentity, personById, updatePerson } from './store.ts'
import { forgetDatum, insertDatum, maskedData, openData, type Owner, overwriteDatum, standingValues } from './store-data.ts'
import { blindOf, findManyByBlind, replaceIndex } from './store-index.ts'

/** The person if she is within reach and the policy agrees. Otherwise the same row in the audit, and nothing. */
export async function reachPerson(
  tx: Tx,
  id: string,
  deed: Deed,
  may: (reach: Standing, circle: string) => Judgement,
): Promise<Person | undefined> {
  const person = isId(id) ? await personById(tx, id) : undefined
  if (person !== undefined && may(tx.reach, person.circle).ok) return person
  const audit = await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: 'person', id } : { kind: 'person' } })
  // A job finds out afterwards whether there was a person behind the address; nobody who asks can.
  await tx.enqueue('resolve_miss', audit)
  return undefined
}

export interface Listed {
  person: Person
  markings: Marking[]
  name: string
  person_number: string | undefined
}

/** One page of the persons in one's circles. One audit row for each person whose name is shown (S-R12). */
export function listPersons(
  db: Database,
  actor: Actor,
  page: number,
  most: number,
): Promise<{ rows: Listed[]; more: boolean } | undefined> {
  return db.as(actor, async (tx) => {
    if (tx.reach.circles.length === 0) {
      await tx.audit({ deed: 'person.list', outcome: 'not_reached' })
      return undefined
    }
    const found = (await currentPersons(tx, page, most)).filter((person) => mayListPersons(tx.reach, person.circle).ok)
    const rows = await nameEach(tx, found.slice(0, most), 'person.list', 'register_care')
    return { rows, more: found.length > most }
  })
}

/** The name, number and markings by which an officer recognises each person. */
export async function nameEach(tx: Tx, persons: readonly Person[], deed: Deed, purpose: Purpose): Promise<Listed[]> {
  const keys = await keysOfPersons(
    tx,
    persons.map((person) => person.id),
  )
  const data = await openData(tx, keys, ['name', 'personnummer', 'samordningsnummer'])
  const markings = await readMarkings(tx, [...keys.keys()])
  const listed: Listed[] = []
  for (const person of persons) {
    const own = data.filter((datum) => datum.person === person.id)
    const name = own.filter((datum) => datum.class === 'name').at(-1)
    const number = own.filter((datum) => datum.class !== 'name').at(-1)
    const shown = await tx.reveal(
      [name, number].flatMap((datum) => (datum ? [datum.value] : [])),
      { deed, person: person.id, circle: person.circle, purpose },
    )
    const named = name === undefined ? undefined : shown[0]
    const numbered = number === undefined ? undefined : shown.at(-1)
    listed.push({
      person,
      markings: markings.filter((marking) => marking.person === person.id),
      name: named ? writeName(named) : '',
      person_number: numbered?.value,
    })
  }
  return listed
}

export interface Opened {
  person: Person
  name: string
  markings: Marking[]
  data: Datum[]
  masked: MaskedDatum[]
}

/** One person: name, markings, what kinds of data there are. Values stay covered. */
export function openPerson(db: Database, actor: Actor, id: string): Promise<Opened | undefined> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'person.see', mayOpenPerson)
    return person && readOpened(tx, person)
  })
}

async function readOpened(tx: Tx, person: Person): Promise<Opened> {
  if (person.state === 'ended') {
    // Whoever is no longer protected is no longer shown; of a person of her own the key is gone too.
    await tx.audit({
      deed: 'person.see',
      person: person.id,
      circle: person.circle,
      purpose: 'register_care',
      object: { kind: 'person', id: person.id },
    })
    return { person, name: '', markings: [], data: [], masked: [] }
  }
  const keys = await keysOfPersons(tx, [person.id])
  const data = (await openData(tx, keys)).sort(shownOrder)
  const names = data.filter((datum) => datum.class === 'name').slice(-1)
  const [name] = await tx.reveal(
    names.map((datum) => datum.value),
    { deed: 'person.see', person: person.id, circle: person.circle, purpose: 'register_care' },
  )
  return {
    person,
    name: name ? writeName(name) : '',
    markings: await readMarkings(tx, [person.id]),
    data,
    masked: await maskedData(tx, person.id),
  }
}

export type EnteredPerson =
  | { ok: true; person: string }
  | { ok: false; because: 'exists'; person: string }
  | { ok: false; because: Refusal | 'not_officer' }

/** Enters a person by hand. Whether another circle has her too does not show in any way (S-R8). */
export function enterByHand(db: Database, actor: Actor, circle: string, entry: Entry): Promise<EnteredPerson> {
  return db.as(actor, async (tx) => {
    if (!isId(circle) || !mayEnterPerson(tx.reach, circle).ok) {
      await tx.audit({ deed: 'person.create', outcome: 'not_reached' })
      return { ok: false, because: 'not_officer' }
    }
    const data = dataOf(entry)
    const there = await findSame(tx, circle, data)
    if (there !== undefined) {
      // The officer learns that she is here, and that leaves a row as seeing her does (S-R12).
      await tx.audit({ deed: 'person.create', outcome: 'refused', person: there, circle, object: { kind: 'person', id: there } })
      return { ok: false, because: 'exists', person: there }
    }
    const taken = await takeIn(
      tx,
      circle,
      { relation: entry.relation, data, statement: statementOf(entry) },
      { sender_place_secret: entry.sender_place_secret },
    )
    if (taken.action === 'refused') return { ok: false, because: taken.because }
    if (taken.action === 'not_stored') throw new Error('A person entered by hand always has a marking.')
    return { ok: true, person: taken.person }
  })
}

export type Taken =
  | { action: Exclude<Action, 'refused' | 'not_stored'>; person: string }
  | { action: 'not_stored' }
  | { action: 'refused'; because: Refusal | 'not_officer' }

/**
 * Takes in what is said about a person: makes her, adds to her, or begins a review, by `planIncoming`. The same for a
 * form, a file and something handed in. All or nothing: in the caller's transaction.
 */
export async function takeIn(tx: Tx, circle: string, incoming: Incoming, more: { sender_place_secret?: boolean } = {}): Promise<Taken> {
  if (!mayEnterPerson(tx.reach, circle).ok) return { action: 'refused', because: 'not_officer' }
  const found = await findSame(tx, circle, incoming.data)
  const person = found === undefined ? undefined : await personById(tx, found)
  const known = person && (await readKnown(tx, person))
  const plan = planIncoming(known, incoming)
  if (plan.action === 'refused') return { action: 'refused', because: plan.because ?? 'fingerade_no_past' }
  if (plan.action === 'not_stored') return { action: 'not_stored' }
  if (person === undefined) {
    const id = await insertPerson(tx, { circle, relation: plan.relation, sender_place_secret: more.sender_place_secret ?? false })
    await tx.audit({ deed: 'person.create', person: id, circle, object: { kind: 'person', id } })
    // The marking stands first: the schema then judges each datum by it.
    await addMarking(tx, { person: id, circle }, incoming.statement)
    await applyPlan(tx, { id, circle }, plan, incoming)
    await tx.enqueue('announce_person', id)
    return { action: 'new', person: id }
  }
  const at = { person: person.id, circle }
  await takeStatement(tx, at, known?.markings ?? [], incoming.statement)
  if (plan.action === 'changed')
    await tx.audit({ deed: 'person.change', person: person.id, circle, object: { kind: 'person', id: person.id } })
  if (plan.relation !== person.relation) await updatePerson(tx, person.id, { relation: plan.relation })
  await applyPlan(tx, person, plan, incoming)
  await settleState(tx, person)
  return { action: plan.action, person: person.id }
}

async function applyPlan(tx: Tx, person: { id: string; circle: string }, plan: Plan, incoming: Incoming): Promise<void> {
  const owner = await ownerOf(tx, person)
  const { source } = incoming.statement
  for (const id of plan.forget) await forgetDatum(tx, person.id, id)
  for (const { id, datum } of plan.overwrite) await overwriteDatum(tx, owner, id, datum, source)
  for (const datum of plan.add) await insertDatum(tx, owner, datum, { source, masked: isMaskedFrom(source, datum) })
  await reindex(tx, person)
}

/** Who in this circle has one of these numbers. Waits for others who are entering the same number. */
async function findSame(tx: Tx, circle: string, data: readonly NewDatum[]): Promise<string | undefined> {
  const keys = data.flatMap(indexKeysOf).filter((key) => key.kind === 'identity')
  const blinds: Buffer[] = []
  for (const key of keys) {
    const blind = await blindOf(tx, key)
    await lockIdentity(tx, circle, blind)
    blinds.push(blind)
  }
  return (await findManyByBlind(tx, circle, 'identity', blinds))[0]?.person
}

export async function readKnown(tx: Tx, person: Pick<Person, 'id' | 'relation'>) {
  const keys = await keysOfPersons(tx, [person.id])
  return { relation: person.relation, markings: await readMarkings(tx, [person.id]), values: await standingValues(tx, keys) }
}

export async function ownerOf(tx: Tx, person: { id: string; circle: string }): Promise<Owner> {
  const keys = (await keysOfPersons(tx, [person.id])).get(person.id)
  if (!keys) throw new Error('The person has no key.')
  return { id: person.id, circle: person.circle, keys }
}

/** The search index of the circle at once, the röjandekontroll's by a job in the same transaction. */
export async function reindex(tx: Tx, person: { id: string; circle: string; state?: Person['state'] }): Promise<void> {
  let keys: IndexKey[] = []
  if (person.state !== 'ended') {
    const values = await standingValues(tx, await keysOfPersons(tx, [person.id]))
    keys = values.flatMap((v) => indexKeysOf({ ...v.value, class: v.class }))
  }
  await replaceIndex(tx, { person: person.id, circle: person.circle }, keys)
  await tx.enqueue('index_person', person.id)
}

/** Brings the person's state in line with her markings. */
export async function settleState(tx: Tx, person: Person): Promise<Person['state']> {
  const state = stateFrom(await readMarkings(tx, [person.id]))
  if (state !== person.state) await updatePerson(tx, person.id, { state })
  return state
}
