/** S-R24: what nödöppning never gives, whoever asks and however. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { type Answer, Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { identityDatum, makeName } from '../person/index.ts'
import { type Glass, enter, makeStory, NUMBERS, REASON, send } from './test/story.ts'

let house: TestHouse
let story: Glass
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_GLASS_PER_HOUR_MAX: '20', SAMVARN_GLASS_PER_DAY_MAX: '1000' })
  story = await makeStory(house)
})
after(() => house?.close())

const visitor = (slug: string) => Visitor.as(house, slug)
const actorOf = (slug: string) => {
  const actor = house.cast[slug]
  assert.ok(actor)
  return actor
}
const idOf = (answer: Answer): string => (answer.location ?? '').slice('/nodoppna/'.length)
const reviewOf = async (id: string) =>
  (
    await house.superuser<{ refusal: string | null; circle: string | null; person: string | null; same_surname: boolean; state: string }>(
      'select r.refusal, r.circle, r.person, r.same_surname, g.state from break_glass_review r join break_glass g on g.id = r.glass where g.id = $1',
      [id],
    )
  )[0]
const opened = async () =>
  Number((await house.superuser<{ n: string }>('select count(*) as n from break_glass where opened_at is not null'))[0]?.n)

test('S-R24: whoever keeps accounts or reviews the log never may; there is nothing there for them, and no proof is asked', async () => {
  for (const slug of ['norrvik-systemagare', 'norrvik-loggranskare']) {
    const one = await Visitor.as(house, slug)
    const form = await one.get('/nodoppna')
    assert.equal(form.status, 404)
    assert.equal(form.text.replaceAll('/nodoppna', '/x'), (await one.get('/x')).text)
    assert.equal(
      (await one.post('/nodoppna', { opening: newId(), number: story.number, ground: 'life', needed: 'contact', reason: REASON })).status,
      404,
    )
    assert.doesNotMatch((await one.get('/')).text, /href="\/nodoppna"/)
  }
  const rows = await house.superuser("select 1 from audit where deed = 'glass.ask' and outcome = 'not_reached'")
  assert.equal(rows.length, 4)
  for (const slug of ['norrvik-handlaggare', 'norrvik-registrator', 'norrvik-chef', 'norrvik-skyddsansvarig', 'norrvik-ersattare'])
    assert.equal((await (await visitor(slug)).get('/nodoppna')).status, 200, slug)
})

test('S-R24: a proof older than five minutes is asked for again, before the form and before it is carried out', async () => {
  const slow = await Visitor.seated(house, 'norrvik-registrator', { proved: 6 })
  assert.match((await slow.get('/nodoppna')).location ?? '', /^\/bekrafta\?till=%2Fnodoppna$/)
  const before = await opened()
  const sent = await slow.post('/nodoppna', { opening: newId(), number: story.number, ground: 'life', needed: 'contact', reason: REASON })
  assert.match(sent.location ?? '', /^\/bekrafta\?till=%2Fbekraftat/)
  assert.equal(await opened(), before)
})

test('S-R24: the same page to the byte for nobody, fingerade, a colleague, oneself, a relative and one’s own circle', async () => {
  const circle = 'Krets Personal och lön'
  const data = (number: string, given: string, sur: string) => [identityDatum(number), makeName(given, sur)]
  await enter(house, { slug: 'norrvik-personal', circle, relation: 'employee', data: data(NUMBERS.employee, 'Love', 'Stensund') })
  await enter(house, {
    data: data(NUMBERS.fingerade, 'Berit', 'Ek'),
    statement: { level: 'fingerade_personuppgifter', source: 'manual', schema_version: 'manual' },
  })
  await enter(house, { data: data(NUMBERS.other, 'Rut', 'Ballad') })
  await enter(house, { data: [...data(NUMBERS.kin, 'Maja', 'Annansson'), { class: 'relation', value: 'Rut Ballad, mor' }] })
  const cases: [string, string, string][] = [
    ['norrvik-registrator', NUMBERS.nobody, 'absent'],
    ['norrvik-registrator', NUMBERS.fingerade, 'fingerade'],
    ['norrvik-registrator', NUMBERS.employee, 'colleague'],
    ['norrvik-registrator', NUMBERS.other, 'oneself'],
    ['norrvik-registrator', NUMBERS.kin, 'relative'],
  ]
  const pages = new Set<string>()
  for (const [slug, number, because] of cases) {
    const one = await visitor(slug)
    const id = idOf(await send(one, { number }))
    const page = await one.get(`/nodoppna/${id}`)
    assert.equal(page.status, 200)
    pages.add(page.text.replaceAll(id, '').replace(/name="csrf" value="[^"]*"/g, ''))
    assert.equal((await reviewOf(id))?.refusal, because)
    // Not in the database either: whoever asked reads that it was refused, and no more.
    const own = await house.db.as(actorOf(slug), async (tx) => ({
      glass: (await sql`select person, circle, opened_at from break_glass where id = ${id}`.execute(tx.tables<object>())).rows,
      review: (await sql`select * from break_glass_review`.execute(tx.tables<object>())).rows,
    }))
    assert.deepEqual(own, { glass: [{ person: null, circle: null, opened_at: null }], review: [] })
  }
  assert.equal(pages.size, 1)
  assert.match([...pages][0] ?? '', /Det gick inte att nödöppna[\s\S]*Skyddsansvarig, Individ och familj[\s\S]*Svaret är detsamma/)
  const officer = await visitor('norrvik-skyddsansvarig')
  const own = idOf(await send(officer))
  assert.match((await officer.get(`/nodoppna/${own}`)).text, /Det gick inte att nödöppna[\s\S]*under Personer/)
  assert.equal((await reviewOf(own))?.refusal, 'in_circle')
  assert.equal((await officer.get(`/nodoppningar/${own}`)).status, 404, 'an officer does not see her own')
  assert.equal((await (await visitor('norrvik-ersattare')).get(`/nodoppningar/${own}`)).status, 200)
})

test('S-R24: an attempt that was refused is told and reviewed as well: by the circle, or by the log reviewer when it was about nobody', async () => {
  const registrar = await visitor('norrvik-registrator')
  const [nobody, colleague] = [
    idOf(await send(registrar, { number: NUMBERS.nobody })),
    idOf(await send(registrar, { number: NUMBERS.employee })),
  ]
  await house.superuser('delete from outbox')
  await house.drain()
  const told = await house.superuser<{ account: string }>("select account from outbox where template = 'glass_opened'")
  for (const slug of ['norrvik-loggranskare', 'norrvik-personal', 'norrvik-personalchef'])
    assert.ok(
      told.some((row) => row.account === actorOf(slug).account),
      slug,
    )
  const hr = await visitor('norrvik-personal')
  assert.match((await hr.get(`/nodoppningar/${colleague}`)).text, /Nekades: Personen är anställd här/)
  assert.doesNotMatch((await (await visitor('norrvik-personalchef')).get(`/nodoppningar/${colleague}`)).text, /anställd här/)
  assert.equal((await hr.get(`/nodoppningar/${nobody}`)).status, 404)
  const reviewer = await visitor('norrvik-loggranskare')
  assert.match((await reviewer.get(`/nodoppningar/${nobody}`)).text, /Nekades: Numret tillhör ingen i registret[\s\S]*Avsluta granskningen/)
  assert.equal((await reviewer.post(`/nodoppningar/${nobody}`, { finding: 'unjustified', words: 'Fel nummer.' })).status, 303)
  await registrar.get('/nodoppna')
  assert.equal((await registrar.post('/nodoppna/avbryt', {})).location, '/')
  assert.match((await reviewer.get('/nodoppningar')).text, /stoppades av en gräns[\s\S]*Registrator[\s\S]*Avbröts/)
})

test('S-R24: the same surname is shown to those who review, and does not stop a stranger of that name from getting help', async () => {
  await enter(house, { data: [identityDatum('199001032391'), makeName('Ulla', 'Saga')] })
  const id = idOf(await send(await visitor('norrvik-handlaggare'), { number: '199001032391' }))
  const review = await reviewOf(id)
  assert.deepEqual([review?.refusal, review?.same_surname, review?.state], [null, true, 'granted'])
  assert.match((await (await visitor('norrvik-skyddsansvarig')).get(`/nodoppningar/${id}`)).text, /Samma efternamn/)
})

test('S-R24: another’s opening, the person’s id, another organisation: nothing there; each try is a row', async () => {
  const { id } = await story.open(await visitor('norrvik-registrator'))
  for (const slug of ['norrvik-handlaggare', 'norrvik-skyddsansvarig', 'norrvik-systemagare', 'ekby-skyddsansvarig', 'ekby-handlaggare']) {
    const other = await visitor(slug)
    for (const path of [`/nodoppna/${id}`, `/nodoppna/${story.person}`, `/nodoppna/${newId()}`, '/nodoppna/x']) {
      const answer = await other.get(path)
      assert.equal(answer.status, 404, `${slug} ${path}`)
      assert.ok(!answer.bytes.includes('070-174'))
    }
    assert.equal((await other.post(`/nodoppna/${id}/stang`, {})).status, 404)
    if (slug.startsWith('ekby')) {
      assert.equal((await other.get(`/nodoppningar/${id}`)).status, 404)
      assert.equal((await other.post(`/nodoppningar/${id}/avsluta`, {})).status, 404)
      // The number means nobody there: another organisation's register is not asked.
      if (slug === 'ekby-handlaggare') assert.equal((await reviewOf(idOf(await send(other))))?.refusal, 'absent')
    }
  }
  const tries = await house.superuser("select 1 from audit where deed = 'glass.see' and outcome = 'not_reached'")
  assert.equal(tries.length, 20)
  // Presenting another's opening to the database gives nothing.
  const rows = await house.db.as(actorOf('norrvik-handlaggare'), async (tx) => {
    await sql`select set_config('samvarn.glass', ${id}, true)`.execute(tx.tables<object>())
    return (
      await sql`select id from person union all select id from person_datum union all select id from marking`.execute(tx.tables<object>())
    ).rows
  })
  assert.deepEqual(rows, [])
})

test('S-R24: one person an opening: a replayed form opens nothing more, another number under its id nothing at all, a list is no number', async () => {
  const registrar = await visitor('norrvik-registrator')
  const { id } = await story.open(registrar)
  const before = await opened()
  assert.equal(idOf(await send(registrar, { opening: id })), id)
  assert.equal(await opened(), before)
  assert.equal((await send(registrar, { opening: id, number: NUMBERS.nobody })).status, 409)
  assert.equal((await send(await visitor('norrvik-handlaggare'), { opening: id })).status, 409, 'the id of another’s')
  for (const number of [`${story.number} ${NUMBERS.other}`, `${story.number},${NUMBERS.other}`, 'Tuva Lingonmark', '%', ''])
    assert.equal((await send(registrar, { number })).status, 422, number)
  const twice = await registrar.post('/nodoppna', {
    opening: newId(),
    number: [story.number, NUMBERS.other],
    ground: 'life',
    needed: 'contact',
    reason: REASON,
  })
  assert.equal(twice.status, 422)
  assert.equal(await opened(), before)
})

test('S-R24: pressed twice at once it is one opening, one row in the log, and both get the page', async () => {
  const registrar = await visitor('norrvik-registrator')
  const opening = newId()
  const rows = () => house.superuser("select 1 from audit where deed in ('glass.ask', 'glass.open') and object_id = $1", [opening])
  await registrar.get('/nodoppna')
  const fields = { opening, number: story.number, ground: 'life', needed: 'contact', reason: REASON }
  const both = await Promise.all([registrar.post('/nodoppna', fields), registrar.post('/nodoppna', fields)])
  assert.deepEqual(
    both.map((answer) => answer.location),
    [`/nodoppna/${opening}`, `/nodoppna/${opening}`],
  )
  assert.match((await registrar.get(`/nodoppna/${opening}`)).text, /070-174/)
  assert.equal((await rows()).length, 2, 'asked once, opened once')
})

test('S-R24: no ground, no need, or fewer than twenty characters: nothing is asked', async () => {
  const registrar = await visitor('norrvik-registrator')
  const before = await opened()
  for (const wrong of [
    { ground: 'curious' },
    { ground: '' },
    { needed: [] },
    { needed: ['contact', 'shelter'] },
    { reason: 'brådskar' },
    { reason: ' '.repeat(40) },
  ])
    assert.equal((await send(registrar, wrong)).status, 422, JSON.stringify(wrong))
  assert.equal((await send(registrar, { opening: 'x' })).status, 404)
  assert.equal(await opened(), before)
})
