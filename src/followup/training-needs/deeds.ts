import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Choice } from '../../platform/field/index.ts'
import { isId, newId } from '../../platform/ids.ts'
import { type ActionLine, actionsOf, ownersFor, raiseAction } from '../action/index.ts'
import { knowledgeProposal } from './catalogue.ts'
import { mayKeepNeeds, mayLeadUnit, mayReadNeeds, type Standing } from './policy.ts'
import {
  addCounts,
  allCounts,
  insertPlan,
  keepFunction,
  keepNeeds,
  openUnits,
  ownFunctions,
  ownNeeds,
  type PlanRow,
  plansOf,
} from './store.ts'
import { type Area, type Counted, type Depth, type Func, pairOf, type Share, sharesOf } from './training-needs.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
const about = (id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind: 'training_plan', id } : { kind: 'training_need' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
export type Outcome = 'done' | 'absent'

export interface Needs {
  areas: readonly Area[]
  depths: readonly Depth[]
  /** Those that this organisation has. */
  functions: Func[]
  /** Of the proposal, taken away here. */
  hidden: Func[]
}
/** The proposal with what this organisation has decided laid over it. */
async function needsOf(tx: Tx): Promise<Needs> {
  const { areas, depths, functions } = knowledgeProposal()
  const own = await ownFunctions(tx)
  const decided = await ownNeeds(tx)
  const over = (code: string, needs: Readonly<Record<string, number>>) => ({
    ...needs,
    ...Object.fromEntries(decided.filter((one) => one.function === code).map(({ area, depth }) => [area, depth])),
  })
  const proposed = functions.map(({ id, name, needs }): Func => ({ code: id, name, needs: over(id, needs), own: false }))
  const added = own.flatMap(({ code, name }): Func[] =>
    name === null ? [] : [{ code, name: { sv: name, en: name }, needs: over(code, {}), own: true }],
  )
  const isHidden = ({ code }: Func) => own.some((one) => one.code === code && one.hidden)
  const all = [...proposed, ...added]
  return { areas, depths, functions: all.filter((one) => !isHidden(one)), hidden: all.filter(isHidden) }
}
export interface SeenNeeds extends Needs {
  mayKeep: boolean
}
export const seeNeeds = (db: Database, actor: Actor): Promise<SeenNeeds | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayReadNeeds(standingOf(tx)).ok) return refuse(tx, 'needs.see')
    await tx.audit({ deed: 'needs.see', ...about() })
    return { ...(await needsOf(tx)), mayKeep: mayKeepNeeds(standingOf(tx)).ok }
  })

export const decideNeeds = (db: Database, actor: Actor, code: string, needs: Readonly<Record<string, number>>): Promise<Outcome> =>
  keeping(db, actor, async (tx) => {
    const { functions } = await needsOf(tx)
    if (!functions.some((one) => one.code === code)) return 'absent'
    await keepNeeds(tx, code, needs)
    return 'done'
  })
export const addFunction = (db: Database, actor: Actor, name: string, needs: Readonly<Record<string, number>>): Promise<Outcome> =>
  keeping(db, actor, async (tx) => {
    const code = `own_${newId().slice(0, 8)}`
    await keepFunction(tx, { code, name, hidden: false })
    await keepNeeds(tx, code, needs)
    return 'done'
  })
/** Taken away, or taken back. What was counted stays counted. */
export const hideFunction = (db: Database, actor: Actor, code: string, hidden: boolean): Promise<Outcome> =>
  keeping(db, actor, async (tx) => {
    const all = await needsOf(tx)
    const found = [...all.functions, ...all.hidden].find((one) => one.code === code)
    if (!found) return 'absent'
    await keepFunction(tx, { code, name: found.own ? found.name.sv : null, hidden })
    return 'done'
  })
const keeping = (db: Database, actor: Actor, work: (tx: Tx) => Promise<Outcome>): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const outcome = mayKeepNeeds(standingOf(tx)).ok ? await work(tx) : 'absent'
    await tx.audit({ deed: 'needs.change', outcome: outcome === 'done' ? 'done' : 'not_reached', ...about() })
    return outcome
  })

export interface Overview extends Needs {
  units: { id: string; name: string; counted: string | null }[]
  shares: Share[]
}
/** Over the whole organisation, in fives. Undefined for whoever does not coordinate. */
export const seeOverview = (db: Database, actor: Actor, day = dayOf(new Date())): Promise<Overview | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepNeeds(standingOf(tx)).ok) return refuse(tx, 'needs.see')
    await tx.audit({ deed: 'needs.see', ...about() })
    const needs = await needsOf(tx)
    const counts = await allCounts(tx)
    const units = (await openUnits(tx)).map((unit) => ({
      ...unit,
      counted: counts.findLast((one) => one.unit === unit.id)?.counted_on ?? null,
    }))
    return { ...needs, units, shares: sharesOf(counts, needs.functions, needs.areas, day) }
  })

