/** At the door: somebody without an account, whose link has led to one collection of one organisation. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf } from '../../platform/http/session.ts'
import { newId } from '../../platform/ids.ts'
import type { Draft } from './staff.ts'
import type { StaffTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<StaffTables>()

export const findCollection = (db: Database, token: string): Promise<{ tenant: string; id: string } | undefined> =>
  db.withToken(hashOf(token), (query) =>
    (query as unknown as Transaction<StaffTables>)
      .selectFrom('staff_collection')
      .select(['tenant', 'id'])
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst(),
  )

export const organisationName = async (tx: Tx): Promise<string> =>
  (await sql<{ name: string }>`select name from tenant where id = ${tx.actor.tenant}`.execute(q(tx))).rows[0]?.name ?? ''

/** Row security shows a draft to whoever presents its address or its code, in this transaction. */
const present = async (tx: Tx, hash: Buffer): Promise<void> => {
  await sql`select set_config('samvarn.session', ${hash.toString('hex')}, true)`.execute(q(tx))
}
export type Presented = { run: string } | { code: string }
const hashesOf = async (tx: Tx, presented: Presented): Promise<Buffer> => {
  const keys = await tx.keys()
  return 'run' in presented ? keys.blind('staff_run', presented.run) : keys.blind('staff_code', presented.code)
}

export async function insertDraft(tx: Tx, collection: string, run: string, draft: Draft): Promise<void> {
  const id = newId()
  await q(tx)
    .insertInto('staff_draft')
    .values({
      tenant: tx.actor.tenant,
      id,
      collection,
      run_hash: await hashesOf(tx, { run }),
      code_hash: null,
      sealed: await seal(tx, id, draft),
    })
    .execute()
}
const seal = async (tx: Tx, id: string, draft: Draft): Promise<Buffer> =>
  (await tx.keys()).own().seal('staff_draft', 'sealed', id, JSON.stringify(draft))

export interface FoundDraft {
  id: string
  /** Undefined: it was sent. */
  draft: Draft | undefined
}
/** Held until the transaction ends, so that one draft is sent once however often the button is pressed. */
export async function lockDraft(tx: Tx, collection: string, presented: Presented): Promise<FoundDraft | undefined> {
  const hash = await hashesOf(tx, presented)
  await present(tx, hash)
  const row = await q(tx)
    .selectFrom('staff_draft')
    .select(['id', 'sealed'])
    .where('collection', '=', collection)
    .where('run' in presented ? 'run_hash' : 'code_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const { id, sealed } = row
  const draft = sealed && (JSON.parse((await tx.keys()).own().open('staff_draft', 'sealed', id, sealed)) as Draft)
  return { id, draft: draft ?? undefined }
}
export async function writeDraft(tx: Tx, id: string, draft: Draft): Promise<void> {
  await q(tx)
    .updateTable('staff_draft')
    .set({ sealed: await seal(tx, id, draft) })
    .where('id', '=', id)
    .execute()
}
/** The code by which she comes back; the address stays until the code has been shown. */
export async function giveResumeCode(tx: Tx, id: string, draft: Draft, code: string): Promise<void> {
  await q(tx)
    .updateTable('staff_draft')
    .set({ code_hash: await hashesOf(tx, { code }), sealed: await seal(tx, id, draft) })
    .where('id', '=', id)
    .execute()
}
/** The address that lies in the browser's history stops to work; with `run` another begins. Found by its code alone. */
export async function changeRun(tx: Tx, id: string, code: string, run: string | null, draft: Draft): Promise<void> {
  await present(tx, await hashesOf(tx, { code }))
  await q(tx)
    .updateTable('staff_draft')
    .set({ run_hash: run === null ? null : await hashesOf(tx, { run }), sealed: await seal(tx, id, draft) })
    .where('id', '=', id)
    .execute()
}
export async function emptyDraft(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('staff_draft').set({ sealed: null }).where('id', '=', id).execute()
}

export interface SentAnswer {
  question: string
  words: boolean
  value: string
}
/** One row a question: which of them came from the same person is written nowhere. */
export async function insertAnswers(tx: Tx, collection: string, unit: string | null, answers: readonly SentAnswer[]): Promise<void> {
  const own = (await tx.keys()).own()
  const rows = answers.map(({ question, words, value }) => {
    const id = newId()
    return { tenant: tx.actor.tenant, id, collection, unit, question, words, sealed: own.seal('staff_answer', 'sealed', id, value) }
  })
  await q(tx).insertInto('staff_answer').values(rows).execute()
}
