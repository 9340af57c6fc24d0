import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import { DatabaseFault } from '../../platform/database/pools.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Deed } from '../../platform/database/audit.ts'
import { isId } from '../../platform/ids.ts'
import type { Text } from '../../platform/page/index.ts'
import { planAll, type Refusal, takeIn } from '../person/index.ts'
import { readRegister, type RegisterReading, type RegisterSource } from '../register/index.ts'
import { incomingOf, joinedAction, type Preview, type PreviewRow, type Result, type RowAction, settleRow, wasTaken } from './import.ts'
import { mayDiscardImport, mayPreviewImport, mayTakeImport } from './policy.ts'
import { claimRun, finishRun, insertRun, openRun, recentRuns, type Run, runById } from './store.ts'

/** So many persons are compared in one round of statements. */
const PLANNED_AT_ONCE = 200

export type Read = { ok: true; run: string } | { ok: false; because: 'not_officer' } | { ok: false; because: 'file'; messages: Text[] }

/** Reads a file in a process of its own and keeps it sealed with what each record would do. Nothing is taken in yet. */
export async function readFile(
  db: Database,
  actor: Actor,
  config: Config,
  file: { bytes: Uint8Array; source: RegisterSource; circle: string; today: string },
): Promise<Read> {
  if (!(await mayRead(db, actor, file.circle))) return { ok: false, because: 'not_officer' }
  if (file.bytes.length > config.import_bytes_max) return refused(TOO_LARGE(config.import_bytes_max))
  const reading = await readRegister(file.bytes, { source: file.source, today: file.today })
  const errors = reading.file_problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) return { ok: false, because: 'file', messages: errors.map((problem) => problem.message) }
  if (reading.records.length > config.import_rows_max) return refused(TOO_MANY(config.import_rows_max))
  return db.as(actor, async (tx) => {
    const run = await insertRun(tx, file.circle, await previewOf(tx, file.circle, reading))
    await tx.audit({ deed: 'import.preview', purpose: 'register_care', object: { kind: 'import_run', id: run }, circle: file.circle })
    return { ok: true, run }
  })
}

const refused = (message: Text): Read => ({ ok: false, because: 'file', messages: [message] })
const TOO_LARGE = (bytes: number): Text => ({
  sv: `Filen är större än ${Math.floor(bytes / 1_000_000)} MB. Dela upp den i flera filer. Ingenting lästes in.`,
  en: `The file is larger than ${Math.floor(bytes / 1_000_000)} MB. Split it into several files. Nothing was read.`,
})
const TOO_MANY = (rows: number): Text => ({
  sv: `Filen har fler än ${rows} poster. Dela upp den i flera filer. Ingenting lästes in.`,
  en: `The file has more than ${rows} records. Split it into several files. Nothing was read.`,
})

function mayRead(db: Database, actor: Actor, circle: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    if (isId(circle) && mayPreviewImport(tx.reach, circle).ok) return true
    await tx.audit({ deed: 'import.preview', outcome: 'not_reached' })
    return false
  })
}

async function previewOf(tx: Tx, circle: string, reading: RegisterReading): Promise<Preview> {
  const { source, schema_version, file_problems, records } = reading
  const rows: PreviewRow[] = []
  for (let at = 0; at < records.length; at += PLANNED_AT_ONCE) {
    const some = records.slice(at, at + PLANNED_AT_ONCE)
    const planned = await planAll(
      tx,
      circle,
      some.map((record) => incomingOf(record, source, schema_version)),
    )
    some.forEach((record, i) => {
      const one = planned[i]
      if (one) rows.push(settleRow(record, one))
    })
  }
  const settled = rows.map((row) => ({ ...row, action: joinedAction(row.record, rows) ?? row.action }))
  return { reading: { source, schema_version, file_problems }, rows: settled }
}

async function reachRun(tx: Tx, id: string, deed: Deed, may: typeof mayTakeImport): Promise<Run | undefined> {
  const run = isId(id) ? await runById(tx, id) : undefined
  if (run && may(tx.reach, run.circle).ok) return run
  await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: 'import_run', id } : { kind: 'import_run' } })
  return undefined
}

