import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { auditOf, enter, idOf, inDays, NUMBERS, withoutIds } from '../person/test/enter.ts'

let house: TestHouse
let officer: Visitor
let staff: Visitor
let outsider: Visitor
let anna: string
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  staff = await Visitor.as(house, 'norrvik-personal')
  outsider = await Visitor.as(house, 'norrvik-handlaggare')
  anna = await enter(officer)
})
after(() => house?.close())

const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const contact = { phone: '070-1740640', when: 'now', about: 'visit' }
const entry = { given: 'Anna', sur: 'Fjärdhag', identity_number: NUMBERS.anna, relation: 'client', why: 'told_by_person' }
const waiting = async (visitor: Visitor): Promise<string[]> => {
  const list = (await visitor.get('/inlamnat')).text
  return [...new Set([...list.matchAll(/\/inlamnat\/[0-9a-f-]{36}/g)].map(([href]) => href))]
}
const outboxTo = (slug: string) =>
  house.superuser<{ template: string }>('select template from outbox where account = $1', [house.cast[slug]?.account])

test('every miss leads to the circle: the caller’s safe number reaches those on duty, sealed, with mail that says nothing', async () => {
  const asked = await outsider.post('/sok', { query: NUMBERS.anna })
  const miss = (await outsider.get(asked.location ?? '')).text
  const link = /\/koppla\/[0-9a-f-]{36}/.exec(miss)?.[0] ?? ''
  const form = (await outsider.get(link)).text
  assert.doesNotMatch(form, /1983|Anna/, 'what was searched for goes along on the server’s side')
  assert.equal((await outsider.post(link, { ...contact, phone: 'snart' })).status, 422)
  assert.equal((await outsider.post(link, contact)).location, '/koppla/tack')
  await house.drain()
  const day = plain((await officer.get('/')).text)
  assert.match(day, /Någon väntar på att bli uppringd 1 .*Brådskar/)
  const [at = ''] = await waiting(officer)
  const page = plain((await officer.get(at)).text)
  for (const words of [/070-174.06.40/, /Nu, personen väntar/, /Personen är här på besök/, /198301022383/, /Personen finns i kretsen/])
    assert.match(page, words)
  assert.deepEqual(
    (await outboxTo('norrvik-skyddsansvarig')).map((row) => row.template),
    ['contact_waits'],
  )
  assert.equal((await outboxTo('norrvik-handlaggare')).length, 0)
  const seen = (await auditOf(house, 'intake.see')).at(-1)
  assert.equal(seen?.person, idOf(anna))
})

test('one takes it in hand, a colleague cannot take it too, and when it is closed nobody can read it again', async () => {
  const [at = ''] = await waiting(officer)
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  assert.equal((await officer.post(`${at}/ta`, {})).location, at)
  assert.equal((await deputy.post(`${at}/ta`, {})).status, 409)
  assert.match(plain((await deputy.get(at)).text), /Tas om hand av Skyddsansvarig/)
  assert.equal((await officer.post(`${at}/klart`, {})).status, 422)
  assert.equal((await officer.post(`${at}/klart`, { outcome: 'served' })).location, '/inlamnat')
  assert.equal((await officer.post(`${at}/klart`, { outcome: 'served' })).status, 404)
  const after = plain((await officer.get(at)).text)
  assert.match(after, /kan inte längre läsas/)
  assert.doesNotMatch(after, /1740640|174.06.40/)
  assert.deepEqual(await waiting(officer), [])
})

test('without a search behind it a contact goes to the circle of the unit, or else to the first of the organisation', async () => {
  const registrar = await Visitor.as(house, 'norrvik-registrator')
  for (const one of [outsider, registrar]) assert.equal((await one.post('/koppla', contact)).location, '/koppla/tack')
  await house.drain()
  assert.equal((await waiting(officer)).length, 2)
  assert.equal((await waiting(staff)).length, 0)
  assert.equal(
    (await (await Visitor.as(house, 'ekby-skyddsansvarig')).get('/inlamnat')).text.includes('/inlamnat/'),
    false,
    'S-R7: never to another organisation',
  )
})

test('S-R8: handing in a person who is here and one who is not gives the same answers all the way', async () => {
  const one = await outsider.post('/lamna-in', entry)
  const other = await outsider.post('/lamna-in', { ...entry, given: 'Ingen', sur: 'Alls', identity_number: NUMBERS.nobody })
  assert.deepEqual([one.status, one.location, withoutIds(one.text)], [other.status, other.location, withoutIds(other.text)])
  assert.equal(one.location, '/lamna-in/tack')
  const rows = (await auditOf(house, 'intake.hand_in')).slice(-2)
  assert.deepEqual(
    rows.map((row) => [row.outcome, row.person, row.circle]),
    [
      ['done', null, null],
      ['done', null, null],
    ],
  )
  await house.drain()
  const pages = await Promise.all((await waiting(officer)).map(async (at) => plain((await officer.get(at)).text)))
  const found = pages.find((text) => /Anna/.test(text) && /Uppgift om en person/.test(text)) ?? ''
  assert.match(found, /Personen finns i kretsen/, 'only the circle learns that she is here')
  const absent = pages.find((text) => /Ingen/.test(text)) ?? ''
  assert.doesNotMatch(absent, /Personen finns i kretsen/)
})

