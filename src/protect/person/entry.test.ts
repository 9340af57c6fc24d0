import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { auditOf, enter, idOf, inDays, NUMBERS } from './test/enter.ts'

let house: TestHouse
let officer: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
})
after(() => house?.close())

test('a number that is here already: the form comes back with all that was typed, and with the way on to the person', async () => {
  const path = await enter(officer, { given: 'Bo', sur: 'Strandmark', identity_number: NUMBERS.bo })
  const circle = /name="circle" value="([^"]+)"/.exec((await officer.get('/personer/ny')).text)?.[1] ?? ''
  const typed = {
    given: 'Bosse',
    sur: 'Granlund',
    identity_number: NUMBERS.bo,
    address: 'Ekorrstigen 8, 990 12 Norrvik',
    phone: '070-1740606',
    email: 'bosse@example.se',
    expires: inDays(20),
  }
  const chosen = { relation: 'employee', level: 'provisional', reason: 'threat_known', sender_place_secret: 'yes' }
  const values = async () => house.superuser('select id from person_datum order by id')
  const before = await values()
  const answer = await officer.post('/personer/ny', { circle, ...typed, ...chosen })
  assert.equal(answer.status, 422)
  for (const value of Object.values(typed)) assert.ok(answer.text.includes(`value="${value}"`), value)
  for (const [name, value] of Object.entries(chosen)) {
    const inputs = answer.text.match(/<input[^>]*>/g) ?? []
    const one = inputs.find(
      (input) => input.includes(`name="${name}"`) && (input.includes(`value="${value}"`) || name === 'sender_place_secret'),
    )
    assert.match(one ?? '', /checked/, `${name} is still chosen`)
  }
  assert.match(answer.text, /finns redan i din krets. Inget har sparats/)
  assert.doesNotMatch(answer.text, /Strandmark/, 'nothing of the person who is here shows before she is opened')
  assert.deepEqual(await values(), before)
  const logged = (await auditOf(house, 'person.create')).filter((row) => row.person === idOf(path))
  assert.deepEqual(
    logged.map((row) => row.outcome),
    ['done', 'refused'],
  )
  for (const href of [`${path}/markering`, `${path}?finns=1`]) {
    assert.ok(answer.text.includes(`href="${href}"`), href)
    assert.equal((await officer.get(href)).status, 200)
  }
})

test('S-R8: a number that only another circle has is entered as if it were nowhere', async () => {
  await enter(officer, { identity_number: NUMBERS.eva })
  const staff = await Visitor.as(house, 'norrvik-personal')
  assert.match(await enter(staff, { identity_number: NUMBERS.eva }), /^\/personer\/[0-9a-f-]{36}$/)
})
