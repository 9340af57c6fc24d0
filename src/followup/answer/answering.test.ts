import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { type Answer, questionsOf } from '../question/index.ts'
import { answersOf, makeDemoAnswers, saveSection } from './index.ts'
import { handOverAnswers } from './deeds-leave.ts'
import { answerTo, delivered, handed, inDays, LITTLE, OTHER, roundDocument, sealed, tenantOf, whoIs } from './test/scene.ts'
import { takeRound } from './index.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const save = (slug: string, part: string, section: string, seen: number, answers: Answer[]) =>
  saveSection(house.db, whoIs(house, slug), part, section, seen, answers)
const unit = () => whoIs(house, 'norrvik-chef').units['Individ och familj'] ?? ''
const visit = (slug: string) => Visitor.as(house, slug)

test('a round of a coordinator in this installation comes, its coordinator is told, and again it only gives more time', async () => {
  const document = roundDocument(house)
  const id = await delivered(house, document)
  const told = await house.superuser<{ account: string }>("select account from outbox where template = 'follow_up_waits'")
  assert.deepEqual(
    told.map((row) => row.account),
    [whoIs(house, 'norrvik-samordnare').account],
  )
  const later = { ...document, closes: inDays(60), sets: [OTHER] }
  assert.equal(await delivered(house, later), id, 'the same invitation is the same round')
  const page = await (await visit('norrvik-samordnare')).get(`/svar/runda/${id}`)
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(inDays(60).slice(0, 4)))
  const [row] = await house.superuser<{ sets: { id: string }[]; closes: string }>(
    'select sets, closes::text from answer_round where id = $1',
    [id],
  )
  assert.deepEqual([row?.sets.length, row?.closes], [2, inDays(60)], 'what was asked does not change')
  const forged = await sealed(house, roundDocument(house), 'ekby-chef')
  const from = tenantOf(house, 'samverket-nationell')
  const refused = await house.db.asWorker(tenantOf(house, 'norrvik-samordnare'), (tx) => takeRound(tx, forged, from))
  assert.equal(refused.ok, false, 'another key in the coordinator’s name is refused')
})

test('D-R50: handed out, answered section by section by its owner, with a suggestion from the question that asks the same', async () => {
  const round = await delivered(house, roundDocument(house))
  const part = await handed(house, round, { owner: 'norrvik-handlaggare', unit: unit() })
  const owner = await visit('norrvik-handlaggare')
  assert.match((await owner.get('/svar')).text, /Litet prov/)
  const form = await owner.get(`/svar/${part}/avsnitt/forst`)
  assert.equal(form.status, 200)
  assert.match(form.text, /name="version" value="0"/)
  const sent = await owner.post(`/svar/${part}/avsnitt/forst`, {
    version: '0',
    'svar-a': '1',
    'ord-a': 'Rutiner finns på en av två enheter.',
    'svar-b': '0',
  })
  assert.equal(sent.location, `/svar/${part}/avsnitt/sedan`)
  const other = await handed(house, round, { set: OTHER.id, owner: 'norrvik-handlaggare', unit: unit() })
  const suggested = await owner.get(`/svar/${other}/avsnitt/allt`)
  assert.match(suggested.text, /Förslag\..*1\. Nivå 1/s)
  assert.doesNotMatch(suggested.text, /checked/, 'a suggestion is never chosen by itself')
  assert.match((await owner.get(`/svar/${other}`)).text, /0 av 1/, 'nor counted as answered')
  const overview = await owner.get(`/svar/${part}`)
  assert.match(overview.text, /2 av 4/)
  assert.match(overview.text, /Svagast nu.*Finns rutiner\?/s)
})

test('what does not apply needs its reason; what was written is not lost', async () => {
  const part = await handed(house, await delivered(house, roundDocument(house)), { owner: 'norrvik-handlaggare' })
  const owner = await visit('norrvik-handlaggare')
  await owner.get(`/svar/${part}/avsnitt/forst`)
  const back = await owner.post(`/svar/${part}/avsnitt/forst`, {
    version: '0',
    'svar-a': 'ej',
    'svar-b': '1',
    'ord-b': 'Det här skrev jag.',
  })
  assert.equal(back.status, 422)
  assert.match(back.text, /Skriv varför det inte gäller er/)
  assert.match(back.text, /Det här skrev jag\./)
  assert.equal(
    (await owner.post(`/svar/${part}/avsnitt/forst`, { version: '0', 'svar-a': 'ej', 'ord-a': 'Vi har inga besök.' })).status,
    303,
  )
})

