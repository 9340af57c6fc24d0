import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { answerOf, auditOf, handIn, IFO, PERSONAL, type Persons, plantBoth, reviewIn, reviewsOf, TORKEL, VENDELA } from './test/story.ts'

let house: TestHouse
let persons: Persons
let author: Visitor
let officer: Visitor
let deputy: Visitor
let staff: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  persons = await plantBoth(house)
  author = await Visitor.as(house, 'norrvik-handlaggare')
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  deputy = await Visitor.as(house, 'norrvik-ersattare')
  staff = await Visitor.as(house, 'norrvik-personal')
})
after(() => house?.close())

const held = (fields: Record<string, string | File | (string | File)[]> = {}) =>
  handIn(house, author, { recipient: 'counterparty', text: `Hon bor på ${VENDELA.address}.`, ...fields })

test('each circle sees and decides its own; the author waits for both, and the most careful answer wins', async () => {
  const set = await held({ text: `Hon bor på ${VENDELA.address}. Han bor på ${TORKEL.address}.` })
  const [mine, theirs] = [await reviewIn(house, set, 'norrvik-handlaggare', IFO), await reviewIn(house, set, 'norrvik-personal', PERSONAL)]
  assert.equal((await staff.get(`/granskning/${mine}`)).status, 404)
  assert.equal((await officer.get(`/granskning/${theirs}`)).status, 404)
  const rows = await house.superuser<{ circle: string; person: string }>(
    'select circle, person from finding where person is not null and review = any($1)',
    [[mine, theirs]],
  )
  assert.ok(rows.every((row) => (row.person === persons.vendela) === (row.circle === house.cast['norrvik-handlaggare']?.circles[IFO])))
  await officer.post(`/granskning/${mine}/tillbaka`, { code: 'needed_only' })
  await house.drain()
  assert.equal(await answerOf(author, set), 'Går till granskning', 'one circle has not decided')
  await staff.post(`/granskning/${theirs}/tillbaka`, { code: 'own_words', words: 'Ring innan du skickar.' })
  await house.drain()
  const page = await author.get(`/kontrollera/${set}`)
  assert.match(page.text, /<h1>Returnerad<\/h1>/)
  assert.ok(page.text.includes('Gå igenom vad mottagaren behöver') && page.text.includes('Ring innan du skickar.'))
})

test('returned: the author reads the reviewer’s words and finds it on her first page until she has', async () => {
  const set = await held()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  const form = await officer.post(`/granskning/${review}/tillbaka`, { code: 'own_words', words: '' })
  assert.equal(form.status, 422)
  assert.match(form.text, /Skriv vad avsändaren ska göra/)
  assert.match(form.text, /får inte visa att någon är skyddad/)
  assert.equal(
    (await officer.post(`/granskning/${review}/tillbaka`, { code: 'own_words', words: 'Ta bort <b>sista</b> stycket.' })).status,
    303,
  )
  await house.drain()
  assert.match((await author.get('/')).text, /Utskick som du ska rätta/)
  const page = await author.get(`/kontrollera/${set}`)
  assert.match(page.text, /Ta bort &lt;b&gt;sista&lt;\/b&gt; stycket\./)
  assert.doesNotMatch((await author.get('/')).text, /Utskick som du ska rätta/)
  assert.equal((await officer.post(`/granskning/${review}/tillbaka`, { code: 'needed_only' })).status, 409, 'decided once')
})