export type SeenRun = { run: Run; preview: Preview; result?: undefined } | { run: Run; result: Result; preview?: undefined }

/** The preview, or the result once it is decided. `shown` picks the rows that the page shows, so that each person among them is recorded. */
export function seeRun(
  db: Database,
  actor: Actor,
  id: string,
  shown: (preview: Preview) => readonly PreviewRow[],
): Promise<SeenRun | undefined> {
  return db.as(actor, async (tx): Promise<SeenRun | undefined> => {
    const run = await reachRun(tx, id, 'import.preview', mayPreviewImport)
    if (!run) return undefined
    const at = { deed: 'import.preview', purpose: 'register_care', circle: run.circle, object: { kind: 'import_run', id } } as const
    await tx.audit(at)
    if (run.state !== 'preview') return { run, result: (await openRun<Result>(tx, id)) ?? { rows: [] } }
    const preview = await openRun<Preview>(tx, id)
    if (!preview) return undefined
    const persons = new Set(shown(preview).flatMap((row) => (row.person === undefined ? [] : [row.person])))
    for (const person of persons) await tx.audit({ ...at, person })
    return { run, preview }
  })
}

export function listRuns(db: Database, actor: Actor, most: number): Promise<Run[] | undefined> {
  return db.as(actor, async (tx) => {
    if (tx.reach.circles.length === 0) {
      await tx.audit({ deed: 'import.preview', outcome: 'not_reached' })
      return undefined
    }
    return recentRuns(tx, most)
  })
}

export type TakenRun = 'done' | 'absent' | 'busy'

/**
 * Takes the file in: each record whole or not at all, in a transaction of its own. What is interrupted can be confirmed
 * again: records that were taken are then found unchanged, and none is lost.
 */
export async function takeRun(db: Database, actor: Actor, id: string): Promise<TakenRun> {
  const begun = await db.as(actor, async (tx) => {
    const run = await reachRun(tx, id, 'import.take', mayTakeImport)
    if (run?.state !== 'preview') return undefined
    if (!(await claimRun(tx, id))) return 'busy'
    const preview = await openRun<Preview>(tx, id)
    return preview && { run, preview }
  })
  if (begun === undefined) return 'absent'
  if (begun === 'busy') return 'busy'
  const { run, preview } = begun
  const outcomes: { record: PreviewRow['record']; action: RowAction; because?: Refusal | undefined }[] = []
  for (const row of preview.rows) outcomes.push({ record: row.record, ...(await takeRow(db, actor, run, preview, row)) })
  const rows = outcomes.map(({ record, action, because }) => ({
    row: record.row,
    problems: record.problems,
    action: joinedAction(record, outcomes) ?? action,
    because,
  }))
  const taken = rows.filter((row) => wasTaken(row.action)).length
  return db.as(actor, async (tx) => {
    const finished = await finishRun(tx, id, 'done', { rows }, { taken, refused: rows.length - taken })
    if (finished) await tx.audit({ deed: 'import.take', purpose: 'register_care', object: { kind: 'import_run', id }, circle: run.circle })
    return finished ? 'done' : 'absent'
  })
}

async function takeRow(
  db: Database,
  actor: Actor,
  run: Run,
  preview: Preview,
  { record }: PreviewRow,
): Promise<Pick<Result['rows'][number], 'action' | 'because'>> {
  if (!record.taken) return { action: 'refused' }
  try {
    const { source, schema_version } = preview.reading
    const taken = await db.as(actor, (tx) => takeIn(tx, run.circle, incomingOf(record, source, schema_version)))
    return { action: taken.action, because: taken.action === 'refused' && taken.because !== 'not_officer' ? taken.because : undefined }
  } catch (error) {
    // The database's own rules refused this one record; the others are not hers.
    if (error instanceof DatabaseFault && error.code.startsWith('23')) return { action: 'failed' }
    throw error
  }
}

export function discardRun(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const run = await reachRun(tx, id, 'import.discard', mayDiscardImport)
    if (!run || !(await finishRun(tx, id, 'discarded', { rows: [] }, { taken: 0, refused: 0 }))) return false
    await tx.audit({ deed: 'import.discard', purpose: 'register_care', object: { kind: 'import_run', id }, circle: run.circle })
    return true
  })
}
