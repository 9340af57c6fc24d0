import { type CheckContext, type Document, type Lookup, readInChild } from '@samvarn/disclosure'
import { DatabaseFault } from '../../platform/database/pools.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import type { Job, JobContext } from '../../platform/module.ts'
import { asOneSubject, IndexLookup } from './index-lookup.ts'
import { type Detail, groupByCircle, isHeld, type Judged, judgeFiles, nothingRead, type ReadFile, verdictOf } from './judged.ts'
import { allTags, countOwners, indexMark, personsWith } from './store-index.ts'
import { knownPictures } from './store-picture.ts'
import { circlesOf, homeCircle, insertFindings, membersOf, openReview, tell } from './store-review.ts'
import { filesForWork, lockSet, markFile, markSet, setForWork, stuckSets } from './store-set.ts'
import type { FileTable, SetTable } from './tables.ts'

/** Built anew when the index's mark has moved. One for each organisation that has checked something since the start. */
const built = new Map<string, { mark: string; lookup: IndexLookup }>()

async function indexOf(tx: Tx): Promise<IndexLookup> {
  const mark = await indexMark(tx)
  const known = built.get(tx.actor.tenant)
  if (known?.mark === mark) return known.lookup
  const keys = await tx.keys()
  const lookup = new IndexLookup(await allTags(tx), await countOwners(tx), keys.own(), keys.fingerprintKey())
  built.set(tx.actor.tenant, { mark, lookup })
  return lookup
}

interface Work {
  set: SetTable
  files: FileTable[]
  lookup: Lookup
  subject: string
  keys: OwnerKeys | undefined
  /** Pictures that need not be read again. */
  pictures: string[]
}

async function load(tx: Tx, id: string): Promise<Work | undefined> {
  const set = await setForWork(tx, id)
  if (set?.state !== 'checking') return undefined
  const files = await filesForWork(tx, id)
  return { set, files, ...(await lookupFor(tx, set)), keys: await keysOf(tx, set), pictures: await knownPictures(tx) }
}

/** A key that cannot be opened is a set that cannot be read: it is held, and not tried for ever. */
async function keysOf(tx: Tx, set: SetTable): Promise<OwnerKeys | undefined> {
  if (set.key_wrapped === null) return undefined
  try {
    return (await tx.keys()).owner(set.id, set.key_wrapped)
  } catch {
    return undefined
  }
}

const unreadable = (code: 'crashed' | 'broken'): Document => ({ format: 'unknown', parts: [], unread: [{ code }] })

async function readFile(file: FileTable, keys: OwnerKeys, seconds_max: number, known_pictures: readonly string[]): Promise<ReadFile> {
  const { id, ordinal } = file
  try {
    if (file.content_sealed === null || file.name_sealed === null) return { id, ordinal, document: unreadable('broken') }
    const name = keys.open('outgoing_file', 'name', id, file.name_sealed)
    const content = keys.openBytes('outgoing_file', 'content', id, file.content_sealed)
    return { id, ordinal, document: await readInChild(content, name, { seconds_max }, { known_pictures }) }
  } catch {
    return { id, ordinal, document: unreadable('crashed') }
  }
}

export function contextOf(set: Pick<SetTable, 'recipient' | 'sender_place'>, subject: string): CheckContext {
  return {
    recipient: set.recipient,
    ...(set.recipient === 'self' ? { subject } : {}),
    ...(set.sender_place === null ? {} : { senderPlace: set.sender_place }),
    holdAnyones: set.recipient === 'counterparty' || set.recipient === 'public',
  }
}

/** A subject whom no circle knows: then nothing passes as her own. */
const NOBODY = 'nobody'

/** The index as it stands, seen by a check of this set: its subject is one person in all circles. */
export async function lookupFor(tx: Tx, set: SetTable): Promise<{ lookup: Lookup; subject: string }> {
  const ids = set.subject_blind === null ? [] : await personsWith(tx, set.subject_blind)
  const subject = ids[0] ?? NOBODY
  return { lookup: asOneSubject(await indexOf(tx), subject, ids), subject }
}

/**
 * Job `check_set`: reads each file in a child, judges the whole set, opens a review for each circle concerned. Whatever
 * fails on the way holds the set; only a database that does not answer is tried again. Done twice it changes nothing.
 */
export const checkSet: Job = async (context, { tenant, id }) => {
  const work = await context.db.asWorker(tenant, (tx) => load(tx, id))
  if (!work) return
  const { keys } = work
  let read: ReadFile[] = []
  let judged: Judged
  try {
    if (!keys) throw new Error('no key')
    for (const file of work.files) read.push(await readFile(file, keys, context.config.check_seconds_max, work.pictures))
    judged = await judgeFiles(read, contextOf(work.set, work.subject), work.lookup)
  } catch (error) {
    if (error instanceof DatabaseFault) throw error
    context.log.error('child_crashed', { tenant, id, task: 'check_set' })
    read = []
    judged = nothingRead(work.files)
  }
  await noteProbe(context, work.set, judged)
  await noteMet(context, work.set, judged)
  await settleCheck(context, tenant, id, judged, read)
}