test('two at once: the later is told who was first, nothing of either is lost, and saving again is possible', async () => {
  const part = await handed(house, await delivered(house, roundDocument(house)), { owner: 'norrvik-handlaggare', unit: unit() })
  const [owner, head] = [await visit('norrvik-handlaggare'), await visit('norrvik-chef')]
  for (const one of [owner, head]) await one.get(`/svar/${part}/avsnitt/forst`)
  assert.equal((await head.post(`/svar/${part}/avsnitt/forst`, { version: '0', 'svar-a': '3', 'ord-a': 'Chefens ord.' })).status, 303)
  const late = await owner.post(`/svar/${part}/avsnitt/forst`, { version: '0', 'svar-a': '1', 'ord-a': 'Handläggarens ord.' })
  assert.equal(late.status, 409)
  assert.match(late.text, /Enhetschef, Individ och familj sparade avsnittet medan du skrev/)
  assert.match(late.text, /Handläggarens ord\./)
  assert.match(late.text, /Chefens ord\./)
  assert.match(late.text, /name="version" value="1"/)
  assert.equal(
    (await owner.post(`/svar/${part}/avsnitt/forst`, { version: '1', 'svar-a': '1', 'ord-a': 'Handläggarens ord.' })).status,
    303,
  )
})

test('D-R17: a caseworker of another unit, another unit’s head, the system owner and another organisation get the same 404, and no row', async () => {
  const round = await delivered(house, roundDocument(house))
  const part = await handed(house, round, { owner: 'norrvik-handlaggare', unit: unit() })
  await save('norrvik-handlaggare', part, 'forst', 0, [answerTo('a', 0, 'Svagt här.')])
  for (const slug of [
    'norrvik-registrator',
    'norrvik-personalchef',
    'norrvik-systemagare',
    'norrvik-loggranskare',
    'norrvik-skyddsansvarig',
    'ekby-chef',
    'samverket-nationell',
    'nordan-samordnare',
  ]) {
    const visitor = await visit(slug)
    for (const path of [
      `/svar/${part}`,
      `/svar/${part}/avsnitt/forst`,
      `/svar/${part}/fraga/a`,
      `/svar/${part}/svar.csv`,
      `/svar/${part}/svar.xlsx`,
    ])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    assert.equal((await visitor.post(`/svar/${part}/avsnitt/forst`, { version: '1', 'svar-a': '4' })).status, 404, slug)
    const seen = await house.db.as(whoIs(house, slug), (tx) =>
      tx.tables<{ answer: object; answer_part: object }>().selectFrom('answer').selectAll().execute(),
    )
    assert.deepEqual(seen, [], slug)
  }
  assert.equal(
    (await (await visit('norrvik-personalchef')).get(`/svar/runda/${round}`)).text.includes('Litet prov</a>'),
    false,
    'a head sees the round, and not another unit’s part',
  )
  assert.equal(
    (await (await visit('norrvik-handlaggare')).get(`/svar/runda/${round}/svar.json`)).status,
    200,
    'who holds a part exports that part',
  )
  assert.equal((await (await visit('norrvik-handlaggare')).get(`/svar/runda/${round}`)).status, 404, 'and does not run the round')
})

test('a section handed to a colleague lets her in until she gives it back', async () => {
  const part = await handed(house, await delivered(house, roundDocument(house)), { owner: 'norrvik-handlaggare' })
  const [owner, colleague] = [await visit('norrvik-handlaggare'), await visit('norrvik-registrator')]
  assert.equal((await colleague.get(`/svar/${part}`)).status, 404)
  await owner.get(`/svar/${part}/avsnitt/sedan/kollega`)
  assert.equal(
    (await owner.post(`/svar/${part}/avsnitt/sedan/kollega`, { colleague: whoIs(house, 'norrvik-registrator').account })).status,
    303,
  )
  assert.match((await colleague.get('/')).text, /Frågor som en kollega har bett dig svara på/)
  assert.equal((await colleague.post(`/svar/${part}/avsnitt/forst`, { version: '0', 'svar-a': '4' })).status, 404, 'only her own section')
  await colleague.get(`/svar/${part}/avsnitt/sedan`)
  assert.equal((await colleague.post(`/svar/${part}/avsnitt/sedan`, { version: '0', 'val-c': ['post'], 'ord-d': 'Jouren.' })).status, 303)
  assert.equal((await colleague.post(`/svar/${part}/avsnitt/sedan/tillbaka`, {})).location, '/svar')
  assert.equal((await colleague.get(`/svar/${part}`)).status, 404)
  assert.match((await owner.get(`/svar/${part}`)).text, /2 av 4/)
})

