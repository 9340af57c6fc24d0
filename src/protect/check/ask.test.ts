import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeDocx } from '../../../packages/disclosure/test/make/docx.ts'
import { answerOf, auditOf, bare, file, handIn, IFO, plantBoth, reviewIn, reviewsOf, VENDELA } from './test/story.ts'

let house: TestHouse
let author: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000', SAMVARN_UPLOAD_FILE_BYTES_MAX: '200000', SAMVARN_UPLOAD_FILES_MAX: '3' })
  await plantBoth(house)
  author = await Visitor.as(house, 'norrvik-handlaggare')
})
after(() => house?.close())

test('the answer waits for the check, reloads by itself, and ends in one of two', async () => {
  const sent = await author.post('/kontrollera', {
    recipient: 'counterparty',
    text: 'Mötet är flyttat till torsdag klockan nio i samma rum som förra gången.',
  })
  assert.equal(sent.status, 303)
  const waiting = await author.get(sent.location ?? '')
  assert.match(waiting.text, /<h1>Kontrolleras …<\/h1>/)
  assert.equal(waiting.headers.get('Refresh'), '2')
  await house.drain()
  const answered = await author.get(sent.location ?? '')
  assert.match(answered.text, /<h1>Kan skickas<\/h1>/)
  assert.equal(answered.headers.get('Refresh'), null)
})

test('D-R24: what is hidden in a document, in its properties or in its name holds the set', async () => {
  const set = (name: string, content: Uint8Array) => handIn(house, author, { recipient: 'counterparty', files: file(name, content) })
  const plain = makeDocx({ paragraphs: ['Beslut om umgänge.'] })
  assert.equal(await answerOf(author, await set('beslut.docx', plain)), 'Kan skickas')
  const planted = [
    makeDocx({ paragraphs: ['Beslut.'], comments: [{ author: 'Hanna', text: `Hon bor på ${VENDELA.address}.` }] }),
    makeDocx({ paragraphs: ['Beslut.'], hidden: [VENDELA.phone] }),
    makeDocx({ paragraphs: ['Beslut.'], deletions: [`Adress: ${VENDELA.street}`] }),
    makeDocx({ paragraphs: ['Beslut.'], properties: { subject: VENDELA.number } }),
    makeDocx({ paragraphs: ['Beslut.'], header: `${VENDELA.name}, ${VENDELA.address}` }),
  ]
  for (const content of planted) assert.equal(await answerOf(author, await set('beslut.docx', content)), 'Går till granskning')
  assert.equal(await answerOf(author, await set('Vendela_Kvist beslut.docx', plain)), 'Går till granskning')
})

test('D-R23, D-R24: who in one file and where in another are found together, and each file is marked', async () => {
  const set = await handIn(house, author, {
    recipient: 'counterparty',
    files: [file('brev.txt', `Ärendet gäller ${VENDELA.name}.`), file('bilaga.txt', 'Handlingarna skickas till 990 12 Norrvik.')],
  })
  assert.equal(await answerOf(author, set), 'Går till granskning')
  const verdicts = await house.superuser<{ verdict: string }>('select verdict from outgoing_file where set = $1 order by ordinal', [set])
  assert.deepEqual(
    verdicts.map((row) => row.verdict),
    ['findings', 'findings'],
  )
})

test('D-R26: her own data may go to herself; another’s may not; an unknown subject lets nothing pass', async () => {
  const text = `Hej! Vi skriver till dig på ${VENDELA.address} om ditt ärende.`
  assert.equal(await answerOf(author, await handIn(house, author, { recipient: 'self', subject: '18900101-9802', text })), 'Kan skickas')
  assert.equal(
    await answerOf(author, await handIn(house, author, { recipient: 'self', subject: '18900111-9800', text })),
    'Går till granskning',
  )
  assert.equal(
    await answerOf(author, await handIn(house, author, { recipient: 'self', subject: '18900115-9806', text })),
    'Går till granskning',
  )
})

test('a hold says the same to the byte, whatever the cause (S-R4)', async () => {
  const causes = [
    `Hon bor på ${VENDELA.address}.`.padEnd(60, '.'),
    'Ring mig på 070-174 06 17 om du undrar något över det.'.padEnd(60, '.'),
    '%PDF-1.7 som inte är någon PDF alls, bara en trasig fil'.padEnd(60, '.'),
    'PK\u0003\u0004 ett arkiv som inte går att packa upp, av något skäl'.padEnd(60, '.'),
  ]
  const pages: string[] = []
  for (const content of causes) {
    const set = await handIn(house, author, { recipient: 'counterparty', files: file('brev.txt', content) })
    const page = await author.get(`/kontrollera/${set}`)
    assert.match(page.text, /<h1>Går till granskning<\/h1>/)
    pages.push(bare(page.text))
    for (const value of [VENDELA.name, VENDELA.street, VENDELA.number]) assert.ok(!page.text.includes(value))
  }
  assert.equal(new Set(pages).size, 1)
})

