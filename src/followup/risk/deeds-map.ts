import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import { about, type Offer, offerOf, type Outcome, refuse, standingOf } from './deeds.ts'
import { mayDrawMap } from './policy.ts'
import { type FlowWords, type Level, levelNow, type Reach } from './risk.ts'
import { allRisks } from './store.ts'
import { allFlows, changeFlow, closeFlow, type FlowRow, insertFlow } from './store-flow.ts'

export interface MappedFlow extends FlowRow {
  /** Its place on the map and in the table. */
  number: number
  risks: number
  /** The gravest of its open risks, as far as the asker reaches them. */
  worst: Level | undefined
  mayDraw: boolean
}
export interface FlowMap {
  flows: MappedFlow[]
  offer: Offer
}
/** Flows of the own unit and of the whole; every flow for the coordinator. Undefined for whoever answers for no unit. */
export const seeMap = (db: Database, actor: Actor): Promise<FlowMap | undefined> =>
  db.as(actor, async (tx) => {
    const offer = await offerOf(tx)
    if (!offer.whole && offer.units.length === 0) return refuse(tx, 'flow.see', 'data_flow')
    await tx.audit({ deed: 'flow.see', ...about('data_flow') })
    const who = standingOf(tx)
    const open = (await allRisks(tx)).filter((risk) => risk.closed_at === null)
    const flows = (await allFlows(tx)).map((flow, index) => {
      const risks = open.filter((risk) => risk.flow === flow.id)
      const first = risks[0]
      return { ...flow, number: index + 1, risks: risks.length, worst: first && levelNow(first), mayDraw: mayDrawMap(who, flow.unit).ok }
    })
    return { flows, offer }
  })

export interface Drawn extends FlowWords {
  unit: string | null
  reach: Reach
}
export const drawFlow = (
  db: Database,
  actor: Actor,
  flow: Drawn,
  template: string | null,
  at?: Date,
): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayDrawMap(standingOf(tx), flow.unit).ok) return refuse(tx, 'flow.change', 'data_flow')
    const id = newId()
    await insertFlow(tx, { ...flow, id, template, at })
    await tx.audit({ deed: 'flow.change', ...about('data_flow', id) })
    return { id }
  })

export const redrawFlow = (db: Database, actor: Actor, id: string, flow: Drawn): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const seen = isId(id) ? (await allFlows(tx)).find((one) => one.id === id) : undefined
    const who = standingOf(tx)
    if (!seen || !mayDrawMap(who, seen.unit).ok || !mayDrawMap(who, flow.unit).ok) {
      await refuse(tx, 'flow.change', 'data_flow', id)
      return 'absent'
    }
    await changeFlow(tx, id, flow)
    await tx.audit({ deed: 'flow.change', ...about('data_flow', id) })
    return 'done'
  })

/** Off the map. Its risks stay and say that they stand on no flow that still runs. */
export const removeFlow = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const seen = isId(id) ? (await allFlows(tx)).find((one) => one.id === id) : undefined
    if (!seen || !mayDrawMap(standingOf(tx), seen.unit).ok) {
      await refuse(tx, 'flow.change', 'data_flow', id)
      return 'absent'
    }
    await closeFlow(tx, id)
    await tx.audit({ deed: 'flow.change', ...about('data_flow', id) })
    return 'done'
  })