test('from a gap to an action in one step, with the suggested words', async () => {
  const part = await handed(house, await delivered(house, roundDocument(house)), { owner: 'norrvik-handlaggare', unit: unit() })
  await save('norrvik-handlaggare', part, 'forst', 0, [answerTo('a', 1)])
  const owner = await visit('norrvik-handlaggare')
  const form = await owner.get(`/svar/${part}/fraga/a/atgard`)
  assert.match(form.text, /value="Skriv en rutin"/)
  const account = whoIs(house, 'norrvik-handlaggare').account
  assert.equal((await owner.post(`/svar/${part}/fraga/a/atgard`, { title: '', why: 'Därför', owner: account, due: inDays(9) })).status, 422)
  assert.equal(
    (await owner.post(`/svar/${part}/fraga/a/atgard`, { title: 'Skriv en rutin', why: 'Den saknas.', owner: account, due: inDays(9) }))
      .location,
    `/svar/${part}`,
  )
  assert.match((await owner.get(`/svar/${part}`)).text, /href="\/atgarder\/[^"]+">Skriv en rutin/)
})

test('what somebody held who leaves goes to a colleague of the same unit, or to the coordinator for the whole', async () => {
  const round = await delivered(house, roundDocument(house))
  const part = await handed(house, round, { owner: 'norrvik-handlaggare', unit: unit() })
  const [from, to] = [whoIs(house, 'norrvik-handlaggare'), whoIs(house, 'norrvik-ersattare')]
  await house.db.asWorker(from.tenant, async (tx) => {
    const held = (await handOverAnswers.held(tx, from.account)).find(({ key }) => key === unit())
    assert.ok(held && held.count > 0 && held.heirs.includes(to.account))
    assert.equal(held.heirs.includes(whoIs(house, 'norrvik-registrator').account), false, 'never over a wall')
    await handOverAnswers.move(tx, unit(), from.account, to.account)
  })
  assert.equal((await (await visit('norrvik-handlaggare')).get(`/svar/${part}`)).status, 404)
  assert.equal((await (await visit('norrvik-ersattare')).get(`/svar/${part}`)).status, 200)
})

test('the door for reports gives levels, what they say, and actions, as far as the asker reaches', async () => {
  const round = await delivered(house, roundDocument(house))
  const part = await handed(house, round, { owner: 'norrvik-handlaggare', unit: unit() })
  await save('norrvik-handlaggare', part, 'forst', 0, [answerTo('a', 2), answerTo('b', 1)])
  const report = await house.db.as(whoIs(house, 'norrvik-samordnare'), (tx) => answersOf(tx, round))
  assert.equal(report?.parts.length, 1)
  assert.equal(report?.parts[0]?.progress.answered, 2)
  assert.equal(report?.parts[0]?.progress.all, questionsOf(LITTLE).length)
  assert.equal(report?.parts[0]?.feedback.whole.lowest?.value, 2)
  assert.equal(await house.db.as(whoIs(house, 'ekby-chef'), (tx) => answersOf(tx, round)), undefined)
})

test('the demonstration has parts of all states, is made once, and begins from a former assessment', async () => {
  await house.superuser('truncate answer_lock, answer_submission, answer_comparison, answer_part, answer_round cascade')
  await makeDemoAnswers(house.db, house.founded)
  const count = async () =>
    (
      await house.superuser<{ parts: number; answers: number }>(
        'select (select count(*)::int from answer_part) as parts, (select count(*)::int from answer) as answers',
      )
    )[0]
  const made = await count()
  assert.ok(made && made.parts >= 5 && made.answers > 40, JSON.stringify(made))
  await makeDemoAnswers(house.db, house.founded)
  assert.deepEqual(await count(), made)
  const owner = await visit('norrvik-handlaggare')
  assert.match((await owner.get('/svar')).text, /Självskattning för yrkesverksamma/)
  const part = /href="\/svar\/([0-9a-f-]{36})"/.exec((await owner.get('/svar')).text)?.[1] ?? ''
  assert.match((await owner.get(`/svar/${part}`)).text, /Frågor som har bytt nivå|Ingen fråga har bytt nivå/)
  assert.match((await (await visit('ekby-chef')).get('/')).text, /Svar att skriva under/)
})
