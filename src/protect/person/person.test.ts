import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { auditOf, enter, idOf, inDays, NUMBERS } from './test/enter.ts'

let house: TestHouse
let officer: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
})
after(() => house?.close())

const rows = async (deed: string, person: string) =>
  (await auditOf(house, deed)).filter((row) => row.person === person && row.outcome === 'done')
const linkTo = (text: string, pattern: RegExp): string => pattern.exec(text)?.[0] ?? ''
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function revealed(path: string, purpose = 'contact'): Promise<string> {
  const pass = await officer.post(`${path}/visa`, { purpose })
  assert.equal(pass.status, 303)
  return plain((await officer.get(pass.location ?? '')).text)
}

test('D-R1 D-R5: a person entered by hand has a marking of its own with source, reason and last day', async () => {
  const path = await enter(officer, { address: 'Påhittsgatan 3, 990 12 Norrvik', phone: '070-1740605' })
  const page = plain((await officer.get(path)).text)
  for (const words of [/Provisorisk markering/, /Inlagd för hand/, /Personen har berättat/, /Senast bekräftad/, /Till och med/, /Gäller/])
    assert.match(page, words)
  const [marking] = await house.superuser<Record<string, unknown>>(
    'select level, source, schema_version, reason, expires_at::text from marking where person = $1',
    [idOf(path)],
  )
  assert.deepEqual(marking, {
    level: 'provisional',
    source: 'manual',
    schema_version: 'manual',
    reason: 'told_by_person',
    expires_at: inDays(30),
  })
})

test('D-R5: no provisional marking without a reason and a last day, nor beyond what is allowed', async () => {
  const form = await officer.get('/personer/ny')
  const circle = /name="circle" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const sent = {
    circle,
    relation: 'client',
    given: 'Nina',
    sur: 'Kvist',
    level: 'provisional',
    reason: 'told_by_person',
    expires: inDays(30),
  }
  for (const wrong of [
    { reason: '' },
    { expires: '' },
    { expires: inDays(91) },
    { expires: inDays(0) },
    { expires: '2026-02-31' },
    { reason: 'because' },
    { given: '' },
    { identity_number: '19830102-2384' },
    { phone: '12' },
  ]) {
    const answer = await officer.post('/personer/ny', { ...sent, ...wrong })
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    assert.match(answer.text, /role="alert"/)
    if (!('given' in wrong)) assert.match(answer.text, /value="Nina"/, 'what was typed is not lost')
  }
  assert.doesNotMatch((await officer.get('/personer')).text, /Kvist/)
})

test('values stay covered until a purpose is given; then they are shown once, with one row in the log before the answer (S-R12)', async () => {
  const path = await enter(officer, {
    given: 'Bo',
    sur: 'Strandmark',
    identity_number: NUMBERS.bo,
    address: 'Ekorrstigen 8, 990 12 Norrvik',
    phone: '070-1740606',
  })
  const covered = (await officer.get(path)).text
  assert.doesNotMatch(covered, /Ekorrstigen|1740606|174 06 06|199101022391/)
  assert.match(covered, /Dold uppgift/)
  assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(covered)?.[0] ?? '', /Bo|Strandmark/)
  assert.equal((await officer.post(`${path}/visa`, { purpose: 'curiosity' })).status, 422)
  assert.equal((await rows('person.reveal', idOf(path))).length, 0)
  const pass = await officer.post(`${path}/visa`, { purpose: 'casework' })
  assert.doesNotMatch(pass.location ?? '', /Ekorr|1991/)
  const page = await officer.get(pass.location ?? '')
  assert.match(page.text, /Ekorrstigen 8/)
  assert.match(page.headers.get('Cache-Control') ?? '', /no-store/)
  const logged = await rows('person.reveal', idOf(path))
  assert.deepEqual(
    logged.map((row) => row.purpose),
    ['casework'],
  )
  assert.equal((await officer.get(pass.location ?? '')).location, path, 'a reload shows nothing')
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  const own = await officer.post(`${path}/visa`, { purpose: 'casework' })
  assert.equal((await deputy.get(own.location ?? '')).location, path, 'a pass is personal')
})

