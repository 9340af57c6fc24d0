import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { type AnswerDocument, openEnvelope } from '../exchange/index.ts'
import { plantBoth, VENDELA } from '../../protect/check/test/story.ts'
import { answerTaken, saveSection, submissionEnvelope, takeComparison } from './index.ts'
import { answerTo, delivered, documentIn, handed, inDays, LITTLE, roundDocument, sealed, tenantOf, whoIs } from './test/scene.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
  await plantBoth(house)
})
after(() => house?.close())

const visit = (slug: string) => Visitor.as(house, slug)
const WORDS = 'Rutinen är från 2019 och ingen äger den.'
const worker = <T>(work: (tx: Parameters<typeof submissionEnvelope>[0]) => Promise<T>) =>
  house.db.asWorker(tenantOf(house, 'norrvik-samordnare'), work)

/** A round that is answered and handed in: by the caseworker, for the whole organisation. */
async function ready(change: Parameters<typeof roundDocument>[1] = {}, reviewer?: string) {
  const document = roundDocument(house, { sets: [LITTLE], ...change })
  const round = await delivered(house, document)
  const part = await handed(house, round, { owner: 'norrvik-handlaggare', ...(reviewer === undefined ? {} : { reviewer }) })
  await saveSection(house.db, whoIs(house, 'norrvik-handlaggare'), part, 'forst', 0, [answerTo('a', 1, WORDS), answerTo('b', 1)])
  await saveSection(house.db, whoIs(house, 'norrvik-handlaggare'), part, 'sedan', 0, [
    answerTo('c', null, '', { chosen: ['post'] }),
    answerTo('d', null, 'Att nå alla.'),
  ])
  const owner = await visit('norrvik-handlaggare')
  await owner.get(`/svar/${part}`)
  await owner.post(`/svar/${part}/lage`, { till: 'ready' })
  return { document, round, part, owner }
}
/** Through both pages, as the coordinator. */
async function signed(round: string, path: 'nivaer' | 'nivaer-och-ord', fields: Record<string, string> = {}, slug = 'norrvik-samordnare') {
  const head = await visit(slug)
  const page = await head.get(`/svar/runda/${round}/skickas/${path}`)
  const seen = /name="seen" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? ''
  return { head, page, answer: await head.post(`/svar/runda/${round}/skickas/${path}`, { seen, ...fields }) }
}
const submissionOf = async (round: string) =>
  (
    await house.superuser<{ id: string; state: string; number: number }>(
      'select id, state, number from answer_submission where round = $1 order by number desc',
      [round],
    )
  )[0]
const envelopeOf = async (round: string) =>
  (await worker(async (tx) => submissionEnvelope(tx, (await submissionOf(round))?.id ?? '')))?.envelope

test('levels only, unless more is chosen: no word, no evidence, no comment and no name leaves', async () => {
  const { round, part, owner, document } = await ready()
  await owner.get(`/svar/${part}/fraga/a`)
  assert.equal((await owner.post(`/svar/${part}/lage`, { till: 'open' })).status, 303)
  await owner.post(`/svar/${part}/fraga/a/lank`, { name: 'Hemlig rutin', href: 'https://intranat.example.se/rutin' })
  assert.equal((await owner.post(`/svar/${part}/fraga/a/fil`, { file: new File(['KANARIEFIL'], 'kanarie.txt') })).status, 303)
  assert.match((await owner.get(`/svar/${part}/fraga/a`)).text, /Hemlig rutin.*kanarie\.txt/s)
  const at = /\/underlag\/([0-9a-f-]{36})/.exec((await owner.get(`/svar/${part}/fraga/a`)).text)?.[1] ?? ''
  assert.equal((await owner.get(`/svar/${part}/underlag/${at}`)).text, 'KANARIEFIL')
  assert.equal((await (await visit('norrvik-registrator')).get(`/svar/${part}/underlag/${at}`)).status, 404)
  await owner.post(`/svar/${part}/lage`, { till: 'ready' })
  const { page, answer } = await signed(round, 'nivaer')
  assert.match(page.text, /Det här skickas/)
  assert.doesNotMatch(page.text, /Rutinen är från 2019|kanarie|Hemlig rutin/, 'what is shown is what leaves')
  assert.equal(answer.location, `/svar/runda/${round}/underskrift/1`)
  const envelope = await envelopeOf(round)
  const sent = await documentIn(envelope)
  for (const secret of [WORDS, 'Att nå alla', 'kanarie', 'KANARIEFIL', 'Hemlig rutin', 'intranat', 'Hanna', 'Sanna'])
    assert.ok(!JSON.stringify(envelope).includes(secret), secret)
  assert.deepEqual([sent.sharing, sent.number, sent.reply_code, sent.round], ['levels', 1, document.reply_code, document.round])
  assert.deepEqual(
    sent.parts[0]?.answers.map(({ question, level, words }) => [question, level, words]),
    [
      ['a', 1, ''],
      ['b', 1, ''],
      ['c', null, ''],
    ],
  )
  assert.equal(sent.signed_off_by, 'Samordnare, Stab', 'a function, never a name')
  const dump = await house.superuser<{ row: string }>(
    'select row_to_json(e)::text as row from answer_evidence e union all select row_to_json(a)::text from answer a',
  )
  for (const { row } of dump) assert.doesNotMatch(row, /KANARIEFIL|Hemlig rutin|Rutinen är/)
  await assert.rejects(
    worker((tx) => tx.tables<{ answer_evidence: object }>().selectFrom('answer_evidence').selectAll().execute()),
    'no job may read evidence at all',
  )
})

