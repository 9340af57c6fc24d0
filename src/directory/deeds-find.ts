/** Finding services: for those who refer, for pages that inform, and for the public sites. */
import { randomInt } from 'node:crypto'
import type { Database } from '../platform/database/database.ts'
import type { Actor, Tx } from '../platform/database/transaction.ts'
import { today } from '../platform/day.ts'
import { isId } from '../platform/ids.ts'
import type { PublicService } from '../reach/text/index.ts'
import { about, DONE, no, type Outcome, refuse, standingOf } from './deeds-entry.ts'
import { servesPlace } from './directory.ts'
import { afterTelling, DELAY_MINUTES_MAX, type Free, freeAt } from './free.ts'
import { serviceOf } from './listing.ts'
import { mayFind, mayRefer, mayTellPlaces } from './policy.ts'
import { type Filter, isOpenAt, matches } from './search.ts'
import { type EntryRow, entryById, noteOf, ownEntries, setNote } from './store.ts'
import { freeOf, type ListingRow, listingOf, listings, setFree } from './store-listing.ts'

export interface Found {
  id: string
  service: PublicService
  /** Only for those who refer. */
  free: Free | undefined
  open: boolean | undefined
  own: boolean
}
const asFound = (tx: Tx, row: ListingRow, told: Awaited<ReturnType<typeof freeOf>>, now: Date): Found[] => {
  const service = serviceOf(row.entry, row.document, row.checked, today())
  if (!service) return []
  const refers = mayRefer(standingOf(tx)).ok
  const places = told.filter(({ entry }) => entry === row.entry)
  return [
    {
      id: row.entry,
      service,
      free: refers && places.length > 0 ? freeAt(places, now) : undefined,
      open: isOpenAt(service.hours, now),
      own: row.tenant === tx.actor.tenant,
    },
  ]
}

export interface Searched {
  filter: Filter
  found: Found[]
  refers: boolean
}
/** By what was last asked for. What is asked for lies sealed with the one who asked, and in no address. */
export const findServices = (db: Database, actor: Actor, now = new Date()): Promise<Searched | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayFind(standingOf(tx)).ok) return refuse(tx, 'directory.list')
    await tx.audit({ deed: 'directory.list', ...about() })
    const filter = ((await noteOf(tx, 'search')) ?? {}) as Filter
    const refers = mayRefer(standingOf(tx)).ok
    const rows = await listings(tx, refers ? 'referrers' : 'public')
    const told = refers
      ? await freeOf(
          tx,
          rows.map(({ entry }) => entry),
        )
      : []
    const all = rows.flatMap((row) => asFound(tx, row, told, now))
    const found = all.filter(({ service, open, free }) => matches(service, { open, free }, filter))
    return { filter, refers, found: found.sort((a, b) => a.service.name.sv.localeCompare(b.service.name.sv, 'sv')) }
  })
export const setFilter = (db: Database, actor: Actor, filter: Filter): Promise<boolean> =>
  db.as(actor, async (tx) => {
    if (!mayFind(standingOf(tx)).ok) return (await refuse(tx, 'directory.list')) ?? false
    await setNote(tx, 'search', filter)
    return true
  })
export const seeFound = (db: Database, actor: Actor, id: string, now = new Date()): Promise<Found | undefined> =>
  db.as(actor, async (tx) => {
    const row = isId(id) && mayFind(standingOf(tx)).ok ? await listingOf(tx, id) : undefined
    const [found] = row ? asFound(tx, row, mayRefer(standingOf(tx)).ok ? await freeOf(tx, [id]) : [], now) : []
    if (!found) return refuse(tx, 'directory.see', id)
    await tx.audit({ deed: 'directory.see', ...about(id) })
    return found
  })

export const listOwn = (db: Database, actor: Actor): Promise<EntryRow[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayFind(standingOf(tx)).ok) return refuse(tx, 'directory.list')
    await tx.audit({ deed: 'directory.list', ...about() })
    return ownEntries(tx)
  })

/** Yes or no, by the shelter's own staff. When it is shown is drawn now and not told. */
export const tellPlaces = (db: Database, actor: Actor, id: string, free: boolean, at = new Date()): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await entryById(tx, id) : undefined
    if (!row || !mayTellPlaces(standingOf(tx), row).ok) {
      await refuse(tx, 'directory.places', id)
      return no('absent')
    }
    if (row.kind !== 'service') return no('conflict')
    const told = await freeOf(tx, [id])
    await setFree(tx, id, afterTelling(told, at, free, randomInt(DELAY_MINUTES_MAX + 1)))
    await tx.audit({ deed: 'directory.places', ...about(id) })
    return DONE
  })

const SERVICES_MAX = 2000
/**
 * For the public pages, in an organisation's own name: what is public of every organisation here, for that place and for the
 * whole country; for all places where none is given. Row security gives the job nothing but what is public.
 */
export async function publicServices(tx: Tx, place: string | undefined): Promise<PublicService[]> {
  const rows = (await listings(tx, 'public')).filter(({ areas }) => servesPlace(areas, place))
  const services = rows.flatMap((row) => serviceOf(row.entry, row.document, row.checked, today()) ?? [])
  const near = (service: PublicService) => (service.places.length === 0 ? 1 : 0)
  return services
    .sort((a, b) => near(a) - near(b) || a.name.sv.localeCompare(b.name.sv, 'sv') || a.id.localeCompare(b.id))
    .slice(0, SERVICES_MAX)
}
