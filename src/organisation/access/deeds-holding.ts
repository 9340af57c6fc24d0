/** What people have: the lists, roles given directly, the end of a role or place, and the circles themselves. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import type { Role } from '../founding/index.ts'
import { type CircleSize, endOf, type Holding, isRole, type Naming, type What } from './access.ts'
import { askerOf, type Done, overtaken, unitFact, whomFact } from './asker.ts'
import type { CircleForm } from './forms.ts'
import { mayEnd, mayGrantDirect, mayKeepCircles, mayList, maySeeUnit } from './policy.ts'
import { circleSizes, insertCircle, type OpenAccount, type OpenUnit, openAccounts, openUnits, updateCircle } from './store-circle.ts'
import { heldBy, holdings, setOver, upsertRole } from './store-holding.ts'
import { decidedNamings, openNamings } from './store-naming.ts'

const PURPOSE = 'administration' as const

export interface Overview {
  holdings: (Holding & { ends: boolean })[]
  circles: CircleSize[]
  open: Naming[]
  decided: Naming[]
  names: boolean
  grants: boolean
}
/** Who has what: the head sees the own unit, the system owner all. */
export const seeOverview = (db: Database, actor: Actor): Promise<Overview | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    if (!mayList(asker).ok) {
      await tx.audit({ deed: 'access.list', outcome: 'not_reached' })
      return undefined
    }
    await tx.audit({ deed: 'access.list', purpose: PURPOSE })
    const seen = ({ unit }: { unit: string }) => maySeeUnit(asker, unitFact(tx, unit)).ok
    const held = (await holdings(tx)).filter(seen)
    return {
      holdings: held.map((one) => ({ ...one, ends: mayEnd(endFacts(tx, one)).ok })),
      circles: (await circleSizes(tx)).filter(seen),
      open: (await openNamings(tx)).filter(seen),
      decided: (await decidedNamings(tx)).filter(seen),
      names: asker.unit_head,
      grants: asker.system_owner,
    }
  })
const endFacts = (tx: Tx, held: Pick<Holding, 'unit' | 'account' | 'what'>) => ({
  asker: askerOf(tx),
  unit: unitFact(tx, held.unit),
  whom: whomFact(tx, held.account),
  what: held.what,
})

/** One's own roles and places, for anyone who is signed in. */
export const seeMine = (db: Database, actor: Actor): Promise<Holding[]> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'access.list', purpose: PURPOSE })
    return (await holdings(tx)).filter(({ account }) => account === tx.actor.account)
  })

/** People to whom the system owner may give a role directly. */
export const directGround = (db: Database, actor: Actor): Promise<OpenAccount[] | undefined> =>
  db.as(actor, async (tx) => {
    if (askerOf(tx).system_owner) return (await openAccounts(tx)).filter(({ id }) => id !== tx.actor.account)
    await tx.audit({ deed: 'access.grant', outcome: 'not_reached' })
    return undefined
  })

export interface AskedDirect {
  account: string
  role: Role
  until: string
}
export const grantDirect = (db: Database, actor: Actor, asked: AskedDirect): Promise<Done> =>
  db.as(actor, (tx) => grantWithin(tx, asked)).catch(overtaken)

async function grantWithin(tx: Tx, asked: AskedDirect): Promise<Done> {
  const person = (await openAccounts(tx)).find(({ id }) => id === asked.account)
  const end = endOf(asked.until, today(), undefined)
  const judged = mayGrantDirect({
    asker: askerOf(tx),
    whom: whomFact(tx, asked.account),
    what: asked.role,
    account: person ? 'open' : 'ended',
    end: end === 'beyond_review' ? 'beyond_year' : end,
    held: await heldBy(tx, asked.account),
  })
  if (judged.ok) await upsertRole(tx, asked.role, { account: asked.account, until: asked.until, analysis: null })
  const object = person ? { kind: 'account', id: person.id } : { kind: 'account' }
  await tx.audit({ deed: 'access.grant', outcome: judged.ok ? 'done' : 'refused', purpose: PURPOSE, object })
  return judged
}

/** `which` as it stands in an address: a role, or the id of a circle. */
export interface Which {
  account: string
  which: string
}
async function reach(tx: Tx, { account, which }: Which): Promise<Holding | undefined> {
  const what: What = isRole(which) ? which : 'place'
  const found = isId(account)
    ? (await holdings(tx)).find((held) => held.account === account && held.what === what && (what !== 'place' || held.circle === which))
    : undefined
  if (found && mayEnd(endFacts(tx, found)).ok) return found
  await tx.audit({
    deed: 'access.end',
    outcome: 'not_reached',
    object: isId(account) ? { kind: 'account', id: account } : { kind: 'account' },
  })
  return undefined
}
export const seeEnding = (db: Database, actor: Actor, which: Which): Promise<Holding | undefined> => db.as(actor, (tx) => reach(tx, which))

/** Ends a role or a place at once: at the person's next request it is gone. */
export const end = (db: Database, actor: Actor, which: Which): Promise<Done> =>
  db.as(actor, async (tx) => {
    const held = await reach(tx, which)
    if (!held) return { ok: false, because: 'unreached' }
    const over = await setOver(tx, held)
    await tx.audit({
      deed: 'access.end',
      outcome: over ? 'done' : 'refused',
      purpose: PURPOSE,
      object: { kind: 'account', id: held.account },
      ...(held.circle === null ? {} : { circle: held.circle }),
    })
    return over ? { ok: true } : { ok: false, because: 'conflict' }
  })

export interface CircleGround {
  units: OpenUnit[]
  circles: CircleSize[]
}
/** For the forms of circles: the units, and the circles as they stand. Undefined for whoever draws none. */
export const circleGround = (db: Database, actor: Actor): Promise<CircleGround | undefined> =>
  db.as(actor, async (tx) => {
    if (mayKeepCircles(askerOf(tx)).ok) return { units: await openUnits(tx), circles: await circleSizes(tx) }
    await tx.audit({ deed: 'circle.change', outcome: 'not_reached' })
    return undefined
  })
export const makeCircle = (db: Database, actor: Actor, unit: string, form: CircleForm): Promise<Done<{ id: string }>> =>
  db.as(actor, async (tx) => {
    const fits = mayKeepCircles(askerOf(tx)).ok && (await openUnits(tx)).some(({ id }) => id === unit)
    if (!fits) {
      await tx.audit({ deed: 'circle.make', outcome: 'refused' })
      return { ok: false, because: 'unreached' }
    }
    const id = await insertCircle(tx, unit, form)
    await tx.audit({ deed: 'circle.make', purpose: PURPOSE, object: { kind: 'circle', id }, circle: id })
    return { ok: true, id }
  })
export const changeCircle = (db: Database, actor: Actor, id: string, form: CircleForm): Promise<Done> =>
  db.as(actor, async (tx) => {
    const changed = isId(id) && mayKeepCircles(askerOf(tx)).ok && (await updateCircle(tx, id, form))
    if (!changed) {
      await tx.audit({ deed: 'circle.change', outcome: 'refused' })
      return { ok: false, because: 'unreached' }
    }
    await tx.audit({ deed: 'circle.change', purpose: PURPOSE, object: { kind: 'circle', id }, circle: id })
    return { ok: true }
  })
