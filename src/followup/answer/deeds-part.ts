/** Parts of a round: handed to a role or a unit, passed on by section, handed in, approved. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { QuestionSet } from '../question/index.ts'
import { about, askerOf, factsOf, refuse } from './asker.ts'
import { type PartState, questionOf, sectionOf } from './answer.ts'
import { mayHandIn, mayReview, mayRun } from './policy.ts'
import { answersOfPart, copyFormer } from './store-answer.ts'
import {
  allParts,
  changePart,
  type Colleague,
  colleagues,
  dropHelper,
  helpersOf,
  insertPart,
  movePart,
  openUnits,
  partById,
  type PartRow,
  sectionsOf,
  setHelper,
} from './store-part.ts'
import { allRounds, roundById, type RoundRow } from './store-round.ts'

export type Done = 'done' | 'absent' | 'state' | 'conflict'

/** A part and its round, in reach. The set as it was asked. */
export async function partWithin(tx: Tx, id: string): Promise<{ part: PartRow; round: RoundRow; set: QuestionSet } | undefined> {
  const part = isId(id) ? await partById(tx, id) : undefined
  const round = part && (await roundById(tx, part.round))
  const set = round?.sets.find((one) => one.id === part?.set_id)
  return part && round && set ? { part, round, set } : undefined
}

export interface Handing {
  round: RoundRow
  /** Units that this person may hand parts to, and whether the whole organisation is one of them. */
  units: { id: string; name: string }[]
  whole: boolean
  colleagues: Colleague[]
  /** What is handed out already: by set and unit. */
  taken: readonly Pick<PartRow, 'set_id' | 'unit'>[]
}
export const seeHanding = (db: Database, actor: Actor, id: string): Promise<Handing | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    const round = isId(id) ? await roundById(tx, id) : undefined
    const units = (await openUnits(tx)).filter((unit) => mayRun(asker, unit.id).ok && (round?.unit == null || round.unit === unit.id))
    if (!round || round.locked || units.length === 0) return refuse(tx, 'answer.hand_out', 'answer_round', id)
    const taken = (await allParts(tx)).filter((part) => part.round === id)
    return { round, units, whole: mayRun(asker, null).ok && round.unit === null, colleagues: await colleagues(tx), taken }
  })

export interface HandOut {
  set: string
  unit: string | null
  owner: string
  reviewer: string | null
  due: string
}
/** The part of a round that is signed off which this one follows: the same set and unit, the latest. */
async function formerPart(tx: Tx, round: RoundRow, { set, unit }: HandOut): Promise<PartRow | undefined> {
  const rounds = (await allRounds(tx)).filter((one) => one.id !== round.id && one.number > 0)
  const named = rounds.filter((one) => one.round !== null && one.round === round.former_round)
  const latest = (named.length > 0 ? named : rounds).sort((a, b) => b.created_at.getTime() - a.created_at.getTime())
  const parts = await allParts(tx)
  for (const { id } of latest) {
    const found = parts.find((part) => part.round === id && part.set_id === set && part.unit === unit)
    if (found) return found
  }
  return undefined
}

/** Hands a set to somebody, for one unit or the whole. What was answered the last time is laid beside, never counted. */
export const handOut = (db: Database, actor: Actor, id: string, given: HandOut, at?: Date): Promise<{ done: Done; part?: string }> =>
  db.as(actor, async (tx): Promise<{ done: Done; part?: string }> => {
    const round = isId(id) ? await roundById(tx, id) : undefined
    const set = round?.sets.find((one) => one.id === given.set)
    const here = new Set((await colleagues(tx)).map((one) => one.id))
    const inRound = round && (round.unit === null || round.unit === given.unit)
    if (!round || !set || !inRound || !mayRun(askerOf(tx), given.unit).ok || !here.has(given.owner)) {
      await refuse(tx, 'answer.hand_out', 'answer_round', id)
      return { done: 'absent' }
    }
    if (round.locked) return { done: 'state' }
    const former = await formerPart(tx, round, given)
    const reviewer = given.reviewer !== null && given.reviewer !== given.owner && here.has(given.reviewer) ? given.reviewer : null
    const { unit, owner, due } = given
    const part = await insertPart(
      tx,
      { round: id, set_id: given.set, unit, owner, reviewer, due, former: former?.id ?? null },
      set.sections.map((section) => section.id),
      at,
    )
    if (part === undefined) return { done: 'conflict' }
    if (former) {
      const known = [...(await answersOfPart(tx, former.id))].filter(([question]) => questionOf(set, question) !== undefined)
      await copyFormer(tx, part, new Map(known))
    }
    await tx.enqueue('answer_waits', owner)
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', part) })
    return { done: 'done', part }
  })