test('S-R8: an officer of another circle enters the same person: the same answer, and the first circle is told', async () => {
  const known = await staff.post('/personer/ny', await entryOf(staff, { identity_number: NUMBERS.anna }))
  const fresh = await staff.post('/personer/ny', await entryOf(staff, { given: 'Olle', sur: 'Granlund', identity_number: NUMBERS.david }))
  assert.deepEqual([known.status, fresh.status], [303, 303])
  const pages = await Promise.all(
    [known, fresh].map(async ({ location }) =>
      withoutIds(plain((await staff.get(location ?? '')).text)).replace(/Anna Fjärdhag|Olle Granlund/g, 'NAMN'),
    ),
  )
  assert.equal(pages[0], pages[1])
  const before = (await waiting(officer)).length
  await house.drain()
  const now = await waiting(officer)
  assert.equal(now.length, before + 1)
  assert.equal((await waiting(staff)).length, 0, 'whoever entered her learns nothing')
  const texts = await Promise.all(now.map(async (at) => ({ at, text: plain((await officer.get(at)).text) })))
  const told = texts.find(({ text }) => /En annan krets/.test(text))
  assert.match(told?.text ?? '', /Från Personal och lön/)
  assert.equal((await officer.post(`${told?.at}/klart`, {})).location, '/inlamnat')
  const again = await staff.post('/personer/ny', await entryOf(staff, { identity_number: NUMBERS.anna }))
  assert.equal(again.status, 422)
  assert.ok(again.text.includes(`${known.location}?finns=1`), 'in one’s own circle a duplicate is told')
})

async function entryOf(visitor: Visitor, more: Record<string, string>): Promise<Record<string, string>> {
  const circle = /name="circle" value="([^"]+)"/.exec((await visitor.get('/personer/ny')).text)?.[1] ?? ''
  return {
    circle,
    relation: 'employee',
    given: 'Anna',
    sur: 'Fjärdhag',
    level: 'provisional',
    reason: 'threat_known',
    expires: inDays(10),
    ...more,
  }
}

test('the circle takes an entry in, joins it to the one who is here, or puts it aside with a reason', async () => {
  await outsider.post('/lamna-in', { ...entry, given: 'Moa', sur: 'Lerbäck', identity_number: NUMBERS.eva })
  await house.drain()
  const about = async (word: RegExp) => {
    for (const at of await waiting(officer)) if (word.test((await officer.get(at)).text)) return at
    return ''
  }
  const moa = await about(/Lerbäck/)
  assert.equal((await officer.post(`${moa}/lagg-in`, { expires: inDays(400) })).status, 422)
  assert.equal((await officer.post(`${moa}/samma`, {})).status, 404, 'nobody here is the same')
  const taken = await officer.post(`${moa}/lagg-in`, { expires: inDays(20) })
  assert.match(taken.location ?? '', /^\/personer\//)
  assert.match(plain((await officer.get(taken.location ?? '')).text), /Moa Lerbäck.*Provisorisk markering/)
  assert.equal((await officer.post(`${moa}/lagg-in`, { expires: inDays(20) })).status, 404)
  const anna2 = await about(/Anna/)
  assert.equal((await officer.post(`${anna2}/samma`, {})).location, '/inlamnat')
  const nobody = await about(/Ingen/)
  assert.equal((await officer.post(`${nobody}/at-sidan`, {})).status, 422)
  assert.equal((await officer.post(`${nobody}/at-sidan`, { outcome: 'not_protected' })).location, '/inlamnat')
  assert.deepEqual(
    (await house.superuser("select outcome from intake where outcome in ('taken_in', 'joined', 'not_protected') order by outcome")).length,
    3,
  )
})

test('what was handed in is read by its circle and nobody else, the one who handed it in included', async () => {
  await outsider.post('/koppla', contact)
  await house.drain()
  const [at = ''] = await waiting(officer)
  const unknown = at.replace(/[0-9a-f]{8}-/, '00000000-')
  for (const one of [outsider, staff, await Visitor.as(house, 'norrvik-chef')]) {
    const [reachless, absent] = [await one.get(at), await one.get(unknown)]
    assert.deepEqual([reachless.status, withoutIds(reachless.text)], [404, withoutIds(absent.text)])
    for (const deed of ['ta', 'klart', 'lagg-in', 'samma', 'at-sidan'])
      assert.equal((await one.post(`${at}/${deed}`, { outcome: 'served', expires: inDays(3) })).status, 404)
  }
})

test('handing in has a limit for each account; another account is not stopped by it', async () => {
  const own = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_SEARCHES_PER_HOUR_MAX: '2' })
  try {
    const [one, other] = [await Visitor.as(own, 'norrvik-handlaggare'), await Visitor.as(own, 'norrvik-chef')]
    const statuses = [
      await one.post('/koppla', contact),
      await one.post('/koppla', contact),
      await one.post('/koppla', contact),
      await other.post('/koppla', contact),
    ].map((a) => a.status)
    assert.deepEqual(statuses, [303, 303, 429, 303])
  } finally {
    await own.close()
  }
})

test('the button stands on the first page for everyone, and the question of another does not go along', async () => {
  for (const slug of ['norrvik-handlaggare', 'norrvik-skyddsansvarig', 'norrvik-loggranskare']) {
    assert.match((await (await Visitor.as(house, slug)).get('/')).text, /href="\/koppla"/)
  }
  const asked = await officer.post('/sok', { query: NUMBERS.anna })
  const id = idOf(asked.location ?? '')
  await outsider.post(`/koppla/${id}`, contact)
  const [row] = await house.superuser<{ blind: Buffer | null }>(
    "select blind from intake where kind = 'contact' order by created_at desc limit 1",
  )
  assert.equal(row?.blind, null)
})
