import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Visitor } from '../../../test/visitor.ts'
import { saveSection } from '../answer/index.ts'
import { handed } from '../answer/test/scene.ts'
import { seal } from '../exchange/index.ts'
import { tend } from './deeds-mail.ts'
import { answersTo } from './store-answer.ts'
import { answerTo, linkOf, openWorld, otherCode, stranger } from './test/world.ts'

/** A round goes out and its answers come in, by every way there is. */
const { house, national, round, all, outside, byName, worker, api, post, documentOf } = await openWorld()
after(() => house.close())

test('D-R50: a round opened on the pages reaches all three sorts: those here, those with an installation, those with a link', async () => {
  assert.equal(all.length, 14)
  const norrvik = await house.superuser('select 1 from answer_round where invitation = $1', [byName('Norrviks kommun').id])
  assert.equal(norrvik.length, 1, 'delivered into its own house')
  const mails = await house.superuser<{ reason: string }>('select reason from round_mail')
  assert.deepEqual([...new Set(mails.map((mail) => mail.reason))], ['invited'])
  assert.equal(mails.length, outside.length)
  const document = await documentOf('Provkommun 1')
  assert.equal(document.reply_to, 'http://localhost:3000/api/v1/rundor/svar')
  assert.deepEqual(
    document.sets.map((set) => set.id),
    ['managers', 'civil-society'],
  )
  assert.equal(document.supporter, 'Länsstyrelsen i Nordanlän (påhittad)')
})

test('S-R9: the token of a link stands nowhere in the database, and the address only sealed', async () => {
  const link = await linkOf(national, byName('Provkommun 1').id)
  const token = link.split('/').at(-1) ?? ''
  const rows = await house.superuser<{ line: string }>(
    'select i::text as line from round_invitation i union all select o::text from round_organisation o union all select m::text from round_mail m',
  )
  assert.ok(rows.length > 20)
  for (const { line } of rows) {
    assert.ok(!line.includes(token))
    assert.ok(!line.includes('example.se'))
  }
})

test('somebody without an account answers on the page, sees all that is sent, and only levels arrive', async () => {
  const link = await linkOf(national, byName('Provkommun 1').id)
  const guest = new Visitor(house)
  const first = await guest.get(link)
  assert.match(first.text, /Börja svara/)
  const page = await guest.get(`${link}/fraga/managers/1`)
  const field = /name="(svar-[^"]+)"/.exec(page.text)?.[1] ?? ''
  const saved = await guest.post(`${link}/fraga/managers/1`, {
    [field]: '2',
    [field.replace('svar', 'ord')]: 'Våra egna ord',
    edition: '0',
  })
  assert.equal(saved.location, `${link}/fraga/managers/2`)
  assert.match((await new Visitor(house).get(`${link}/fraga/managers/1`)).text, /Våra egna ord/, 'resumed by the same link elsewhere')
  const late = await guest.post(`${link}/fraga/managers/1`, { [field]: '1', [field.replace('svar', 'ord')]: 'Nyare ord', edition: '0' })
  assert.equal(late.status, 422)
  assert.match(late.text, /Nyare ord/)
  assert.match(late.text, /Våra egna ord/, 'both are there to choose from')
  const review = await guest.get(`${link}/skicka`)
  assert.match(review.text, /Det här skickas/)
  assert.match(review.text, /Våra egna ord/)
  const unnamed = await guest.post(`${link}/skicka`, { sharing: 'levels_and_words', by: 'Chef', whole: 'ja' })
  assert.equal(unnamed.status, 422, 'words leave only when somebody has said that they name nobody')
  const sent = await guest.post(`${link}/skicka`, { sharing: 'levels', by: 'Förvaltningschef', whole: 'ja', county_sees: 'ja' })
  assert.equal(sent.location, link)
  assert.match((await guest.get(link)).text, /Ert svar är mottaget/)
  const parts = await house.superuser<{ levels: number[]; words_sealed: Buffer | null }>(
    'select levels, words_sealed from round_answer_part where invitation = $1',
    [byName('Provkommun 1').id],
  )
  assert.equal(parts.length, 1)
  assert.equal(parts[0]?.levels[0], 2)
  assert.equal(parts[0]?.words_sealed, null, 'words stay at home')
  assert.deepEqual(await house.superuser('select 1 from round_draft where invitation = $1', [byName('Provkommun 1').id]), [])
})

test('a signed answer comes by the API; S-R13: words under “levels only” are stripped at the door', async () => {
  const document = await documentOf('Provkommun 2')
  const home = stranger()
  assert.deepEqual(await post(home.seal(answerTo(document, 3))), { status: 200, ok: true })
  assert.equal(
    (await post(home.seal(answerTo(document, 3, { signed_off_at: '2026-11-22T10:00:00Z' })))).code,
    'number',
    'a replayed number',
  )
  const [part] = await house.superuser<{ words_sealed: Buffer | null }>(
    'select words_sealed from round_answer_part where invitation = $1',
    [byName('Provkommun 2').id],
  )
  assert.equal(part?.words_sealed, null)
  const dump = await house.superuser<{ line: string }>('select p::text as line from round_answer_part p')
  assert.ok(dump.every(({ line }) => !line.includes('Egna ord')))
})