test('words pass the own röjandekontroll before anything leaves, and what passed is bound to what was read', async () => {
  const { round } = await ready()
  const { answer, head } = await signed(round, 'nivaer-och-ord')
  assert.equal(answer.status, 303)
  assert.equal((await submissionOf(round))?.state, 'checking')
  assert.equal(await envelopeOf(round), undefined, 'nothing is sealed yet')
  const at = answer.location ?? ''
  assert.match((await head.get(at)).text, /Orden läses nu/)
  await head.post(`${at}/vidare`, {})
  assert.equal((await submissionOf(round))?.state, 'checking', 'not before the check has answered')
  await house.superuser("update answer_submission set words_hash = decode(repeat('00', 32), 'hex') where round = $1", [round])
  await house.drain()
  await head.post(`${at}/vidare`, {})
  assert.equal((await submissionOf(round))?.state, 'returned', 'other words than those that were read never leave')
  assert.equal(await envelopeOf(round), undefined)
  const other = (await ready()).round
  const fine = await signed(other, 'nivaer-och-ord')
  await house.drain()
  await fine.head.post(`${fine.answer.location}/vidare`, {})
  const sent = await documentIn(await envelopeOf(other))
  assert.equal(sent.parts[0]?.answers.find(({ question }) => question === 'a')?.words, WORDS)
  assert.equal(sent.sharing, 'levels_and_words')
})

test('words that the check holds stay: the page says so, and levels alone are not held up', async () => {
  const { round, part } = await ready()
  await house.superuser("update answer_part set state = 'open' where id = $1", [part])
  await saveSection(house.db, whoIs(house, 'norrvik-handlaggare'), part, 'forst', 1, [
    answerTo('a', 1, `Vi röjde ${VENDELA.name}, ${VENDELA.number}, ${VENDELA.address}, i en bilaga.`),
    answerTo('b', 1),
  ])
  await house.superuser("update answer_part set state = 'ready' where id = $1", [part])
  const { answer, head } = await signed(round, 'nivaer-och-ord')
  await house.drain()
  const page = await head.get(answer.location ?? '')
  assert.match(page.text, /hålls kvar|behöver ändras/)
  await head.post(`${answer.location}/vidare`, {})
  assert.notEqual((await submissionOf(round))?.state, 'ready')
  assert.equal(await envelopeOf(round), undefined)
  await head.get(`/svar/runda/${round}/oppna-igen`)
  assert.equal((await head.post(`/svar/runda/${round}/oppna-igen`, { why: 'Orden ska bort.' })).status, 303)
  await house.superuser("update answer_part set state = 'ready' where id = $1", [part])
  const again = await signed(round, 'nivaer')
  assert.equal(again.answer.location, `/svar/runda/${round}/underskrift/2`)
  assert.equal((await documentIn(await envelopeOf(round))).number, 2)
  assert.match(
    (await again.head.get(`/svar/runda/${round}/underskrift/1`)).text,
    /Orden ska bort\./,
    'the former stays, with why it was opened',
  )
})

