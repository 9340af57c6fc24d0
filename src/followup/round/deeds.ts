/** Rounds in the coordinating organisation: begun, changed while a draft, opened, closed, put away. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId, newId } from '../../platform/ids.ts'
import { ownFingerprint } from '../exchange/index.ts'
import { type QuestionSet, setsFor } from '../question/index.ts'
import { about, refuse, standingOfActor } from './asker.ts'
import { freezePictures } from './deeds-picture.ts'
import { type Judgement, mayArchiveRound, mayChangeRound, mayCloseRound, mayKeepRounds, mayOpenRound } from './policy.ts'
import type { AskedSet, Round } from './round.ts'
import { type CountyRound, countyRounds } from './store-county.ts'
import { invitationIds } from './store-invitation.ts'
import { addMail, enqueueAll } from './store-mail.ts'
import {
  applySupporters,
  type Counted,
  freezeSets,
  insertRound,
  lockRound,
  ownName,
  roundById,
  roundLines,
  type RoundValues,
  setState,
  setsOf,
  type Supporter,
  supportersOf,
  updateRound,
} from './store-round.ts'

export const keepsRounds = (tx: Tx): boolean => mayKeepRounds(standingOfActor(tx)).ok

export interface Rounds {
  /** Undefined for whoever opens no rounds. */
  own: Counted[] | undefined
  /** Rounds of others in which one's county takes part. */
  county: CountyRound[]
}
export const listRounds = (db: Database, actor: Actor): Promise<Rounds | undefined> =>
  db.as(actor, async (tx) => {
    const own = keepsRounds(tx) ? await roundLines(tx) : undefined
    const county = tx.hasRole('coordinator') ? await countyRounds(tx) : []
    if (!own && !tx.hasRole('coordinator')) return refuse(tx, 'round.list', 'round')
    await tx.audit({ deed: 'round.list', ...about('round') })
    return { own, county }
  })

export interface Beginning {
  sets: QuestionSet[]
  formers: Counted[]
}
/** What a round may be made of. */
export const seeBeginning = (db: Database, actor: Actor): Promise<Beginning | undefined> =>
  db.as(actor, async (tx) => {
    if (!keepsRounds(tx)) return refuse(tx, 'round.write', 'round')
    return { sets: await setsFor(tx), formers: (await roundLines(tx)).filter((round) => round.state !== 'draft') }
  })

export const beginRound = (db: Database, actor: Actor, values: RoundValues, sets: readonly string[]): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!keepsRounds(tx)) return refuse(tx, 'round.write', 'round')
    const id = newId()
    await insertRound(tx, id, { ...values, former: await formerOf(tx, values.former) })
    await freezeSets(tx, id, await chosenSets(tx, sets))
    await tx.audit({ deed: 'round.write', ...about('round', id) })
    return id
  })
const chosenSets = async (tx: Tx, ids: readonly string[]): Promise<QuestionSet[]> =>
  (await setsFor(tx)).filter((set) => ids.includes(set.id))
const formerOf = async (tx: Tx, id: string | null): Promise<string | null> => (isId(id) && (await roundById(tx, id)) ? id : null)

export interface SeenRound {
  round: Round
  sets: AskedSet[]
  supporters: Supporter[]
  counted: Counted | undefined
  former: Round | undefined
  authority: string
  fingerprint: string | undefined
}
export const seeRound = (db: Database, actor: Actor, id: string): Promise<SeenRound | undefined> =>
  db.as(actor, async (tx) => {
    const round = isId(id) && keepsRounds(tx) ? await roundById(tx, id) : undefined
    if (!round) return refuse(tx, 'round.see', 'round', id)
    await tx.audit({ deed: 'round.see', ...about('round', id) })
    return {
      round,
      sets: await setsOf(tx, id),
      supporters: await supportersOf(tx, id),
      counted: (await roundLines(tx)).find((line) => line.id === id),
      former: round.former === null ? undefined : await roundById(tx, round.former),
      authority: await ownName(tx),
      fingerprint: await ownFingerprint(tx),
    }
  })

