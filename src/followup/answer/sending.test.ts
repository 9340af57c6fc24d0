import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { openEnvelope } from '../exchange/index.ts'
import { saveSection } from './index.ts'
import { sendAnswer } from './deeds-send.ts'
import { answerTo, handed, LITTLE, roundDocument, sealed, whoIs } from './test/scene.ts'

// In earnest, with the part that follows up and no other: no röjandekontroll, no person tables.
let house: TestHouse
let receiver: Server
let origin = ''
const received: { path: string; body: string }[] = []
let reply: (request: IncomingMessage) => { status: number; body: string; location?: string } = () => ({ status: 200, body: '{"ok":true}' })

before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000', SAMVARN_PARTS: 'followup' })
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', body })
      const said = reply(request)
      response.writeHead(said.status, {
        'Content-Type': 'application/json',
        ...(said.location === undefined ? {} : { Location: said.location }),
      })
      response.end(said.body)
    })
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  origin = `http://localhost:${(receiver.address() as AddressInfo).port}`
})
after(async () => {
  receiver?.close()
  await house?.close()
})

/** Ekby has an installation of its own, takes the round as a file and has answered it. */
async function answered(): Promise<{ chef: Visitor; round: string }> {
  const document = roundDocument(house, {
    sets: [LITTLE],
    reply_to: `${origin}/api/v1/rundor/svar`,
    invited: { invitation: crypto.randomUUID(), name: 'Ekbyjouren (påhittad)', county: '25' },
  })
  const chef = await Visitor.seated(house, 'ekby-chef')
  await chef.get('/svar/las-in')
  const read = await chef.post('/svar/las-in', { file: new File([JSON.stringify(await sealed(house, document))], 'runda.json') })
  assert.match((await chef.get(read.location ?? '')).text, new RegExp(origin), 'where the answer goes is shown before the round is taken')
  const round = (await chef.post(read.location ?? '', {})).location?.split('/').at(-1) ?? ''
  const part = await handed(house, round, { owner: 'ekby-handlaggare', by: 'ekby-chef' })
  await saveSection(house.db, whoIs(house, 'ekby-handlaggare'), part, 'forst', 0, [answerTo('a', 2, 'Våra egna ord.')])
  await house.superuser("update answer_part set state = 'ready' where id = $1", [part])
  return { chef, round }
}
async function sign(chef: Visitor, round: string, path: string, fields: Record<string, string> = {}) {
  const page = await chef.get(`/svar/runda/${round}/skickas/${path}`)
  return {
    page,
    answer: await chef.post(`/svar/runda/${round}/skickas/${path}`, {
      seen: /name="seen" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '',
      ...fields,
    }),
  }
}
const stateOf = async (round: string) =>
  (
    await house.superuser<{ id: string; state: string }>('select id, state from answer_submission where round = $1 order by number desc', [
      round,
    ])
  )[0]
const send = async (round: string) => sendAnswer(house, { tenant: whoIs(house, 'ekby-chef').tenant, id: (await stateOf(round))?.id ?? '' })

test('without a röjandekontroll the page says so, and words leave only when the signer vouches that they name nobody', async () => {
  const { chef, round } = await answered()
  const refused = await sign(chef, round, 'nivaer-och-ord')
  assert.match(refused.page.text, /Den här installationen har inget register att pröva orden mot/)
  assert.equal(refused.answer.status, 422)
  assert.equal(await stateOf(round), undefined)
  const { answer } = await sign(chef, round, 'nivaer-och-ord', { names_nobody: 'ja', provision: 'OSL 18:8' })
  assert.equal(answer.status, 303)
  await house.drain()
  assert.equal((await stateOf(round))?.state, 'received')
  const opened = await openEnvelope(received.at(-1)?.body ?? '')
  assert.ok(opened.ok && opened.document.kind === 'samvarn-answer')
  assert.equal(opened.document.parts[0]?.answers[0]?.words, 'Våra egna ord.')
  assert.equal(opened.document.mark?.provision, 'OSL 18:8')
  assert.equal(received.at(-1)?.path, '/api/v1/rundor/svar')
})

test('S-R27: a redirect is not followed, a busy receiver is asked again later, and its refusal is shown in its words', async () => {
  const { chef, round } = await answered()
  const { answer } = await sign(chef, round, 'nivaer')
  received.length = 0
  reply = () => ({ status: 302, body: '', location: 'http://127.0.0.1:1/annat' })
  await assert.rejects(send(round))
  reply = () => ({ status: 503, body: '' })
  await assert.rejects(send(round))
  assert.equal((await stateOf(round))?.state, 'ready')
  assert.ok(received.every(({ path }) => path === '/api/v1/rundor/svar'))
  assert.ok(
    received.every(({ body }) => !body.includes('Våra egna ord')),
    'levels only',
  )
  reply = () => ({ status: 409, body: JSON.stringify({ ok: false, because: { sv: 'Rundan är <b>stängd</b>.' } }) })
  await send(round)
  const page = await chef.get(answer.location ?? '')
  assert.match(page.text, /Rundan är &lt;b&gt;stängd&lt;\/b&gt;\./, 'text from outside stays text')
  reply = () => ({ status: 200, body: '{"ok":true}' })
  assert.equal((await chef.post(`${answer.location}/vidare`, {})).status, 303)
  await house.drain()
  assert.match((await chef.get(answer.location ?? '')).text, /Mottaget/)
})

test('what is reopened is not sent, whoever still has it in line', async () => {
  const { chef, round } = await answered()
  reply = () => ({ status: 503, body: '' })
  await sign(chef, round, 'nivaer')
  await chef.get(`/svar/runda/${round}/oppna-igen`)
  await chef.post(`/svar/runda/${round}/oppna-igen`, { why: 'Fel nivå på en fråga.' })
  received.length = 0
  reply = () => ({ status: 200, body: '{"ok":true}' })
  await send(round)
  assert.equal(received.length, 0)
})

test('S-R27: a round comes by the API with the link of the letter; another address, a dead link and others are refused', async () => {
  const document = roundDocument(house, {
    sets: [LITTLE],
    invited: { invitation: crypto.randomUUID(), name: 'Ekbyjouren (påhittad)', county: '25' },
  })
  const link = `${origin}/inbjudan/${'a'.repeat(43)}`
  const chef = await Visitor.seated(house, 'ekby-chef')
  await chef.get('/svar/las-in')
  const good = { status: 200, body: JSON.stringify(await sealed(house, document)) }
  reply = () => good
  const read = await chef.post('/svar/las-in/hamta', { link })
  assert.match(read.location ?? '', /^\/svar\/las-in\/[0-9a-f-]{36}$/)
  assert.match((await chef.get(read.location ?? '')).text, /samma nyckel som förra gången/)
  for (const [answer, wrong, word] of [
    [good, `${origin}/nagot/annat`, /Klistra in hela länken/],
    [good, `http://203.0.113.7/inbjudan/${'a'.repeat(43)}`, /Ingen runda kom/],
    [{ status: 404, body: '{"ok":false}' }, link, /Ingen runda kom/],
    [{ status: 200, body: '{"a":1}' }, link, /går inte att läsa/],
  ] as const) {
    reply = () => answer
    const refused = await chef.post('/svar/las-in/hamta', { link: wrong })
    assert.match(refused.text, word)
    assert.match(refused.text, new RegExp(`value="${wrong}"`), 'what was written stands')
  }
  const other = await Visitor.seated(house, 'ekby-handlaggare')
  assert.equal((await other.post('/svar/las-in/hamta', { link })).status, 404)
})
