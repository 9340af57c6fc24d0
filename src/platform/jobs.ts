import { type LogFunctionFactory, Logger, parseCronItems, type Runner, run, runMigrations, runOnce, type TaskList } from 'graphile-worker'
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
    } finally {
      if (!installed) await lend('revoke')
    }
  } finally {
    await client.end()
  }
}

export async function startJobs(jobs: Readonly<Record<string, Job>>, timed: readonly Timed[], context: JobContext): Promise<Runner> {
  return run({
    pgPool: context.db.workerPool,
    taskList: asTasks(jobs, timed, context),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    parsedCronItems: parseCronItems(timed.map(({ cron, task }) => ({ match: cron, task: TIMED + task }))),
    ...quiet,
  })
}

/**
 * Gives back at once the jobs that a killed process still held; by itself the queue waits four hours. Called at a start,
 * when no other process works on this database: today there is never more than one.
 */
export async function releaseJobs({ db }: JobContext): Promise<void> {
  await db.workerPool.query(`select graphile_worker.force_unlock_workers(array(
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
}

/** For tests and for a step-by-step start: does all that is due now, then returns. */
export async function drainJobs(jobs: Readonly<Record<string, Job>>, context: JobContext): Promise<void> {
  await runOnce({ pgPool: context.db.workerPool, taskList: asTasks(jobs, [], context), noHandleSignals: true, ...quiet })
}
