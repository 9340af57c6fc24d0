import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { RegisterSource } from '../register/index.ts'
import type { Preview, Result } from './import.ts'

export type RunState = 'preview' | 'done' | 'discarded'
interface Tables {
  import_run: {
    tenant: string
    id: string
    circle: string
    source: RegisterSource
    schema_version: string
    state: RunState
    key_wrapped: Buffer
    reading_sealed: Buffer | null
    taken: number
    refused: number
    created_by: string
    created_at: Date
    decided_at: Date | null
  }
}
export interface Run {
  id: string
  circle: string
  source: RegisterSource
  schema_version: string
  state: RunState
  taken: number
  refused: number
  created_at: Date
}
const COLUMNS = ['id', 'circle', 'source', 'schema_version', 'state', 'taken', 'refused', 'created_at'] as const
/** After this an interrupted taking-in may be begun again; what it had taken is then found unchanged. */
const CLAIM_MINUTES = 10

export async function insertRun(tx: Tx, circle: string, preview: Preview): Promise<string> {
  const id = newId()
  const { wrapped, keys } = (await tx.keys()).newOwner(id)
  const { source, schema_version } = preview.reading
  await tx
    .tables<Tables>()
    .insertInto('import_run')
    .values({
      tenant: tx.actor.tenant,
      id,
      circle,
      source,
      schema_version,
      state: 'preview',
      key_wrapped: wrapped,
      taken: 0,
      refused: 0,
      reading_sealed: keys.seal('import_run', 'reading_sealed', id, JSON.stringify(preview)),
      created_by: tx.actor.account ?? '',
      created_at: sql`now()`,
      decided_at: null,
    })
    .execute()
  return id
}

export const runById = (tx: Tx, id: string): Promise<Run | undefined> =>
  tx.tables<Tables>().selectFrom('import_run').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export const recentRuns = (tx: Tx, most: number): Promise<Run[]> =>
  tx.tables<Tables>().selectFrom('import_run').select(COLUMNS).orderBy('created_at', 'desc').limit(most).execute()

/** What lies sealed in the run: the preview before the decision, the result after it. */
export async function openRun<T extends Preview | Result>(tx: Tx, id: string): Promise<T | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('import_run')
    .select(['key_wrapped', 'reading_sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.reading_sealed) return undefined
  const keys = (await tx.keys()).owner(id, row.key_wrapped)
  return JSON.parse(keys.open('import_run', 'reading_sealed', id, row.reading_sealed)) as T
}

/** One taking-in at a time. False while another is at it, or when it is decided. */
export async function claimRun(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('import_run')
    .set({ decided_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .where((eb) => eb.or([eb('decided_at', 'is', null), eb('decided_at', '<', sql<Date>`now() - make_interval(mins => ${CLAIM_MINUTES})`)]))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The values go with their key; what is kept is which rows went where. */
export async function finishRun(
  tx: Tx,
  id: string,
  state: 'done' | 'discarded',
  result: Result,
  counts: { taken: number; refused: number },
): Promise<boolean> {
  const { wrapped, keys } = (await tx.keys()).newOwner(id)
  const done = await tx
    .tables<Tables>()
    .updateTable('import_run')
    .set({
      state,
      key_wrapped: wrapped,
      reading_sealed: keys.seal('import_run', 'reading_sealed', id, JSON.stringify(result)),
      decided_at: sql`now()`,
      ...counts,
    })
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
