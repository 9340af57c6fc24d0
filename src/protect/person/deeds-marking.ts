import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import {
  addMarking,
  decideMarking,
  type DecisionReason,
  guards,
  type Marking,
  type Outcome,
  readMarkings,
  verifyMarking,
} from '../marking/index.ts'
import { reachPerson, reindex, settleState } from './deeds.ts'
import { isFingerade, type Person } from './person.ts'
import { mayChangePerson, mayDecideMarking } from './policy.ts'
import { shredKey, updatePerson } from './store.ts'

/** Marks a person who is already here, by hand and for a time (D-R5). */
export function addProvisional(db: Database, actor: Actor, id: string, said: { reason: string; expires: string }): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'marking.add', mayChangePerson)
    if (!person || person.state === 'ended') return false
    await provisional(tx, person, said)
    await reindex(tx, person)
    return true
  })
}

const provisional = (tx: Tx, person: Person, { reason, expires }: { reason: string; expires: string }): Promise<string> =>
  addMarking(
    tx,
    { person: person.id, circle: person.circle },
    { level: 'provisional', source: 'manual', schema_version: 'manual', reason, expires_at: expires },
  )

export interface MarkingSeen {
  person: Person
  marking: Marking
  /** Other markings that guard on their own. */
  others: number
}

async function reachMarking(
  tx: Tx,
  id: string,
  markingId: string,
  deed: 'marking.verify' | 'marking.decide',
): Promise<MarkingSeen | undefined> {
  const person = await reachPerson(tx, id, deed, mayDecideMarking)
  if (!person) return undefined
  const markings = await readMarkings(tx, [person.id])
  const marking = markings.find((m) => m.id === markingId && m.decided_at === null)
  if (!marking) return undefined
  return { person, marking, others: markings.filter((m) => m.id !== marking.id && guards(m) && m.withdrawn_at === null).length }
}

export const seeMarking = (db: Database, actor: Actor, id: string, markingId: string): Promise<MarkingSeen | undefined> =>
  db.as(actor, (tx) => reachMarking(tx, id, markingId, 'marking.decide'))

/** The officer has asked the source: it still holds. */
export function verify(db: Database, actor: Actor, id: string, markingId: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const seen = await reachMarking(tx, id, markingId, 'marking.verify')
    if (!seen || seen.marking.withdrawn_at !== null) return false
    await verifyMarking(tx, { person: seen.person.id, circle: seen.person.circle }, seen.marking)
    return true
  })
}

export type Decided = { ok: true } | { ok: false; because: 'absent' | 'nothing_else_guards' | 'other_guards' }

/** D-R8: a person decides what a withdrawn or expired marking is to mean. Masked data stay masked whatever the answer. */
export function decide(
  db: Database,
  actor: Actor,
  id: string,
  markingId: string,
  said: { outcome: Outcome; decision_reason: DecisionReason; expires?: string | undefined },
): Promise<Decided> {
  return db.as(actor, async (tx) => {
    const seen = await reachMarking(tx, id, markingId, 'marking.decide')
    if (!seen) return { ok: false, because: 'absent' }
    const { person, marking, others } = seen
    const at = { person: person.id, circle: person.circle }
    if (said.outcome === 'ends_this' && others === 0) return { ok: false, because: 'nothing_else_guards' }
    if (said.outcome === 'ends_all' && others > 0) return { ok: false, because: 'other_guards' }
    if (
      !(await decideMarking(tx, at, marking, said.outcome === 'ends_all' ? 'protection_ends' : 'protection_stays', said.decision_reason))
    ) {
      return { ok: false, because: 'absent' }
    }
    if (said.outcome === 'stays') await provisional(tx, person, { reason: marking.reason ?? 'threat_known', expires: said.expires ?? '' })
    const state = said.outcome === 'ends_all' ? await end(tx, person, said.decision_reason) : await settleState(tx, person)
    await reindex(tx, { ...person, state })
    return { ok: true }
  })
}

/** Her other markings that were withdrawn too are decided by the same decision. A person of her own leaves nothing behind. */
async function end(tx: Tx, person: Person, reason: DecisionReason): Promise<'ended'> {
  const markings = await readMarkings(tx, [person.id])
  for (const marking of markings.filter((m) => m.decided_at === null)) {
    await decideMarking(tx, { person: person.id, circle: person.circle }, marking, 'protection_ends', reason)
  }
  await updatePerson(tx, person.id, { state: 'ended' })
  if (isFingerade(markings)) await shredKey(tx, person.id)
  return 'ended'
}
