import { EventEmitter } from 'node:events'
import {
  type LogFunctionFactory,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import { isId, newId } from './ids.ts'
import { stripError } from './log.ts'
import type { Job, JobContext, Timed } from './module.ts'

// graphile-worker's own logger prints payloads and messages. Ours prints registered codes, so theirs is silent.
const silence: LogFunctionFactory = () => () => undefined
const quiet = { logger: new Logger(silence) }
const TIMED = 'timed_'

function asTasks(jobs: Readonly<Record<string, Job>>, timed: readonly Timed[], context: JobContext): TaskList {
  const tasks: TaskList = {}
  for (const [task, job] of Object.entries(jobs)) {
    tasks[task] = async (payload: unknown) => {
      const { tenant, id } = payload as { tenant?: unknown; id?: unknown }
      if (!isId(tenant) || !isId(id)) throw new Error('job_without_ids')
      await guarded(context, { task, tenant, id }, () => job(context, { tenant, id }))
    }
  }
  for (const { task } of timed) {
    const job = jobs[task]
    if (!job) throw new Error(`No job for the timed task ${task}.`)
    tasks[TIMED + task] = async () => {
      for (const tenant of await context.db.tenants()) {
        const id = newId()
        await guarded(context, { task, tenant, id }, () => job(context, { tenant, id }))
      }
    }
  }
  return tasks
}

async function guarded(context: JobContext, which: { task: string; tenant: string; id: string }, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    context.log.info('job_done', which)
  } catch (error) {
    context.log.error('job_failed', { ...which, error: stripError(error) })
    // The queue stores the message of what it is given: so it is given none (S-R45).
    throw new Error('job_failed')
  }
}

/**
 * Brings the queue's own tables up to date, as the worker role that owns them. Its very first run says `create schema if
 * not exists`, for which PostgreSQL asks the right to create in the database: the owner lends it for that moment.
 */
export async function prepareJobs({ db }: JobContext, owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const database = client.escapeIdentifier(
      (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '',
    )
    const lend = async (word: 'grant' | 'revoke') =>
      client.query(`${word} create on database ${database} ${word === 'grant' ? 'to' : 'from'} samvarn_worker`)
    const installed = (await client.query<{ there: boolean }>("select to_regclass('graphile_worker.migrations') is not null as there"))
      .rows[0]?.there
    if (!installed) await lend('grant')
    try {
      await runMigrations({ pgPool: db.workerPool, ...quiet })
      // Beside the queue's own tables, owned by the same role: which workers live.
      await db.workerPool.query(
        'create table if not exists graphile_worker.house_worker (id text primary key, seen_at timestamptz not null default now())',
      )
    } finally {
      if (!installed) await lend('revoke')
    }
  } finally {
    await client.end()
  }
}

export interface Working {
  stop(): Promise<void>
}

/** Each process tells every so often that its workers live; what a silent one held is given back after this. */
const BEAT_SECONDS = 20
const SILENT_SECONDS_MAX = 120

export async function startJobs(jobs: Readonly<Record<string, Job>>, timed: readonly Timed[], context: JobContext): Promise<Working> {
  const events = new EventEmitter() as WorkerEvents
  const workers = new Set<string>()
  events.on('worker:create', ({ worker }) => workers.add(worker.workerId))
  const beat = () =>
    tellAlive(context, [...workers]).catch((error: unknown) => context.log.error('pool_error', { error: stripError(error) }))
  const runner: Runner = await run({
    pgPool: context.db.workerPool,
    taskList: asTasks(jobs, timed, context),
    concurrency: 2,
    noHandleSignals: true,
    // A pooler in transaction mode gives each transaction another connection: nothing may be prepared on one.
    noPreparedStatements: true,
    pollInterval: 1000,
    parsedCronItems: parseCronItems(timed.map(({ cron, task }) => ({ match: cron, task: TIMED + task }))),
    events,
    ...quiet,
  })
  await beat()
  const beats = setInterval(beat, BEAT_SECONDS * 1000)
  return {
    stop: async () => {
      clearInterval(beats)
      await runner.stop()
    },
  }
}

async function tellAlive({ db }: JobContext, workers: readonly string[]): Promise<void> {
  await db.workerPool.query(
    `insert into graphile_worker.house_worker (id) select unnest($1::text[]) on conflict (id) do update set seen_at = now()`,
    [workers],
  )
  await db.workerPool.query('delete from graphile_worker.house_worker where seen_at < now() - make_interval(days => 1)')
  await giveBack(db, SILENT_SECONDS_MAX)
}

/** Jobs held for longer than this by workers that have been silent for as long. By itself the queue waits four hours. */
async function giveBack(db: JobContext['db'], silentSeconds: number): Promise<void> {
  await db.workerPool.query(
    `with held as (
      select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
      union all select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null)
    select graphile_worker.force_unlock_workers(array(
      select h.locked_by from held h where h.locked_at <= now() - make_interval(secs => $1) and not exists (
        select 1 from graphile_worker.house_worker w where w.id = h.locked_by and w.seen_at > now() - make_interval(secs => $1))))`,
    [silentSeconds],
  )
}

/**
 * Gives back what a killed process still held. `alone`: no other process can work on this database (it is the built-in
 * one, whose folder is locked), so everything is given back at once.
 */
export async function releaseJobs({ db }: JobContext, alone: boolean): Promise<void> {
  if (alone) await db.workerPool.query('delete from graphile_worker.house_worker')
  await giveBack(db, alone ? 0 : SILENT_SECONDS_MAX)
}

/**
 * For tests and for a step-by-step start: does all that is due now, then returns. Batches without delay: what the queue
 * writes of a job that is done it waits for only when it gathers it, and otherwise says that it has ended before the last
 * row is gone.
 */
export async function drainJobs(jobs: Readonly<Record<string, Job>>, context: JobContext): Promise<void> {
  await runOnce({
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pgPool: context.db.workerPool,
    taskList: asTasks(jobs, [], context),
    noHandleSignals: true,
    noPreparedStatements: true,
    ...quiet,
  })
}