test('comments that nobody has answered stop the signing, with a list; a named reviewer approves', async () => {
  const { round, part, owner } = await ready({}, 'norrvik-chef')
  const reviewer = await visit('norrvik-chef')
  const page = await reviewer.get(`/svar/${part}/fraga/a`)
  assert.match(page.text, /Godkänn svaret/)
  assert.equal((await reviewer.post(`/svar/${part}/fraga/a/granska`, { slag: 'remark', words: '' })).status, 422)
  await reviewer.post(`/svar/${part}/fraga/a/granska`, { slag: 'remark', words: 'Vilken enhet gäller det?' })
  await reviewer.get(`/svar/${part}`)
  assert.equal((await reviewer.post(`/svar/${part}/lage`, { till: 'approved' })).status, 303)
  const stopped = await (await visit('norrvik-samordnare')).get(`/svar/runda/${round}/skriv-under`)
  assert.match(stopped.text, /Obesvarade kommentarer:.*Finns rutiner\?/s)
  assert.doesNotMatch(stopped.text, /Visa det som skickas/)
  assert.equal((await signed(round, 'nivaer')).answer.location, `/svar/runda/${round}/skriv-under`, 'nor by going round the page')
  assert.equal(await submissionOf(round), undefined)
  assert.match((await owner.get('/')).text, /Kommentarer på dina svar/)
  await owner.get(`/svar/${part}/fraga/a`)
  assert.equal((await owner.post(`/svar/${part}/fraga/a/granska`, { slag: 'approve' })).status, 404, 'nobody reviews the own part')
  assert.equal((await owner.post(`/svar/${part}/fraga/a/svara`, { words: 'Alla.' })).status, 303)
  await reviewer.get(`/svar/${part}`)
  assert.equal((await reviewer.post(`/svar/${part}/lage`, { till: 'approved' })).status, 409, 'only what is handed in is approved')
  assert.equal((await signed(round, 'nivaer')).answer.status, 303)
})

test('who answers is not who signs where there are two; alone she may; and what changed since the page is not signed unseen', async () => {
  const { round, part } = await ready()
  await house.superuser(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'coordinator', now() + interval '9 days')",
    [tenantOf(house, 'norrvik-handlaggare'), whoIs(house, 'norrvik-handlaggare').account],
  )
  const own = await (await visit('norrvik-handlaggare')).get(`/svar/runda/${round}/skriv-under`)
  assert.match(own.text, /Du har svarat på frågor i den här rundan/)
  const changed = await signed(round, 'nivaer', { seen: 'ab'.repeat(32) })
  assert.equal(changed.answer.status, 422)
  assert.match(changed.answer.text, /har ändrats sedan sidan visades/)
  await house.superuser("delete from role_grant where role = 'coordinator' and account = $1", [whoIs(house, 'norrvik-samordnare').account])
  assert.equal((await signed(round, 'nivaer', {}, 'norrvik-handlaggare')).answer.status, 303, 'the only one who may')
  await house.superuser("delete from role_grant where role = 'coordinator' and account = $1", [whoIs(house, 'norrvik-handlaggare').account])
  await house.superuser(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'coordinator', now() + interval '9 days')",
    [tenantOf(house, 'norrvik-samordnare'), whoIs(house, 'norrvik-samordnare').account],
  )
  const locked = await visit('norrvik-handlaggare')
  await locked.get(`/svar/${part}/avsnitt/forst`)
  assert.equal((await locked.post(`/svar/${part}/avsnitt/forst`, { version: '1', 'svar-a': '4' })).status, 409, 'signed answers stand')
})

test('what the coordinator’s side says is written down once, and a refusal is shown in its words and can be sent again', async () => {
  const { round } = await ready()
  const { head, answer } = await signed(round, 'nivaer')
  const id = (await submissionOf(round))?.id ?? ''
  await worker((tx) => answerTaken(tx, id, { ok: false, because: 'Rundan är stängd.' }))
  assert.match((await head.get(answer.location ?? '')).text, /Rundan är stängd\./)
  assert.match((await head.get('/')).text, /Ett svar som inte togs emot/)
  assert.equal((await head.post(`${answer.location}/vidare`, {})).status, 303)
  assert.equal((await submissionOf(round))?.state, 'ready')
  await worker((tx) => answerTaken(tx, id, { ok: true }))
  await worker((tx) => answerTaken(tx, id, { ok: false, because: 'för sent' }))
  assert.equal((await submissionOf(round))?.state, 'received')
})

