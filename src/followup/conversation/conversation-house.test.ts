import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { shippedSets } from '../question/index.ts'
import { handOverConversations } from './deeds-clear.ts'
import { seeDocument } from './deeds-document.ts'

let house: TestHouse
let head: Visitor
before(async () => {
  house = await openHouse()
  head = await Visitor.as(house, 'norrvik-chef')
})
after(() => house?.close())

const SET = 'professionals'
const [FIRST = '', SECOND = ''] = (shippedSets().find(({ id }) => id === SET)?.sections ?? []).flatMap(({ questions }) =>
  questions.map(({ id }) => id),
)
const who = (slug: string) => house.cast[slug] ?? assert.fail(slug)
const unit = () => who('norrvik-chef').units['Individ och familj'] ?? ''

async function prepare(changed: Record<string, string | string[]> = {}) {
  await head.get(`/samtal/nytt/${SET}`)
  const answer = await head.post(`/samtal/nytt/${SET}`, {
    title: 'Arbetsplatsträff',
    unit: unit(),
    leader: who('norrvik-chef').account,
    held_on: '2026-11-20',
    questions: [FIRST, SECOND],
    minutes_each: '10',
    retention_days: '30',
    ...changed,
  })
  assert.equal(answer.status, 303, answer.text.slice(0, 2000))
  const at = answer.location ?? ''
  return { at, id: at.split('/').at(-1) ?? '' }
}
const step = async (at: string, to: number) => {
  await head.get(`${at}/skarm`)
  assert.equal((await head.post(`${at}/skarm`, { till: String(to) })).status, 303)
  return head.get(`${at}/skarm`)
}
/** A phone that has come in by the code on the screen. */
async function phoneBy(screen: string) {
  const code = /sv-code">([^<]+)</.exec(screen)?.[1] ?? assert.fail('no code on the screen')
  const phone = new Visitor(house)
  await phone.get('/delta')
  const at = (await phone.post('/delta', { kod: code })).location ?? assert.fail('the code leads nowhere')
  assert.match(at, /^\/t\//)
  return { phone, at }
}

test('a meeting: the rule first, one question at a time, thoughts from phones unseen until five, a plan and a document', async () => {
  const { at, id } = await prepare()
  const before_ = await head.get(`${at}/skarm`)
  assert.match(before_.text, /<h1>Inga ärenden, inga personer<\/h1>/)
  assert.match(before_.text, /kan själv leva med skyddade personuppgifter/)
  const rule = await step(at, 0)
  const { phone, at: door } = await phoneBy(rule.text)
  assert.match((await phone.get(door)).text, /Titta på skärmen/)
  const screen = await step(at, 2)
  assert.match(screen.text, /10 min kvar/)
  assert.match(screen.text, /data-ends="/)

  for (const i of [1, 2, 3, 4]) {
    const page = await phone.get(door)
    assert.match(page.text, /Inga ärenden, inga personer/)
    assert.equal((await phone.post(door, { fraga: FIRST, tanke: `tanke nummer ${i}` })).location, `${door}?skickat=ja`)
  }
  assert.equal(phone.cookies(), '')
  const show = async () => {
    await head.get(`${at}/skarm`)
    return head.get((await head.post(`${at}/visa`, { fraga: FIRST, till: 'skarm' })).location ?? '')
  }
  const few = await show()
  assert.match(few.text, /Färre än 5 nya tankar väntar/)
  assert.doesNotMatch(few.text, /tanke nummer/)
  await phone.post(door, { fraga: FIRST, tanke: 'tanke nummer 5' })
  const shown = await show()
  for (const i of [1, 2, 3, 4, 5]) assert.match(shown.text, new RegExp(`tanke nummer ${i}`))
  // A sixth waits for four more: alone it would be the one who just looked up.
  await phone.post(door, { fraga: FIRST, tanke: 'tanke nummer 6' })
  assert.doesNotMatch((await show()).text, /tanke nummer 6/)

  const question = await head.get(`${at}/fraga/1`)
  const thought = /name="tanke" value="([^"]+)"/.exec(question.text)?.[1] ?? ''
  await head.post(`${at}/ta-bort`, { tanke: thought, n: '1' })
  await head.get(`${at}/fraga/1`)
  await head.post(`${at}/fraga/1`, { tankar: 'Sagt i rummet\nSagt också', slutsats: 'Vi övar på att säga nej' })
  const after_ = await head.get(`${at}/fraga/1`)
  assert.equal(after_.text.match(/tanke nummer/g)?.length, 4)
  assert.match(after_.text, /Sagt också/)

  await head.get(`${at}/plan`)
  const added = await head.post(`${at}/plan`, {
    title: 'Öva på att säga nej',
    why: 'Det kom fram i samtalet',
    owner: who('norrvik-handlaggare').account,
    due: '2027-02-01',
  })
  assert.equal(added.status, 303, added.text.slice(0, 2000))
  await head.get(`${at}/plan`)
  assert.equal((await head.post(`${at}/avsluta`, {})).status, 303)
  const done = await head.get(at)
  assert.match(done.text, /Planen är klar/)
  assert.match(done.text, /Öva på att säga nej/)
  assert.match((await phone.get(door)).text, /Samtalet är avslutat/)
  const late = await phone.post(door, { fraga: FIRST, tanke: 'för sent' })
  assert.equal(late.location, door)
  assert.equal((await head.post(`${at}/skarm`, { till: '1' })).status, 409, 'what is settled is not led again')
  assert.match((await head.get('/samtal')).text, /1 öppna, 0 klara/)

  const document = await head.get(`${at}/dokument`)
  assert.match(document.text, /Vi övar på att säga nej/)
  assert.match(document.text, /får inte lämna organisationen/)
  const docx = await head.get(`${at}/dokument.docx`)
  assert.equal(docx.bytes.subarray(0, 2).toString(), 'PK')
  const pdf = await head.get(`${at}/dokument.pdf`)
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-')
  assert.doesNotMatch(docx.headers.get('content-disposition') ?? '', /Arbetsplats/)

  await house.superuser("update conversation set settled_at = now() - interval '31 days' where id = $1", [id])
  await house.db.asWorker(who('norrvik-chef').tenant, (tx) => tx.enqueue('conversation_clear', id))
  await house.drain()
  assert.equal((await house.superuser('select 1 from conversation_thought where conversation = $1', [id])).length, 0)
  const left = await head.get(`${at}/dokument`)
  assert.match(left.text, /Vi övar på att säga nej/)
  assert.doesNotMatch(left.text, /tanke nummer/)
  assert.match((await head.get(at)).text, /Tankarna är raderade/)
})