/**
 * For the indicator "staff with knowledge": by area, how many need it and how many have it, to the nearest five; areas that
 * fewer than five need are left out. Empty for whoever does not coordinate.
 */
export async function knowledgeShare(tx: Tx): Promise<Share[]> {
  if (!mayKeepNeeds(standingOf(tx)).ok) return []
  const { functions, areas } = await needsOf(tx)
  return sharesOf(await allCounts(tx), functions, areas, dayOf(new Date()))
}

export interface SeenUnit extends Needs {
  unit: { id: string; name: string }
  counts: Counted[]
  plans: (PlanRow & { actions: ActionLine[] })[]
  owners: Choice[]
}
export const seeUnit = (db: Database, actor: Actor, unit: string): Promise<SeenUnit | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(unit) && mayLeadUnit(standingOf(tx), unit).ok ? (await openUnits(tx)).find(({ id }) => id === unit) : undefined
    if (!found) return refuse(tx, 'needs.see')
    await tx.audit({ deed: 'needs.see', ...about() })
    const plans = []
    for (const plan of await plansOf(tx, { unit })) plans.push({ ...plan, actions: await actionsOf(tx, 'training', plan.id) })
    return { ...(await needsOf(tx)), unit: found, counts: await allCounts(tx), plans, owners: await ownersFor(tx) }
  })

export type Problem = 'unknown_function' | 'unknown_area' | 'unreached_unit' | 'more_than_staff'
/** What is wrong with each count, were all of them written: nobody has learned who is not there. */
export function problemsIn(
  needs: Needs,
  before: readonly Counted[],
  units: readonly string[],
  counts: readonly Counted[],
): (Problem | undefined)[] {
  const all = [...before, ...counts]
  return counts.map((one) => {
    const func = needs.functions.find(({ code }) => code === one.function)
    if (!units.includes(one.unit)) return 'unreached_unit'
    if (!func) return 'unknown_function'
    if (one.area === null) return undefined
    if (!needs.areas.some(({ id }) => id === one.area)) return 'unknown_area'
    // With a need of one everybody who is there counts as needing it: the number of staff itself.
    const staff = pairOf(all, one.unit, { ...func, needs: { [one.area]: 1 } }, one.area, one.counted_on).needed
    return one.count > staff ? 'more_than_staff' : undefined
  })
}
export const countUnit = (db: Database, actor: Actor, counts: readonly Counted[]): Promise<(Problem | undefined)[] | undefined> =>
  db.as(actor, async (tx) => {
    const who = standingOf(tx)
    if (!mayReadNeeds(who).ok || counts.some(({ unit }) => !mayLeadUnit(who, unit).ok)) return refuse(tx, 'needs.count')
    const units = (await openUnits(tx)).map(({ id }) => id)
    const problems = problemsIn(await needsOf(tx), await allCounts(tx), units, counts)
    if (problems.some((one) => one !== undefined)) return problems
    await addCounts(tx, counts)
    await tx.audit({ deed: 'needs.count', ...about() })
    return []
  })
/** What a file is read against: units that the asker leads, and what is known. */
export const seeForFile = (
  db: Database,
  actor: Actor,
): Promise<(Needs & { units: { id: string; name: string }[]; counts: Counted[] }) | undefined> =>
  db.as(actor, async (tx) => {
    const who = standingOf(tx)
    if (!mayReadNeeds(who).ok) return refuse(tx, 'needs.count')
    return { ...(await needsOf(tx)), units: (await openUnits(tx)).filter(({ id }) => mayLeadUnit(who, id).ok), counts: await allCounts(tx) }
  })

export interface Planned {
  unit: string
  function: string
  area: string
  depth: number
  how: string
  owner: string
  due: string
  cost_kronor: number | null
  /** The words of the action that carries the plan. */
  title: string
  why: string
  at?: Date | undefined
}
export const planTraining = (
  db: Database,
  actor: Actor,
  { title, why, owner, due, at, ...plan }: Planned,
): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    const { functions, areas } = await needsOf(tx)
    const known = functions.some(({ code }) => code === plan.function) && areas.some(({ id }) => id === plan.area)
    if (!known || !mayLeadUnit(standingOf(tx), plan.unit).ok) return refuse(tx, 'needs.plan')
    const id = newId()
    await insertPlan(tx, { ...plan, id, at })
    await raiseAction(tx, { title, why, origin: { kind: 'training', id }, unit: plan.unit, owner, due }, at)
    await tx.audit({ deed: 'needs.plan', ...about(id) })
    return { id }
  })
export const seePlan = (db: Database, actor: Actor, id: string): Promise<(Needs & { plan: PlanRow; actions: ActionLine[] }) | undefined> =>
  db.as(actor, async (tx) => {
    const [plan] = isId(id) ? await plansOf(tx, { id }) : []
    if (!plan || !mayLeadUnit(standingOf(tx), plan.unit).ok) return refuse(tx, 'needs.see', id)
    await tx.audit({ deed: 'needs.see', ...about(id) })
    return { ...(await needsOf(tx)), plan, actions: await actionsOf(tx, 'training', id) }
  })
