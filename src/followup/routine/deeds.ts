import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { type Source, sourcesOf } from './deeds-guidance.ts'
import { mayKeep, maySeeShares, mayWrite } from './policy.ts'
import {
  currentOf,
  gapsIn,
  isKnown,
  lineOf,
  mustKnow,
  openOf,
  type Reading,
  type Routine,
  type RoutineState,
  readingFor,
  type Slot,
  stateOfRoutine,
  stateOfVersion,
  type Version,
  type VersionLine,
} from './routine.ts'
import { about, askerOf, keptOf, refuse } from './standing.ts'
import { allRoutines, routineById, slotsOf, versionLines, versionsOf } from './store.ts'
import { type Note, notesOf, openNoteCounts } from './store-note.ts'
import { type Colleague, colleagues, type OwnReading, ownReadings, signatures, unitsOpen } from './store-people.ts'

/** What the one who asks has to do with a routine: nothing, must read, must answer the check, or knows. */
export type Mine = 'none' | 'read' | 'check' | 'known'
export interface RoutineLine {
  id: string
  title: string
  state: RoutineState
  owner: string
  isOwner: boolean
  unit: string | null
  current: VersionLine | undefined
  open: VersionLine | undefined
  mine: Mine
  /** May the one who asks write the next version of it? */
  writes: boolean
  keeps: boolean
  notes: number
}

function mineOf(tx: Tx, current: VersionLine | undefined, withdrawn: boolean, readings: readonly OwnReading[]): Mine {
  if (!current || withdrawn || !mustKnow(current, { roles: tx.reach.roles, unit: tx.reach.unit })) return 'none'
  const reading: Reading | undefined = readingFor(
    current,
    readings.filter(({ routine }) => routine === current.routine),
  )
  if (isKnown(current, reading)) return 'known'
  return reading ? 'check' : 'read'
}

/** Every routine within reach, as lines: the caller chooses which to show. */
export async function linesIn(tx: Tx, day: string): Promise<RoutineLine[]> {
  const [routines, versions, readings, who, units, notes] = [
    await allRoutines(tx),
    await versionLines(tx),
    await ownReadings(tx),
    await signatures(tx),
    new Map((await unitsOpen(tx)).map(({ id, name }) => [id, name])),
    await openNoteCounts(tx),
  ]
  return routines.map((routine) => {
    const own = versions.filter((version) => version.routine === routine.id)
    const current = currentOf(own, day)
    return {
      id: routine.id,
      title: routine.title,
      state: stateOfRoutine(routine, own, day),
      owner: who.get(routine.owner) ?? '–',
      isOwner: routine.owner === tx.actor.account,
      unit: routine.unit === null ? null : (units.get(routine.unit) ?? '–'),
      current,
      open: openOf(own),
      mine: mineOf(tx, current, routine.withdrawn_at !== null, readings),
      writes: mayWrite(askerOf(tx), keptOf(routine)).ok,
      keeps: mayKeep(askerOf(tx), keptOf(routine)).ok,
      notes: notes.get(routine.id) ?? 0,
    }
  })
}
export interface Register {
  lines: RoutineLine[]
  /** May start one: for the own unit, or for all. */
  starts: boolean
  coordinates: boolean
  leads: boolean
}
export const listRoutines = (db: Database, actor: Actor, now = new Date()): Promise<Register> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    return {
      lines: await linesIn(tx, dayOf(now)),
      starts: mayKeep(asker, { unit: asker.unit, withdrawn: false }).ok,
      coordinates: mayKeep(asker, { unit: null, withdrawn: false }).ok,
      leads: tx.hasRole('unit_head'),
    }
  })

export interface Seen {
  routine: Routine
  /** Version shown: the one asked for, else the one in force, else the first that will be, else the draft. */
  version: Version
  state: RoutineState
  slots: Slot[]
  sources: Source[]
  versions: (VersionLine & { shown: RoutineState })[]
  open: VersionLine | undefined
  mine: Mine
  owner: string
  approvedBy: string | undefined
  unit: string | null
  unitNames: Map<string, string>
  writes: boolean
  keeps: boolean
  seesShares: boolean
  leads: boolean
  notes: Note[]
}