test('malice: no time or name stands beside a thought, and nobody signed in reads what waits', async () => {
  const { at, id } = await prepare()
  const { phone, at: door } = await phoneBy((await step(at, 2)).text)
  const [log] = await house.superuser<{ count: number }>('select count(*)::int as count from audit')
  await phone.get(door)
  await phone.post(door, { fraga: FIRST, tanke: 'väntar' })
  const [after_] = await house.superuser<{ count: number }>('select count(*)::int as count from audit')
  assert.equal(after_?.count, log?.count)
  const columns = await house.superuser(
    "select column_name from information_schema.columns where table_name = 'conversation_thought' and (data_type like 'timestamp%' or column_name ~ 'account|made|by')",
  )
  assert.deepEqual(columns, [])
  const read = await house.db.as(who('norrvik-chef'), (tx) =>
    tx
      .tables<{ conversation_thought: { conversation: string; waiting: boolean } }>()
      .selectFrom('conversation_thought')
      .select('waiting')
      .where('conversation', '=', id)
      .execute(),
  )
  assert.deepEqual(read, [])
  assert.equal((await house.superuser('select 1 from conversation_thought where conversation = $1 and waiting', [id])).length, 1)
  const wrong = await phone.post(door, { fraga: 'nagon-annan', tanke: 'x' })
  assert.equal(wrong.location, door)
  const long = await phone.post(door, { fraga: FIRST, tanke: 'x'.repeat(501) })
  assert.equal(long.status, 422)
  assert.match(long.text, /x{501}/, 'what was written is not lost')
})

