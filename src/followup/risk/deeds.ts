import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Choice } from '../../platform/field/index.ts'
import { isId, newId } from '../../platform/ids.ts'
import { type ActionLine, actionsOf, ownersFor, raiseAction } from '../action/index.ts'
import { mayDecideRisk, mayDrawMap, mayTendRisk, type Standing } from './policy.ts'
import { acceptDaysMax, type RiskWords, standing, type Treatment } from './risk.ts'
import {
  addJudgement,
  allRisks,
  changeRisk,
  insertRisk,
  type JudgementRow,
  judgementsOf,
  openUnits,
  type RiskRow,
  riskById,
} from './store.ts'
import { allFlows } from './store-flow.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (kind: 'risk' | 'data_flow', id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind, id } : { kind } }) as const
export async function refuse(tx: Tx, deed: Deed, kind: 'risk' | 'data_flow', id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(kind, id) })
  return undefined
}
export type Outcome = 'done' | 'absent' | 'conflict'

export const listRisks = (db: Database, actor: Actor): Promise<{ risks: RiskRow[]; writes: boolean }> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'risk.list', ...about('risk') })
    const who = standingOf(tx)
    return { risks: (await allRisks(tx)).filter((row) => mayTendRisk(who, row).ok), writes: mayDecideRisk(who, who.unit).ok }
  })

export interface Offer {
  owners: Choice[]
  units: { id: string; name: string }[]
  /** With the proposal that each came from. */
  flows: (Choice & { template: string | null })[]
  /** May the asker write for the whole organisation? */
  whole: boolean
}
/** What the forms offer: only what the asker may decide over. */
export async function offerOf(tx: Tx): Promise<Offer> {
  const who = standingOf(tx)
  const flows = await allFlows(tx)
  return {
    owners: await ownersFor(tx),
    units: (await openUnits(tx)).filter(({ id }) => mayDecideRisk(who, id).ok),
    flows: flows.map(({ id, from, to, channel, template }, index) => ({
      value: id,
      template,
      label: `${index + 1}. ${from} → ${to} (${channel})`,
    })),
    whole: mayDecideRisk(who, null).ok,
  }
}
export const seeOffer = (db: Database, actor: Actor): Promise<Offer | undefined> =>
  db.as(actor, async (tx) => {
    const offer = await offerOf(tx)
    return offer.whole || offer.units.length > 0 ? offer : refuse(tx, 'risk.make', 'risk')
  })

export interface Written extends RiskWords {
  flow: string | null
  template: string | null
  likelihood: number
  harm: number
  unit: string | null
  owner: string
  review_by: string
  at?: Date | undefined
}
export const writeRisk = (db: Database, actor: Actor, written: Written): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayDecideRisk(standingOf(tx), written.unit).ok) return refuse(tx, 'risk.make', 'risk')
    const id = newId()
    await insertRisk(tx, { ...written, id, at: written.at })
    await addJudgement(tx, id, 'written', written)
    await tx.audit({ deed: 'risk.make', ...about('risk', id) })
    return { id }
  })

export interface SeenRisk {
  risk: RiskRow
  judgements: JudgementRow[]
  actions: ActionLine[]
  flow: { id: string; from: string; to: string; channel: string } | undefined
  mayDecide: boolean
  offer: Offer
}
export const seeRisk = (db: Database, actor: Actor, id: string): Promise<SeenRisk | undefined> =>
  db.as(actor, async (tx) => {
    const risk = isId(id) ? await riskById(tx, id) : undefined
    if (!risk || !mayTendRisk(standingOf(tx), risk).ok) return refuse(tx, 'risk.see', 'risk', id)
    await tx.audit({ deed: 'risk.see', ...about('risk', id) })
    return {
      risk,
      judgements: await judgementsOf(tx, id),
      actions: await actionsOf(tx, 'risk', id),
      flow: risk.flow === null ? undefined : (await allFlows(tx)).find((flow) => flow.id === risk.flow),
      mayDecide: mayDecideRisk(standingOf(tx), risk.unit).ok,
      offer: await offerOf(tx),
    }
  })

async function within(tx: Tx, deed: Deed, id: string, decide: boolean): Promise<RiskRow | undefined> {
  const risk = isId(id) ? await riskById(tx, id) : undefined
  const may = risk && (decide ? mayDecideRisk(standingOf(tx), risk.unit) : mayTendRisk(standingOf(tx), risk))
  return risk && may?.ok ? risk : refuse(tx, deed, 'risk', id)
}
type Work = (tx: Tx, risk: RiskRow) => Promise<Outcome>
const onRisk = (db: Database, actor: Actor, deed: Deed, id: string, decide: boolean, work: Work): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const risk = await within(tx, deed, id, decide)
    if (!risk) return 'absent'
    const outcome = await work(tx, risk)
    if (outcome === 'done') await tx.audit({ deed, ...about('risk', id) })
    return outcome
  })
