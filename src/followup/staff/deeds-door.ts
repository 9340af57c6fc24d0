/**
 * Answering without an account. Nothing here is written in the log: a row there would say when somebody answered, and
 * times that are held beside a door or a calendar say who.
 */
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { newToken } from '../../platform/http/session.ts'
import { newCode, RESUME_LENGTH } from './code.ts'
import { type Draft, EMPTY_DRAFT, MORE, type State, stateOf } from './staff.ts'
import { collectionById, unitNames } from './store.ts'
import {
  changeRun,
  emptyDraft,
  findCollection,
  type FoundDraft,
  giveResumeCode,
  insertAnswers,
  insertDraft,
  lockDraft,
  organisationName,
  type SentAnswer,
  writeDraft,
} from './store-door.ts'
import type { Collection } from './tables.ts'

export interface Door {
  tenant: string
  collection: Collection
  organisation: string
  state: State
  /** The units that one may say one belongs to. One: nobody is asked. */
  units: { id: string; name: string }[]
}
async function at<T>(db: Database, token: string, work: (tx: Tx, collection: Collection) => Promise<T>): Promise<T | undefined> {
  const found = await findCollection(db, token)
  if (!found) return undefined
  return db.as({ tenant: found.tenant, account: null }, async (tx) => {
    const collection = await collectionById(tx, found.id)
    return collection && work(tx, collection)
  })
}
const openNow = (collection: Collection): boolean => stateOf(collection, dayOf(new Date())) === 'open'

export const openDoor = (db: Database, token: string): Promise<Door | undefined> =>
  at(db, token, async (tx, collection) => {
    const names = await unitNames(tx)
    return {
      tenant: tx.actor.tenant,
      collection,
      organisation: await organisationName(tx),
      state: stateOf(collection, dayOf(new Date())),
      units: collection.units.map((id) => ({ id, name: names.get(id) ?? '' })),
    }
  })

/** A new draft; the answer is what finds it again, and stands only in this browser's address. */
export const begin = (db: Database, token: string, lang?: string): Promise<string | undefined> =>
  at(db, token, async (tx, collection) => {
    if (!openNow(collection)) return undefined
    const run = newToken()
    const [only] = collection.units.length === 1 ? collection.units : []
    await insertDraft(tx, collection.id, run, { ...EMPTY_DRAFT, unit: only ?? null, ...(lang === undefined ? {} : { lang }) })
    return run
  })

const withDraft = <T>(
  db: Database,
  token: string,
  presented: { run: string } | { code: string },
  work: (tx: Tx, collection: Collection, found: FoundDraft) => Promise<T>,
): Promise<T | undefined> =>
  at(db, token, async (tx, collection) => {
    const found = await lockDraft(tx, collection.id, presented)
    return found && work(tx, collection, found)
  })

export const readDraft = (db: Database, token: string, run: string): Promise<Draft | 'sent' | undefined> =>
  withDraft(db, token, { run }, async (_tx, _collection, { draft }) => draft ?? 'sent')

/** Writes what was said on one page into the draft. */
export const keepAnswers = (
  db: Database,
  token: string,
  run: string,
  change: (draft: Draft) => Draft,
): Promise<Draft | 'sent' | undefined> =>
  withDraft(db, token, { run }, async (tx, _collection, { id, draft }) => {
    if (!draft) return 'sent'
    const next = change(draft)
    await writeDraft(tx, id, next)
    return next
  })

/** Makes the code by which somebody comes back; `showCode` then shows it once. */
export const pause = (db: Database, token: string, run: string): Promise<true | undefined> =>
  withDraft(db, token, { run }, async (tx, _collection, { id, draft }) => {
    if (!draft) return undefined
    const code = newCode(RESUME_LENGTH)
    await giveResumeCode(tx, id, { ...draft, code }, code)
    return true
  })
/** The code, once. From then on the address in this browser's history leads nowhere: phones are lent and lost. */
export const showCode = (db: Database, token: string, run: string): Promise<string | undefined> =>
  withDraft(db, token, { run }, async (tx, _collection, { id, draft }) => {
    if (draft?.code === undefined) return undefined
    const { code, ...rest } = draft
    await changeRun(tx, id, code, null, rest)
    return code
  })
export const resume = (db: Database, token: string, code: string): Promise<{ run: string } | 'sent' | undefined> =>
  withDraft(db, token, { code }, async (tx, _collection, { id, draft }) => {
    if (!draft) return 'sent'
    const run = newToken()
    await changeRun(tx, id, code, run, draft)
    return { run }
  })

/** What was said, question by question, and that somebody answered at all. What was skipped is not there. */
function answersIn({ asked, words_allowed }: Collection, draft: Draft): SentAnswer[] {
  const known = [...asked.questions.map(({ id }) => id), MORE]
  return [
    { question: '', words: false, value: '[]' },
    ...asked.questions.flatMap(({ id }) => {
      const chosen = draft.answers[id] ?? []
      return chosen.length === 0 ? [] : [{ question: id, words: false, value: JSON.stringify(chosen) }]
    }),
    ...(words_allowed ? known : []).flatMap((id) => {
      const written = draft.words[id]?.trim() ?? ''
      return written === '' ? [] : [{ question: id, words: true, value: written }]
    }),
  ]
}
/** Sends: the draft is emptied and the answers go their own ways in one transaction, so that none is counted twice. */
export const send = (db: Database, token: string, run: string): Promise<'done' | 'sent' | 'closed' | undefined> =>
  withDraft(db, token, { run }, async (tx, collection, { id, draft }) => {
    if (!draft) return 'sent'
    if (!openNow(collection)) return 'closed'
    const unit = draft.unit !== null && collection.units.includes(draft.unit) ? draft.unit : null
    await insertAnswers(tx, collection.id, unit, answersIn(collection, draft))
    await emptyDraft(tx, id)
    if (collection.pictures === 'along') await tx.enqueue('staff_fold', collection.id)
    return 'done'
  })
