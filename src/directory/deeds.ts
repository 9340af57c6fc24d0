/** Deeds on one entry: written, changed, published, checked, taken down. Policy → load → rule → store and audit. */
import type { Database } from '../platform/database/database.ts'
import type { Actor, Tx } from '../platform/database/transaction.ts'
import { today } from '../platform/day.ts'
import { isId, newId } from '../platform/ids.ts'
import { publishSoon } from '../reach/text/index.ts'
import { about, DONE, keptOf, no, onEntry, type Outcome, refuse, standingOf, writePlanned } from './deeds-entry.ts'
import { locationIn, type Where, withPlace } from './edit.ts'
import { afterEdit, type Plan, planOf, withOpenPlace, withSecretPlace } from './plan.ts'
import { mayFind, mayKeep, mayTellPlaces } from './policy.ts'
import {
  addEvent,
  changeEntry,
  type EntryRow,
  type EventRow,
  entriesMentioning,
  entryById,
  eventsOf,
  insertEntry,
  removeEntry,
} from './store.ts'
import { colleaguesIn, signatureOf } from './store-people.ts'
import { clearListings, freeOf } from './store-listing.ts'
import type { Told } from './free.ts'
import { type Leaf, leavesOf, type Tree } from './tree.ts'
import { type Kept, type Level, levelOf, isHardSecret } from './visibility.ts'

export interface SeenEntry {
  row: EntryRow
  /** The whole tree with its secrets for its own unit; without them for the rest of the organisation. */
  whole: Tree
  leaves: (Leaf & { level: Level; fixed: boolean })[]
  plan: Plan | undefined
  events: EventRow[]
  free: Told[]
  colleagues: { id: string; signature: string }[]
  mayKeep: boolean
  mayTellPlaces: boolean
}
export const seeEntry = (db: Database, actor: Actor, id: string): Promise<SeenEntry | undefined> =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await entryById(tx, id) : undefined
    const who = standingOf(tx)
    if (!row || !mayFind(who).ok) return refuse(tx, 'directory.see', id)
    const keeps = mayKeep(who, row).ok
    const kept = await keptOf(tx, row)
    // The row comes before the values: what is secret is never read without a trace.
    await tx.audit({ deed: kept.secret.size > 0 ? 'directory.see_secret' : 'directory.see', ...about(id) })
    return {
      row,
      whole: kept.whole,
      leaves: leavesOf(kept.whole, kept.type).map((leaf) => ({
        ...leaf,
        level: levelOf(kept, leaf),
        fixed: isHardSecret(leaf, kept.confidential),
      })),
      plan: keeps ? planOf(id, kept, row.verified_on ?? today()) : undefined,
      events: await eventsOf(tx, id),
      free: (await freeOf(tx, [id])).filter(({ tenant }) => tenant === tx.actor.tenant),
      colleagues: keeps ? await colleaguesIn(tx, row.unit) : [],
      mayKeep: keeps,
      mayTellPlaces: mayTellPlaces(who, row).ok,
    }
  })

/** What is shown of a new value until somebody says otherwise: contacts to those who refer, the rest to all. */
const fresh = (path: string) => (path.startsWith('contacts[') ? 'referrers' : 'public')
const empty = (type: 'service'): Kept => ({ type, whole: {}, levels: {}, secret: new Set(), confidential: new Set() })

/** A service of one's own unit, begun as a draft. `tree` has its own id. */
export const writeEntry = (db: Database, actor: Actor, tree: Tree, at?: Date): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    const unit = tx.reach.unit ?? ''
    if (!mayKeep(standingOf(tx), { unit }).ok) return refuse(tx, 'directory.change')
    const id = newId()
    const kept = afterEdit(empty('service'), tree, fresh)
    const { document, levels } = planOf(id, kept, today())
    await insertEntry(tx, {
      id,
      kind: 'service',
      hsds_id: String(tree.id),
      unit,
      owner: tx.actor.account ?? '',
      document,
      levels,
      confidential: [],
      state: 'draft',
      at,
    })
    await addEvent(tx, id, 'made', at)
    await tx.audit({ deed: 'directory.change', ...about(id) })
    return { id }
  })

export const editEntry = (db: Database, actor: Actor, id: string, edit: (whole: Tree) => Tree, at?: Date): Promise<Outcome> =>
  onEntry(db, actor, 'directory.change', id, (tx, row, kept) =>
    writePlanned(tx, row, afterEdit(kept, edit(structuredClone(kept.whole)), fresh), { happened: 'changed', at }),
  )

/** Who sees what, value by value. To make something secret ends its publishing at once, whatever else is wrong. */
export const setLevels = (db: Database, actor: Actor, id: string, chosen: ReadonlyMap<string, Level>): Promise<Outcome> =>
  onEntry(db, actor, 'directory.change', id, (tx, row, kept) => {
    const secret = new Set(kept.secret)
    const levels = { ...kept.levels }
    let tightened = false
    for (const leaf of leavesOf(kept.whole, kept.type)) {
      const level = chosen.get(leaf.path)
      if (level === undefined || level === levelOf(kept, leaf) || isHardSecret(leaf, kept.confidential)) continue
      secret.delete(leaf.path)
      delete levels[leaf.path]
      if (level === 'secret') secret.add(leaf.path)
      else if (level !== 'own') levels[leaf.path] = level
      tightened ||= level === 'secret'
    }
    return writePlanned(tx, row, { ...kept, secret, levels }, { happened: tightened ? 'secret' : 'levels', secrecy: tightened })
  })