/** Another owner, reviewer or day. */
export const changeHanding = (
  db: Database,
  actor: Actor,
  id: string,
  change: { owner: string; reviewer: string | null; due: string },
): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    const here = new Set((await colleagues(tx)).map((one) => one.id))
    if (!found || !mayRun(askerOf(tx), found.part.unit).ok || !here.has(change.owner)) {
      await refuse(tx, 'answer.hand_out', 'answer_part', id)
      return 'absent'
    }
    if (found.part.locked) return 'state'
    await changePart(tx, id, { ...change, reviewer: change.reviewer === change.owner ? null : change.reviewer })
    if (change.owner !== found.part.owner) await tx.enqueue('answer_waits', change.owner)
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', id) })
    return 'done'
  })

/** Asks a colleague for one section. She reaches the part until she gives the section back. */
export const askColleague = (db: Database, actor: Actor, id: string, section: string, colleague: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    const may = found && mayHandIn(askerOf(tx), factsOf(found.part))
    const here = (await colleagues(tx)).some((one) => one.id === colleague)
    if (!found || !may?.ok || !here || !sectionOf(found.set, section)) {
      await refuse(tx, 'answer.hand_out', 'answer_part', id)
      return may && !may.ok && may.because === 'state' ? 'state' : 'absent'
    }
    await setHelper(tx, id, section, colleague)
    await changePart(tx, id, { helpers: await helpersOf(tx, id) })
    await tx.enqueue('answer_waits', colleague)
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', id) })
    return 'done'
  })

/** A section comes back to the part's owner: by the colleague herself, or taken back. */
export async function giveBack(db: Database, actor: Actor, id: string, section: string): Promise<Done> {
  const owner = await db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    const held = found && (await sectionsOf(tx, id)).find((one) => one.section === section)
    const mine = held?.helper !== null && held?.helper === actor.account
    if (!found || !held || !(mine || mayHandIn(askerOf(tx), factsOf(found.part)).ok))
      return refuse(tx, 'answer.hand_out', 'answer_part', id)
    await tx.audit({ deed: 'answer.hand_out', ...about('answer_part', id) })
    if (mine) await tx.enqueue('answer_waits', found.part.owner)
    return found.part.owner
  })
  if (owner === undefined) return 'absent'
  // In the organisation's name: whoever gives back what let her in cannot herself write the row that she then no longer reaches.
  await db.asWorker(actor.tenant, (tx) => dropHelper(tx, id, section))
  return 'done'
}

const REVIEWED: Partial<Record<PartState, true>> = { approved: true }
/** `ready`: the owner hands it in. `approved`: the reviewer is content. `open`: back to be answered further. */
export const moveOn = (db: Database, actor: Actor, id: string, to: PartState): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    const asker = askerOf(tx)
    const facts = found && factsOf(found.part)
    const byOwner = facts?.owner === asker.account && to !== 'approved'
    const asIfOpen = facts && { ...facts, state: 'open' as const }
    const may = asIfOpen && (byOwner || to === 'ready' ? mayHandIn(asker, asIfOpen) : mayReview(asker, asIfOpen))
    if (!found || !may?.ok) {
      await refuse(tx, REVIEWED[to] ? 'answer.review' : 'answer.hand_in', 'answer_part', id)
      return may && !may.ok && may.because !== 'unreached' ? 'state' : 'absent'
    }
    // Only what was handed in is approved.
    if (to === 'approved' && found.part.state !== 'ready') return 'state'
    if (!(await movePart(tx, id, found.part.state, to))) return 'conflict'
    if (to === 'ready' && found.part.reviewer !== null) await tx.enqueue('answer_waits', found.part.reviewer)
    if (to !== 'ready' && found.part.owner !== asker.account) await tx.enqueue('answer_waits', found.part.owner)
    await tx.audit({ deed: REVIEWED[to] ? 'answer.review' : 'answer.hand_in', ...about('answer_part', id) })
    return 'done'
  })