test('the same answer twice is one answer', async () => {
  const envelope = stranger().seal(answerTo(await documentOf('Provkommun 3'), 1))
  assert.deepEqual(await post(envelope), { status: 200, ok: true })
  assert.deepEqual(await post(envelope), { status: 200, ok: true })
  assert.equal((await worker((tx) => answersTo(tx, byName('Provkommun 3').id))).length, 1)
})

test('malice: forged, another’s code, another’s invitation, other questions, another key, too large', async () => {
  const [mine, theirs] = [await documentOf('Provkommun 4'), await documentOf('Provkommun 5')]
  const home = stranger()
  const good = answerTo(mine, 2)
  const forged = home.seal(good)
  assert.equal((await post({ ...forged, document: forged.document.replace('"number":1', '"number":9') })).code, 'unsigned')
  assert.equal((await post(home.seal({ ...good, reply_code: theirs.reply_code }))).code, 'not_invited')
  assert.equal((await post(home.seal({ ...good, invitation: theirs.invited.invitation }))).code, 'not_invited')
  assert.equal((await post(home.seal({ ...good, reply_code: otherCode() }))).code, 'not_invited')
  assert.equal((await post(home.seal({ ...good, parts: [{ set: 'managers', version: '0.1', answers: [] }] }))).code, 'other_questions')
  const [part] = good.parts
  assert.ok(part)
  const high = { ...part, answers: [{ ...(part.answers[0] ?? assert.fail()), level: 17 }] }
  assert.equal((await post(home.seal({ ...good, parts: [high] }))).code, 'other_questions', 'a level that the question has not')
  assert.equal((await api(Buffer.alloc(4_100_000, 32))).status, 413)
  assert.deepEqual(await post(home.seal(good)), { status: 200, ok: true })
  assert.equal((await post(stranger().seal({ ...good, number: 2 }))).code, 'other_key', 'a changed key stops, and says so')
  const log = await house.superuser<{ outcome: string }>("select outcome from audit where deed = 'round.answer_refuse'")
  assert.ok(log.length >= 3)
})

test('a signed file for one organisation is not taken at another’s link', async () => {
  const envelope = stranger().seal(answerTo(await documentOf('Provkommun 5'), 2))
  const elsewhere = await linkOf(national, byName('Provkommun 6').id)
  const guest = new Visitor(house)
  await guest.get(elsewhere)
  const wrong = await guest.post(`${elsewhere}/svarsfil`, { answer: new File([JSON.stringify(envelope)], 'svar.json') })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /hör inte till någon inbjudan/)
  const own = await linkOf(national, byName('Provkommun 5').id)
  await guest.get(own)
  assert.equal((await guest.post(`${own}/svarsfil`, { answer: new File([JSON.stringify(envelope)], 'svar.json') })).location, own)
})

test('the workbook goes out, comes back filled in, and its faults are told by sheet and row', async () => {
  const link = await linkOf(national, byName('Provkommun 6').id)
  const guest = new Visitor(house)
  const fetched = await guest.get(`${link}/kalkylblad.xlsx`)
  assert.equal(fetched.status, 200)
  const { readSheets } = await import('../../platform/list/cells.ts')
  const { writeWorkbook } = await import('../../platform/list/workbook.ts')
  const read = await readSheets(fetched.bytes)
  assert.ok('sheets' in read)
  assert.deepEqual(
    read.sheets.map((sheet) => sheet.name),
    ['managers', 'civil-society'],
  )
  const fill = (answer: string) =>
    writeWorkbook(
      read.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, i) => (i === 1 ? [row[0] ?? '', row[1] ?? '', answer, 'ord', ''] : row)),
      })),
    )
  await guest.get(link)
  const wrong = await guest.post(`${link}/kalkylblad`, { sheet: new File([new Uint8Array(await fill('fyra'))], 'a.xlsx') })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Svaret går inte att läsa/)
  const right = await guest.post(`${link}/kalkylblad`, { sheet: new File([new Uint8Array(await fill('1'))], 'a.xlsx') })
  assert.equal(right.location, `${link}/skicka`)
  assert.equal((await guest.post(`${link}/skicka`, { sharing: 'levels', by: 'Chef', whole: 'ja' })).location, link)
})

test('an organisation here is answered for by its own house alone: another’s submission is refused', async () => {
  const norrvik = house.cast['norrvik-samordnare']?.tenant ?? ''
  const ekby = house.cast['ekby-chef']?.tenant ?? ''
  const { coordinatorOf } = await import('./store-invitation.ts')
  const mine = byName('Norrviks kommun').id
  assert.equal(await house.db.asWorker(norrvik, (tx) => coordinatorOf(tx, mine)), house.cast['samverket-nationell']?.tenant)
  assert.equal(await house.db.asWorker(ekby, (tx) => coordinatorOf(tx, mine)), undefined)
  const document = await house.db.asWorker(ekby, (tx) =>
    seal(tx, answerTo({ round, reply_code: otherCode(), invited: { invitation: mine }, sets: [] } as never, 1, { parts: [] })),
  )
  assert.equal((await post(document)).code, 'unsigned')
})