test('S-R12: one row for each deed and person: list, open, who has looked', async () => {
  const path = await enter(officer, { given: 'Cecilia', sur: 'Ängsö', identity_number: NUMBERS.cecilia })
  const person = idOf(path)
  const before = (await rows('person.list', person)).length
  await officer.get('/personer')
  assert.equal((await rows('person.list', person)).length, before + 1)
  await officer.get(path)
  assert.equal((await rows('person.see', person)).length, 1)
  await officer.get(`${path}/tittat`)
  assert.equal((await rows('person.log', person)).length, 1)
})

test('a datum is added, changed and ended; the old value is not shown on the way', async () => {
  const path = await enter(officer, { given: 'David', sur: 'Rosenkvist', identity_number: NUMBERS.david, phone: '070-1740607' })
  assert.equal((await officer.post(`${path}/uppgift`, { class: 'email', value: 'inte en adress' })).status, 422)
  assert.equal((await officer.post(`${path}/uppgift`, { class: 'email', value: 'david@example.org' })).location, path)
  assert.match(await revealed(path), /david@example\.org/)
  const page = (await officer.get(path)).text
  const links = [...page.matchAll(/\/uppgift\/[0-9a-f-]{36}/g)].map(([href]) => `${path}${href}`)
  const pages = await Promise.all(links.map((link) => officer.get(link)))
  const phone = links[pages.findIndex(({ text }) => text.includes('Telefonnummer'))] ?? ''
  assert.doesNotMatch((await officer.get(phone)).text, /1740607/)
  assert.equal((await officer.post(phone, { value: 'tolv' })).status, 422)
  assert.equal((await officer.post(phone, { value: '070-1740608' })).location, path)
  const after = await revealed(path)
  assert.match(after, /070-1740608/)
  assert.doesNotMatch(after, /1740607/)
  assert.equal((await officer.post(`${phone}/avsluta`, {})).status, 404, 'it was ended by the change')
  const name = links[pages.findIndex(({ text }) => text.includes('>Namn'))] ?? ''
  assert.equal((await officer.post(`${name}/avsluta`, {})).status, 422, 'a person keeps a name')
})

test('D-R13: client, employee or both is on the record, and can be changed', async () => {
  const path = await enter(officer, { given: 'Eva', sur: 'Lövhage', identity_number: NUMBERS.eva, relation: 'employee' })
  assert.match(plain((await officer.get(path)).text), /Relation Anställd/)
  assert.equal((await officer.post(`${path}/relation`, { relation: 'client_and_employee', sender_place_secret: 'ja' })).location, path)
  assert.match(plain((await officer.get(path)).text), /Klient och anställd.*Får inte framgå i utskick/)
})

test('D-R5 D-R8: an expired provisional marking waits for a decision and ends nothing by itself', async () => {
  const path = await enter(officer, {
    given: 'Frida',
    sur: 'Torsmark',
    identity_number: '199001022384',
    address: 'Mossvägen 4, 990 12 Norrvik',
  })
  const person = idOf(path)
  await house.superuser('update marking set expires_at = current_date - 3 where person = $1', [person])
  await house.drain()
  assert.match(plain((await officer.get('/')).text), /Provisoriska markeringar som har gått ut/)
  assert.match(plain((await officer.get(path)).text), /Har gått ut: besluta/)
  const keys = async () => Number((await house.superuser<{ n: string }>('select count(*) as n from disclosure_key'))[0]?.n)
  const guarded = await keys()
  const decide = path + linkTo((await officer.get(path)).text, /\/markering\/[0-9a-f-]{36}\/beslut/)
  assert.equal(
    (await officer.post(decide, { outcome: 'stays', decision_reason: 'threat_remains' })).status,
    422,
    'a new last day is asked for',
  )
  assert.equal((await officer.post(decide, { outcome: 'ends_this', decision_reason: 'threat_remains' })).status, 422, 'nothing else guards')
  assert.equal((await officer.post(decide, { outcome: 'ends_all' })).status, 422, 'a reason is asked for')
  assert.equal((await officer.post(decide, { outcome: 'stays', decision_reason: 'threat_remains', expires: inDays(20) })).location, path)
  assert.equal((await officer.get(decide)).status, 404, 'decided once')
  await house.drain()
  assert.equal(await keys(), guarded)
  const again = path + linkTo((await officer.get(path)).text, /\/markering\/[0-9a-f-]{36}\/beslut/)
  assert.equal((await officer.post(again, { outcome: 'ends_all', decision_reason: 'confirmed_with_person' })).location, path)
  await house.drain()
  assert.ok((await keys()) < guarded, 'who is no longer protected leaves the röjandekontroll')
  assert.doesNotMatch((await officer.get('/personer')).text, /Torsmark/)
  assert.doesNotMatch((await officer.get(path)).text, /Visa uppgifter/)
  assert.equal((await rows('marking.decide', person)).length, 2)
})

