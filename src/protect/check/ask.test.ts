import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { plant } from './test/plant.ts'

let house: TestHouse
let author: Visitor
const IFO = 'Krets Individ och familj'
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  author = await Visitor.as(house, 'norrvik-handlaggare')
  await plant(house, 'norrvik-handlaggare', IFO, {
    level: 'sekretessmarkering',
    identifiers: [{ class: 'personnummer', value: '189001019802' }, { class: 'name', value: 'Vendela Kvist' }, { class: 'address', value: 'Rimfrostgatan 17, 990 12 Norrvik' }],
  })
})
after(() => house?.close())

async function answerTo(fields: Parameters<Visitor['post']>[1]): Promise<string> {
  const sent = await author.post('/kontrollera', fields)
  assert.equal(sent.status, 303)
  assert.match(sent.location ?? '', /^\/kontrollera\/[0-9a-f-]{36}$/)
  const waiting = await author.get(sent.location ?? '')
  assert.match(waiting.text, /Kontrolleras …/)
  assert.equal(waiting.headers.get('Refresh'), '2')
  await house.drain()
  return (await author.get(sent.location ?? '')).text
}

test('a text that betrays nobody can be sent; one with a protected person’s home address is held', async () => {
  assert.match(await answerTo({ recipient: 'counterparty', text: 'Mötet är flyttat till torsdag. Med vänlig hälsning, handläggaren.' }), /<h1>Kan skickas<\/h1>/)
  assert.match(await answerTo({ recipient: 'counterparty', text: 'Hon bor på Rimfrostgatan 17, 990 12 Norrvik.' }), /<h1>Går till granskning<\/h1>/)
})
