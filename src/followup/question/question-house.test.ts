/** The room of questions in a whole house: read by all, loaded by those who coordinate, behind the walls of each organisation. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { readCells } from '../../platform/list/cells.ts'
import { writeCsv, writeWorkbook } from '../../platform/list/workbook.ts'
import { setById, setsFor } from './deeds-read.ts'
import { languageSheet } from './language-sheet.ts'
import { type QuestionSet, questionsOf } from './question.ts'
import { sheetOf } from './sheet.ts'
import { shippedSets } from './shipped.ts'

let house: TestHouse
let coordinator: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'followup' })
  coordinator = await Visitor.as(house, 'norrvik-samordnare')
})
after(() => house?.close())

const [managers] = shippedSets()
const own = (version: string, change: (text: string) => string = (text) => text): QuestionSet => {
  assert.ok(managers)
  const [section] = managers.sections
  assert.ok(section)
  const [question] = section.questions
  assert.ok(question)
  const { covering: _, ...rest } = managers
  const { covers: __, ...asked } = question
  return {
    ...rest,
    id: 'var-egen',
    version,
    sections: [{ ...section, questions: [{ ...asked, text: { ...question.text, sv: change(question.text.sv) } }] }],
  }
}
const json = (set: unknown) => new File([JSON.stringify(set)], 'egen.xlsx')
const as = (slug: string) => {
  const actor = house.cast[slug]
  assert.ok(actor, slug)
  return actor
}
async function load(file: File): Promise<string> {
  const read = await coordinator.post('/fragor/las-in', { file })
  assert.match(read.location ?? '', /^\/fragor\/las-in\/[0-9a-f-]{36}$/, read.text.slice(0, 400))
  return read.location ?? ''
}
const deeds = async () =>
  (
    await house.superuser<{ deed: string; outcome: string }>("select deed, outcome from audit where deed like 'question_set.%' order by at")
  ).map((row) => `${row.deed} ${row.outcome}`)

test('an installation that only follows up reads five sets, with law, levels and a good answer, and has no person tables', async () => {
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  const list = (await caseworker.get('/fragor')).text
  for (const title of [
    'Självskattning för chefer',
    'Självskattning för yrkesverksamma',
    'Självskattning för föreningar och företag',
    'Kommunens webb om våld',
    'Att fråga om våld',
  ])
    assert.ok(list.includes(title), title)
  assert.doesNotMatch(list, /Läs in en uppsättning/, 'only those who coordinate load')
  const read = (await caseworker.get('/fragor/managers/1.0')).text
  for (const words of [
    'Ett gott svar:',
    '6 § förvaltningslagen',
    '7 § HSLF-FS 2022:39',
    'overifierat',
    'Föreslagna åtgärder',
    'fråga 3 i stödmaterialet',
    'inte granskad av en jurist',
  ])
    assert.ok(read.includes(words), words)
  assert.equal((await caseworker.get('/fragor/managers')).location, '/fragor/managers/1.0')
  for (const nothing of [
    '/fragor/nej',
    '/fragor/managers/9.9',
    '/fragor/managers/1.0/skillnad/0.1',
    '/fragor/las-in',
    '/fragor/ramverk',
    '/fragor/managers/1.0/sprak',
    '/fragor/managers/1.0/dra-tillbaka',
  ])
    assert.equal((await caseworker.get(nothing)).status, 404, nothing)
  assert.deepEqual(
    await house.superuser("select 1 from information_schema.tables where table_schema = 'public' and table_name in ('person', 'marking')"),
    [],
  )
})

test('whoever tries sees at once where she stands and what would lift it; nothing becomes an answer', async () => {
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  const form = (await caseworker.get('/fragor/managers/1.0/prova')).text
  assert.equal((form.match(/role="radiogroup"/g) ?? []).length, 17)
  const empty = await caseworker.post('/fragor/managers/1.0/prova', {})
  assert.match(empty.text, /Svara på minst en fråga/)
  const tried = await caseworker.post('/fragor/managers/1.0/prova', {
    'svar-m1': '3',
    'svar-m2': '0',
    'svar-m5': 'ej',
    'svar-m4': '99',
    'svar-x': '1',
  })
  assert.match(tried.location ?? '', /^\/fragor\/provat\//)
  const said = (await caseworker.get(tried.location ?? '')).text
  assert.match(said, /2 av 16 frågor är besvarade/)
  assert.match(said, /Börja här/)
  assert.match(said, /Rita upp hur uppgifterna rör sig hos er/)
  assert.match((await caseworker.get(`${tried.location}/andra`)).text, /value="3"[^>]*checked/)
  assert.equal((await coordinator.get(tried.location ?? '')).status, 404, 'nobody else sees it')
  await caseworker.post('/fragor/provat/kasta', {})
  assert.equal((await caseworker.get(tried.location ?? '')).status, 404)
})

test('an own set is loaded, versioned and withdrawn; a version that is loaded is never changed, and nothing crosses to another organisation', async () => {
  const first = await load(json(own('1.0')))
  assert.match((await coordinator.get(first)).text, /Läs in uppsättningen/)
  assert.equal((await house.superuser('select 1 from question_set')).length, 0, 'nothing before it is confirmed')
  assert.equal((await coordinator.post(first, {})).location, '/fragor/var-egen/1.0')
  assert.equal((await coordinator.get(first)).status, 404, 'the upload is gone')

  const again = await load(json(own('1.0', () => 'En ändrad fråga?')))
  assert.match((await coordinator.get(again)).text, /1\.0 är inte högre än 1\.0/)
  assert.equal((await coordinator.post(again, {})).location, again, 'what has faults is not loaded')

  const book = new File(
    [new Uint8Array(await writeWorkbook([{ name: 'Frågor', rows: sheetOf(own('1.1', () => 'En ändrad fråga?')) }]))],
    'egen.json',
  )
  const second = await load(book)
  const preview = (await coordinator.get(second)).text
  assert.match(preview, /Skillnad mot version 1\.0/)
  assert.match(preview, /<ins>En ändrad fråga\?<\/ins>/)
  assert.match(preview, /Tidigare svar gäller kanske inte/)
  assert.equal((await coordinator.post(second, {})).location, '/fragor/var-egen/1.1')
  assert.match((await coordinator.get('/fragor/var-egen/1.1/skillnad/1.0')).text, /<ins>En ändrad fråga\?/)

  const at = as('norrvik-samordnare')
  await house.db.as(at, async (tx) => {
    assert.equal((await setById(tx, 'var-egen'))?.version, '1.1')
    assert.equal((await setById(tx, 'var-egen', '1.0'))?.version, '1.0')
    assert.deepEqual(
      (await setsFor(tx)).map((set) => set.id),
      [...shippedSets().map((set) => set.id), 'var-egen'],
    )
  })
  assert.equal((await (await Visitor.as(house, 'ekby-chef')).get('/fragor/var-egen')).status, 404, 'another organisation')
  assert.match(
    (await (await Visitor.as(house, 'norrvik-handlaggare')).get('/fragor/var-egen')).location ?? '',
    /1\.1$/,
    'everybody in the organisation',
  )

  assert.equal((await coordinator.post('/fragor/var-egen/1.1/dra-tillbaka', {})).location, '/fragor')
  assert.equal((await coordinator.post('/fragor/var-egen/1.1/dra-tillbaka', {})).status, 409)
  assert.equal((await coordinator.post('/fragor/managers/1.0/dra-tillbaka', {})).status, 404, 'what comes with Samvärn stays')
  assert.match((await coordinator.get('/fragor/var-egen/1.1')).text, /Tillbakadragen/, 'and can still be read')
  await house.db.as(at, async (tx) => assert.equal((await setById(tx, 'var-egen'))?.version, '1.0', 'the latest that stands'))
  assert.deepEqual(
    (await deeds()).filter((one) => one.endsWith('done')),
    ['question_set.load done', 'question_set.load done', 'question_set.withdraw done'],
  )
})

test('what is refused says so: a taken name, a file that is none, a foreign hand, and the database itself', async () => {
  assert.match((await coordinator.get(await load(json({ ...managers, version: '2.0' })))).text, /följer med Samvärn/)
  assert.match((await coordinator.get(await load(json({ id: 'x' })))).text, /Saknas eller är av fel slag/)
  assert.match((await coordinator.post('/fragor/las-in', { file: new File(['<html>'], 'a.json') })).text, /inga rader under rubrikerna/)
  assert.match((await coordinator.post('/fragor/las-in', {})).text, /Välj en fil/)
  const script = own('3.0', () => '<script>alert(1)</script>?')
  const shown = (await coordinator.get(await load(json({ ...script, id: 'elak' })))).text
  assert.ok(shown.includes('&lt;script&gt;alert(1)') && !shown.includes('<script>alert'))

  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await caseworker.post('/fragor/las-in', { file: json(own('9.0')) })).status, 404)
  assert.equal((await caseworker.post('/fragor/var-egen/1.0/dra-tillbaka', {})).status, 404)
  assert.ok((await deeds()).includes('question_set.load not_reached') && (await deeds()).includes('question_set.withdraw not_reached'))
  // Behind the policies stands row security: a caseworker's own statement is refused, and nobody changes what was asked.
  const insert = {
    tenant: as('norrvik-handlaggare').tenant,
    set_id: 'smyg',
    version: '1.0',
    content: JSON.stringify({ id: 'smyg', version: '1.0' }),
    loaded_by: as('norrvik-handlaggare').account,
  }
  await assert.rejects(
    house.db.as(as('norrvik-handlaggare'), (tx) =>
      tx.tables<{ question_set: typeof insert }>().insertInto('question_set').values(insert).execute(),
    ),
    { code: '42501' },
  )
  await assert.rejects(
    house.db.as(as('norrvik-samordnare'), (tx) =>
      tx.tables<{ question_set: typeof insert }>().updateTable('question_set').set({ content: '{}' }).execute(),
    ),
    { code: '42501' },
  )
  await assert.rejects(
    house.db.as(as('norrvik-samordnare'), (tx) => tx.tables<{ question_set: typeof insert }>().deleteFrom('question_set').execute()),
    { code: '42501' },
  )
})

test('a shipped set goes out as XLSX, CSV and JSON, and gets one more language from a sheet that somebody has filled in', async () => {
  for (const ending of ['xlsx', 'csv']) {
    const file = await coordinator.get(`/fragor/managers/1.0/fil.${ending}`)
    assert.match(file.headers.get('Content-Disposition') ?? '', new RegExp(`managers-1\\.0\\.${ending}`))
    const read = await readCells(new Uint8Array(file.bytes))
    assert.ok('rows' in read && read.rows.length > 100, ending)
  }
  assert.deepEqual(JSON.parse((await coordinator.get('/fragor/managers/1.0/fil.json')).text), managers)

  assert.equal((await coordinator.post('/fragor/managers/1.0/sprak/hamta', { lang: 'fi' })).location, '/fragor/managers/1.0/sprak/fi.xlsx')
  assert.match((await coordinator.post('/fragor/managers/1.0/sprak/hamta', { lang: 'Finska!' })).text, /Skriv språkets kod/)
  assert.equal((await coordinator.get('/fragor/managers/1.0/sprak/fi.xlsx')).status, 200)
  assert.ok(managers)
  const rows = languageSheet(managers, 'fi').map((row, index) => (index === 1 ? [...row.slice(0, 3), 'Johtajat'] : row))
  const sheet = (name: string, cells: string[][]) => new File([writeCsv(cells)], name)
  assert.equal(
    (await coordinator.post('/fragor/managers/1.0/sprak', { file: sheet('fi.csv', rows) })).location,
    '/fragor/managers/1.0?pa=fi',
  )
  assert.match((await coordinator.get('/fragor/managers/1.0?pa=fi')).text, /<h1>Johtajat<\/h1>/)
  const wrong = await coordinator.post('/fragor/managers/1.0/sprak', {
    file: sheet('fi.csv', [
      ['Plats', 'Översättning (fi)'],
      ['finns/inte', 'x'],
    ]),
  })
  assert.match(wrong.text, /finns inte i den här versionen/)
  const swedish = languageSheet(managers, 'sv').map((row, index) => (index === 1 ? [row[0] ?? '', 'x', 'Något annat'] : row))
  assert.match((await coordinator.post('/fragor/managers/1.0/sprak', { file: sheet('sv.csv', swedish) })).text, /är skriven på språket/)
  const [elsewhere] = await house.db.as(as('ekby-chef'), (tx) => setsFor(tx))
  assert.deepEqual(
    [elsewhere?.id, elsewhere?.incomplete],
    ['managers', undefined],
    'a translation stays with the organisation that wrote it',
  )
})

test('a framework: columns are guessed, somebody says yes, and it comes in with whose it is', async () => {
  const rows = [
    ['req_id', 'section_name', 'req_description', 'L'],
    ['V1.1', 'Inmatning', 'Verify that input is decoded once.', '2'],
    ['V1.2', 'Inmatning', 'Verify that output is encoded.', '1'],
  ]
  const read = await coordinator.post('/fragor/ramverk', { file: new File([writeCsv(rows)], 'ramverk.csv') })
  const page = await coordinator.get(read.location ?? '')
  assert.match(page.text, /2 rader lästes/)
  assert.match(page.text, /<option value="2" selected[^>]*>\s*req_description/)
  const facts = {
    title: 'Ett ramverk',
    id: 'ramverket',
    version: '5.0',
    audience: 'any',
    language: 'en',
    by: 'Någon (påhittad)',
    licence: 'CC BY-SA 4.0',
    source: 'example.org',
  }
  const bad = await coordinator.post(read.location ?? '', {
    ...facts,
    licence: '',
    'kolumn-id': '',
    'kolumn-section': '1',
    'kolumn-text': '2',
  })
  assert.match(bad.text, /Välj en kolumn/)
  assert.match(bad.text, /value="Ett ramverk"/, 'what was written is not lost')
  const made = await coordinator.post(read.location ?? '', {
    ...facts,
    'kolumn-id': '0',
    'kolumn-section': '1',
    'kolumn-text': '2',
    'kolumn-rank': '3',
  })
  assert.match(made.location ?? '', /^\/fragor\/las-in\//, made.text.slice(0, 500))
  assert.equal((await coordinator.post(made.location ?? '', {})).location, '/fragor/ramverket/5.0')
  const shown = (await coordinator.get('/fragor/ramverket/5.0')).text
  for (const words of ['CC BY-SA 4.0', 'Någon (påhittad)', 'Nivå i ramverket: 2', 'lang="en"']) assert.ok(shown.includes(words), words)
  const set = await house.db.as(as('norrvik-samordnare'), (tx) => setById(tx, 'ramverket'))
  assert.ok(set)
  assert.deepEqual(
    questionsOf(set).map((one) => one.id),
    ['V1.1', 'V1.2'],
  )
})