test('reminders go on their days, to those who have not answered, once a day; the letter tells nothing', async () => {
  const { tenant } = house.cast['samverket-nationell'] ?? assert.fail()
  await house.superuser("delete from round_mail where reason = 'reminder'")
  await tend(house, tenant, new Date('2099-12-20T04:10:00Z'))
  assert.equal((await house.superuser("select 1 from round_mail where reason = 'reminder'")).length, 0, 'eleven days before is no day')
  await tend(house, tenant, new Date('2099-12-17T04:10:00Z'))
  await tend(house, tenant, new Date('2099-12-17T04:10:00Z'))
  const reminded = await house.superuser<{ name: string }>(
    "select i.name from round_mail m join round_invitation i on i.tenant = m.tenant and i.id = m.invitation where m.reason = 'reminder'",
  )
  assert.equal(reminded.length, 14 - 6)
  assert.ok(!reminded.some(({ name }) => name.startsWith('Provkommun 2 ')))
  await house.drain()
  const told = await house.superuser(
    "select 1 from outbox o join account a on a.id = o.account where o.template = 'follow_up_waits' and a.tenant = $1",
    [house.cast['norrvik-samordnare']?.tenant],
  )
  assert.ok(told.length >= 1, 'those here are told in their own house')
  const { functionLetter } = await import('../../organisation/mail/letter.ts')
  const letter = functionLetter('http://localhost:3000/inbjudan/x')
  assert.doesNotMatch(`${letter.subject}${letter.text}`, /runda|skydda|enkät|fråg|länsstyrelse|survey|protect/i)
})

test('an organisation here answers in its own house: begun is told, levels arrive, and it hears that they did', async () => {
  const { id } = byName('Norrviks kommun')
  const [theirs] = await house.superuser<{ id: string }>('select id from answer_round where invitation = $1', [id])
  const part = await handed(house, theirs?.id ?? '', { set: 'managers', owner: 'norrvik-handlaggare' })
  const set = (await documentOf('Provkommun 1')).sets[0] ?? assert.fail()
  const section = set.sections[0] ?? assert.fail()
  const answers = section.questions.map((question) => ({
    question: question.id,
    applies: true,
    level: 1,
    chosen: [],
    words: 'Stannar hemma.',
  }))
  const { tenant, account } = house.cast['norrvik-handlaggare'] ?? assert.fail()
  assert.ok((await saveSection(house.db, { tenant, account }, part, section.id, 0, answers)).ok)
  await house.drain()
  const standing = () =>
    house.superuser<{ begun_at: Date | null; answered_at: Date | null }>(
      'select begun_at, answered_at from round_invitation where id = $1',
      [id],
    )
  assert.ok((await standing())[0]?.begun_at)
  await house.superuser("update answer_part set state = 'ready' where id = $1", [part])
  const signer = await Visitor.as(house, 'norrvik-samordnare')
  const path = `/svar/runda/${theirs?.id}/skickas/nivaer`
  const seen = /name="seen" value="([0-9a-f]+)"/.exec((await signer.get(path)).text)?.[1] ?? ''
  assert.equal((await signer.post(path, { seen })).status, 303)
  await house.drain()
  assert.ok((await standing())[0]?.answered_at)
  const parts = await house.superuser<{ levels: number[]; words_sealed: Buffer | null }>(
    'select levels, words_sealed from round_answer_part where invitation = $1',
    [id],
  )
  assert.deepEqual([parts.length, parts[0]?.levels[0], parts[0]?.words_sealed], [1, 1, null])
  const [submission] = await house.superuser<{ state: string }>('select state from answer_submission where round = $1', [theirs?.id])
  assert.equal(submission?.state, 'received')
})

test('a new link kills the old one; guessing is limited; a dead link tells nothing', async () => {
  const { id } = byName('Provkommun 8')
  const old = await linkOf(national, id)
  await national.get(`/rundor/inbjudan/${id}`)
  await national.post(`/rundor/inbjudan/${id}/lank`, {})
  const fresh = await linkOf(national, id)
  assert.notEqual(fresh, old)
  assert.equal((await new Visitor(house).get(fresh)).status, 200)
  const dead = await new Visitor(house).get(old)
  assert.equal(dead.status, 404)
  assert.doesNotMatch(dead.text, /Provkommun|Provrunda/)
  let status = 404
  for (let i = 0; status === 404 && i < 1_000; i++) status = (await new Visitor(house).get(`/inbjudan/${'x'.repeat(43)}`)).status
  assert.equal(status, 429)
})