/** A very short text may be a question whether somebody is protected. The row stands in the name of the one who asked. */
async function noteProbe({ db, config }: JobContext, set: SetTable, judged: Judged): Promise<void> {
  if (judged.textUnits >= config.probe_text_units_max || judged.unread.length > 0) return
  await db.as({ tenant: set.tenant, account: set.author }, (tx) =>
    tx.audit({ deed: 'check.probe', purpose: 'check', object: { kind: 'outgoing_set', id: set.id } }),
  )
}

/**
 * One row for each person whom the set named, in the name of the one who asked: whoever tries names in the check is seen
 * by the circle and by the log reviewer as much as whoever searches for them.
 */
async function noteMet({ db }: JobContext, set: SetTable, judged: Judged): Promise<void> {
  const met = [...new Set(judged.found.flatMap(({ person }) => person ?? []))]
  if (met.length === 0) return
  const circles = await db.asWorker(set.tenant, (tx) => circlesOf(tx, met))
  await db.as({ tenant: set.tenant, account: set.author }, async (tx) => {
    for (const person of met) {
      const circle = circles.get(person)
      await tx.audit({
        deed: 'check.met',
        purpose: 'check',
        object: { kind: 'outgoing_set', id: set.id },
        person,
        ...(circle === undefined ? {} : { circle }),
      })
    }
  })
}

async function settleCheck(context: JobContext, tenant: string, id: string, judged: Judged, read: readonly ReadFile[]): Promise<void> {
  await context.db.asWorker(tenant, async (tx) => {
    const set = await lockSet(tx, id)
    if (set?.state !== 'checking') return
    const keys = await keysOf(tx, set)
    for (const { id: file, document } of read) {
      const reading_sealed = keys?.seal('outgoing_file', 'reading', file, JSON.stringify(document.parts)) ?? null
      await markFile(tx, file, { format: document.format, verdict: verdictOf(judged, file), reading_sealed })
    }
    await tx.audit({ deed: 'check.run', purpose: 'check', object: { kind: 'outgoing_set', id } })
    if (!isHeld(judged))
      return markSet(tx, id, { state: 'can_send', text_units: judged.textUnits, originalsDays: context.config.originals_days })
    await openReviews(tx, set, judged, keys)
    await markSet(tx, id, { state: 'in_review', text_units: judged.textUnits })
  })
}

async function openReviews(tx: Tx, set: SetTable, judged: Judged, keys: OwnerKeys | undefined): Promise<void> {
  const home = await homeCircle(tx, set.unit)
  // An organisation without any circle has nobody who may decide. The set stays held.
  if (home === undefined) return
  const persons = [...new Set(judged.found.flatMap(({ person }) => person ?? []))]
  for (const group of groupByCircle(judged, await circlesOf(tx, persons), home)) {
    const review = newId()
    await openReview(tx, { id: review, set: set.id, circle: group.circle })
    const sealed = (id: string, detail: Detail) => keys?.seal('finding', 'detail', id, JSON.stringify(detail)) ?? null
    const rows = [
      ...group.found.map(({ file, person, detail }) => ({
        file,
        person: person ?? null,
        level: detail.level,
        kind: detail.kind as string,
        detail: { found: detail } as Detail,
      })),
      ...group.unread.map(({ file, gap }) => ({
        file,
        person: null,
        level: 'UNCHECKED' as const,
        kind: 'unread',
        detail: { unread: gap } as Detail,
      })),
    ]
    await insertFindings(
      tx,
      rows.map(({ detail, ...row }, index) => {
        const id = newId()
        return { ...row, id, review, circle: group.circle, ordinal: index + 1, detail_sealed: sealed(id, detail) }
      }),
    )
    await tell(tx, await membersOf(tx, group.circle), 'review_waits')
  }
}

/** Checks that did not come to an end, a process having been killed, are done again after this long … */
const AGAIN_MINUTES = 2
/** … and what still has no answer after this long is held: something about it breaks the check. */
const HOLD_MINUTES = 10

/** Timed job `sweep_checks`: no set waits for ever, and none becomes sendable by waiting. */
export const sweepChecks: Job = async (context, { tenant }) => {
  const stuck = await context.db.asWorker(tenant, (tx) => stuckSets(tx, AGAIN_MINUTES))
  for (const { id, minutes } of stuck) {
    if (minutes < HOLD_MINUTES) await checkSet(context, { tenant, id })
    else await holdSet(context, tenant, id)
  }
}

async function holdSet(context: JobContext, tenant: string, id: string): Promise<void> {
  const files = await context.db.asWorker(tenant, (tx) => filesForWork(tx, id))
  await settleCheck(context, tenant, id, nothingRead(files), [])
}