export type Done = 'done' | 'absent' | 'conflict'
/** Locks the round, asks the policy, does it, writes the log. */
export function onRound(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  may: (tx: Tx, round: Round) => Judgement | Promise<Judgement>,
  work: (tx: Tx, round: Round) => Promise<void>,
): Promise<Done> {
  return db.as(actor, async (tx): Promise<Done> => {
    const round = isId(id) && keepsRounds(tx) ? await lockRound(tx, id) : undefined
    const judged = round && (await may(tx, round))
    if (!round || !judged?.ok) {
      await refuse(tx, deed, 'round', id)
      return round && judged && !judged.ok && judged.because !== 'not_coordinator' ? 'conflict' : 'absent'
    }
    await work(tx, round)
    await tx.audit({ deed, ...about('round', id) })
    return 'done'
  })
}

export const changeRound = (db: Database, actor: Actor, id: string, values: RoundValues, sets: readonly string[]): Promise<Done> =>
  onRound(
    db,
    actor,
    id,
    'round.write',
    (tx, round) => mayChangeRound(standingOfActor(tx), round),
    async (tx) => {
      const former = values.former === id ? null : await formerOf(tx, values.former)
      await updateRound(tx, id, { ...values, former })
      await freezeSets(tx, id, await chosenSets(tx, sets))
      await applySupporters(tx, id)
    },
  )

/** The mark of OSL 5:5: provision by the authority's own choice, the day it was made. Empty takes it away. */
export const chooseProvision = (db: Database, actor: Actor, id: string, provision: string, at?: Date): Promise<Done> =>
  onRound(
    db,
    actor,
    id,
    'round.write',
    (tx) => mayKeepRounds(standingOfActor(tx)),
    (tx) => updateRound(tx, id, provision === '' ? { provision: null, marked_on: null } : { provision, marked_on: dayOf(at) }),
  )

/** Opens at once: those who stand here get it in their own house, the others a mail without content. */
export async function openRound(db: Database, actor: Actor, id: string, at?: Date): Promise<Done> {
  const today = dayOf(at)
  return onRound(
    db,
    actor,
    id,
    'round.open',
    async (tx, round) => {
      if (round.closes < today) return { ok: false, because: 'state' }
      const [sets, invited] = [await setsOf(tx, id), await invitationIds(tx, id)]
      return mayOpenRound(standingOfActor(tx), { state: round.state, sets: sets.length, invited: invited.length })
    },
    async (tx) => {
      await updateRound(tx, id, { opens: today })
      await setState(tx, id, 'open', at)
      await applySupporters(tx, id)
      await sendInvitations(tx, await invitationIds(tx, id))
    },
  )
}
/** To those who stand here as a document; to the others as a mail. In a transaction that may write both. */
export async function sendInvitations(tx: Tx, invited: readonly { id: string; hosted: string | null }[]): Promise<void> {
  const here = invited.filter((one) => one.hosted !== null).map((one) => one.id)
  const mails: string[] = []
  for (const { id } of invited.filter((one) => one.hosted === null)) {
    const mail = await addMail(tx, id, 'invited')
    if (mail !== undefined) mails.push(mail)
  }
  await enqueueAll(tx, 'deliver_round', here)
  await enqueueAll(tx, 'round_mail', mails)
}

export const closeRound = (db: Database, actor: Actor, id: string, at?: Date): Promise<Done> =>
  onRound(
    db,
    actor,
    id,
    'round.close',
    (tx, round) => mayCloseRound(standingOfActor(tx), round),
    (tx) => closeIn(tx, id, at),
  )

/** Also by the clock, in the organisation's own name: closed, its picture frozen, and those who answered get to compare. */
export async function closeIn(tx: Tx, id: string, at?: Date): Promise<void> {
  await setState(tx, id, 'closed', at)
  await freezePictures(tx, id)
  const here = (await invitationIds(tx, id)).filter((one) => one.hosted !== null).map((one) => one.id)
  await enqueueAll(tx, 'give_comparison', here)
}

export const archiveRound = (db: Database, actor: Actor, id: string): Promise<Done> =>
  onRound(
    db,
    actor,
    id,
    'round.archive',
    (tx, round) => mayArchiveRound(standingOfActor(tx), round),
    (tx) => setState(tx, id, 'archived'),
  )
