import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { readDemo } from '../../organisation/founding/index.ts'
import { lacksDemoPersons, makeDemoGlass, makeDemoPersons } from './index.ts'
import { demoPeople } from './people.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
})
after(() => house?.close())

const PUBLISHED = join(process.env['SAMVARN_DATA'] ?? '../shared/data', 'se-test-identity-numbers')
test('every number in the demo is a published test number', {
  skip: existsSync(PUBLISHED) ? false : 'the folder of published data is absent',
}, () => {
  const known = new Set(
    ['allPins.json', 'allCoords.json'].flatMap((file) => JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8')) as string[]),
  )
  const numbers = demoPeople('2026-11-21').flatMap((p) =>
    p.data.filter((d) => d.class === 'personnummer' || d.class === 'samordningsnummer'),
  )
  assert.equal(numbers.length, 12)
  for (const { value } of numbers) assert.ok(known.has(value))
})

test('the demo is made by deeds: each circle sees its own, the röjandekontroll knows them all', async () => {
  const [norrvik, ekby] = house.founded
  assert.ok(norrvik && ekby)
  assert.equal(await lacksDemoPersons(house.db, house.founded), true, 'a start that was killed before the persons is taken up')
  const readBack = await readDemo(house.connections.owner)
  assert.deepEqual(
    readBack.map(({ accounts, circles }) => [Object.keys(accounts).sort(), circles]),
    house.founded.map(({ accounts, circles }) => [Object.keys(accounts).sort(), circles]),
  )
  assert.equal(await makeDemoPersons(house.db, readBack), 12)
  assert.equal(await lacksDemoPersons(house.db, house.founded), false)
  assert.equal(await makeDemoPersons(house.db, house.founded), 0, 'made twice, nobody is doubled')
  await house.drain()
  const list = async (slug: string) => (await (await Visitor.as(house, slug)).get('/personer')).text
  const ifo = await list('norrvik-skyddsansvarig')
  assert.match(ifo, /Maja Fjärdhag/)
  assert.match(ifo, /Berit Hällström Ek/)
  assert.doesNotMatch(ifo, /Stensund|Klockljung/)
  assert.match(await list('norrvik-personal'), /Love Stensund/)
  // S-R7: another organisation sees none of them.
  const other = await list('ekby-skyddsansvarig')
  assert.match(other, /Nadja Klockljung/)
  assert.doesNotMatch(other, /Fjärdhag|Stensund/)
  const owners = await house.superuser<{ count: string }>('select count(distinct owner_tag) from disclosure_key')
  assert.equal(owners[0]?.count, '12')
})

test('S-R24: in the demo one nödöppning has been reviewed and one waits, made once, by deeds', async () => {
  assert.equal(await makeDemoGlass(house, house.founded), 2)
  assert.equal(await makeDemoGlass(house, house.founded), 0)
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const list = (await officer.get('/nodoppningar')).text
  assert.match(list, /Enhetschef, Personal och lön[\s\S]*Väntar på granskning[\s\S]*Registrator[\s\S]*Motiverad/)
  assert.match((await officer.get('/')).text, /Nödöppningar att granska/)
})