test('a round by file: fingerprint at first contact, a changed key stops, and the answer is a signed file to hand over', async () => {
  const document = roundDocument(house, {
    sets: [LITTLE],
    invited: { invitation: crypto.randomUUID(), name: 'Ekbyjouren (påhittad)', county: '25' },
  })
  const file = (envelope: unknown) => new File([JSON.stringify(envelope)], 'runda.json')
  const chef = await visit('ekby-chef')
  assert.equal((await (await visit('ekby-handlaggare')).get('/svar/las-in')).status, 404)
  await chef.get('/svar/las-in')
  assert.equal((await chef.post('/svar/las-in', { file: new File(['{"a":1}'], 'x.json') })).status, 422)
  const envelope = await sealed(house, document)
  assert.equal(
    (await chef.post('/svar/las-in', { file: file({ ...envelope, document: envelope.document.replace('Runda', 'Runde') }) })).status,
    422,
    'a changed document',
  )
  const read = await chef.post('/svar/las-in', { file: file(envelope) })
  assert.match((await chef.get(read.location ?? '')).text, /Jämför siffrorna.*\d{5} \d{5} \d{5}/s)
  const taken = await chef.post(read.location ?? '', {})
  const round = taken.location?.split('/').at(-1) ?? ''
  const forged = await sealed(house, { ...document, title: 'En annan' }, 'norrvik-samordnare')
  const refused = await chef.post('/svar/las-in', { file: file(forged) })
  assert.match(refused.text, /en annan nyckel än den som ni tog emot/)
  const part = await handed(house, round, { owner: 'ekby-handlaggare', by: 'ekby-chef' })
  await saveSection(house.db, whoIs(house, 'ekby-handlaggare'), part, 'forst', 0, [answerTo('a', 3)])
  const owner = await visit('ekby-handlaggare')
  await owner.get(`/svar/${part}`)
  await owner.post(`/svar/${part}/lage`, { till: 'ready' })
  const { answer, head } = await signed(round, 'nivaer', {}, 'ekby-chef')
  const got = await head.get(`${answer.location}/svar.json`)
  const opened = await openEnvelope(got.bytes)
  assert.ok(opened.ok && (opened.document as AnswerDocument).reply_code === document.reply_code)
  assert.equal((await owner.get(`${answer.location}/svar.json`)).status, 404)
  await head.post(`${answer.location}/lamnat`, { till: 'sent' })
  assert.match((await head.get(answer.location ?? '')).text, /Skickat, inte kvitterat än/)
})

test('D-R50: the next time begins from the former answers, never counted, and says what has moved', async () => {
  const first = await ready()
  await signed(first.round, 'nivaer')
  const document = roundDocument(house, { sets: [{ ...LITTLE, version: '1.1' }], former: { round: first.document.round, title: 'Förra' } })
  const round = await delivered(house, document)
  const part = await handed(house, round, { owner: 'norrvik-handlaggare' })
  const owner = await visit('norrvik-handlaggare')
  assert.match((await owner.get(`/svar/${part}`)).text, /0 av 4/)
  assert.match((await owner.get(`/svar/${part}/avsnitt/forst`)).text, /Förra gången svarade ni.*1\. Nivå 1/s)
  await saveSection(house.db, whoIs(house, 'norrvik-handlaggare'), part, 'forst', 0, [answerTo('a', 3), answerTo('b', 1)])
  assert.match((await owner.get(`/svar/${part}`)).text, /Upp 2/)
})

test('a comparison is shown to the coordinator without names', async () => {
  const { round, document, part } = await ready()
  const comparison = {
    among: { sv: 'kommuner', en: 'municipalities' },
    count: 20,
    lines: [{ set: LITTLE.id, question: 'a', shares: { '1': 0.4, '3': 0.6 } }],
  }
  assert.equal(await worker((tx) => takeComparison(tx, document.invited.invitation, comparison)), true)
  assert.equal(await worker((tx) => takeComparison(tx, crypto.randomUUID(), comparison)), false)
  const page = await (await visit('norrvik-samordnare')).get(`/svar/runda/${round}/jamforelse`)
  assert.match(page.text, /omkring 20 organisationer/)
  assert.match(page.text, /1: 40 %/)
  for (const slug of ['norrvik-handlaggare', 'norrvik-chef'])
    assert.equal((await (await visit(slug)).get(`/svar/runda/${round}/jamforelse`)).status, 404, `${slug} ${part}`)
})

test('a self-assessment needs no coordinator, stays at home, and a unit’s head makes one for the unit alone', async () => {
  const head = await visit('norrvik-chef')
  await head.get('/svar/ny')
  const unit = whoIs(house, 'norrvik-chef').units['Individ och familj'] ?? ''
  const begun = await head.post('/svar/ny', { title: 'Vår egen', sets: ['professionals'], unit, closes: inDays(30) })
  assert.match(begun.location ?? '', /^\/svar\/runda\//)
  const round = begun.location?.split('/').at(-1) ?? ''
  assert.equal((await head.post('/svar/ny', { title: 'Allas', sets: ['professionals'], unit: 'alla', closes: inDays(30) })).status, 422)
  assert.equal((await (await visit('norrvik-personalchef')).get(`/svar/runda/${round}`)).status, 404)
  const part = await handed(house, round, { set: 'professionals', owner: 'norrvik-handlaggare', unit, by: 'norrvik-chef' })
  const owner = await visit('norrvik-handlaggare')
  await owner.get(`/svar/${part}`)
  await owner.post(`/svar/${part}/lage`, { till: 'ready' })
  const { answer, page } = await signed(round, 'nivaer-och-ord', {}, 'norrvik-chef')
  assert.match(page.text, /Det här skrivs under/)
  assert.match((await head.get(answer.location ?? '')).text, /Skattningen stannar hos er/)
  assert.equal((await submissionOf(round))?.state, 'kept')
})
