/** Several processes on one queue: the jobs of one that died are taken over, those of one that lives are left alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../test/house.ts'
import pg from 'pg'
import { newId } from './ids.ts'
import { drainJobs, releaseJobs, startJobs } from './jobs.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

/** A job that a process took five minutes ago and has said nothing of since. */
async function held(worker: string): Promise<void> {
  await house.superuser('delete from graphile_worker._private_jobs')
  await house.superuser("select graphile_worker.add_job('some_task', '{}'::json)")
  await house.superuser("update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '5 minutes'", [worker])
}
const alive = (worker: string, ago: string) =>
  house.superuser(
    `insert into graphile_worker.house_worker (id, seen_at) values ($1, now() - $2::interval)
      on conflict (id) do update set seen_at = excluded.seen_at`,
    [worker, ago],
  )
const holder = async () =>
  (await house.superuser<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs'))[0]?.locked_by

test('a job of a process that is alive stays with it', async () => {
  await held('worker-a')
  await alive('worker-a', '10 seconds')
  await releaseJobs(house, false)
  assert.equal(await holder(), 'worker-a')
})

test('a job of a process that has been silent for minutes, or was never heard of, is given back', async () => {
  await held('worker-a')
  await alive('worker-a', '3 minutes')
  await releaseJobs(house, false)
  assert.equal(await holder(), null)
  await held('worker-nobody-knows')
  await releaseJobs(house, false)
  assert.equal(await holder(), null)
})

test('a job that was taken a moment ago is left, though its process has not said that it lives yet', async () => {
  await held('worker-new')
  await house.superuser("update graphile_worker._private_jobs set locked_at = now() - interval '1 second'")
  await releaseJobs(house, false)
  assert.equal(await holder(), 'worker-new')
})

test('alone with the built-in database everything is given back at once', async () => {
  await held('worker-a')
  await alive('worker-a', '1 second')
  await releaseJobs(house, true)
  assert.equal(await holder(), null)
})

test('a working process says that its workers live, and takes over what a silent one held', async () => {
  await held('worker-dead')
  const working = await startJobs({}, [], house)
  try {
    const [row] = await house.superuser<{ count: string }>(
      "select count(*) from graphile_worker.house_worker where seen_at > now() - interval '1 minute'",
    )
    assert.ok(Number(row?.count) > 0)
    assert.notEqual(await holder(), 'worker-dead')
  } finally {
    await working.stop()
  }
})

test('S-R24: what tells of danger goes before what fills the queue', async () => {
  await house.superuser('delete from graphile_worker._private_jobs')
  const { tenant, account } = house.cast['norrvik-chef'] ?? assert.fail()
  await house.db.as({ tenant, account }, async (tx) => {
    for (const task of ['found_organisation', 'index_person', 'tell_glass']) await tx.enqueue(task, account)
  })
  const rows = await house.superuser<{ task: string }>(
    'select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.priority',
  )
  assert.deepEqual(
    rows.map(({ task }) => task),
    ['tell_glass', 'index_person', 'found_organisation'],
  )
})

test('whoever drains the queue is answered when the last job is gone from it, not while its row waits to be taken away', async () => {
  await house.superuser('delete from graphile_worker._private_jobs')
  const { tenant } = house.cast['norrvik-chef'] ?? assert.fail()
  const held = new pg.Client({ connectionString: house.database.superuserUrl })
  await held.connect()
  try {
    await house.db.asWorker(tenant, (tx) => tx.enqueue('some_task', newId()))
    // Somebody else looks at the row while the job is done, so that it cannot be taken away yet.
    const job = async () => {
      await held.query('begin')
      await held.query('select 1 from graphile_worker._private_jobs for update')
    }
    let ended = false
    const drained = drainJobs({ some_task: job }, house).finally(() => {
      ended = true
    })
    const waits = () =>
      house.superuser(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ '_private_jobs'",
      )
    while ((await waits()).length === 0) if (ended) break
    // Each look is a connection of its own: more time than the queue needs to find that nothing else is due.
    for (let look = 0; look < 5; look++) await waits()
    assert.equal(ended, false)
    await held.query('commit')
    await drained
    assert.deepEqual(await house.superuser('select 1 from graphile_worker._private_jobs'), [])
  } finally {
    await held.end()
  }
})
