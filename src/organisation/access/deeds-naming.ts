/** Two people: the head of the unit names, the system owner grants (D-R15). */
import type { Database } from '../../platform/database/database.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { type CircleSize, endOf, groundOf, isRole, type Naming, type What } from './access.ts'
import type { SeenAnalysis } from './analysis.ts'
import { askerOf, type Done, overtaken, unitFact, whomFact } from './asker.ts'
import { type Given, type Judgement, mayDecide, mayGrantNamed, mayName, maySeeUnit, mayWithdraw } from './policy.ts'
import { allAnalyses, restingById } from './store-analysis.ts'
import { circleSizes, type OpenAccount, openAccounts } from './store-circle.ts'
import { heldBy, holdings, upsertPlace, upsertRole } from './store-holding.ts'
import { decide, insertNaming, namingById } from './store-naming.ts'

const OBJECT = 'access_request'
const PURPOSE = 'administration' as const

export interface NamingGround {
  people: OpenAccount[]
  circles: CircleSize[]
  analyses: SeenAnalysis[]
}
/** For the form: people, circles and standing analyses of the head's own unit. */
export const namingGround = (db: Database, actor: Actor): Promise<NamingGround | undefined> =>
  db.as(actor, async (tx) => {
    const { unit } = tx.reach
    if (!askerOf(tx).unit_head || unit === null) {
      await tx.audit({ deed: 'access.ask', outcome: 'not_reached', object: { kind: OBJECT } })
      return undefined
    }
    const day = today()
    return {
      people: await openAccounts(tx, unit),
      circles: (await circleSizes(tx)).filter((circle) => circle.unit === unit),
      analyses: (await allAnalyses(tx)).filter((one) => one.unit === unit && one.ended_at === null && one.review_by >= day),
    }
  })

export interface AskedNaming {
  account: string
  /** A role, or the id of a circle. */
  what: string
  on_duty: boolean
  analysis?: string | undefined
  until: string
}
/** Names somebody. The system owners are told without content. */
export const name = (db: Database, actor: Actor, asked: AskedNaming): Promise<Done<{ id: string }>> =>
  db.as(actor, (tx) => nameWithin(tx, asked))

export async function nameWithin(tx: Tx, asked: AskedNaming): Promise<Done<{ id: string }>> {
  const unit = tx.reach.unit ?? ''
  const what: What = isRole(asked.what) ? asked.what : 'place'
  const circle = what === 'place' ? asked.what : null
  const own = what !== 'place' || (await circleSizes(tx)).some((one) => one.id === circle && one.unit === unit)
  const person = (await openAccounts(tx, unit)).find(({ id }) => id === asked.account)
  const analysis = asked.analysis === undefined || !isId(asked.analysis) ? undefined : await restingById(tx, asked.analysis)
  const ground = groundOf(what, { unit, circle }, analysis, today())
  const judged = mayName({
    asker: askerOf(tx),
    unit: own ? unitFact(tx, unit) : 'other',
    what,
    account: 'open',
    of_unit: person !== undefined,
    ground,
    end: endOf(asked.until, today(), ground === 'not_needed' ? undefined : analysis?.review_by),
    held: await heldBy(tx, asked.account),
  })
  const id = judged.ok
    ? await insertNaming(tx, {
        unit,
        account: asked.account,
        what,
        circle,
        on_duty: what === 'place' && asked.on_duty,
        analysis: ground === 'not_needed' ? null : (asked.analysis ?? null),
        until: asked.until,
      })
    : undefined
  await tx.audit({
    deed: 'access.ask',
    outcome: id === undefined ? 'refused' : 'done',
    purpose: PURPOSE,
    object: id === undefined ? { kind: OBJECT } : { kind: OBJECT, id },
    ...(judged.ok && circle !== null ? { circle } : {}),
  })
  if (!judged.ok) return judged
  if (id === undefined) return { ok: false, because: 'conflict' }
  await tx.enqueue('tell_naming', id)
  return { ok: true, id }
}

