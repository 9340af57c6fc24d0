import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeDemoMethods } from './index.ts'
import { shippedMethods } from './shipped.ts'

let house: TestHouse
after(() => house?.close())
before(async () => {
  house = await openHouse()
  await house.superuser('delete from method_figure')
  await house.superuser('delete from method_use')
  await house.superuser('delete from method')
})

const FORM = {
  title: 'Busskuren',
  lead: 'Många väntar ensamma i busskuren.',
  for_groups: ['for-me', 'elderly'],
  settings: ['other'],
  size: 'small',
  steps: 'Prata med bussbolaget\nRing och fråga.\n\nSätt upp ett anslag',
  risks: 'Anslaget rivs ner.',
  law: 'Socialtjänstlagen 13 kap. 1 §',
  tried: 'no',
  note: 'Ingen har prövat.',
}
const write = async (visitor: Visitor, values: Record<string, string | string[]> = {}) => {
  await visitor.get('/metoder/ny')
  return visitor.post('/metoder/ny', { ...FORM, ...values })
}

test('methods are found by group and place, read, printed and fetched as PDF, Word and file', async () => {
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  const all = (await visitor.get('/metoder')).text
  for (const { id } of shippedMethods()) assert.match(all, new RegExp(`href="/metoder/${id}"`))
  const chosen = (await visitor.get('/metoder?for=elderly&plats=home_care')).text
  assert.match(chosen, /href="\/metoder\/home-care"/)
  assert.doesNotMatch(chosen, /href="\/metoder\/sfi"/)
  assert.match((await visitor.get('/metoder?for=%3Cscript%3E')).text, /href="\/metoder\/sfi"/, 'what is no group chooses nothing')
  const one = (await visitor.get('/metoder/pharmacies')).text
  assert.match(one, /Vad kan gå fel[\s\S]*Ingen har prövat/)
  const pdf = await visitor.get('/metoder/pharmacies/metod.pdf')
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-')
  const word = await visitor.get('/metoder/pharmacies/metod.docx')
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK')
  const file = await visitor.get('/metoder/pharmacies/metod.json')
  assert.equal(JSON.parse(file.text).id, 'pharmacies')
})

