import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import type { Text, Words } from '../../platform/page/language.tsx'
import { tell } from '../../organisation/mail/index.ts'
import { type Guidance, readGuidance } from './content.ts'
import { notesFor, unseenIn } from './guidance.ts'
import { mayCoordinate } from './policy.ts'
import { currentOf } from './routine.ts'
import { about, askerOf, refuse } from './standing.ts'
import { allRoutines, versionLines } from './store.ts'
import { insertSeen, insertSource, type OwnSource, ownSources, type SeenChange, seenChanges } from './store-guidance.ts'
import { raiseNotes } from './store-note.ts'

/** What a routine may rest on, shipped or the organisation's own. */
export interface Source {
  id: string
  title: Words
  issuer: Words
  document: string
  says: Words
  source: string
  valid_from: string | null
  valid_to: string | null
  verified: boolean
  own: boolean
  coming: readonly { on: string; before: Text; after: Text }[]
}
const shippedSource = (item: Guidance): Source => ({
  ...item,
  own: false,
  coming: item.changes.map(({ on, before, after }) => ({ on, before, after })),
})
const ownSource = (item: OwnSource): Source => ({ ...item, valid_to: null, verified: true, own: true, coming: [] })

/** All sources, or those that a version names. */
export async function sourcesOf(tx: Tx, ids?: readonly string[]): Promise<Source[]> {
  const all = [...readGuidance().map(shippedSource), ...(await ownSources(tx)).map(ownSource)]
  return ids === undefined ? all : all.filter(({ id }) => ids.includes(id))
}

export interface SourceLine extends Source {
  changes: SeenChange[]
  routines: { id: string; title: string }[]
}
export const listSources = (db: Database, actor: Actor, now = new Date()): Promise<{ sources: SourceLine[]; coordinates: boolean }> =>
  db.as(actor, async (tx) => {
    const changes = (await seenChanges(tx)).filter(({ key, before }) => !key.startsWith('v:') || before !== '')
    const [routines, versions] = [await allRoutines(tx), await versionLines(tx)]
    const resting = (id: string) =>
      routines.filter(
        (routine) =>
          routine.withdrawn_at === null &&
          currentOf(
            versions.filter((version) => version.routine === routine.id),
            dayOf(now),
          )?.guidance.includes(id),
      )
    const sources = (await sourcesOf(tx)).map((source) => ({
      ...source,
      changes: changes.filter(({ guidance }) => guidance === source.id).reverse(),
      routines: resting(source.id).map(({ id, title }) => ({ id, title })),
    }))
    return { sources, coordinates: mayCoordinate(askerOf(tx)).ok }
  })

export const addSource = (db: Database, actor: Actor, source: Omit<OwnSource, 'id'>): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayCoordinate(askerOf(tx)).ok) return refuse(tx, 'guidance.add', undefined, 'guidance')
    const id = await insertSource(tx, source)
    await tx.audit({ deed: 'guidance.add', ...about(id, 'guidance') })
    return id
  })

/** The coordinator has seen that a guide says something else now: every routine that rests on it is told, by a job. */
export const recordChange = (
  db: Database,
  actor: Actor,
  guidance: string,
  change: Pick<SeenChange, 'before' | 'after' | 'source'>,
  now = new Date(),
): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const known = (await sourcesOf(tx)).some(({ id }) => id === guidance)
    if (!known || !mayCoordinate(askerOf(tx)).ok) {
      await refuse(tx, 'guidance.change', undefined, 'guidance')
      return false
    }
    await insertSeen(tx, [{ guidance, key: `r:${newId()}`, seen_at: now, ...change }])
    await tx.audit({ deed: 'guidance.change', ...about(undefined, 'guidance') })
    await tx.enqueue('guidance_follow', newId())
    return true
  })

/**
 * Each night, and when a change is recorded: writes down what the content says that has not been seen, and gives each
 * routine that rests on what changed a note for its next version. However often it runs, each change is told once.
 */
export const followGuidance = (db: Database, tenant: string, now = new Date(), shipped = readGuidance()): Promise<number> =>
  db.asWorker(tenant, async (tx) => {
    await insertSeen(tx, unseenIn(shipped, await seenChanges(tx), now))
    const routines = (await allRoutines(tx)).filter(({ withdrawn_at }) => withdrawn_at === null)
    const versions = await versionLines(tx)
    const current = routines.flatMap(
      ({ id }) =>
        currentOf(
          versions.filter(({ routine }) => routine === id),
          dayOf(now),
        ) ?? [],
    )
    const raised = await raiseNotes(tx, notesFor(await seenChanges(tx), current))
    await tell(
      tx,
      routines.filter(({ id }) => raised.includes(id)).map(({ owner }) => owner),
      'review_waits',
    )
    return raised.length
  })
