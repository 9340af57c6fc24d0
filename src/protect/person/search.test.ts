import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { auditOf, enter, idOf, NUMBERS, withoutIds } from './test/enter.ts'

let house: TestHouse
let officer: Visitor
let outsider: Visitor
let anna: string
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  outsider = await Visitor.as(house, 'norrvik-handlaggare')
  anna = await enter(officer)
})
after(() => house?.close())

/** Every statement that the program sends while `work` runs, without values and random names. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const { query } = prototype
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args
    sent.push(typeof first === 'string' ? first : String((first as { text?: unknown }).text))
    return query.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return sent
}

async function ask(visitor: Visitor, query: string): Promise<string> {
  const answer = await visitor.post('/sok', { query })
  assert.equal(answer.status, 303)
  assert.doesNotMatch(answer.location ?? '', /Anna|1983/)
  return (await visitor.get(answer.location ?? '')).text
}

test('S-R4 D-R16: a person out of reach and one who is not here give the same page, to the byte but for ids', async () => {
  const [reachless, absent] = [await ask(outsider, NUMBERS.anna), await ask(outsider, NUMBERS.nobody)]
  assert.equal(withoutIds(reachless), withoutIds(absent))
  assert.equal(withoutIds(await ask(outsider, 'Anna Fjärdhag')), withoutIds(await ask(outsider, 'Ingen Alls')))
  assert.match(reachless, /Koppla till dem som hanterar skyddade personuppgifter/)
  assert.notEqual(withoutIds(await ask(officer, NUMBERS.anna)), withoutIds(absent), 'the comparison can tell a hit from a miss')
})

test('S-R4: the same statements in the same order, for the question and for the answer', async () => {
  const run = (query: string) => statementsOf(() => ask(outsider, query))
  await run(NUMBERS.nobody)
  const [reachless, absent] = [await run(NUMBERS.anna), await run(NUMBERS.nobody)]
  assert.deepEqual(reachless, absent)
  assert.ok(absent.some((text) => text.includes('person_index')))
  assert.notDeepEqual(await statementsOf(() => ask(officer, NUMBERS.anna)), absent, 'the comparison can tell a hit from a miss')
})

test('S-R4: the page of a person out of reach and of an unknown id are the same, and leave the same row', async () => {
  const unknown = `/personer/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`
  for (const [path, other] of [
    [anna, unknown],
    [`${anna}/tittat`, `${unknown}/tittat`],
    [`${anna}/uppgift`, `${unknown}/uppgift`],
  ] as const) {
    const [reachless, absent] = [await outsider.get(path), await outsider.get(other)]
    assert.equal(reachless.status, 404)
    assert.equal(withoutIds(reachless.text), withoutIds(absent.text))
    assert.deepEqual(await statementsOf(() => outsider.get(path)), await statementsOf(() => outsider.get(other)))
  }
  const rows = (await auditOf(house, 'person.see')).filter((row) => row.outcome === 'not_reached')
  assert.equal(rows.length >= 2, true)
  for (const row of rows) assert.deepEqual([row.person, row.circle, row.purpose], [null, null, null])
})

test('S-R4: the audit row of a miss holds a keyed index and nothing else, whoever was sought', async () => {
  const rows = (await auditOf(house, 'person.search')).filter((row) => row.outcome === 'not_reached')
  assert.ok(rows.length > 0)
  for (const row of rows) {
    assert.deepEqual([row.person, row.circle, row.object_id, row.purpose], [null, null, null, 'casework'])
    assert.equal(row.blind?.length, 16)
  }
})

test('the circle learns of searches from outside, the one who searched does not', async () => {
  await house.drain()
  const looked = (await officer.get(`${anna}/tittat`)).text
  assert.match(looked, /Handläggare, Individ och familj/)
  assert.match(looked, /Utanför kretsen/)
  const own = (await auditOf(house, 'person.log')).at(-1)
  assert.equal(own?.person, idOf(anna), 'reading who has looked is itself recorded')
  assert.equal((await outsider.get(`${anna}/tittat`)).status, 404)
})

test('a name finds by two of its words in any order, never by one; a number in any way of writing', async () => {
  for (const query of ['fjärdhag anna', 'FJÄRDHAG, Anna', '830102-2383', '19830102 2383'])
    assert.match(await ask(officer, query), /Anna Fjärdhag/)
  assert.doesNotMatch(await ask(officer, 'Anna'), /Anna Fjärdhag/)
})

test('an answer belongs to the one who asked', async () => {
  const answer = await officer.post('/sok', { query: NUMBERS.anna })
  assert.equal((await outsider.get(answer.location ?? '')).status, 404)
  assert.equal((await officer.get('/sok/not-an-id')).status, 404)
  assert.equal((await new Visitor(house).get('/sok')).location, '/logga-in')
  assert.equal((await officer.post('/sok', { query: '  ' })).status, 422)
})

test('S-R7: another organisation searches in vain', async () => {
  const ekby = await Visitor.as(house, 'ekby-skyddsansvarig')
  assert.doesNotMatch(await ask(ekby, NUMBERS.anna), /Fjärdhag/)
  assert.equal((await ekby.get(anna)).status, 404)
})

test('S-R23: twenty look-ups of one person an hour, over many accounts; the same whether she is here or not', async () => {
  const own = await openHouse({ SAMVARN_LOG: 'silent' })
  try {
    await enter(await Visitor.as(own, 'norrvik-skyddsansvarig'))
    const many = await Promise.all(
      ['norrvik-handlaggare', 'norrvik-chef', 'norrvik-registrator', 'norrvik-personalchef'].map((slug) => Visitor.as(own, slug)),
    )
    const statuses = async (query: string) => {
      const all: number[] = []
      for (let i = 0; i < 22; i += 1) all.push((await many[i % many.length]?.post('/sok', { query }))?.status ?? 0)
      return all
    }
    const present = await statuses(NUMBERS.anna)
    assert.deepEqual(present, [...Array<number>(20).fill(303), 429, 429])
    assert.deepEqual(await statuses(NUMBERS.nobody), present)
    assert.equal((await auditOf(own, 'person.search')).filter((row) => row.outcome === 'refused').length, 4)
    assert.equal((await many[0]?.post('/sok', { query: NUMBERS.bo }))?.status, 303, 'another person is another count')
  } finally {
    await own.close()
  }
})

test('S-R23: one account has a limit of its own', async () => {
  const own = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_SEARCHES_PER_HOUR_MAX: '3' })
  try {
    const one = await Visitor.as(own, 'norrvik-handlaggare')
    const statuses: number[] = []
    for (const name of ['Ett Namn', 'Två Namn', 'Tre Namn', 'Fyra Namn']) statuses.push((await one.post('/sok', { query: name })).status)
    assert.deepEqual(statuses, [303, 303, 303, 429])
  } finally {
    await own.close()
  }
})
