import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addressOf, setAddress } from './index.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())
const chef = () => house.cast['norrvik-chef'] ?? assert.fail()

test('one gives an address after a fresh proof, says when, and sees what a message looks like', async () => {
  const visitor = await Visitor.seated(house, 'norrvik-chef')
  const empty = await visitor.get('/mina-meddelanden')
  assert.match(empty.text, /Vi har ingen adress till dig/)
  assert.match(empty.text, /Något väntar på dig\. Logga in så ser du vad/)
  assert.equal((await visitor.post('/mina-meddelanden', { pace: 'at_once' })).status, 404)
  assert.equal((await visitor.post('/mina-meddelanden/adress', { address: 'inte en adress' })).status, 422)
  assert.equal((await visitor.post('/mina-meddelanden/adress', { address: 'chef@example.org' })).status, 303)
  assert.equal(await house.db.as(chef(), (tx) => addressOf(tx, chef().account)), 'chef@example.org')
  assert.equal((await visitor.post('/mina-meddelanden', { pace: 'gathered' })).status, 422)
  assert.equal((await visitor.post('/mina-meddelanden', { pace: 'gathered', hours: ['9'] })).status, 422)
  assert.equal((await visitor.post('/mina-meddelanden', { pace: 'gathered', hours: ['8', '15'] })).status, 303)
  assert.deepEqual(await house.superuser('select pace, hours from mail_address'), [{ pace: 'gathered', hours: [8, 15] }])
  const deeds = await house.superuser<{ deed: string; outcome: string }>(
    "select deed, outcome from audit where deed like 'mail.%' order by at",
  )
  assert.deepEqual(
    deeds.map((row) => `${row.deed} ${row.outcome}`),
    ['mail.pace not_reached', 'mail.address done', 'mail.pace done'],
  )
  const stale = await Visitor.seated(house, 'norrvik-chef', { proved: 30 })
  assert.equal((await stale.get('/mina-meddelanden')).status, 200)
  assert.match((await stale.post('/mina-meddelanden/adress', { address: 'tjuv@example.com' })).location ?? '', /^\/bekrafta/)
})

test('nobody reads or changes another’s address, except that the system owner may give one', async () => {
  const other = house.cast['norrvik-handlaggare'] ?? assert.fail()
  assert.equal(await house.db.as(other, (tx) => addressOf(tx, chef().account)), undefined)
  await assert.rejects(house.db.as(other, (tx) => setAddress(tx, chef().account, 'x@example.org')))
  const owner = house.cast['norrvik-systemagare'] ?? assert.fail()
  await house.db.as(owner, (tx) => setAddress(tx, other.account, 'handl@example.org'))
  const foreign = house.cast['ekby-chef'] ?? assert.fail()
  assert.equal(await house.db.as(foreign, (tx) => addressOf(tx, other.account)), undefined)
})

test('without a server the system owner is told that nothing leaves, and nobody else is', async () => {
  const owner = await Visitor.seated(house, 'norrvik-systemagare')
  assert.match((await owner.get('/')).text, /E-post är inte inställd: ingenting skickas/)
  assert.match((await owner.get('/e-post')).text, /SAMVARN_SMTP_URL/)
  const visitor = await Visitor.seated(house, 'norrvik-handlaggare')
  assert.doesNotMatch((await visitor.get('/')).text, /ingenting skickas/)
  assert.equal((await visitor.get('/e-post')).status, 404)
  assert.equal((await visitor.get('/utkorg')).status, 404)
})