test('issue 5.9: a method of one’s own, by form or file, is shown only when another has read it', async () => {
  const writer = await Visitor.as(house, 'norrvik-kommunikator')
  const refused = await write(writer, { title: '', steps: 'Det jag skrev' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Det jag skrev/, 'what somebody wrote is not lost')
  const at = (await write(writer)).location ?? ''
  assert.match((await writer.get(at)).text, /Väntar på att en annan läser den/)
  assert.doesNotMatch((await writer.get(at)).text, /lasning"/, 'nobody reads the own')
  assert.equal((await writer.post(`${at}/lasning`, { answer: 'shown' })).status, 404)
  assert.equal((await writer.get(`${at}/anvandning`)).status, 404, 'what is not shown is not used')
  const id = at.split('/').at(-1)
  await assert.rejects(
    house.superuser(`update method set state = 'shown', judged_by = written_by, judged_at = now() where id = $1`, [id]),
    /check/,
    'nor does the database take it',
  )

  const reader = await Visitor.as(house, 'norrvik-samordnare')
  assert.match((await reader.get('/')).text, /Metoder att läsa innan de visas/)
  await reader.get(at)
  const wordless = await reader.post(`${at}/lasning`, { answer: 'returned' })
  assert.equal(wordless.status, 422)
  assert.equal((await reader.post(`${at}/lasning`, { answer: 'returned', said: 'Säg vem som städar.' })).status, 303)
  assert.equal((await reader.post(`${at}/andra`, { ...FORM, title: 'Mitt' })).status, 404, 'only the writer changes it')
  assert.match((await writer.get(at)).text, /Säg vem som städar/)
  assert.match((await writer.get(`${at}/andra`)).text, /value="Busskuren"/)
  assert.equal((await writer.post(`${at}/andra`, { ...FORM, title: 'Busskuren i byn' })).status, 303)
  await reader.get(at)
  assert.equal((await reader.post(`${at}/lasning`, { answer: 'shown' })).status, 303)
  assert.match((await writer.get('/metoder')).text, /Busskuren i byn/)
  assert.equal((await writer.get(`${at}/andra`)).status, 404, 'what is shown is not changed behind the reader’s back')
  assert.equal((await reader.post(`${at}/lasning`, { answer: 'shown' })).status, 404)

  const file = (await writer.get(`${at}/metod.json`)).text
  await reader.get('/metoder/las-in')
  const brought = await reader.post('/metoder/las-in', { file: new File([file], 'x.json', { type: 'application/json' }) })
  assert.equal(brought.status, 303, 'what one fetches, another reads in')
  assert.match((await writer.get(brought.location ?? '')).text, /lasning"/)
  for (const bad of ['{', '[1]', '{"id":"x"}', JSON.stringify({ ...JSON.parse(file), title: { sv: '<script>1</script>' }, more: 1 })]) {
    const answer = await reader.post('/metoder/las-in', { file: new File([bad], 'x.json') })
    assert.equal(answer.status, 422, bad.slice(0, 20))
  }
  const script = JSON.stringify({ ...JSON.parse(file), title: { sv: '<script>1</script>' } })
  const kept = await reader.post('/metoder/las-in', { file: new File([script], 'x.json') })
  assert.doesNotMatch((await reader.get(kept.location ?? '')).text, /<script>1/, 'text is text')

  assert.equal((await reader.post(`${at}/dra-in`, {})).status, 303)
  assert.doesNotMatch((await writer.get('/metoder')).text, new RegExp(`href="${at}"`))
  assert.match((await writer.get(at)).text, /Visas inte längre/)
})

test('D-R53: “we use it” keeps days and notes; contacts are kept to the nearest five and no nearer', async () => {
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  await visitor.get('/metoder/sfi/anvandning')
  const wrong = await visitor.post('/metoder/sfi/anvandning', { started_on: '2026-05-01', ended_on: '2026-04-01', notes: 'Två skolor' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Två skolor/)
  assert.equal((await visitor.get('/metoder/sfi/siffra')).status, 404, 'nothing is counted of what is not used')
  assert.equal((await visitor.post('/metoder/sfi/anvandning', { started_on: '2026-05-01', notes: 'Två skolor' })).status, 303)
  assert.match((await visitor.get('/metoder')).text, /Vi använder den[\s\S]*1 maj 2026/)
  assert.equal((await visitor.post('/metoder/sfi/siffra', { day: '2026-06-01' })).status, 422)
  assert.equal((await visitor.post('/metoder/sfi/siffra', { day: '2999-06-01', contacts: '5' })).status, 422)
  assert.equal((await visitor.post('/metoder/sfi/siffra', { day: '2026-06-01', handed_out: '37', contacts: '3' })).status, 303)
  assert.equal((await visitor.post('/metoder/sfi/siffra', { day: '2026-07-01', contacts: '2' })).status, 303)
  const kept = await house.superuser<{ id: string; contacts: number }>('select id, contacts from method_figure order by day')
  assert.deepEqual(
    kept.map(({ contacts }) => contacts),
    [5, 0],
    'an exact small number is nowhere',
  )
  await assert.rejects(house.superuser('update method_figure set contacts = 3'), /check/)
  const page = (await visitor.get('/metoder/sfi')).text
  assert.match(page, /Två skolor[\s\S]*37[\s\S]*omkring 5/)
  assert.equal((await visitor.post(`/metoder/sfi/siffra/${kept[1]?.id}/ta-bort`, {})).status, 303)
  assert.equal((await visitor.post('/metoder/pharmacies/siffra', { day: '2026-06-01', contacts: '5' })).status, 404)

  const other = await Visitor.as(house, 'ekby-chef')
  assert.doesNotMatch((await other.get('/metoder/sfi')).text, /Två skolor/, 'another organisation’s notes are its own')
  assert.equal((await other.post(`/metoder/sfi/siffra/${kept[0]?.id}/ta-bort`, {})).status, 404)
})

test('those who do not work with reaching people have no such room; every deed stands in the audit', async () => {
  const [own] = await house.superuser<{ id: string }>('select id from method limit 1')
  const outsider = await Visitor.as(house, 'norrvik-handlaggare')
  assert.doesNotMatch((await outsider.get('/')).text, /href="\/metoder"/)
  for (const path of ['', '/sfi', `/${own?.id}`, '/ny', '/las-in', '/sfi/anvandning', '/sfi/metod.json'])
    assert.equal((await outsider.get(`/metoder${path}`)).status, 404, path)
  for (const path of ['/ny', '/las-in', '/sfi/anvandning', '/sfi/siffra', `/${own?.id}/lasning`, `/${own?.id}/dra-in`])
    assert.equal((await outsider.post(`/metoder${path}`, { ...FORM, answer: 'shown', started_on: '2026-01-01' })).status, 404, path)
  const elsewhere = await Visitor.as(house, 'ekby-chef')
  assert.equal((await elsewhere.get(`/metoder/${own?.id}`)).status, 404, 'another organisation’s method is not there')
  const deeds = (await house.superuser<{ deed: string }>(`select distinct deed from audit where deed like 'method.%' order by deed`)).map(
    ({ deed }) => deed,
  )
  assert.deepEqual(deeds, ['method.figure', 'method.judge', 'method.see', 'method.use', 'method.withdraw', 'method.write'])
})

test('the demonstration shows methods in use, one of the organisation’s own and one that waits, once', async () => {
  await house.superuser('delete from method_figure')
  await house.superuser('delete from method_use')
  await house.superuser('delete from method')
  const founded = new Map<string, Parameters<typeof makeDemoMethods>[1][number]>()
  for (const [slug, one] of Object.entries(house.cast)) {
    const home = founded.get(one.tenant) ?? ({ tenant: one.tenant, accounts: {} } as never)
    founded.set(one.tenant, home)
    Object.assign(home.accounts, { [slug]: one })
  }
  await makeDemoMethods(house.db, [...founded.values()])
  await makeDemoMethods(house.db, [...founded.values()])
  const [counted] = await house.superuser<{ own: number; used: number }>(
    'select (select count(*)::int from method) as own, (select count(*)::int from method_use) as used',
  )
  assert.deepEqual(counted, { own: 2, used: 2 })
})
