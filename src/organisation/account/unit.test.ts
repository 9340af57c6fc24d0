import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { handIn, IFO, plantBoth, reviewIn, VENDELA } from '../../protect/check/test/story.ts'

let house: TestHouse
let owner: Visitor
let vendela: string
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  owner = await Visitor.as(house, 'norrvik-systemagare')
  vendela = (await plantBoth(house)).vendela
})
after(() => house?.close())

const unitCalled = async (name: string): Promise<string> =>
  (await house.superuser<{ id: string }>('select id from unit where name = $1', [name]))[0]?.id ?? ''

test('a unit is added, changed and closed; two open ones never share a name', async () => {
  assert.equal((await owner.post('/enheter/ny', { name: 'Skola', place_code: '9901' })).status, 303)
  assert.equal((await owner.post('/enheter/ny', { name: 'skola' })).status, 422)
  assert.equal((await owner.post('/enheter/ny', { name: 'Vård', place_code: '99x' })).status, 422)
  const id = await unitCalled('Skola')
  assert.equal((await owner.post(`/enheter/${id}`, { name: 'Skola och förskola', place_code: '' })).status, 303)
  assert.match((await owner.get('/enheter')).text, /Skola och förskola/)
  assert.equal((await owner.post(`/enheter/${id}/stang`, {})).status, 303)
  assert.equal((await owner.get(`/enheter/${id}`)).status, 404)
  assert.equal((await owner.post(`/enheter/${id}/stang`, {})).status, 409, 'once')
  assert.doesNotMatch((await owner.get('/konton/nytt')).text, /Skola och förskola/, 'nobody is placed in a closed unit')
  assert.equal((await owner.post('/konton/nytt', { signature: 'X', name: 'X', unit: id, address: 'x@example.se' })).status, 422)
  const deeds = await house.superuser<{ deed: string }>('select deed from audit where object_id = $1 and outcome = $2 order by at', [
    id,
    'done',
  ])
  for (const deed of ['unit.make', 'unit.change', 'unit.close'])
    assert.ok(
      deeds.some((row) => row.deed === deed),
      deed,
    )
})

test('a unit with people or a circle in it is not closed, and the page says why', async () => {
  const id = await unitCalled('Individ och familj')
  const page = (await owner.get(`/enheter/${id}/stang`)).text
  assert.match(page, /inte är stängda/)
  assert.match(page, /en krets i enheten/)
  assert.equal((await owner.post(`/enheter/${id}/stang`, {})).status, 409)
})

test('OSL 8:2: what one unit holds is absent for another’s people, in every room and straight at the database', async () => {
  const author = await Visitor.as(house, 'norrvik-handlaggare')
  const set = await handIn(house, author, { recipient: 'public', text: `Hon bor på ${VENDELA.address}.` })
  const review = await reviewIn(house, set, 'norrvik-skyddsansvarig', IFO)
  const paths = [`/kontrollera/${set}`, `/granskning/${review}`, `/personer/${vendela}`]
  for (const slug of ['norrvik-personal', 'norrvik-personalchef', 'norrvik-registrator', 'norrvik-systemagare', 'ekby-skyddsansvarig']) {
    const one = await Visitor.as(house, slug)
    for (const path of paths) assert.equal((await one.get(path)).status, 404, `${slug} ${path}`)
    const actor = house.cast[slug]
    assert.ok(actor)
    const rows = await house.db.as(
      actor,
      async (tx) =>
        (
          await sql<{
            n: number
          }>`select ((select count(*) from outgoing_set where id = ${set}) + (select count(*) from outgoing_file where set = ${set})
            + (select count(*) from review where id = ${review}) + (select count(*) from finding) + (select count(*) from person where id = ${vendela}))::int as n`.execute(
            tx.tables(),
          )
        ).rows[0]?.n,
    )
    assert.equal(rows, 0, slug)
  }
  assert.equal((await author.get(`/kontrollera/${set}`)).status, 200)
  assert.equal((await (await Visitor.as(house, 'norrvik-skyddsansvarig')).get(`/granskning/${review}`)).status, 200)
})