test('from paper: typed in on one form, a thought a line; the sheet has the rule and room to write', async () => {
  const { at } = await prepare()
  const sheet = await head.get(`${at}/papper`)
  assert.match(sheet.text, /Inga ärenden, inga personer/)
  assert.ok((sheet.text.match(/class="sv-lines"/g)?.length ?? 0) >= 12)
  await head.get(`${at}/skriv-in`)
  await head.post(`${at}/skriv-in`, { [`tankar-${FIRST}`]: 'ett\ntvå', [`tankar-${SECOND}`]: 'tre' })
  assert.match((await head.get(`${at}/fraga/1`)).text, /två/)
  assert.match((await head.get(`${at}/fraga/2`)).text, /tre/)
})

test('alone: nobody else sees it until it is shared', async () => {
  const alone = await Visitor.as(house, 'norrvik-handlaggare')
  await alone.get(`/samtal/ensam/${SET}`)
  const begun = await alone.post(`/samtal/ensam/${SET}`, { title: 'För mig själv', questions: [FIRST], retention_days: '30' })
  const at = (begun.location ?? '').replace('/fraga/1', '')
  await alone.get(`${at}/fraga/1`)
  await alone.post(`${at}/fraga/1`, { tankar: 'Jag vet inte', slutsats: '' })
  assert.match((await alone.get(`${at}/fraga/1`)).text, /Jag vet inte/)
  for (const slug of ['norrvik-chef', 'norrvik-samordnare']) assert.equal((await (await Visitor.as(house, slug)).get(at)).status, 404, slug)
  await head.get('/')
  assert.equal((await head.post(`${at}/dela`, {})).status, 404)
  await alone.get(at)
  assert.equal((await alone.post(`${at}/dela`, {})).status, 303)
  assert.match((await head.get(`${at}/fraga/1`)).text, /Jag vet inte/)
})

test('S-R2, S-R3: refused: other units, other organisations, roles without duty; what is absent is the same', async () => {
  const { at, id } = await prepare()
  for (const slug of ['norrvik-personalchef', 'norrvik-handlaggare', 'norrvik-systemagare', 'ekby-chef', 'nordan-samordnare']) {
    const visitor = await Visitor.as(house, slug)
    for (const path of ['', '/skarm', '/fraga/1', '/plan', '/dokument', '/dokument.pdf', '/papper', '/film', '/film/fil', '/qr.svg'])
      assert.equal((await visitor.get(`${at}${path}`)).status, 404, `${slug} ${path}`)
    await visitor.get('/')
    for (const path of ['skarm', 'visa', 'avsluta', 'skriv-in'])
      assert.equal((await visitor.post(`${at}/${path}`, { till: '1' })).status, 404, `${slug} ${path}`)
  }
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await caseworker.get('/samtal/nytt')).status, 404)
  assert.equal((await new Visitor(house).get(`/t/${'A'.repeat(43)}`)).status, 404)
  const [row] = await house.superuser<{ outcome: string }>(
    "select outcome from audit where object_id = $1 and deed = 'conversation.lead' limit 1",
    [id],
  )
  assert.equal(row?.outcome, 'not_reached')
})

test('whoever leads for another’s unit may run it, and only that one', async () => {
  const { at } = await prepare({ leader: who('norrvik-handlaggare').account })
  const leader = await Visitor.as(house, 'norrvik-handlaggare')
  assert.match((await leader.get(at)).text, /Öppna stora skärmen/)
  await leader.get(`${at}/skarm`)
  assert.equal((await leader.post(`${at}/skarm`, { till: '0' })).status, 303)
  assert.match((await leader.get('/')).text, /Samtal att leda och avsluta/)
  const { tenant, account } = who('norrvik-handlaggare')
  const to = who('norrvik-samordnare').account
  await house.db.asWorker(tenant, async (tx) => {
    const [held] = await handOverConversations.held(tx, account)
    assert.equal(held?.count, 1)
    assert.deepEqual(new Set(held?.heirs), new Set([to, who('norrvik-chef').account]))
    await handOverConversations.move(tx, held?.key ?? '', account, to)
  })
  assert.equal((await leader.get(at)).status, 404)
})

