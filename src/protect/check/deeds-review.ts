import type { Recipient, Unread } from '@samvarn/disclosure'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Detail, FoundDetail } from './judged.ts'
import { type Asker, mayDecide, mayFetch, maySecond, mayWithdraw, type ReviewFacts, secondFor } from './policy.ts'
import { copiesOf, openQuestion } from './store-copy.ts'
import { fileLines, findingsOf, type ListView, membersOf, reviewById, type ReviewRow, reviewsOf, signaturesOf } from './store-review.ts'
import { knownPictures } from './store-picture.ts'
import type { CopyTable, Decision, FindingTable, ReviewState } from './tables.ts'

/** What a circle reads of a set that is held: the findings on its own persons, and what may be done. */

export interface ListedReview {
  id: string
  state: ReviewState
  recipient: Recipient
  received: Date
  signature: string
  unit: string
  circle: string
  own: boolean
}

/** Undefined for whoever is in no circle. */
export function listReviews(
  db: Database,
  actor: Actor,
  view: ListView,
  most: number,
  page: number,
): Promise<{ reviews: ListedReview[]; more: boolean } | undefined> {
  return db.as(actor, async (tx) => {
    if (tx.reach.circles.length === 0) {
      await tx.audit({ deed: 'review.list', outcome: 'not_reached', purpose: 'check' })
      return undefined
    }
    for (const circle of tx.reach.circles) await tx.audit({ deed: 'review.list', purpose: 'check', circle })
    const rows = await reviewsOf(tx, view, most + 1, (page - 1) * most)
    const reviews = rows.slice(0, most).map((row) => ({
      id: row.id,
      state: row.state,
      recipient: row.recipient,
      received: row.set_created_at,
      signature: row.signature,
      unit: row.unit,
      circle: row.circle_name,
      own: row.author === actor.account,
    }))
    return { reviews, more: rows.length > most }
  })
}

export interface ShownFinding {
  id: string
  number: number
  file: string
  person: string | undefined
  detail: FoundDetail
}
export interface ShownFile {
  id: string
  ordinal: number
  name: string
  size: number
  format: string | null
  findings: ShownFinding[]
  unread: Unread[]
  copy: { id: string; state: CopyTable['state']; refusal: string | null; removed: number | null } | undefined
}
export interface ShownReview {
  id: string
  set: string
  circle: string
  circleName: string
  state: ReviewState
  recipient: Recipient
  senderPlace: string | null
  received: Date
  signature: string
  unit: string
  own: boolean
  deleteAfter: Date | null
  deletedAt: Date | null
  files: ShownFile[]
  decision:
    | {
        what: Decision
        law: string | null
        by: string | undefined
        at: Date | null
        weighing: string | undefined
        message: string | undefined
      }
    | undefined
  second: { by: string | undefined; at: Date | null; words: string | undefined } | undefined
  headAsked: boolean
  may: { return: boolean; copy: boolean; release: boolean; second: boolean; withdraw: boolean; fetch: boolean }
  /** Sums of the pictures that need not be looked at again. */
  knownPictures: string[]
  /** Who must say yes to a release, and to a safe copy that is sent. */
  secondFor: { release: 'member' | 'head' | 'none'; safe_copy: 'member' | 'head' | 'none' }
}

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account ?? '', circles: tx.reach.circles, roles: tx.reach.roles })

export async function factsOf(tx: Tx, row: ReviewRow): Promise<ReviewFacts> {
  return {
    state: row.state,
    circle: row.circle,
    author: row.author,
    decidedBy: row.decided_by,
    singleOfficer: row.single_officer,
    members: await membersOf(tx, row.circle),
    headAsked: (await openQuestion(tx, row.id)) !== undefined,
    originalsDeleted: row.originals_deleted_at !== null,
  }
}

/** Absent and out of reach are one: the same answer and the same row. */
export async function reach(tx: Tx, id: string, deed: Deed): Promise<ReviewRow | undefined> {
  const row = isId(id) ? await reviewById(tx, id) : undefined
  if (!row)
    await tx.audit({ deed, outcome: 'not_reached', purpose: 'check', object: isId(id) ? { kind: 'review', id } : { kind: 'review' } })
  return row
}

export const keysOfSet = async (tx: Tx, row: Pick<ReviewRow, 'set' | 'key_wrapped'>): Promise<OwnerKeys | undefined> =>
  row.key_wrapped === null ? undefined : (await tx.keys()).owner(row.set, row.key_wrapped)

/** One row for each person concerned before anything is shown; one plain row where nobody is (S-R12). */
export async function auditPersons(tx: Tx, row: ReviewRow, findings: readonly FindingTable[], deed: Deed): Promise<void> {
  const persons = [...new Set(findings.flatMap(({ person }) => person ?? []))]
  const object = { kind: 'review', id: row.id }
  for (const person of persons) await tx.audit({ deed, purpose: 'check', object, person, circle: row.circle })
  if (persons.length === 0) await tx.audit({ deed, purpose: 'check', object, circle: row.circle })
}

