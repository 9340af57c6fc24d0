import { randomInt } from 'node:crypto'
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import { roundedToFive } from '../../platform/small-groups/index.ts'
import { type QuestionSet, setById, setsFor } from '../question/index.ts'
import { type Asker, type Judgement, mayAskStaff, mayReadSums, mayReadWords, mayRunCollection } from './policy.ts'
import { askable, askedOf, type Pictures, QUESTIONS_MAX, shareOf, type State, stateOf } from './staff.ts'
import {
  closeNow,
  collectionById,
  collections,
  insertCollection,
  openAgain,
  type SumLine,
  sumsOf,
  tokenOf,
  unitNames,
  unitsHere,
  wordsOf,
} from './store.ts'
import { type LivingCode, livingCode } from './store-code.ts'
import type { Collection } from './tables.ts'

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
const about = (id?: string) => ({ purpose: 'follow_up', object: isId(id) ? { kind: 'collection', id } : { kind: 'collection' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

export interface Starting {
  title: string
  set: QuestionSet
  /** Ids of the questions that are asked. */
  questions: readonly string[]
  units: readonly string[]
  /** The unit that runs it; null: the whole organisation's. */
  unit: string | null
  opens: string
  closes: string
  words: boolean
  pictures: Pictures
}
/**
 * Starts a collection in the caller's transaction and name. Undefined when that is not hers to do. Throws RangeError when
 * nothing, or more than ten minutes' worth, is asked.
 */
export async function startCollection(tx: Tx, starting: Starting): Promise<{ id: string } | undefined> {
  if (!mayAskStaff(askerOf(tx), starting.units).ok) return refuse(tx, 'staff.start')
  const asked = askedOf(starting.set, starting.questions)
  const units = [...new Set(starting.units)]
  if (asked.questions.length === 0 || asked.questions.length > QUESTIONS_MAX || units.length === 0)
    throw new RangeError('Nothing, or too much, is asked')
  const { title, opens, closes, pictures, words } = starting
  const coordinates = tx.hasRole('coordinator')
  const id = await insertCollection(tx, {
    title,
    asked,
    unit: coordinates ? starting.unit : tx.reach.unit,
    units,
    words_allowed: words,
    pictures,
    opens_on: opens,
    closes_on: closes,
  })
  await tx.audit({ deed: 'staff.start', ...about(id) })
  return { id }
}
export const start = (db: Database, actor: Actor, starting: Starting): Promise<{ id: string } | undefined> =>
  db.as(actor, (tx) => startCollection(tx, starting))

export interface CollectionLine extends Collection {
  state: State
  unitName: string | undefined
}
const lineOf = (names: ReadonlyMap<string, string>, collection: Collection): CollectionLine => ({
  ...collection,
  state: stateOf(collection, dayOf(new Date())),
  unitName: collection.unit === null ? undefined : names.get(collection.unit),
})
export const listCollections = (db: Database, actor: Actor): Promise<CollectionLine[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayAskStaff(askerOf(tx), tx.reach.unit === null ? [] : [tx.reach.unit]).ok) return refuse(tx, 'staff.see')
    await tx.audit({ deed: 'staff.see', ...about() })
    const names = await unitNames(tx)
    return (await collections(tx)).map((one) => lineOf(names, one))
  })

/** The units that this person may ask: all for the coordinator, the own one for a head. */
export const unitsToAsk = (db: Database, actor: Actor): Promise<{ id: string; name: string }[]> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    return (await unitsHere(tx)).filter(({ id }) => mayAskStaff(asker, [id]).ok)
  })

/** The sets that questions can be taken from, for those who may ask anybody. */
export const setsToAsk = (db: Database, actor: Actor): Promise<QuestionSet[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayAskStaff(askerOf(tx), []).ok) return refuse(tx, 'staff.start')
    return (await setsFor(tx)).filter((set) => askable(set, false).length > 0)
  })
