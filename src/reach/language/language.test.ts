import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { dayOf } from '../../platform/day.ts'
import { nationalDocument, renderPage } from '../entry/index.ts'
import { content, FORMS, type Form, type SiteDocument } from '../text/index.ts'
import { ownTranslations, signedTexts } from './index.ts'
import { type Signature, stateOf } from './language.ts'
import { assemble, factsOf, lackingFacts, pairsOf, segmentsOf } from './segments.ts'

const SIGNED: Signature = {
  id: '1',
  form: 'fi',
  what: 'now',
  sha256: 'a',
  original: 'o',
  function: 'Översättare',
  on: '2026-01-01',
  recorded_at: new Date('2026-01-01'),
  withdrawn_at: null,
}
const text = { form: 'fi', what: 'now', origin: 'shipped', sha256: 'a' } as const

test('issue 5: a signature counts for the very text, in that form and on that page, until it is withdrawn', () => {
  assert.equal(stateOf(undefined, [SIGNED]).state, 'none')
  assert.equal(stateOf(text, []).state, 'unsigned')
  assert.equal(stateOf(text, [SIGNED]).state, 'signed')
  assert.equal(stateOf({ ...text, sha256: 'b' }, [SIGNED]).state, 'stale')
  assert.equal(stateOf({ ...text, form: 'ar' }, [SIGNED]).state, 'unsigned')
  assert.equal(stateOf({ ...text, what: 'start' }, [SIGNED]).state, 'unsigned')
  assert.equal(stateOf(text, [{ ...SIGNED, withdrawn_at: new Date() }]).state, 'unsigned')
})

test('issue 5: a text is taken apart and put together again without losing a mark', () => {
  for (const page of content().pages) {
    const { source, text: read } = content().text(page.id, 'sv')
    const words = new Map(segmentsOf(source).map((one) => [one.id, one.words]))
    const again = assemble(source, words)
    assert.deepEqual(
      pairsOf(source, again).pairs.filter(({ original, translation }) => original !== translation),
      [],
      page.id,
    )
    assert.ok(segmentsOf(source).length > 1, page.id)
    assert.equal(segmentsOf(source)[0]?.words, read.title)
  }
})

test('issue 5: facts are the same in every language: a number or link that is lost or added is found', () => {
  const swedish = '---\ntitle: Nu\nlead: Ring.\n---\n\n! Ring {tel:emergency} eller läs [mer](now).\n\n- Ett\n- Två\n\n{lines: emergency}\n'
  assert.deepEqual(
    segmentsOf(swedish).map(({ mark, words }) => [mark, words]),
    [
      ['title: ', 'Nu'],
      ['lead: ', 'Ring.'],
      ['! ', 'Ring {tel:emergency} eller läs [mer](now).'],
      ['- ', 'Ett'],
      ['- ', 'Två'],
    ],
  )
  const words = new Map([
    ['t3', 'Soita {tel:men} tai lue [lisää](now).'],
    ['t4', 'Yksi {tel:emergency}'],
  ])
  assert.deepEqual(lackingFacts(swedish, words), [
    { id: 't3', missing: ['{tel:emergency}'], extra: ['{tel:men}'] },
    { id: 't4', missing: [], extra: ['{tel:emergency}'] },
  ])
  assert.deepEqual(factsOf('inget'), [])
})

/** What the public page says; the words of the page itself, in its own tongue. */
const publicPage = (more: Partial<SiteDocument>, form: Form, page: string) =>
  renderPage({ document: { ...nationalDocument(), ...more }, form, page })

