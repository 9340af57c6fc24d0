import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { mayReviewLog } from './policy.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

test('nobody reviews herself: a member of a circle is no independent log reviewer', () => {
  assert.deepEqual(mayReviewLog({ roles: ['log_reviewer'], circles: [] }), { ok: true })
  assert.deepEqual(mayReviewLog({ roles: ['log_reviewer'], circles: ['x'] }), { ok: false, because: 'member_of_circle' })
  assert.deepEqual(mayReviewLog({ roles: ['system_owner', 'unit_head'], circles: [] }), { ok: false, because: 'not_log_reviewer' })
})

test('the log reviewer reads the log of her own organisation, and that she did stands in it', async () => {
  await Visitor.as(house, 'ekby-chef')
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  await Visitor.as(house, 'norrvik-chef')
  const page = await reviewer.get('/loggranskning/all')
  assert.equal(page.status, 200)
  assert.match(page.text, /Enhetschef, Individ och familj/)
  assert.doesNotMatch(page.text, /Verksamhetschef, Ekbyjouren/, 'another organisation’s rows are out of reach (S-R7)')
  const again = await reviewer.get('/loggranskning/all')
  assert.match(again.text, /Granskade loggen/)
})

test('for everybody else the log does not exist, with the same answer as any address that nobody has', async () => {
  for (const slug of ['norrvik-handlaggare', 'norrvik-skyddsansvarig', 'norrvik-systemagare', 'norrvik-chef']) {
    const visitor = await Visitor.as(house, slug)
    const [log, nothing] = [await visitor.get('/loggranskning/all'), await visitor.get('/loggranskning-som-inte-finns')]
    assert.equal(log.status, 404)
    assert.equal(log.text.replaceAll('/loggranskning/all', ''), nothing.text.replaceAll('/loggranskning-som-inte-finns', ''))
    assert.doesNotMatch((await visitor.get('/')).text, /loggranskning/)
  }
})

test('an audit row can be changed by nobody, not even by the owner of the tables', async () => {
  await assert.rejects(house.superuser("update audit set deed = 'session.end'"), /never changed/)
  await assert.rejects(house.superuser('delete from audit'), /never changed/)
  await assert.rejects(house.superuser('truncate audit cascade'), /never changed/)
})
