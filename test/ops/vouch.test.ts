/** Nobody is locked out for good by a pause, and the way out is no way round (D-R15, S-R20). */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { endPause, waiting } from '../../src/ops/vouch-rows.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

let house: TestHouse | undefined
let client: pg.Client | undefined
after(async () => {
  await client?.end()
  await house?.close()
})

test('the server ends a pause only when no colleague can, and the log tells; the program itself cannot write so', async () => {
  const opened = await openHouse()
  house = opened
  const owner = new pg.Client(opened.connections.owner)
  client = owner
  await owner.connect()
  const who = (slug: string) => opened.cast[slug] ?? assert.fail(slug)
  const pause = (slug: string) =>
    opened.superuser("insert into reach_pause (tenant, account, because) values ($1, $2, 'new_link')", [
      who(slug).tenant,
      who(slug).account,
    ])
  const officer = who('ekby-skyddsansvarig').account
  assert.deepEqual(await endPause(owner, officer), { ok: false, because: 'absent' })

  await pause('ekby-skyddsansvarig')
  assert.deepEqual(
    (await waiting(owner)).map(({ colleagues }) => colleagues),
    [1],
  )
  assert.deepEqual(await endPause(owner, officer), { ok: false, because: 'colleague' })

  // The head of the shelter has lost hers too. Heads of another organisation do not count.
  await pause('ekby-chef')
  const visitor = await Visitor.as(opened, 'ekby-skyddsansvarig')
  assert.equal((await visitor.get('/personer')).status, 404)
  assert.deepEqual(
    (await waiting(owner)).map(({ colleagues }) => colleagues),
    [0, 0],
  )
  const ended = await endPause(owner, officer)
  assert.equal(ended.ok, true)
  assert.equal((await visitor.get('/personer')).status, 200)
  const log = await opened.superuser(
    "select 1 from audit where deed = 'vouch.give' and outcome = 'done' and actor is null and object_id = $1",
    [officer],
  )
  assert.equal(log.length, 1)
  // She is back, and vouches for the head: no need for the server any more.
  assert.deepEqual(await endPause(owner, who('ekby-chef').account), { ok: false, because: 'colleague' })

  await assert.rejects(
    opened.db.as(who('ekby-skyddsansvarig'), (tx) =>
      tx
        .tables<{ reach_pause: { lifted_outside: boolean; lifted_at: Date } }>()
        .updateTable('reach_pause')
        .set({ lifted_outside: true })
        .execute(),
    ),
  )
})
