import { check, type Document, type Finding, redactInChild, type Removal, removalsOf } from '@samvarn/disclosure'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Job, JobContext } from '../../platform/module.ts'
import { contextOf, lookupFor } from './deeds-run.ts'
import type { Detail } from './judged.ts'
import { NOTHING_TO_REMOVE } from './safe-copy.ts'
import { copyById, finishCopy } from './store-copy.ts'
import { circlesOf, findingsOfSet, homeCircle, lockReview, reviewsOfSet } from './store-review.ts'
import { filesForWork, setForWork } from './store-set.ts'
import type { CopyTable, FileTable, SetTable } from './tables.ts'

interface Work {
  copy: CopyTable
  set: SetTable
  file: FileTable
  name: string
  content: Buffer
  removals: Removal[]
  /** Circles that have released what is theirs: it may stay in the copy. */
  released: ReadonlySet<string>
  home: string | undefined
}

/** What goes: every finding of every circle that has not released it, as far as it lies in this file. */
async function removalsIn(tx: Tx, set: SetTable, file: string, released: ReadonlySet<string>): Promise<Removal[]> {
  if (set.key_wrapped === null) return []
  const keys = (await tx.keys()).owner(set.id, set.key_wrapped)
  const told = (await findingsOfSet(tx, set.id)).flatMap((row) => {
    if (row.detail_sealed === null || released.has(row.circle)) return []
    const detail = JSON.parse(keys.open('finding', 'detail', row.id, row.detail_sealed)) as Detail
    if (!('found' in detail)) return []
    const { kind, law, level } = detail.found
    const spans = detail.found.spans.filter((span) => span.file === file).map(({ part, start, end }) => ({ part, start, end }))
    return spans.length === 0 ? [] : [{ kind, law, level, person: row.person, spans }]
  })
  return removalsOf(told)
}

async function load(tx: Tx, id: string): Promise<Work | undefined> {
  const copy = await copyById(tx, id)
  if (copy?.state !== 'making') return undefined
  const review = await lockReview(tx, copy.review)
  const set = review && (await setForWork(tx, review.set))
  const file = set && (await filesForWork(tx, set.id)).find((one) => one.id === copy.file)
  if (!set?.key_wrapped || !file?.content_sealed || !file.name_sealed) return undefined
  const keys = (await tx.keys()).owner(set.id, set.key_wrapped)
  const released = new Set((await reviewsOfSet(tx, set.id)).filter((one) => one.state === 'released').map((one) => one.circle))
  return {
    copy,
    set,
    file,
    released,
    home: await homeCircle(tx, set.unit),
    name: keys.open('outgoing_file', 'name', file.id, file.name_sealed),
    content: keys.openBytes('outgoing_file', 'content', file.id, file.content_sealed),
    removals: await removalsIn(tx, set, file.id, released),
  }
}

/** The copy is checked like any other document. What its circle has released may be found again, and nothing else. */
async function isClean({ db }: JobContext, tenant: string, work: Work, copy: Document): Promise<boolean> {
  const { lookup, subject } = await db.asWorker(tenant, (tx) => lookupFor(tx, work.set))
  const verdict = await check(copy, contextOf(work.set, subject), lookup)
  const held = verdict.findings.filter((finding) => finding.level !== 'NOTE')
  if (verdict.unread.length > 0) return false
  const persons = [...new Set(held.flatMap(({ person }) => person ?? []))]
  const circles = await db.asWorker(tenant, (tx) => circlesOf(tx, persons))
  const circleOf = ({ person }: Finding) => (person === undefined ? undefined : circles.get(person)) ?? work.home
  return held.every((finding) => work.released.has(circleOf(finding) ?? ''))
}

/** Job `make_safe_copy`: the copy is made in a child, read again in another, and given out only when nothing is left. */
export const makeSafeCopy: Job = async (context, { tenant, id }) => {
  const { db, config } = context
  const work = await db.asWorker(tenant, (tx) => load(tx, id))
  if (!work) return
  const nothing = work.removals.length === 0 && work.file.verdict !== 'unchecked'
  if (nothing) return db.asWorker(tenant, (tx) => finishCopy(tx, id, { state: 'refused', refusal: NOTHING_TO_REMOVE }))
  const made = await redactInChild(work.content, work.name, work.removals, {
    limits: { seconds_max: config.check_seconds_max },
    recheck: (copy) => isClean(context, tenant, work, copy),
  })
  await db.asWorker(tenant, async (tx) => {
    const set = await setForWork(tx, work.set.id)
    if (!made.ok || !set?.key_wrapped) return finishCopy(tx, id, { state: 'refused', refusal: made.ok ? 'crashed' : made.reason })
    const keys = (await tx.keys()).owner(set.id, set.key_wrapped)
    await finishCopy(tx, id, {
      state: 'made',
      removed: made.removed.reduce((sum, { count }) => sum + count, 0),
      name_sealed: keys.seal('safe_copy', 'name', id, made.name),
      content_sealed: keys.seal('safe_copy', 'content', id, made.bytes),
    })
  })
}