test('the author reaches no finding, document or copy by any address, and every miss is one answer', async () => {
  const set = await handIn(house, author, { recipient: 'public', files: file('brev.txt', `Hon bor på ${VENDELA.address}.`) })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  const [row] = await house.superuser<{ id: string }>('select id from outgoing_file where set = $1', [set])
  const unknown = '00000000-0000-4000-8000-000000000000'
  const paths = [
    `/granskning/${review}`,
    `/granskning/${review}/text/${row?.id}`,
    `/granskning/${review}/original/${row?.id}`,
    `/granskning/${review}/kopia/${unknown}`,
    `/granskning/${review}/tillbaka`,
    `/granskning/${review}/slapp`,
    `/granskning/${review}/andra`,
    '/granskning',
    '/andra-person',
    `/andra-person/${unknown}`,
    `/granskning/${unknown}`,
    `/granskning/${unknown}/original/${unknown}`,
    '/granskning/inte-ett-id',
    `/kontrollera/${unknown}`,
    '/kontrollera/inte-ett-id',
  ]
  const answers = []
  for (const path of paths) answers.push(await author.get(path))
  for (const answer of answers) assert.equal(answer.status, 404)
  // The shell knows the path (language link, current room); the rest of the page is the same to the byte.
  const mains = answers.map((answer) => /<main[\s\S]*<\/main>/.exec(answer.text)?.[0])
  assert.equal(new Set(mains).size, 1)
  for (const action of ['tillbaka', 'kopia', 'skickad', 'slapp', 'aterta', 'andra']) {
    const fields = { code: 'call_first', law: 'OSL 10:2', reason: 'already_known', answer: 'ja' }
    assert.equal((await author.post(`/granskning/${review}/${action}`, fields)).status, 404, action)
    assert.equal((await author.post(`/granskning/${unknown}/${action}`, fields)).status, 404, action)
  }
  const mine = await auditOf(house, 'review.see', review)
  assert.ok(mine.length > 0 && mine.every((one) => one.outcome === 'not_reached' && one.person === null))
  assert.equal((await reviewsOf(house, set))[0]?.state, 'open')
})

test('another colleague’s set is as absent as one that never was', async () => {
  const set = await handIn(house, author, {
    recipient: 'authority',
    text: 'Ett vanligt brev utan något särskilt i sig, men ganska långt ändå.',
  })
  const colleague = await Visitor.as(house, 'norrvik-registrator')
  assert.equal((await colleague.get(`/kontrollera/${set}`)).status, 404)
  assert.doesNotMatch((await colleague.get('/kontrollera/mina')).text, new RegExp(set))
  const foreigner = await Visitor.as(house, 'ekby-handlaggare')
  assert.equal((await foreigner.get(`/kontrollera/${set}`)).status, 404)
})

test('an empty form says all that is missing at once and keeps what was written', async () => {
  const page = await author.post('/kontrollera', { recipient: 'self', subject: 'abc', text: '' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Numret går inte att läsa/)
  assert.match(page.text, /Välj minst en fil eller klistra in text/)
  assert.match(page.text, /value="abc"/)
  assert.match((await author.post('/kontrollera', { text: 'x' })).text, /Välj vem som ska få utskicket/)
})

test('too large or too many: nothing of what was typed is lost, and the page says that files must be chosen again', async () => {
  const text = 'Det här skrev jag för hand och vill inte skriva igen.'
  const page = await author.post('/kontrollera', { recipient: 'public', text, files: file('stor.txt', 'x'.repeat(200_001)) })
  assert.equal(page.status, 422)
  assert.match(page.text, /Fil 1 är 0,2 MB\. Högst 0,2 MB per fil/)
  assert.match(page.text, /Filerna måste väljas igen/)
  assert.ok(page.text.includes(text))
  assert.match(page.text, /value="public" checked/)
  const many = await author.post('/kontrollera', { recipient: 'public', text, files: [1, 2, 3, 4].map((n) => file(`${n}.txt`, 'hej')) })
  assert.match(many.text, /Det är 4 filer\. Ett utskick får ha högst 3/)
  const left = await house.superuser<{ sealed: Buffer }>('select sealed from form_draft')
  assert.ok(left.length > 0 && left.every((row) => !row.sealed.includes(Buffer.from('för hand'))), 'kept sealed until it is corrected')
})

test('what only looks like a form with files is refused', async () => {
  const headers = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
  const fake = await author.request('/kontrollera', {
    method: 'POST',
    body: 'recipient=public',
    headers: { ...headers, 'Content-Type': 'multipart/form-data' },
  })
  assert.equal(fake.status, 400)
  const torn = await author.request('/kontrollera', {
    method: 'POST',
    body: '--x\r\nContent-Disposition: form-data; name="csrf"\r\n',
    headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' },
  })
  assert.equal(torn.status, 400)
  const words = await author.post('/kontrollera', { recipient: 'public', files: 'inte en fil' })
  assert.equal(words.status, 422)
})

test('a very short text is listed for the log reviewer in the name of the one who asked', async () => {
  const short = await handIn(house, author, { recipient: 'counterparty', text: VENDELA.name })
  const long = await handIn(house, author, { recipient: 'counterparty', text: 'Ett långt brev om något helt annat. '.repeat(20) })
  const probes = await auditOf(house, 'check.probe')
  assert.ok(probes.some((row) => row.object_id === short && row.actor === house.cast['norrvik-handlaggare']?.account))
  assert.ok(probes.every((row) => row.object_id !== long))
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  assert.match((await reviewer.get('/loggranskning/probes')).text, /Kontrollerade en mycket kort text/)
})

test('the number of checks an hour is limited for each account, and the text is kept (S-R23)', async () => {
  const small = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '2' })
  try {
    const one = await Visitor.as(small, 'norrvik-handlaggare')
    const ask = (who: Visitor) => who.post('/kontrollera', { recipient: 'public', text: 'En text som ska kontrolleras.' })
    for (const _ of [1, 2]) assert.match((await ask(one)).location ?? '', /^\/kontrollera\/[0-9a-f]{8}-/)
    const page = await ask(one)
    assert.equal(page.status, 429)
    assert.ok(page.text.includes('En text som ska kontrolleras.') && page.text.includes('Vänta en stund'))
    assert.match((await ask(await Visitor.as(small, 'norrvik-registrator'))).location ?? '', /^\/kontrollera\/[0-9a-f]{8}-/)
    assert.equal((await auditOf(small, 'check.ask')).filter((row) => row.outcome === 'refused').length, 1)
  } finally {
    await small.close()
  }
})
