import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { type Done, standingOf } from './deeds-reach.ts'
import { mayKeepUnits } from './policy.ts'
import { allUnits, closeUnitRow, insertUnit, lockUnit, unitById, updateUnit } from './store-unit.ts'
import { hindrancesTo, type NewUnit, type UnitLine } from './unit.ts'

async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', purpose: 'administration', object: isId(id) ? { kind: 'unit', id } : { kind: 'unit' } })
  return undefined
}
const done = (tx: Tx, deed: Deed, id: string) => tx.audit({ deed, purpose: 'administration', object: { kind: 'unit', id } })

export const listUnits = (db: Database, actor: Actor): Promise<UnitLine[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepUnits(standingOf(tx)).ok) return refuse(tx, 'unit.list')
    await tx.audit({ deed: 'unit.list', purpose: 'administration' })
    return allUnits(tx)
  })

export const seeUnit = (db: Database, actor: Actor, id: string): Promise<UnitLine | undefined> =>
  db.as(actor, async (tx) => {
    const unit = isId(id) && mayKeepUnits(standingOf(tx)).ok ? await unitById(tx, id) : undefined
    if (!unit) return refuse(tx, 'unit.list', id)
    await done(tx, 'unit.list', id)
    return unit
  })

export const makeUnit = (db: Database, actor: Actor, made: NewUnit): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepUnits(standingOf(tx)).ok) return refuse(tx, 'unit.make')
    const id = await insertUnit(tx, made)
    await done(tx, 'unit.make', id)
    return id
  })

async function reachUnit(tx: Tx, deed: Deed, id: string): Promise<UnitLine | undefined> {
  if (!isId(id) || !mayKeepUnits(standingOf(tx)).ok) return refuse(tx, deed, id)
  await lockUnit(tx, id)
  return (await unitById(tx, id)) ?? refuse(tx, deed, id)
}

export const changeUnit = (db: Database, actor: Actor, id: string, changed: NewUnit): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const unit = await reachUnit(tx, 'unit.change', id)
    if (!unit) return 'absent'
    if (unit.closed_at !== null) return 'conflict'
    await updateUnit(tx, id, changed)
    await done(tx, 'unit.change', id)
    return 'done'
  })

/** Only an empty unit is closed: nobody's things are left behind a wall that nobody opens. */
export const closeUnit = (db: Database, actor: Actor, id: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const unit = await reachUnit(tx, 'unit.close', id)
    if (!unit) return 'absent'
    if (hindrancesTo(unit).length > 0) {
      await tx.audit({ deed: 'unit.close', outcome: 'refused', purpose: 'administration', object: { kind: 'unit', id } })
      return 'conflict'
    }
    await closeUnitRow(tx, id)
    await done(tx, 'unit.close', id)
    return 'done'
  })