test('a film is shown with its captions or not at all; ranges give pieces; a file that is no film is refused', async () => {
  const { at } = await prepare()
  await head.get(`${at}/film`)
  const wrong = await head.post(`${at}/film`, { file: new File(['<html>'], 'film.mp4', { type: 'video/mp4' }) })
  assert.match(wrong.text, /ingen film i MP4 eller WebM/)
  const film = Buffer.concat([Buffer.from('\0\0\0\x20ftypisom'), Buffer.alloc(4_500_000, 7)])
  await head.get(`${at}/film`)
  assert.equal((await head.post(`${at}/film`, { file: new File([film], 'x.bin') })).status, 303)
  const bare = await head.get(`${at}/film`)
  assert.match(bare.text, /Text saknas till filmen/)
  assert.doesNotMatch(bare.text, /<video/)
  const noText = await head.post(`${at}/film/text`, { lang: 'sv', vtt: new File(['inte vtt'], 'x.vtt') })
  assert.match(noText.text, /gick inte att läsa som WebVTT/)
  await head.get(`${at}/film`)
  await head.post(`${at}/film/text`, { lang: 'sv', vtt: new File(['WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hej</i>\n'], 'x.vtt') })
  const page = await head.get(`${at}/film`)
  assert.match(page.text, /<video[^>]*><track kind="captions"[^>]*srclang="sv"/)
  assert.equal((await head.get(`${at}/film/text.vtt`)).text, 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHej\n')
  const first = await head.request(`${at}/film/fil`, { headers: { Range: 'bytes=0-' } })
  assert.equal(first.status, 206)
  assert.equal(first.headers.get('content-range'), `bytes 0-3999999/${film.length}`)
  const rest = await head.request(`${at}/film/fil`, { headers: { Range: 'bytes=4000000-' } })
  assert.ok(Buffer.concat([first.bytes, rest.bytes]).equals(film))
  assert.equal((await head.request(`${at}/film/fil`, { headers: { Range: 'bytes=99999999-' } })).status, 416)
  const stored = await house.superuser<{ sealed: Buffer }>('select sealed from conversation_film_piece where conversation = $1', [
    at.split('/').at(-1),
  ])
  assert.ok(
    stored.every(({ sealed }) => !sealed.includes(Buffer.alloc(64, 7))),
    'kept sealed',
  )
})

test('before it leaves: the röjandekontroll reads every word, and its answer holds for those words alone', async () => {
  const { at, id } = await prepare()
  await head.get(`${at}/fraga/1`)
  await head.post(`${at}/fraga/1`, { tankar: '', slutsats: 'Vi gör bättre mallar.' })
  assert.match((await head.get(`${at}/dokument`)).text, /Låt röjandekontrollen läsa/)
  await head.post(`${at}/kontrollera`, {})
  assert.match((await head.get(`${at}/dokument`)).text, /Röjandekontrollen läser|Hålls kvar|Har passerat/)
  await house.drain()
  const checked = await head.get(`${at}/dokument`)
  assert.match(checked.text, /Hålls kvar|Har passerat röjandekontrollen/)
  // An installation that only follows up has no control to ask, and the document stays marked as internal.
  const bare = await seeDocument(house.db, who('norrvik-chef'), id, { port: undefined, by: 'Norrvik', lang: 'sv' })
  assert.equal(bare?.standing, 'no_control')
  assert.equal(bare?.content.passed, false)
  await head.get(`${at}/fraga/1`)
  await head.post(`${at}/fraga/1`, { tankar: '', slutsats: 'Vi gör helt andra mallar.' })
  assert.match((await head.get(`${at}/dokument`)).text, /Texten har ändrats sedan kontrollen/)
})

test('an action that is wrong comes back with what was written', async () => {
  const { at } = await prepare()
  await head.get(`${at}/plan`)
  const wrong = await head.post(`${at}/plan`, { title: 'Behåll det här', why: 'Och det här', owner: '', due: '2020-01-01' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="Behåll det här"/)
  assert.match(wrong.text, /Och det här/)
})