async function reach(tx: Tx, id: string, deed: Deed): Promise<Naming | undefined> {
  const found = isId(id) ? await namingById(tx, id) : undefined
  if (found && maySeeUnit(askerOf(tx), unitFact(tx, found.unit)).ok) return found
  await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: OBJECT, id } : { kind: OBJECT } })
  return undefined
}

/** The facts about a naming as they are now: much may have happened since it was made. */
async function factsOf(tx: Tx, naming: Naming): Promise<Given> {
  const analysis = naming.analysis === null ? undefined : await restingById(tx, naming.analysis)
  return {
    what: naming.what,
    account: naming.account_ended ? 'ended' : 'open',
    of_unit: naming.account_unit === naming.unit,
    ground: groundOf(naming.what, naming, analysis, today()),
    end: endOf(naming.until, today(), analysis?.review_by),
    held: await heldBy(tx, naming.account),
  }
}
const standing = (tx: Tx, naming: Naming) => ({
  asker: askerOf(tx),
  whom: whomFact(tx, naming.account),
  named_by: whomFact(tx, naming.asked_by),
  state: naming.decision === null ? ('open' as const) : ('decided' as const),
})

export interface SeenNaming {
  naming: Naming
  circle: CircleSize | undefined
  /** Does the circle get one more, or is the person in it already? */
  adds: boolean
  grant: Judgement
  decline: Judgement
  withdraw: Judgement
}
export const seeNaming = (db: Database, actor: Actor, id: string): Promise<SeenNaming | undefined> =>
  db.as(actor, async (tx) => {
    const naming = await reach(tx, id, 'access.list')
    if (!naming) return undefined
    await tx.audit({ deed: 'access.list', purpose: PURPOSE, object: { kind: OBJECT, id } })
    const asks = standing(tx, naming)
    return {
      naming,
      circle: (await circleSizes(tx)).find((one) => one.id === naming.circle),
      adds: !(await holdings(tx)).some((held) => held.account === naming.account && held.circle === naming.circle),
      grant: mayGrantNamed({ ...asks, ...(await factsOf(tx, naming)) }),
      decline: mayDecide(asks),
      withdraw: mayWithdraw(asks.asker, unitFact(tx, naming.unit), asks.state),
    }
  })

type Decision = 'granted' | 'declined' | 'withdrawn'
const DEED_OF: Readonly<Record<Decision, Deed>> = { granted: 'access.grant', declined: 'access.decline', withdrawn: 'access.withdraw' }

/** Grants, declines or takes back. Whoever comes second is told that somebody was first. */
export const settle = (db: Database, actor: Actor, id: string, decision: Decision): Promise<Done> =>
  db.as(actor, (tx) => settleWithin(tx, id, decision)).catch(overtaken)

async function settleWithin(tx: Tx, id: string, decision: Decision): Promise<Done> {
  const deed = DEED_OF[decision]
  const naming = await reach(tx, id, deed)
  if (!naming) return { ok: false, because: 'unreached' }
  const judged = await judge(tx, naming, decision)
  const first = judged.ok && (await decide(tx, id, decision))
  if (first && decision === 'granted') await give(tx, naming)
  await tx.audit({
    deed,
    outcome: first ? 'done' : 'refused',
    purpose: PURPOSE,
    object: { kind: 'account', id: naming.account },
    ...(naming.circle === null ? {} : { circle: naming.circle }),
  })
  if (!judged.ok) return judged.because === 'decided' ? { ok: false, because: 'conflict' } : judged
  return first ? { ok: true } : { ok: false, because: 'conflict' }
}

async function judge(tx: Tx, naming: Naming, decision: Decision): Promise<Judgement> {
  const asks = standing(tx, naming)
  if (decision === 'withdrawn') return mayWithdraw(asks.asker, unitFact(tx, naming.unit), asks.state)
  if (decision === 'declined') return mayDecide(asks)
  return mayGrantNamed({ ...asks, ...(await factsOf(tx, naming)) })
}

async function give(tx: Tx, naming: Naming): Promise<void> {
  const { account, until, analysis, what, circle, on_duty } = naming
  if (what !== 'place') await upsertRole(tx, what, { account, until, analysis })
  else if (circle !== null) await upsertPlace(tx, circle, on_duty, { account, until, analysis })
}