export function openDetails(
  keys: OwnerKeys | undefined,
  rows: readonly FindingTable[],
): { findings: ShownFinding[]; unread: { file: string; gap: Unread }[] } {
  const findings: ShownFinding[] = []
  const unread: { file: string; gap: Unread }[] = []
  for (const row of rows) {
    // Without a key there is no detail; what was not read is still told.
    const detail: Detail | undefined =
      keys && row.detail_sealed ? (JSON.parse(keys.open('finding', 'detail', row.id, row.detail_sealed)) as Detail) : undefined
    if (detail && 'found' in detail)
      findings.push({ id: row.id, number: row.ordinal, file: row.file, person: row.person ?? undefined, detail: detail.found })
    else if (row.level === 'UNCHECKED') unread.push({ file: row.file, gap: detail?.unread ?? { code: 'crashed' } })
  }
  return { findings, unread }
}

/** What could not be read in the set, as this circle is told it. */
export async function gapsOf(tx: Tx, row: ReviewRow, keys: OwnerKeys | undefined): Promise<Unread[]> {
  return openDetails(keys, await findingsOf(tx, row.id)).unread.map(({ gap }) => gap)
}

/** A finding belongs to each file that it has a place in: who may stand in one and where in another. */
export const touches = (finding: ShownFinding, file: string) =>
  finding.file === file || finding.detail.spans.some((span) => span.file === file)

async function filesOf(tx: Tx, row: ReviewRow, keys: OwnerKeys | undefined, rows: readonly FindingTable[]): Promise<ShownFile[]> {
  const { findings, unread } = openDetails(keys, rows)
  const copies = await copiesOf(tx, row.id)
  return (await fileLines(tx, row.set)).map((file) => {
    const copy = copies.find((one) => one.file === file.id)
    return {
      id: file.id,
      ordinal: file.ordinal,
      size: file.size,
      format: file.format,
      name: keys && file.name_sealed ? keys.open('outgoing_file', 'name', file.id, file.name_sealed) : '',
      findings: findings.filter((finding) => touches(finding, file.id)),
      unread: unread.filter((gap) => gap.file === file.id).map(({ gap }) => gap),
      copy: copy && { id: copy.id, state: copy.state, refusal: copy.refusal, removed: copy.removed },
    }
  })
}

export function readReview(db: Database, actor: Actor, id: string): Promise<ShownReview | undefined> {
  return db.as(actor, async (tx) => {
    const row = await reach(tx, id, 'review.see')
    if (!row) return undefined
    const findings = await findingsOf(tx, row.id)
    await auditPersons(tx, row, findings, 'review.see')
    const [keys, facts, who] = [await keysOfSet(tx, row), await factsOf(tx, row), askerOf(tx)]
    const own = (await tx.keys()).own()
    const opened = (column: string, sealed: Buffer | null) => (sealed === null ? undefined : own.open('review', column, row.id, sealed))
    const names = await signaturesOf(
      tx,
      [row.decided_by, row.second_by].filter((one) => one !== null),
    )
    const say = (account: string | null) => (account === null ? undefined : names.get(account))
    return {
      id: row.id,
      set: row.set,
      circle: row.circle,
      circleName: row.circle_name,
      state: row.state,
      recipient: row.recipient,
      senderPlace: row.sender_place,
      received: row.set_created_at,
      signature: row.signature,
      unit: row.unit,
      own: row.author === who.account,
      deleteAfter: row.delete_originals_after,
      deletedAt: row.originals_deleted_at,
      files: await filesOf(tx, row, keys, findings),
      decision:
        row.decision === null
          ? undefined
          : {
              what: row.decision,
              law: row.law,
              by: say(row.decided_by),
              at: row.decided_at,
              weighing: opened('weighing', row.weighing_sealed),
              message: opened('message', row.message_sealed),
            },
      second:
        row.second_at === null
          ? undefined
          : { by: say(row.second_by), at: row.second_at, words: opened('second_words', row.second_words_sealed) },
      headAsked: facts.headAsked,
      may: {
        return: mayDecide(who, facts, 'return').ok,
        copy: mayDecide(who, facts, 'safe_copy').ok,
        release: mayDecide(who, facts, 'release').ok,
        second: maySecond(who, facts).ok,
        withdraw: mayWithdraw(who, facts).ok,
        fetch: mayFetch(who, facts).ok,
      },
      knownPictures: await knownPictures(tx),
      secondFor: { release: secondFor(facts, who.account, 'release'), safe_copy: secondFor(facts, who.account, 'safe_copy') },
    }
  })
}