test('issue 5: a draft is absent from the public pages until it is signed, and again when its text is another', () => {
  const { drafts } = content()
  assert.ok(drafts.length > 0)
  for (const { page, form, sha256 } of drafts) {
    const title = content().draft(page, form)?.text.lead ?? ''
    assert.ok(title.length > 5)
    const mark = title.slice(0, 12)
    const by = { by: 'Översättare', on: '2026-01-01' }
    // The first page is drawn around the table of facts, whose words are signed by themselves.
    const phrases = { form, what: 'phrases', sha256: content().phrases(form).sha256, ...by }
    const signed = [{ form, what: page, sha256, ...by }]
    assert.ok(!publicPage({}, form, page).includes(mark), `${page}.${form}`)
    assert.ok(publicPage({ signed: [phrases, ...signed] }, form, page).includes(mark), `${page}.${form} signed`)
    assert.ok(!publicPage({ signed: [phrases, ...signed.map((one) => ({ ...one, sha256: 'f'.repeat(64) }))] }, form, page).includes(mark))
    assert.ok(FORMS[form].complete === false)
  }
})

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const today = dayOf(new Date())
const tenant = () => house.cast['norrvik-kommunikator']?.tenant ?? ''
const signed = () => house.db.asWorker(tenant(), signedTexts)
const own = () => house.db.asWorker(tenant(), ownTranslations)
const signing = (read: string, more: Record<string, string> = {}) => ({
  name: 'Aino Sadunen',
  function: 'Översättare, Norrviks kommun',
  on: today,
  knows: 'on',
  last: read,
  ...more,
})
const facts = (form: Form) => content().phrases(form).sha256

test('issue 5: nothing is shown in another language before a named person has signed the very text', async () => {
  assert.deepEqual(await signed(), [])
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await kim.get('/sprak')).text, /Väntar på underskrift/)
  const page = await kim.get('/sprak/fi/phrases/skriv-under')
  assert.match(page.text, /Stycke för stycke/)
  const without = await kim.post('/sprak/fi/phrases/skriv-under', { ...signing(facts('fi')), knows: '' })
  assert.equal(without.status, 422)
  assert.match(without.text, /Aino Sadunen/, 'what was written is there')
  const named = await kim.post('/sprak/fi/phrases/skriv-under', signing(facts('fi'), { function: 'Aino, översättare' }))
  assert.match(named.text, /Skriv den utan personens namn/)
  const other = await kim.post('/sprak/fi/phrases/skriv-under', signing('0'.repeat(64)))
  assert.match(other.text, /Texten har ändrats sedan du läste den/)
  assert.deepEqual(await signed(), [])
  assert.equal((await kim.post('/sprak/fi/phrases/skriv-under', signing(facts('fi')))).location, '/sprak/fi/phrases')
  assert.deepEqual(await signed(), [{ form: 'fi', what: 'phrases', sha256: facts('fi'), by: 'Översättare, Norrviks kommun', on: today }])
})

test('issue 5: the name of the one who read stays in the house, sealed; the public pages get a function', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await kim.get('/sprak/fi/phrases')).text, /Aino Sadunen/)
  assert.doesNotMatch(JSON.stringify(await signed()), /Aino|Sadunen/)
  const rows = await house.superuser("select * from text_signature where form = 'fi'")
  assert.ok(rows.length > 0)
  for (const row of rows) assert.doesNotMatch(Object.values(row).map(String).join(' '), /Aino|Sadunen/)
})

test('issue 5: a withdrawn signature takes the text off the public pages at once', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.equal((await kim.get('/sprak/fi/phrases/ta-tillbaka')).status, 200)
  await kim.post('/sprak/fi/phrases/ta-tillbaka', {})
  assert.deepEqual(await signed(), [])
  const jobs = await house.superuser("select 1 from graphile_worker.jobs where task_identifier = 'publish_sites'")
  assert.ok(jobs.length > 0)
  assert.equal((await kim.post('/sprak/fi/phrases/ta-tillbaka', {})).status, 404)
})

const finnish = (more: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    segmentsOf(content().text('voting', 'sv').source).map(({ id, words }) => [id, ['Suomeksi', ...factsOf(words).map(written)].join(' ')]),
  ),
  ...more,
})
const written = (fact: string) => (fact.startsWith('(') ? `[sivu]${fact}` : fact)