/** One routine as somebody reads it. Undefined where nothing of it is within reach. */
export const seeRoutine = (db: Database, actor: Actor, id: string, number?: number, now = new Date()): Promise<Seen | undefined> =>
  db.as(actor, async (tx) => seenIn(tx, id, number, dayOf(now)))

async function seenIn(tx: Tx, id: string, number: number | undefined, day: string): Promise<Seen | undefined> {
  const routine = isId(id) ? await routineById(tx, id) : undefined
  const versions = routine ? await versionsOf(tx, id) : []
  const shown =
    number === undefined
      ? (currentOf(versions, day) ?? versions.find(({ state }) => state === 'approved') ?? versions.at(-1))
      : versions.find((one) => one.number === number)
  if (!routine || !shown) return refuse(tx, 'routine.see', id)
  const lines = versions.map(lineOf)
  const withdrawn = routine.withdrawn_at !== null
  const who = await signatures(tx)
  const units = new Map((await unitsOpen(tx)).map((unit) => [unit.id, unit.name]))
  const writes = mayWrite(askerOf(tx), keptOf(routine)).ok
  return {
    routine,
    version: shown,
    state: stateOfVersion(lineOf(shown), lines, withdrawn, day),
    slots: await slotsOf(tx, shown.id),
    sources: await sourcesOf(tx, shown.guidance),
    versions: lines.map((line) => ({ ...line, shown: stateOfVersion(line, lines, withdrawn, day) })),
    open: openOf(lines),
    mine: currentOf(lines, day)?.number === shown.number ? mineOf(tx, lineOf(shown), withdrawn, await ownReadings(tx)) : 'none',
    owner: who.get(routine.owner) ?? '–',
    approvedBy: shown.approved_by === null ? undefined : who.get(shown.approved_by),
    unit: routine.unit === null ? null : (units.get(routine.unit) ?? '–'),
    unitNames: units,
    writes,
    keeps: mayKeep(askerOf(tx), keptOf(routine)).ok,
    seesShares: maySeeShares(askerOf(tx), routine.owner).ok,
    leads: tx.hasRole('unit_head'),
    notes: writes ? await notesOf(tx, id) : [],
  }
}

export interface Draft extends Seen {
  gaps: Slot[]
  people: Colleague[]
  units: { id: string; name: string }[]
  allSources: Source[]
  before: Version | undefined
  writer: string
  isWriter: boolean
}
/** The version being written, for those who write and approve it. */
export const seeDraft = (db: Database, actor: Actor, id: string, now = new Date()): Promise<Draft | undefined> =>
  db.as(actor, async (tx) => {
    const versions = isId(id) ? await versionsOf(tx, id) : []
    const open = openOf(versions)
    const seen = open && (await seenIn(tx, id, open.number, dayOf(now)))
    if (!open || !seen?.writes) return refuse(tx, 'routine.see', id)
    await tx.audit({ deed: 'routine.see', ...about(id) })
    return {
      ...seen,
      gaps: gapsIn(seen.slots),
      people: await colleagues(tx),
      units: await unitsOpen(tx),
      allSources: await sourcesOf(tx),
      before: versions.filter(({ state }) => state === 'approved').at(-1),
      writer: (await signatures(tx)).get(open.written_by) ?? '–',
      isWriter: open.written_by === tx.actor.account,
    }
  })

/** What the form for a new routine offers. Undefined for whoever may not start one. */
export const seeStart = (db: Database, actor: Actor): Promise<{ people: Colleague[]; units: { id: string; name: string }[] } | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    if (!mayKeep(asker, { unit: asker.unit, withdrawn: false }).ok) return refuse(tx, 'routine.start')
    const units = await unitsOpen(tx)
    return {
      people: await colleagues(tx),
      units: units.filter((unit) => mayKeep(asker, { unit: unit.id, withdrawn: false }).ok),
    }
  })

/** Who may own a routine or a duty: everyone who can sign in, by function. */
export const seePeople = (db: Database, actor: Actor): Promise<Colleague[]> => db.as(actor, colleagues)
