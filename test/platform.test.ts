import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from './house.ts'
import { Visitor } from './visitor.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

test('a visitor steps into a role, sees her day and signs out', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  const day = await visitor.get('/')
  assert.equal(day.status, 200)
  assert.match(day.text, /Idag/)
  assert.match(day.text, /Handläggare, Individ och familj/)
  const out = await visitor.post('/logga-ut', {})
  assert.equal(out.location, '/logga-in')
  assert.equal((await visitor.get('/')).location, '/logga-in')
})

test('without a session every page leads to the sign-in page, and an unknown one does not exist', async () => {
  const visitor = new Visitor(house)
  assert.equal((await visitor.get('/')).location, '/logga-in')
  assert.equal((await visitor.get('/finns-inte')).status, 404)
})