/** Checked today by whoever presses, told as a function. */
const checkedBy = async (tx: Tx) => ({ verified_on: today(), verified_by: await signatureOf(tx, tx.actor.account ?? '') })
export const publishEntry = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  onEntry(db, actor, 'directory.publish', id, async (tx, row, kept) => {
    if (row.state === 'held' || row.kind !== 'service') return no('conflict')
    return writePlanned(tx, row, kept, { happened: 'published', change: { state: 'published', ...(await checkedBy(tx)) } })
  })
export const verifyEntry = (db: Database, actor: Actor, id: string, day?: string): Promise<Outcome> =>
  onEntry(db, actor, 'directory.verify', id, async (tx, row, kept) => {
    const checked = await checkedBy(tx)
    return writePlanned(tx, row, kept, { happened: 'verified', change: { ...checked, verified_on: day ?? checked.verified_on } })
  })
export const withdrawEntry = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  onEntry(db, actor, 'directory.withdraw', id, (tx, row, kept) =>
    row.state === 'published'
      ? writePlanned(tx, row, kept, { happened: 'withdrawn', change: { state: 'draft' } })
      : Promise.resolve(no('conflict')),
  )
/** Anybody in the organisation who sees that something is wrong: gone from every page at once, and the owner is told. */
export const reportEntry = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await entryById(tx, id) : undefined
    if (!row || !mayFind(standingOf(tx)).ok) {
      await refuse(tx, 'directory.report', id)
      return no('absent')
    }
    if (row.state !== 'published') return no('conflict')
    await clearListings(tx, id)
    await changeEntry(tx, id, { state: 'wrong' })
    await addEvent(tx, id, 'wrong')
    await publishSoon(tx)
    await tx.audit({ deed: 'directory.report', ...about(id) })
    return DONE
  })
export const setOwners = (db: Database, actor: Actor, id: string, owners: { owner: string; deputy: string | null }): Promise<Outcome> =>
  onEntry(db, actor, 'directory.change', id, async (tx, row) => {
    const here = new Set((await colleaguesIn(tx, row.unit)).map((one) => one.id))
    if (!here.has(owners.owner) || (owners.deputy !== null && !here.has(owners.deputy)) || owners.owner === owners.deputy)
      return no('conflict')
    await changeEntry(tx, id, owners)
    await addEvent(tx, id, 'owner')
    return DONE
  })
/** A draft that is not to be. What is published is taken down first. */
export const discardEntry = (db: Database, actor: Actor, id: string): Promise<Outcome> =>
  onEntry(db, actor, 'directory.change', id, async (tx, row) =>
    row.state !== 'published' && (await removeEntry(tx, id)) ? DONE : no('conflict'),
  )
/** What a file brought and looked secret: somebody has decided what of it is. The rest becomes the organisation's own. */
export const decideHeld = (db: Database, actor: Actor, id: string, staysSecret: boolean): Promise<Outcome> =>
  onEntry(db, actor, 'directory.secret', id, (tx, row, kept) => {
    if (row.state !== 'held') return Promise.resolve(no('conflict'))
    const after = staysSecret ? kept : { ...kept, secret: new Set<string>(), confidential: new Set<string>() }
    return writePlanned(tx, row, after, { happened: 'decided', change: { state: 'draft' } })
  })

/** The place and whether it is secret, in one step: an address that is to be sealed is never anywhere else first. */
export const savePlace = (db: Database, actor: Actor, id: string, said: Where, isSecret: boolean): Promise<Outcome> =>
  onEntry(db, actor, 'directory.change', id, async (tx, row, kept) => {
    const whole = withPlace(structuredClone(kept.whole), said)
    const location = String(locationIn(whole)?.id ?? '')
    const was = kept.confidential.has(location)
    const marked = isSecret ? withSecretPlace(kept, location) : was ? withOpenPlace(kept, location) : kept
    const tightened = isSecret && !was
    const outcome = await writePlanned(tx, row, afterEdit(marked, whole, fresh), {
      happened: tightened ? 'secret' : 'changed',
      secrecy: tightened,
    })
    if (!outcome.ok || was === isSecret) return outcome
    await tx.audit({ deed: 'directory.secret', ...about(id) })
    await markOthers(tx, row, location, isSecret)
    return outcome
  })
/** The same place may stand in several entries of the unit. */
async function markOthers(tx: Tx, { id, unit }: EntryRow, location: string, isSecret: boolean): Promise<void> {
  for (const other of await entriesMentioning(tx, unit, location)) {
    if (other.id === id) continue
    const before = await keptOf(tx, other)
    const after = isSecret ? withSecretPlace(before, location) : withOpenPlace(before, location)
    await writePlanned(tx, other, after, { happened: isSecret ? 'secret' : 'levels', secrecy: true })
  }
}