test('S-R5: a message that would tell never reaches the author; the circle is told and writes anew', async () => {
  const set = await held()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${review}/tillbaka`, { code: 'own_words', words: `Ta bort adressen ${VENDELA.street} på sidan två.` })
  await house.drain()
  assert.equal(await answerOf(author, set), 'Går till granskning')
  assert.match((await officer.get(`/granskning/${review}`)).text, /Meddelandet till avsändaren innehåller något som röjer/)
  await officer.post(`/granskning/${review}/tillbaka`, { code: 'own_words', words: 'Ta bort adresserna på sidan två.' })
  await house.drain()
  assert.match((await author.get(`/kontrollera/${set}`)).text, /Ta bort adresserna på sidan två/)
})

test('D-R28: a release needs a provision, a weighing and another person; nobody is her own second, nor is the author', async () => {
  const set = await held()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  const form = await officer.post(`/granskning/${review}/slapp`, { law: 'OSL 99:9', reason: 'own_words', words: 'kort' })
  assert.equal(form.status, 422)
  const short = await officer.post(`/granskning/${review}/slapp`, { law: 'OSL 10:2', reason: 'own_words', words: 'kort' })
  assert.match(short.text, /minst 20 tecken/)
  assert.ok(short.text.includes('>kort<'))
  assert.doesNotMatch(form.text, /OSL 10:15 a/, 'a ground for authorities is not offered to a counter-party')
  const ground = { law: 'OSL 10:2', reason: 'own_words', words: 'Domstolen har begärt adressen och vi måste lämna den.' }
  assert.equal((await officer.post(`/granskning/${review}/slapp`, ground)).status, 303)
  await house.drain()
  assert.equal(await answerOf(author, set), 'Går till granskning')
  assert.equal((await officer.post(`/granskning/${review}/andra`, { answer: 'ja' })).status, 404, 'not her own second')
  assert.equal((await officer.get(`/granskning/${review}/andra`)).status, 404)
  assert.match((await deputy.get('/')).text, /behöver dig som andra person/)
  assert.doesNotMatch((await officer.get('/')).text, /behöver dig som andra person/)
  const no = await deputy.post(`/granskning/${review}/andra`, { answer: 'nej', words: '' })
  assert.match(no.text, /Skriv varför/)
  assert.equal((await deputy.post(`/granskning/${review}/andra`, { answer: 'nej', words: 'Vilken domstol?' })).status, 303)
  const back = await officer.get(`/granskning/${review}`)
  assert.ok(back.text.includes('Vilken domstol?') && back.text.includes('Släpp med avvägning'))
  assert.equal(
    (await officer.post(`/granskning/${review}/slapp`, { ...ground, words: 'Norrviks tingsrätt (påhittad) har begärt adressen.' })).status,
    303,
  )
  assert.equal((await deputy.post(`/granskning/${review}/andra`, { answer: 'ja' })).status, 303)
  await house.drain()
  assert.equal(await answerOf(author, set), 'Kan skickas')
  const [row] = await house.superuser<{ law: string; decided_by: string; second_by: string }>(
    'select law, decided_by, second_by from review where id = $1',
    [review],
  )
  assert.deepEqual(
    [row?.law, row?.decided_by, row?.second_by],
    ['OSL 10:2', house.cast['norrvik-skyddsansvarig']?.account, house.cast['norrvik-ersattare']?.account],
  )
  assert.equal((await auditOf(house, 'review.second', review)).filter((one) => one.outcome === 'done').length, 2)
})

test('a proposal can be taken back by a colleague, and is then no longer to be answered', async () => {
  const set = await held()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${review}/slapp`, { law: 'OSL 10:2', reason: 'already_known' })
  assert.equal((await deputy.post(`/granskning/${review}/aterta`, {})).status, 303)
  assert.equal((await deputy.post(`/granskning/${review}/andra`, { answer: 'ja' })).status, 409)
  assert.equal((await reviewsOf(house, set))[0]?.state, 'open')
})

test('two reviewers at once: the second finds what the first decided', async () => {
  const review = await reviewIn(house, await held(), 'norrvik-handlaggare', IFO)
  const answers = await Promise.all([
    officer.post(`/granskning/${review}/tillbaka`, { code: 'needed_only' }),
    deputy.post(`/granskning/${review}/slapp`, { law: 'OSL 10:2', reason: 'already_known' }),
  ])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 409])
})

test('in a larger circle nobody decides on a set of her own', async () => {
  const set = await handIn(house, officer, { recipient: 'counterparty', text: `Hon bor på ${VENDELA.address}.` })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  assert.match((await officer.get(`/granskning/${review}`)).text, /En annan i kretsen avgör det/)
  for (const [action, fields] of [
    ['tillbaka', { code: 'needed_only' }],
    ['kopia', {}],
    ['slapp', { law: 'OSL 10:2', reason: 'already_known' }],
  ] as const) {
    assert.equal((await officer.post(`/granskning/${review}/${action}`, fields)).status, 404, action)
  }
  assert.ok((await auditOf(house, 'review.return', review)).some((row) => row.outcome === 'refused'))
  // Of two members one is the author: there is no second person in the circle, so the unit's head is asked.
  assert.equal((await deputy.post(`/granskning/${review}/slapp`, { law: 'OSL 10:2', reason: 'already_known' })).status, 303)
  assert.equal((await officer.post(`/granskning/${review}/andra`, { answer: 'ja' })).status, 404)
  const head = await Visitor.as(house, 'norrvik-chef')
  assert.match((await head.get('/')).text, /enhetschef och andra person/)
})

test('members are told by a mail that says nothing', async () => {
  await house.drain()
  await house.superuser('delete from outbox')
  await held()
  const rows = await house.superuser<{ template: string; account: string }>('select template, account from outbox')
  assert.deepEqual(
    rows.map((row) => row.template),
    ['review_waits', 'review_waits'],
  )
  assert.deepEqual(
    new Set(rows.map((row) => row.account)),
    new Set([house.cast['norrvik-skyddsansvarig']?.account, house.cast['norrvik-ersattare']?.account]),
  )
})
