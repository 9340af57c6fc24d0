import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ConfigFault, readConfig } from '../src/config.ts'
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

test('an installation that runs only follow-up shows no room of another part, and its addresses do not exist', async (t) => {
  const narrow = await openHouse({ SAMVARN_PARTS: 'followup' })
  t.after(() => narrow.close())
  const officer = await Visitor.as(narrow, 'norrvik-skyddsansvarig')
  const day = await officer.get('/')
  assert.equal(day.status, 200)
  assert.doesNotMatch(day.text, />Skydda</)
  for (const path of ['/personer', '/kontrollera', '/granskning', '/loggranskning/all', '/stod', '/stod/', '/sidor', '/kontakt', '/kort'])
    assert.equal((await officer.get(path)).status, 404, path)
})

test('a wrong setting stops the start with what it means; none is read from anywhere but the environment', () => {
  assert.throws(
    () => readConfig({ PORT: 'åtta', SAMVARN_PARTS: 'protect,trolleri' }),
    (e: unknown) => {
      assert.ok(e instanceof ConfigFault)
      assert.match(e.message, /PORT/)
      assert.match(e.message, /SAMVARN_PARTS/)
      return true
    },
  )
  assert.throws(
    () => readConfig({ SAMVARN_URL: 'https://samvarn.example.se' }),
    ConfigFault,
    'the demo’s open sign-in is never put on a public address',
  )
  assert.throws(() => readConfig({ DATABASE_URL: 'postgresql://x' }), ConfigFault)
  assert.equal(readConfig({ SAMVARN_URL: 'http://localhost:4000', DATABASE_URL: 'postgresql://x', SAMVARN_DEMO: '1' }).demo, true)
  assert.equal(readConfig({}).demo, true)
  assert.deepEqual(readConfig({ SAMVARN_PARTS: 'followup, protect' }).parts, ['followup', 'protect'])
})