test('a marking is verified with its source, by an officer and nobody else', async () => {
  const path = await enter(officer, {
    given: 'Gerd',
    sur: 'Fingerad',
    identity_number: '199001012385',
    level: 'fingerade_personuppgifter',
    reason: '',
    expires: '',
  })
  await house.superuser("update marking set last_verified_at = now() - interval '10 days' where person = $1", [idOf(path)])
  assert.match(plain((await officer.get('/')).text), /Markeringar som behöver bekräftas/)
  const verify = path + linkTo((await officer.get(path)).text, /\/markering\/[0-9a-f-]{36}\/bekrafta/)
  const outsider = await Visitor.as(house, 'norrvik-chef')
  assert.equal((await outsider.post(verify, {})).status, 404)
  assert.equal((await officer.post(verify, {})).location, path)
  assert.doesNotMatch(plain((await officer.get('/')).text), /Markeringar som behöver bekräftas/)
})

test('from outside every address of a person is refused, also by POST, and changes nothing', async () => {
  const path = await enter(officer, { given: 'Hilma', sur: 'Skogås', identity_number: '199001032391' })
  const before = await house.superuser('select * from person where id = $1', [idOf(path)])
  for (const slug of [
    'norrvik-handlaggare',
    'norrvik-chef',
    'norrvik-personal',
    'norrvik-loggranskare',
    'norrvik-systemagare',
    'ekby-skyddsansvarig',
  ]) {
    const one = await Visitor.as(house, slug)
    for (const [to, form] of [
      ['visa', { purpose: 'casework' }],
      ['relation', { relation: 'employee' }],
      ['uppgift', { class: 'email', value: 'x@example.org' }],
      ['markering', { reason: 'threat_known', expires: inDays(5) }],
    ] as const) {
      assert.equal((await one.post(`${path}/${to}`, { ...form })).status, 404, `${slug} ${to}`)
    }
  }
  assert.deepEqual(await house.superuser('select * from person where id = $1', [idOf(path)]), before)
})

test('a role taken away is gone at the next request: a member who is no officer sees and does not change', async () => {
  const path = await enter(officer, { given: 'Irma', sur: 'Vidkärr', identity_number: '199101012392' })
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  await house.superuser('delete from role_grant where account = $1', [house.cast['norrvik-ersattare']?.account])
  assert.equal((await deputy.get(path)).status, 200)
  assert.equal((await deputy.post(`${path}/uppgift`, { class: 'email', value: 'x@example.org' })).status, 404)
  await house.superuser('delete from circle_member where account = $1', [house.cast['norrvik-ersattare']?.account])
  assert.equal((await deputy.get(path)).status, 404)
})

test('D-R14: no page of the room says the umbrella word', async () => {
  const path = await enter(officer, { given: 'Jon', sur: 'Malmhult', identity_number: '199401024543' })
  for (const page of [
    '/personer',
    '/personer/ny',
    path,
    `${path}/uppgift`,
    `${path}/markering`,
    '/sok',
    '/koppla',
    '/lamna-in',
    '/las-in',
    '/krets',
    '/inlamnat',
  ]) {
    const answer = await officer.get(page)
    assert.equal(answer.status, 200, page)
    assert.doesNotMatch(answer.text, /skyddade? identitet/i, page)
    const english = await officer.get(`${page}?sprak=en`)
    assert.equal(english.status, 303)
    assert.equal((await officer.get(page)).status, 200)
    await officer.get(`${page}?sprak=sv`)
  }
})
