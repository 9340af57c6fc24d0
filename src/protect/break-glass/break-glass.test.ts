/** S-R24, D-R18: nödöppning from asking to review, and what it never gives. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { type Glass, makeStory, REASON } from './test/story.ts'

let house: TestHouse
let story: Glass
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_GLASS_PER_HOUR_MAX: '20', SAMVARN_GLASS_PER_DAY_MAX: '1000' })
  story = await makeStory(house)
})
after(() => house?.close())

test('S-R24: it opens, shows what was asked for and nothing else, and each look is a row in the person’s log', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { at, id } = await story.open(opener, { needed: ['contact'] })
  assert.match(at.text, /070-174\s06\s41/)
  assert.match(at.text, /Öppen till kl\./)
  for (const absent of ['Ripstigen', 'Tuva', 'Lingonmark', 'Fågelskolan', 'Ekbyhuset', 'sekretessmarkering', '19920102'])
    assert.ok(!at.bytes.includes(absent), `${absent} was not asked for`)
  await opener.get(`/nodoppna/${id}`)
  const rows = await house.superuser<{ deed: string; circle: string; purpose: string; actor: string }>(
    "select deed, circle, purpose, actor from audit where person = $1 and deed like 'glass.%' order by at",
    [story.person],
  )
  assert.deepEqual(
    rows.map((row) => row.deed),
    ['glass.open', 'glass.see', 'glass.see'],
  )
  assert.ok(
    rows.every((r) => r.circle === story.circle && r.purpose === 'emergency' && r.actor === house.cast['norrvik-registrator']?.account),
  )
  const looked = (await (await Visitor.as(house, 'norrvik-skyddsansvarig')).get(`/personer/${story.person}/tittat`)).text
  assert.match(looked, /Registrator[\s\S]*Stab[\s\S]*Såg uppgifter genom nödöppning[\s\S]*Nödläge[\s\S]*Utanför kretsen/)
  assert.match(looked, /Begärde nödöppning/)
})

test('S-R24: every need gives its own kinds of data; a shelter, a number and a masked address are never among them', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { at } = await story.open(opener, { needed: ['address', 'children', 'markings', 'contact'] })
  for (const given of ['Ripstigen 9', 'Fågelskolan', 'Provisorisk', 'tuva@example.org']) assert.ok(at.text.includes(given), given)
  for (const never of ['Ekbyhuset', 'Gamla vägen', 'Lingonmark', '199201022382']) assert.ok(!at.text.includes(never), never)
})

test('S-R24: those on duty and the head of the unit are told before the opener has her answer, without content', async () => {
  await house.superuser('delete from outbox')
  await story.open(await Visitor.as(house, 'norrvik-registrator'))
  const told = await house.superuser<{ account: string; template: string }>('select account, template from outbox')
  const expected = ['norrvik-skyddsansvarig', 'norrvik-ersattare', 'norrvik-chef'].map((slug) => house.cast[slug]?.account)
  assert.deepEqual(told.map((row) => row.account).sort(), expected.sort())
  assert.deepEqual([...new Set(told.map((row) => row.template))], ['glass_opened'])
  for (const slug of ['norrvik-skyddsansvarig', 'norrvik-ersattare'])
    assert.match((await (await Visitor.as(house, slug)).get('/')).text, /Nödöppningar att granska[\s\S]*Brådskar/)
  assert.match((await (await Visitor.as(house, 'norrvik-chef')).get('/')).text, /Nödöppningar som kretsen ska granska/)
  assert.doesNotMatch(
    (await (await Visitor.as(house, 'norrvik-personal')).get('/')).text,
    /Nödöppningar (?:att|som)/,
    'another circle is not told',
  )
})

test('S-R24: a line stands above every page of the opener until it is closed', async () => {
  const opener = await Visitor.as(house, 'norrvik-handlaggare')
  const { id } = await story.open(opener)
  for (const path of ['/', '/sok', '/om']) assert.match((await opener.get(path)).text, /Du har nödöppnat en person\. Öppen till kl\./, path)
  await opener.get('/om?sprak=en')
  assert.match((await opener.get('/om')).text, /You have broken the glass/)
  await opener.get('/om?sprak=sv')
  assert.equal((await opener.post(`/nodoppna/${id}/stang`, {})).status, 303)
  const closed = await opener.get(`/nodoppna/${id}`)
  assert.match(closed.text, /Nödöppningen är stängd/)
  assert.doesNotMatch(closed.text, /Du har nödöppnat en person\.|070-174/)
  assert.equal((await opener.post(`/nodoppna/${id}/stang`, {})).status, 404, 'closed once')
})

test('S-R24: after an hour nothing comes back, and it cannot be prolonged, not even in the database', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { id } = await story.open(opener)
  const account = house.cast['norrvik-registrator']
  assert.ok(account)
  const { sql } = await import('kysely')
  await assert.rejects(
    house.db.as(account, (tx) =>
      sql`update break_glass set until = now() + interval '59 minutes' where id = ${id}`.execute(tx.tables<object>()),
    ),
    'prolonged by the one who opened',
  )
  await assert.rejects(
    house.superuser("update break_glass set until = opened_at + interval '61 minutes' where id = $1", [id]),
    'more than an hour',
  )
  await house.superuser(
    "update break_glass set opened_at = opened_at - interval '61 minutes', until = until - interval '61 minutes' where id = $1",
    [id],
  )
  const after = await opener.get(`/nodoppna/${id}`)
  assert.match(after.text, /Nödöppningen är stängd/)
  assert.ok(!after.bytes.includes('070-174'))
  // Even with the opening presented, row security has closed.
  const rows = await house.db.as(account, async (tx) => {
    await sql`select set_config('samvarn.glass', ${id}, true)`.execute(tx.tables<object>())
    return (await sql`select id from person union all select id from person_datum`.execute(tx.tables<object>())).rows
  })
  assert.deepEqual(rows, [])
})

test('S-R24: no other page shows the person while it is open, and the presented opening gives no more than was asked', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { id } = await story.open(opener, { needed: ['contact'] })
  for (const path of ['/personer', `/personer/${story.person}`, `/personer/${story.person}/tittat`, '/krets', '/inlamnat'])
    assert.equal((await opener.get(path)).status, 404, path)
  await opener.get('/sok')
  const search = await opener.post('/sok', { query: story.number })
  assert.match((await opener.get(search.location ?? '')).text, /Det finns inget att visa/)
  const { sql } = await import('kysely')
  const actor = house.cast['norrvik-registrator']
  assert.ok(actor)
  const seen = await house.db.as(actor, async (tx) => {
    const q = tx.tables<object>()
    const before = await sql`select id from person`.execute(q)
    await sql`select set_config('samvarn.glass', ${id}, true)`.execute(q)
    const data = await sql<{ class: string }>`select class from person_datum order by class`.execute(q)
    const persons = await sql<{ id: string }>`select id from person`.execute(q)
    const markings = await sql`select id from marking`.execute(q)
    const index = await sql`select person from person_index`.execute(q)
    const changed = await sql`update person_datum set ended_at = now()`.execute(q)
    return {
      before: before.rows,
      data: data.rows,
      persons: persons.rows,
      markings: markings.rows,
      index: index.rows,
      changed: changed.numAffectedRows,
    }
  })
  assert.deepEqual(seen.before, [])
  assert.deepEqual(
    seen.data.map((d) => d.class),
    ['email', 'phone'],
  )
  assert.deepEqual(seen.persons, [{ id: story.person }])
  assert.deepEqual([seen.markings, seen.index, seen.changed], [[], [], 0n])
})

test('the circle reads ground, words and looks, and judges once; the opener never', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { id } = await story.open(opener)
  assert.equal((await opener.get('/nodoppningar')).status, 404)
  assert.equal((await opener.get(`/nodoppningar/${id}`)).status, 404)
  assert.equal((await opener.post(`/nodoppningar/${id}`, { finding: 'justified', words: 'Jag vet själv.' })).status, 404)
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const page = await officer.get(`/nodoppningar/${id}`)
  assert.match(page.text, new RegExp(REASON))
  assert.match(page.text, /Registrator[\s\S]*Stab[\s\S]*Fara för någons liv[\s\S]*Nöd/)
  const empty = await officer.post(`/nodoppningar/${id}`, { finding: 'justified' })
  assert.equal(empty.status, 422)
  assert.equal((await officer.post(`/nodoppningar/${id}`, { finding: 'justified', words: 'Rätt gjort. Ring personen.' })).status, 303)
  assert.match((await officer.get(`/nodoppningar/${id}`)).text, /Motiverad[\s\S]*Rätt gjort/)
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  assert.notEqual((await deputy.post(`/nodoppningar/${id}`, { finding: 'unjustified', words: 'Nej.' })).status, 303)
  await assert.rejects(house.superuser("update break_glass_review set finding = 'unjustified' where glass = $1", [id]), /judged once/)
  const [row] = await house.superuser<{ finding_sealed: Buffer; reason_sealed: Buffer }>(
    'select finding_sealed, reason_sealed from break_glass_review r join break_glass g on g.id = r.glass where g.id = $1',
    [id],
  )
  assert.ok(!row?.finding_sealed.includes('Rätt') && !row?.reason_sealed.includes('medvetslös'))
})

test('officer or deputy closes it at once; the head of the unit is told and sees neither words nor person', async () => {
  const opener = await Visitor.as(house, 'norrvik-registrator')
  const { id } = await story.open(opener)
  const head = await Visitor.as(house, 'norrvik-chef')
  const told = await head.get(`/nodoppningar/${id}`)
  assert.match(told.text, /Registrator[\s\S]*Stab/)
  assert.doesNotMatch(told.text, new RegExp(`${REASON}|${story.person}`))
  assert.equal((await head.post(`/nodoppningar/${id}/avsluta`, {})).status, 404)
  assert.equal((await head.post(`/nodoppningar/${id}`, { finding: 'justified', words: 'Ja.' })).status, 404)
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  assert.equal((await deputy.post(`/nodoppningar/${id}/avsluta`, {})).status, 303)
  assert.match((await opener.get(`/nodoppna/${id}`)).text, /Nödöppningen är stängd/)
})

test('S-R24: overdue after a day: the first page of circle, unit head and log reviewer says so, and the log reviewer may then judge', async () => {
  const { id } = await story.open(await Visitor.as(house, 'norrvik-registrator'))
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  const early = await reviewer.get(`/nodoppningar/${id}`)
  assert.match(early.text, new RegExp(REASON))
  assert.doesNotMatch(early.text, /Avsluta granskningen/, 'the circle first')
  assert.equal((await reviewer.post(`/nodoppningar/${id}`, { finding: 'justified', words: 'För tidigt.' })).status, 404)
  await house.superuser("update break_glass_review set asked_at = asked_at - interval '25 hours' where glass = $1", [id])
  for (const slug of ['norrvik-skyddsansvarig', 'norrvik-chef', 'norrvik-loggranskare'])
    assert.match((await (await Visitor.as(house, slug)).get('/')).text, /Nödöppningar som skulle ha granskats[\s\S]*Brådskar/, slug)
  assert.match((await reviewer.get('/nodoppningar')).text, /Försenad/)
  await reviewer.get(`/nodoppningar/${id}`)
  assert.equal((await reviewer.post(`/nodoppningar/${id}`, { finding: 'investigate', words: 'Fråga enheten.' })).status, 303)
})