test('issue 5: an own translation is kept when every paragraph and every fact is there, and shown when it is signed', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await kim.get('/sprak/fi/voting')).text, /Sidan finns inte på språket än/)
  const lacking = await kim.post('/sprak/fi/voting/andra', finnish({ t2: '' }))
  assert.equal(lacking.status, 422)
  assert.match(lacking.text, /Stycket saknar översättning/)
  const numbered = await kim.post('/sprak/fi/voting/andra', finnish({ t2: 'Soita 070-1740605.' }))
  assert.match(numbered.text, /Skriv inga telefonnummer/)
  const linked = await kim.post('/sprak/fi/voting/andra', finnish({ t3: `${finnish()['t3']} <b>tämä</b>` }))
  assert.equal(linked.status, 422, 'markup that nobody knows is refused')
  assert.equal((await kim.post('/sprak/fi/voting/andra', finnish())).location, '/sprak/fi/voting')
  assert.deepEqual(await own(), [], 'written, but nobody answers for it')
  const { last } = Object.fromEntries(
    [...(await kim.get('/sprak/fi/voting/skriv-under')).text.matchAll(/name="(last)" value="([0-9a-f]{64})"/g)].map(([, k, v]) => [k, v]),
  )
  await kim.post('/sprak/fi/voting/skriv-under', signing(last ?? ''))
  const [shown] = await own()
  assert.equal(shown?.by, 'Översättare, Norrviks kommun')
  assert.match(shown?.text ?? '', /title: Suomeksi/)
  const there = publicPage({ translations: await own() }, 'fi', 'voting')
  assert.match(there, /<h1[^>]*>Suomeksi/)
  assert.doesNotMatch(there, /Aino|Sadunen/)
  assert.doesNotMatch(publicPage({}, 'fi', 'voting'), /Suomeksi/)
  await kim.post('/sprak/fi/voting/andra', finnish({ t2: 'Muutettu.' }))
  assert.deepEqual(await own(), [], 'changed after signing: no longer shown')
  assert.match((await kim.get('/sprak/fi/voting')).text, /Texten har ändrats efter underskriften/)
  await kim.post('/sprak/fi/voting/slang', {})
  assert.match((await kim.get('/sprak/fi/voting')).text, /Sidan finns inte på språket än/)
})

test('issue 5: a translator’s file goes out and comes in with the same checks; one for another text is refused', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  for (const kind of ['csv', 'xlsx']) {
    const out = await kim.get(`/sprak/so/voting/fil.${kind}`)
    assert.equal(out.status, 200)
    assert.doesNotMatch(out.headers.get('Content-Disposition') ?? '', /voting|so\b/)
    const back = await kim.post('/sprak/so/voting/fil', { file: new File([new Uint8Array(out.bytes)], `f.${kind}`) })
    assert.equal(back.status, 422, 'nothing is filled in')
    assert.match(back.text, /Stycket saknar översättning/)
  }
  const rows = segmentsOf(content().text('voting', 'sv').source).map(
    ({ id, words }) => `${id};"${words.replaceAll('"', '""')}";"${['Soomaali', ...factsOf(words).map(written)].join(' ')}"`,
  )
  const csv = (lines: readonly string[]) => new File([['ID;Svenska;Översättning', ...lines].join('\r\n')], 'f.csv')
  const changed = await kim.post('/sprak/so/voting/fil', { file: csv(['t1;"En annan svenska";"Soomaali"']) })
  assert.match(changed.text, /hör inte till texten som den är nu/)
  assert.match(
    (await kim.post('/sprak/so/voting/fil', { file: new File(['a;b\r\n1;2'], 'f.csv') })).text,
    /Filen saknar någon av kolumnerna/,
  )
  assert.equal((await kim.post('/sprak/so/voting/fil', { file: csv(rows) })).location, '/sprak/so/voting')
  assert.match((await kim.get('/sprak/so/voting')).text, /Soomaali/)
})

test('S-R1: drafts are reached by communicators of the organisation and by nobody else; unknown forms and parts are absent', async () => {
  const hanna = await Visitor.as(house, 'norrvik-handlaggare')
  for (const path of ['/sprak', '/sprak/fi', '/sprak/so/voting', '/sprak/so/voting/fil.csv'])
    assert.equal((await hanna.get(path)).status, 404, path)
  assert.equal((await hanna.post('/sprak/fi/phrases/skriv-under', signing(facts('fi')))).status, 404)
  const britt = await Visitor.as(house, 'ekby-chef')
  assert.match(
    (await britt.get('/sprak/so/voting')).text,
    /Sidan finns inte på språket än/,
    'another organisation’s translation is not here',
  )
  for (const path of ['/sprak/sv', '/sprak/xx', '/sprak/fi/finns-inte', '/sprak/fi/phrases/andra'])
    assert.equal((await britt.get(path)).status, 404, path)
})
