import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { clearCounts, countsOf } from './index.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

test('issue 5, sentence 10: counts of use are shown rounded, and what is older than is ever shown is taken away by a job that can read no other', async () => {
  const who = house.cast['norrvik-kommunikator']
  assert.ok(who)
  const { tenant } = who
  const site = newId()
  for (const [days, reads] of [
    [200, 7],
    [91, 7],
    [3, 13],
  ])
    await house.superuser(
      "insert into entry_count (tenant, site, day, page_group, reads) values ($1, $2, current_date - $3::int, 'now', $4)",
      [tenant, site, days, reads],
    )
  const seen = await house.db.asWorker(tenant, (tx) =>
    sql<{ reads: number }>`select reads from entry_count where site = ${site}`.execute(tx.tables()),
  )
  assert.equal(seen.rows.length, 2, 'only the old ones')
  await house.db.asWorker(tenant, clearCounts)
  const left = await house.superuser<{ reads: number }>('select reads from entry_count where site = $1', [site])
  assert.deepEqual(left, [{ reads: 13 }])
  const shown = await house.db.as(who, countsOf)
  assert.deepEqual(
    shown.filter((one) => one.site === site).map(({ reads }) => reads),
    [15],
  )
})