export const setToAsk = (db: Database, actor: Actor, id: string): Promise<QuestionSet | undefined> =>
  db.as(actor, async (tx) => (mayAskStaff(askerOf(tx), []).ok ? setById(tx, id) : refuse(tx, 'staff.start')))

export interface OpenedCollection extends CollectionLine {
  token: string
  code: LivingCode | undefined
  names: ReadonlyMap<string, string>
  /** Shown: how many the latest picture rests on. 0: there is none yet. */
  shown: number
  runs: boolean
}
/** One function for every look at one collection: what cannot be reached and what is not there are the same. */
async function withCollection<T>(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  may: (who: Asker, of: Collection) => Judgement,
  work: (tx: Tx, collection: Collection) => Promise<T>,
): Promise<T | undefined> {
  return db.as(actor, async (tx) => {
    const found = isId(id) ? await collectionById(tx, id) : undefined
    if (!found || !may(askerOf(tx), found).ok) return refuse(tx, deed, id)
    await tx.audit({ deed, ...about(id) })
    return work(tx, found)
  })
}
export const seeCollection = (db: Database, actor: Actor, id: string): Promise<OpenedCollection | undefined> =>
  withCollection(db, actor, id, 'staff.see', mayReadSums, async (tx, collection) => {
    const names = await unitNames(tx)
    const whole = (await sumsOf(tx, id)).find((sum) => sum.unit === null && sum.question === '')
    return {
      ...lineOf(names, collection),
      names,
      token: (await tokenOf(tx, id)) ?? '',
      code: await livingCode(tx, id),
      shown: whole?.count ?? 0,
      runs: mayRunCollection(askerOf(tx), collection).ok,
    }
  })

export const closeCollection = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  withCollection(db, actor, id, 'staff.close', mayRunCollection, async (tx) => {
    if (await closeNow(tx, id)) await tx.enqueue('staff_fold', id)
    return true as const
  })

const REOPENED_DAYS = 7
/** Open again for a week at least. What was shown stays as it is until five more have answered. */
export const reopenCollection = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  withCollection(db, actor, id, 'staff.reopen', mayRunCollection, async (tx, { closes_on }) => {
    const week = addDays(dayOf(new Date()), REOPENED_DAYS)
    await openAgain(tx, id, closes_on > week ? closes_on : week)
    return true as const
  })

export interface Results {
  collection: CollectionLine
  sums: SumLine[]
  names: ReadonlyMap<string, string>
  /** Undefined: not for this person's eyes. */
  words: { question: string; words: string }[] | undefined
}
export const readResults = (db: Database, actor: Actor, id: string): Promise<Results | undefined> =>
  withCollection(db, actor, id, 'staff.results', mayReadSums, async (tx, collection) => {
    const mayWords = mayReadWords(askerOf(tx), collection).ok
    const names = await unitNames(tx)
    return {
      collection: lineOf(names, collection),
      sums: await sumsOf(tx, id),
      names,
      words: mayWords ? await wordsOf(tx, id, randomInt) : undefined,
    }
  })

export interface QuestionSummary {
  question: string
  /** To the nearest five. */
  count: number
  /** Share of those who answered, 0–1 in whole hundredths, by level ("0"…"4"), "ja", "nej", choice, or "vet-inte". */
  shares: Readonly<Record<string, number>>
}
/** What staff have said, question by question, for the organisation's own answer: only what is shown of the whole. */
export async function summaryOf(tx: Tx, collectionId: string): Promise<QuestionSummary[]> {
  const collection = isId(collectionId) ? await collectionById(tx, collectionId) : undefined
  if (!collection) return []
  const shown = (await sumsOf(tx, collectionId)).filter((sum) => sum.unit === null && sum.question !== '')
  return shown.map((sum) => ({
    question: sum.question,
    count: roundedToFive(sum.count),
    shares: Object.fromEntries(Object.keys(sum.sums).map((value) => [value, shareOf(sum, value) / 100])),
  }))
}