const isOpen = (risk: RiskRow) => risk.closed_at === null

export interface Judging {
  likelihood: number
  harm: number
  words: string
  at?: Date | undefined
}
/** Judged anew as it is without actions: what was left is judged again after that. An acceptance of another risk than this falls. */
export const judgeRisk = (db: Database, actor: Actor, id: string, { likelihood, harm, words, at }: Judging): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, true, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    const worse = harm > risk.harm || likelihood > risk.likelihood
    const ends = worse && risk.accepted_until !== null
    const lost = ends ? { treatment: null, accepted_by: null, accepted_until: null } : {}
    await changeRisk(tx, id, { likelihood, harm, left_likelihood: null, left_harm: null, ...lost })
    await addJudgement(tx, id, 'judged', { likelihood, harm, words, at })
    if (ends) await addJudgement(tx, id, 'acceptance_ended', { at })
    return 'done'
  })
/** What is left when actions have been done. Its owner knows it best. */
export const judgeLeft = (db: Database, actor: Actor, id: string, { likelihood, harm, words, at }: Judging): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, false, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    await changeRisk(tx, id, { left_likelihood: likelihood, left_harm: harm })
    await addJudgement(tx, id, 'left', { likelihood, harm, words, at })
    return 'done'
  })
export const treatRisk = (
  db: Database,
  actor: Actor,
  id: string,
  { treatment, words, at }: { treatment: Exclude<Treatment, 'accept'>; words: string; at?: Date | undefined },
): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, true, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    await changeRisk(tx, id, { treatment, accepted_by: null, accepted_until: null })
    await addJudgement(tx, id, 'treated', { words: JSON.stringify({ treatment, words }), at })
    return 'done'
  })
/** For a time, with a reason, in the own name. When the day has passed the risk is open again. */
export const acceptRisk = (db: Database, actor: Actor, id: string, { until, words }: { until: string; words: string }): Promise<Outcome> =>
  onRisk(db, actor, 'risk.accept', id, true, async (tx, risk) => {
    const longest = new Date(Date.now() + acceptDaysMax(standing(risk).harm) * 86_400_000)
    if (!isOpen(risk) || until > dayOf(longest)) return 'conflict'
    await changeRisk(tx, id, { treatment: 'accept', accepted_by: tx.actor.account, accepted_until: until })
    await addJudgement(tx, id, 'accepted', { until, words })
    return 'done'
  })
export const reviewRisk = (
  db: Database,
  actor: Actor,
  id: string,
  { words, review_by }: { words: string; review_by: string },
): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, true, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    await changeRisk(tx, id, { review_by })
    await addJudgement(tx, id, 'reviewed', { words, until: review_by })
    return 'done'
  })
export const changeWords = (
  db: Database,
  actor: Actor,
  id: string,
  { what, cause, ...set }: RiskWords & { flow: string | null; owner: string; review_by: string },
): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, true, async (tx) => {
    await changeRisk(tx, id, set, { what, cause })
    await addJudgement(tx, id, 'changed')
    return 'done'
  })
export const closeRisk = (db: Database, actor: Actor, id: string, words: string): Promise<Outcome> =>
  onRisk(db, actor, 'risk.close', id, true, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    await changeRisk(tx, id, { closed_at: new Date() })
    await addJudgement(tx, id, 'closed', { words })
    return 'done'
  })
export const reopenRisk = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  onRisk(db, actor, 'risk.close', id, true, async (tx, risk) => {
    if (isOpen(risk)) return 'conflict'
    await changeRisk(tx, id, { closed_at: null })
    await addJudgement(tx, id, 'reopened')
    return 'done'
  })
/** From a risk to an action in one step. The risk's unit is the action's, where the asker may raise one for it. */
export const actOnRisk = (
  db: Database,
  actor: Actor,
  id: string,
  { title, owner, due, at }: { title: string; owner: string; due: string; at?: Date | undefined },
): Promise<Outcome> =>
  onRisk(db, actor, 'risk.judge', id, false, async (tx, risk) => {
    if (!isOpen(risk)) return 'conflict'
    const unit = mayDrawMap(standingOf(tx), risk.unit).ok ? risk.unit : tx.reach.unit
    await raiseAction(tx, { title, why: risk.what, origin: { kind: 'risk', id }, unit, owner, due }, at)
    return 'done'
  })
