import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Deed } from '../../platform/database/audit.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import { isId } from '../../platform/ids.ts'
import type { Waiting } from '../../platform/module.ts'
import { blindOfWritten, identityDatum, makeName, readAsked, type Refusal, takeIn } from '../person/index.ts'
import type { Contact, Content, HandedIn } from './intake.ts'
import { mayCloseIntake, mayHandIn, mayReadIntake, mayTakeInEntry } from './policy.ts'
import { insertIntake, intakeById, type IntakeRow, openIntake, setDone, setTaken, waitingIntakes } from './store.ts'

const LISTED_MAX = 200

export type HandIn = { ok: true } | { ok: false; because: 'too_many' }

async function handIn(tx: Tx, config: Config, content: Content, blind: Buffer | undefined): Promise<HandIn> {
  const { unit } = tx.reach
  const within = await withinLimit(tx, 'intake_account', accountSubject(tx), config.searches_per_account_per_hour_max)
  if (!within || unit === null || !mayHandIn(tx.reach).ok) {
    await tx.audit({ deed: 'intake.hand_in', outcome: 'refused' })
    return { ok: false, because: 'too_many' }
  }
  const id = await insertIntake(tx, unit, content, blind ?? null)
  await tx.audit({ deed: 'intake.hand_in', purpose: 'contact', object: { kind: 'intake', id }, ...(blind ? { blind } : {}) })
  await tx.enqueue('route_intake', id)
  return { ok: true }
}

/** Asks those who handle protected data to call. What was searched for before goes along, sealed, from the server's side. */
export function askForContact(db: Database, actor: Actor, config: Config, contact: Contact, asked: string | undefined): Promise<HandIn> {
  return db.as(actor, async (tx) => {
    const written = asked === undefined ? undefined : await readAsked(tx, asked)
    const blind = written === undefined ? undefined : await blindOfWritten(tx, written)
    return handIn(tx, config, { kind: 'contact', ...contact, written }, blind)
  })
}

/** Hands in a person. The answer is the same for one who is here already, here or in any circle (S-R8). */
export function handInPerson(db: Database, actor: Actor, config: Config, entry: HandedIn): Promise<HandIn> {
  return db.as(actor, async (tx) => {
    const blind = await blindOfWritten(tx, entry.identity_number ?? `${entry.given} ${entry.sur}`)
    return handIn(tx, config, { kind: 'entry', ...entry }, blind)
  })
}

export function listIntakes(db: Database, actor: Actor): Promise<IntakeRow[] | undefined> {
  return db.as(actor, async (tx) => {
    if (tx.reach.circles.length === 0) {
      await tx.audit({ deed: 'intake.list', outcome: 'not_reached' })
      return undefined
    }
    for (const circle of tx.reach.circles) await tx.audit({ deed: 'intake.list', circle })
    return (await waitingIntakes(tx, LISTED_MAX)).filter((intake) => mayReadIntake(tx.reach, intake.circle).ok)
  })
}

async function reachIntake(tx: Tx, id: string, deed: Deed, may: typeof mayReadIntake): Promise<IntakeRow | undefined> {
  const found = isId(id) ? await intakeById(tx, id) : undefined
  if (found && may(tx.reach, found.circle).ok) {
    await tx.audit({
      deed,
      purpose: 'contact',
      object: { kind: 'intake', id },
      circle: found.circle,
      ...(found.person ? { person: found.person } : {}),
    })
    return found
  }
  await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: 'intake', id } : { kind: 'intake' } })
  return undefined
}

export interface SeenIntake {
  intake: IntakeRow
  /** Absent once it is done: the key is thrown away then. */
  content: Content | undefined
}
export function seeIntake(db: Database, actor: Actor, id: string): Promise<SeenIntake | undefined> {
  return db.as(actor, async (tx) => {
    const intake = await reachIntake(tx, id, 'intake.see', mayReadIntake)
    if (!intake) return undefined
    return { intake, content: intake.state === 'done' ? undefined : await openIntake(tx, id) }
  })
}

/** Takes it in hand, so that no colleague calls too. True also when it is in one's own hand already. */
export function takeInHand(db: Database, actor: Actor, id: string): Promise<'taken' | 'by_other' | 'absent'> {
  return db.as(actor, async (tx) => {
    const intake = await reachIntake(tx, id, 'intake.close', mayCloseIntake)
    if (intake?.state !== 'routed') return 'absent'
    if (intake.taken_by === tx.actor.account || (await setTaken(tx, id))) return 'taken'
    return 'by_other'
  })
}

/** Closes it: a contact that was served, an entry that was joined, noted or put aside. */
export function closeIntake(db: Database, actor: Actor, id: string, outcome: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const intake = await reachIntake(tx, id, 'intake.close', mayCloseIntake)
    return intake !== undefined && (await setDone(tx, id, outcome))
  })
}

export type TakenEntry = { ok: true; person: string } | { ok: false; because: 'absent' | Refusal | 'not_officer' }
/** Makes the handed-in person a person of the circle, with a provisional marking. */
export function takeInEntry(db: Database, actor: Actor, id: string, expires: string): Promise<TakenEntry> {
  return db.as(actor, async (tx) => {
    const intake = await reachIntake(tx, id, 'intake.close', mayTakeInEntry)
    const content = intake?.state === 'routed' ? await openIntake(tx, id) : undefined
    if (!intake || content?.kind !== 'entry') return { ok: false, because: 'absent' }
    const data = [makeName(content.given, content.sur), ...(content.identity_number ? [identityDatum(content.identity_number)] : [])]
    const statement = {
      level: 'provisional',
      source: 'manual',
      schema_version: 'manual',
      reason: content.why,
      expires_at: expires,
    } as const
    const taken = await takeIn(tx, intake.circle, { relation: content.relation, data, statement })
    if (taken.action === 'refused') return { ok: false, because: taken.because }
    if (taken.action === 'not_stored' || !(await setDone(tx, id, 'taken_in', taken.person))) return { ok: false, because: 'absent' }
    return { ok: true, person: taken.person }
  })
}

/** For the first page. A caller who waits is danger to life until somebody has called. */
export async function waitingIntake(tx: Tx): Promise<Waiting[]> {
  if (tx.reach.circles.length === 0) return []
  const all = await waitingIntakes(tx, LISTED_MAX)
  const contacts = all.filter((intake) => intake.kind === 'contact' && intake.taken_by === null)
  const mine = all.filter((intake) => intake.taken_by !== null && intake.taken_by === tx.actor.account)
  const entries = all.filter((intake) => intake.kind === 'entry' && intake.taken_by === null)
  const item = (harm: Waiting['harm'], text: Waiting['text'], found: readonly IntakeRow[]): Waiting => {
    const [only] = found
    return {
      harm,
      text,
      count: found.length,
      oldest: only?.created_at,
      href: found.length === 1 && only ? `/inlamnat/${only.id}` : '/inlamnat',
    }
  }
  return [
    item(1, { sv: 'Någon väntar på att bli uppringd', en: 'Somebody waits for a call' }, contacts),
    item(2, { sv: 'Uppgifter om personer som kan vara skyddade', en: 'Persons handed in who may be protected' }, entries),
    item(3, { sv: 'Det du har tagit hand om och inte avslutat', en: 'What you have in hand and not closed' }, mine),
  ]
}
