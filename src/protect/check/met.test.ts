import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { releaseJobs } from '../../platform/jobs.ts'
import { makeDemoPersons } from '../demo/index.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
  await makeDemoPersons(house.db, house.founded)
  await house.drain()
})
after(() => house?.close())

async function handIn(text: string): Promise<string> {
  const author = await Visitor.as(house, 'norrvik-handlaggare')
  await author.get('/kontrollera')
  const sent = await author.post('/kontrollera', { recipient: 'counterparty', subject: '', text })
  return (sent.location ?? '').replace('/kontrollera/', '')
}

test('whoever tries a name in the check is seen by the circle, by function, beside those who search', async () => {
  const set = await handIn('Maja Fjärdhag ringde i dag.')
  await house.drain()
  const rows = await house.superuser<{ actor: string; person: string }>(
    "select actor, person from audit where deed = 'check.met' and object_id = $1",
    [set],
  )
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.actor, house.cast['norrvik-handlaggare']?.account)
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const looked = await officer.get(`/personer/${rows[0]?.person}/tittat`)
  assert.match(looked.text, /Handläggare, Individ och familj/)
  assert.match(looked.text, /Kontrollerade ett utskick som berörde personen/)
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  assert.match((await reviewer.get('/loggranskning/all')).text, /Kontrollerade ett utskick som berörde personen/)
})

test('a set that a killed process was checking is taken up at the next start, not hours later', async () => {
  const set = await handIn('Nämnden tackar för er skrivelse.')
  await house.superuser("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-that-was-killed'")
  await house.drain()
  const stateOf = async () => (await house.superuser<{ state: string }>('select state from outgoing_set where id = $1', [set]))[0]?.state
  assert.equal(await stateOf(), 'checking', 'the dead process still holds the job')
  await releaseJobs(house, true)
  await house.drain()
  assert.equal(await stateOf(), 'can_send')
})
