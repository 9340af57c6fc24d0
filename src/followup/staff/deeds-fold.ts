/** Counting and clearing: jobs in the organisation's own name. */
import { randomInt } from 'node:crypto'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { HandOver, Job } from '../../platform/module.ts'
import { shownStep } from '../../platform/small-groups/index.ts'
import { addTo, lotOf, type Pending } from './staff.ts'
import { coordinatorsHere, moveCollections, openCollectionsOf } from './store.ts'
import { deleteOldCodes } from './store-code.ts'
import {
  addWords,
  deleteAnswers,
  deleteOldDrafts,
  lockCollection,
  markClosed,
  markWordsShown,
  overdue,
  sumOf,
  type Waiting,
  waitingAnswers,
  writeSum,
} from './store-fold.ts'
import type { Collection } from './tables.ts'

async function addLot(tx: Tx, collection: string, unit: string | null, question: string, lot: readonly Waiting[]): Promise<void> {
  const answers = lot.map(({ value }) => JSON.parse(value) as string[])
  await writeSum(tx, collection, unit, question, addTo(await sumOf(tx, collection, unit, question), answers))
}

/** One question: those that may be counted become sums and are deleted; the others go on waiting, unseen. */
async function foldQuestion(tx: Tx, collection: Collection, question: string, waiting: readonly Waiting[]): Promise<void> {
  const ofUnit = (unit: string | null) => waiting.filter((one) => one.unit === unit)
  const pending: Pending = {
    units: Object.fromEntries(collection.units.map((unit) => [unit, ofUnit(unit).length])),
    none: ofUnit(null).length,
  }
  const lot = lotOf(pending, collection.pictures, collection.closed_at !== null)
  for (const unit of lot.units) await addLot(tx, collection.id, unit, question, ofUnit(unit))
  const counted = waiting.filter(({ unit }) => lot.pooled || (unit !== null && lot.units.has(unit)))
  if (counted.length === 0) return
  await addLot(tx, collection.id, null, question, counted)
  await deleteAnswers(
    tx,
    counted.map(({ id }) => id),
  )
}

export async function foldIn(tx: Tx, id: string): Promise<void> {
  const collection = await lockCollection(tx, id)
  if (!collection) return
  const waiting = await waitingAnswers(tx, id, false)
  for (const question of ['', ...collection.asked.questions.map((one) => one.id)]) {
    await foldQuestion(
      tx,
      collection,
      question,
      waiting.filter((one) => one.question === question),
    )
  }
  if (collection.closed_at === null || !collection.words_allowed) return
  const { count } = await sumOf(tx, id, null, '')
  const shown = shownStep(count, collection.words_shown)
  if (shown === collection.words_shown) return
  const words = await waitingAnswers(tx, id, true)
  await addWords(tx, id, words, randomInt)
  await deleteAnswers(
    tx,
    words.map((one) => one.id),
  )
  await markWordsShown(tx, id, shown)
}
export const fold: Job = ({ db }, { tenant, id }) => db.asWorker(tenant, (tx) => foldIn(tx, id))

/** Drafts that were never sent, and codes whose time is over. */
export const DRAFT_DAYS = 30
export const clear: Job = ({ db }, { tenant }) =>
  db.asWorker(tenant, async (tx) => {
    for (const id of await overdue(tx, dayOf(new Date()))) {
      await markClosed(tx, id)
      await tx.audit({ deed: 'staff.close', purpose: 'follow_up', object: { kind: 'collection', id } })
      await foldIn(tx, id)
    }
    await deleteOldDrafts(tx, DRAFT_DAYS)
    await deleteOldCodes(tx)
  })

/** An open collection has somebody who reads what comes: a coordinator takes over. */
export const handOverCollections: HandOver = {
  async held(tx, account) {
    const open = await openCollectionsOf(tx, account)
    if (open.length === 0) return []
    return [
      {
        key: 'collections',
        text: { sv: 'Öppna insamlingar av medarbetarsvar', en: 'Open collections of staff answers' },
        count: open.length,
        heirs: await coordinatorsHere(tx, account),
      },
    ]
  },
  async move(tx, _key, from, to) {
    for (const { id } of await openCollectionsOf(tx, from))
      await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'collection', id } })
    await moveCollections(tx, from, to)
  },
}
