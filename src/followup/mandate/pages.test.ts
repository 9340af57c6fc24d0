import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeDemoMandates } from './index.ts'
import { handOverMandates } from './deeds-hand-over.ts'

let house: TestHouse
after(() => house?.close())
before(async () => {
  house = await openHouse()
})

const FORM = { title: 'Gemensamma rutiner', giver: 'Styrelsen', asked: 'Ta fram rutiner.\n\nFölj upp dem.', final_on: '2024-03-31' }
const add = async (visitor: Visitor, values: Record<string, string> = {}) => {
  await visitor.get('/uppdrag/nytt')
  return visitor.post('/uppdrag/nytt', { ...FORM, responsible: house.cast['norrvik-samordnare']?.account ?? '', ...values })
}

test('D-R52: a coordinator adds a mandate, parts, a plan and deliveries, and it stands as reported', async () => {
  const visitor = await Visitor.as(house, 'norrvik-samordnare')
  assert.match((await visitor.get('/uppdrag')).text, /Inget uppdrag är inlagt än/)
  const added = await add(visitor)
  assert.equal(added.status, 303)
  const at = added.location ?? ''
  assert.match((await visitor.get(at)).text, /Försenat/)
  assert.equal((await visitor.post(`${at}/plan`, { towards: 'final' })).status, 303)
  const planned = (await visitor.get(at)).text
  assert.match(planned, /Lämna in rapporten[\s\S]*Markera som klart/)
  assert.match(planned, /28 mars 2024/, 'Maundy Thursday, since the day itself is Easter Sunday')
  await visitor.post(`${at}/plan`, { towards: 'final' })
  assert.equal(
    (await visitor.get(at)).text.match(/Lämna in rapporten/g)?.length,
    planned.match(/Lämna in rapporten/g)?.length,
    'a second plan adds nothing',
  )
  assert.equal((await visitor.post(`${at}/plan`, { towards: 'interim' })).status, 400, 'there is no interim day to count from')

  assert.equal((await visitor.post(`${at}/delar/ny`, { title: 'Skolans del', organisation: 'Skolan', due_on: '2024-01-15' })).status, 303)
  assert.match((await visitor.get(at)).text, /Skolans del[\s\S]*15 januari 2024[\s\S]*Försenad/)
  const refused = await visitor.post(`${at}/leveranser/ny`, { of: 'final', delivered_on: '2999-01-01', note: 'Det jag skrev' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Det jag skrev/, 'what somebody wrote is not lost')
  await visitor.post(`${at}/leveranser/ny`, { of: 'final', delivered_on: '2024-03-28', link: 'https://www.example.se/rapport' })
  assert.match((await visitor.get(at)).text, /Slutredovisat[\s\S]*www\.example\.se/)
  for (const [sort, values] of Object.entries({
    deltagare: { name: 'Regionen' },
    dokument: { title: 'Beslutet', link: 'https://www.example.se/b' },
  }))
    assert.equal((await visitor.post(`${at}/${sort}/ny`, values)).status, 303, sort)
  const whole = (await visitor.get(at)).text
  assert.match(whole, /Regionen[\s\S]*Beslutet/)
  const part = /\/delar\/([0-9a-f-]{36})"/.exec(whole)?.[1]
  assert.match((await visitor.get(`${at}/delar/${part}`)).text, /value="Skolans del"/)
  assert.equal((await visitor.post(`${at}/delar/${part}/ta-bort`, {})).status, 303)
  assert.doesNotMatch((await visitor.get(at)).text, /Skolans del/)
  assert.match((await visitor.get('/uppdrag/tidslinje')).text, /Slutredovisning/)
})

test('a form that is wrong comes back with what was written; taking a mandate away asks twice', async () => {
  const visitor = await Visitor.as(house, 'norrvik-samordnare')
  const wrong = await add(visitor, { title: 'Mitt uppdrag', interim_on: '2025-01-01', final_on: '2024-01-01' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="Mitt uppdrag"[\s\S]*Slutredovisningen kan inte vara före/)
  const at = (await add(visitor, { title: 'Ska bort' })).location ?? ''
  assert.equal((await visitor.post(`${at}/ta-bort`, {})).status, 422)
  assert.equal((await visitor.post(`${at}/ta-bort`, { forstatt: 'ja' })).status, 303)
  assert.equal((await visitor.get(at)).status, 404)
})

test('a colleague reads and changes nothing; another organisation sees nothing; each refusal is the same and in the log', async () => {
  const coordinator = await Visitor.as(house, 'norrvik-samordnare')
  const at = (await add(coordinator, { title: 'Bara läsa' })).location ?? ''
  const colleague = await Visitor.as(house, 'norrvik-handlaggare')
  const read = await colleague.get(at)
  assert.match(read.text, /Bara läsa/)
  assert.doesNotMatch(read.text, /Ändra uppdraget/)
  const stranger = await Visitor.as(house, 'samverket-nationell')
  const doors = [`${at}/andra`, `${at}/delar/ny`, `${at}/ta-bort`, '/uppdrag/nytt', '/uppdrag/lista', '/uppdrag/mall.csv']
  for (const door of doors) assert.equal((await colleague.get(door)).status, 404, door)
  for (const post of [`${at}/andra`, `${at}/plan`, `${at}/ta-bort`, `${at}/delar/ny`, '/uppdrag/nytt', '/uppdrag/kanda/kunskap-2021'])
    assert.equal((await colleague.post(post, { ...FORM, towards: 'final', forstatt: 'ja' })).status, 404, post)
  assert.equal((await stranger.get(at)).status, 404)
  assert.equal((await stranger.get(`${at}/andra`)).status, 404)
  assert.equal((await coordinator.get('/uppdrag/inte-ett-id')).status, 404)
  assert.equal((await coordinator.get(`${at}/toString/ny`)).status, 404)
  const rows = await house.superuser<{ count: string }>(
    "select count(*) from audit where deed in ('mandate.keep', 'mandate.list') and outcome = 'not_reached'",
  )
  assert.ok(Number(rows[0]?.count) >= doors.length)
  assert.equal((await new Visitor(house).get('/uppdrag')).status, 303, 'nobody without an account')
})

test('row security alone keeps a caseworker from writing, and another organisation from reading', async () => {
  const caseworker = house.cast['norrvik-handlaggare']
  const stranger = house.cast['samverket-nationell']
  assert.ok(caseworker && stranger)
  await assert.rejects(
    house.db.as(caseworker, async (tx) => {
      await tx
        .tables<{ mandate: Record<string, unknown> }>()
        .insertInto('mandate')
        .values({ tenant: caseworker.tenant, id: caseworker.account, title: 'x', giver: 'x', asked: 'x', responsible: caseworker.account })
        .execute()
    }),
  )
  const seen = await house.db.as(stranger, (tx) =>
    tx.tables<{ mandate: { tenant: string } }>().selectFrom('mandate').select('tenant').execute(),
  )
  assert.ok(seen.every(({ tenant }) => tenant === stranger.tenant))
})

test('known mandates are read with their sources, taken up once, and never changed here', async () => {
  const visitor = await Visitor.as(house, 'samverket-nationell')
  const known = await visitor.get('/uppdrag/kanda/samordna-och-folja-upp-2023')
  assert.match(known.text, /31 mars 2027[\s\S]*Publikt/)
  assert.match(known.text, /Overifierat/)
  const taken = await visitor.post('/uppdrag/kanda/samordna-och-folja-upp-2023', {})
  assert.equal(taken.status, 303)
  assert.equal((await visitor.post('/uppdrag/kanda/samordna-och-folja-upp-2023', {})).location, taken.location)
  assert.match((await visitor.get('/uppdrag/kanda')).text, /Följs/)
  assert.equal((await visitor.get('/uppdrag/kanda/__proto__')).status, 404)
})

test('the file that is fetched is read back to the same; a wrong one is shown row by row and nothing is taken', async () => {
  const visitor = await Visitor.as(house, 'norrvik-samordnare')
  const at = (await add(visitor, { title: 'I filen; "citat"', asked: 'Rad ett\nrad två' })).location ?? ''
  await visitor.post(`${at}/delar/ny`, { title: 'Delen', organisation: 'Skolan', due_on: '2027-02-01' })
  const csv = (await visitor.get('/uppdrag/uppdrag.csv')).bytes
  const upload = async (bytes: string | Uint8Array<ArrayBuffer>) => {
    await visitor.get('/uppdrag/lista')
    return visitor.post('/uppdrag/lista', { file: new File([bytes], 'u.csv', { type: 'text/csv' }) })
  }
  const again = await upload(new Uint8Array(csv))
  assert.match((await visitor.get(again.location ?? '')).text, /finns redan/)
  assert.equal((await visitor.post(again.location ?? '', {})).location, again.location, 'a file with faults is not taken')
  await house.superuser(
    'delete from mandate_step; delete from mandate_part; delete from mandate_taker; delete from mandate_delivery; delete from mandate_document; delete from mandate',
  )
  const good = await upload(new Uint8Array(csv))
  assert.match((await visitor.get(good.location ?? '')).text, /Lägg in uppdragen/)
  assert.equal((await visitor.post(good.location ?? '', {})).location, '/uppdrag')
  assert.deepEqual((await visitor.get('/uppdrag/uppdrag.csv')).text, csv.toString('utf8'))
  assert.equal((await upload('nonsens')).status, 422)
  const calendar = await visitor.get('/uppdrag/uppdrag.ics')
  assert.match(calendar.headers.get('Content-Type') ?? '', /text\/calendar/)
  assert.match(calendar.text, /SUMMARY:En del ska vara klar: Delen/)
})

test('what is late waits on the first page; what somebody answered for gets a new holder', async () => {
  await makeDemoMandates(house.db, house.founded)
  const county = await Visitor.as(house, 'nordan-samordnare')
  assert.match((await county.get('/')).text, /Uppdrag: /)
  const national = house.cast['samverket-nationell']
  assert.ok(national)
  const before = await house.db.asWorker(national.tenant, (tx) => handOverMandates.held(tx, national.account))
  const [holding] = before
  assert.ok(holding && holding.count > 0)
  const heir = house.cast['samverket-utredare']?.account ?? ''
  assert.ok(holding.heirs.includes(heir) && !holding.heirs.includes(national.account))
  await house.db.asWorker(national.tenant, (tx) => handOverMandates.move(tx, holding.key, national.account, heir))
  assert.deepEqual(await house.db.asWorker(national.tenant, (tx) => handOverMandates.held(tx, national.account)), [])
  await makeDemoMandates(house.db, house.founded)
  const rows = await house.superuser<{ count: string }>('select count(*) from mandate where tenant = $1', [national.tenant])
  assert.equal(rows[0]?.count, '4', 'the demonstration is made once')
})
