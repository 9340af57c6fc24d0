import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { clearSignIns } from './deeds-session.ts'
import { accountOf, signIn, withKey } from './test/people.ts'
import { challengeOn, SoftKey } from './test/soft-key.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const OWN = '/mina-inloggningar'
const sessionsOf = async (slug: string) =>
  (await house.superuser<{ id: string }>('select id from session where account = $1 order by created_at', [accountOf(house, slug)])).map(
    (row) => row.id,
  )
const keysOf = async (slug: string) =>
  (await house.superuser<{ id: string }>('select id from passkey where account = $1 order by created_at', [accountOf(house, slug)])).map(
    (row) => row.id,
  )
const stale = (slug: string) =>
  house.superuser(`update session set proved_at = now() - interval '6 minutes' where account = $1`, [accountOf(house, slug)])

test('one sees where one is signed in, this one marked, and ends one or all others', async () => {
  const slug = 'norrvik-chef'
  const { visitor, key } = await withKey(house, slug)
  const [second, third] = [(await signIn(house, slug, key)).visitor, (await signIn(house, slug, key)).visitor]
  const [, middle = ''] = await sessionsOf(slug)
  const page = await visitor.get(OWN)
  assert.equal(page.text.match(/>Den här</g)?.length, 1)
  assert.equal(page.text.match(/name="inloggning"/g)?.length, 2)
  assert.equal((await visitor.post(`${OWN}/avsluta`, { inloggning: middle })).location, `${OWN}?klart=avslutad`)
  assert.equal((await second.get('/')).location, '/logga-in')
  assert.equal((await third.get('/')).status, 200)
  assert.equal((await visitor.post(`${OWN}/avsluta-ovriga`, {})).location, `${OWN}?klart=avslutade`)
  assert.equal((await third.get('/')).location, '/logga-in')
  assert.equal((await visitor.get('/')).status, 200)
})

test('to end a sign-in asks for a fresh proof; after a key was added or removed the page offers to end all others', async () => {
  const slug = 'norrvik-loggranskare'
  const { visitor, key } = await withKey(house, slug)
  const other = (await signIn(house, slug, key)).visitor
  for (const path of [`${OWN}?klart=tillagd`, `${OWN}?klart=borttagen`]) assert.match((await visitor.get(path)).text, /Avsluta alla andra/)
  await stale(slug)
  const sent = await visitor.post(`${OWN}/avsluta-ovriga`, {})
  assert.match(sent.location ?? '', /^\/bekrafta\?till=%2Fbekraftat%2F/)
  assert.equal((await other.get('/')).status, 200, 'nothing has happened yet')
  const kept = decodeURIComponent(sent.location?.split('till=')[1] ?? '')
  const challenge = challengeOn((await visitor.get(sent.location ?? '')).text)
  assert.equal((await visitor.post('/bekrafta', { till: kept, svar: key.show(accountOf(house, slug), { challenge }) })).location, kept)
  assert.match((await visitor.get(kept)).text, /Genomför nu/)
  assert.equal((await visitor.post(`${OWN}/avsluta-ovriga`, {})).location, `${OWN}?klart=avslutade`)
  assert.equal((await other.get('/')).location, '/logga-in')
})

test('whoever keeps a key hears when the way in changes, and not what changed', async () => {
  const slug = 'ekby-skyddsansvarig'
  const { visitor } = await withKey(house, slug)
  const asked = challengeOn((await visitor.get(`${OWN}/nycklar/ny`)).text)
  await visitor.post(`${OWN}/nycklar/ny`, { label: 'Reserv', svar: new SoftKey().make({ challenge: asked }) })
  const [id = ''] = await keysOf(slug)
  await visitor.get(OWN)
  await visitor.post(`${OWN}/nycklar/${id}/ta-bort`, {})
  await house.drain()
  const rows = await house.superuser<{ template: string }>('select template from outbox where account = $1', [accountOf(house, slug)])
  assert.deepEqual(
    // She came by a link, so a colleague is asked to vouch for her too.
    rows.map((row) => row.template).sort(),
    ['vouch_waits', 'way_in_changed', 'way_in_changed', 'way_in_changed'],
  )
})

test('nobody ends another’s session or touches another’s key: the same answer as for one that is not there', async () => {
  const [mine, hers] = ['norrvik-handlaggare', 'norrvik-ersattare']
  const { visitor } = await withKey(house, mine)
  const other = await withKey(house, hers)
  const [session = ''] = await sessionsOf(hers)
  const [key = ''] = await keysOf(hers)
  const absent = newId()
  for (const id of [session, absent, 'skräp']) {
    await visitor.get(OWN)
    assert.equal((await visitor.post(`${OWN}/avsluta`, { inloggning: id })).status, 404)
  }
  for (const id of [key, absent]) {
    assert.equal((await visitor.get(`${OWN}/nycklar/${id}`)).status, 404)
    assert.equal((await visitor.get(`${OWN}/nycklar/${id}/ta-bort`)).status, 404)
    await visitor.get(OWN)
    assert.equal((await visitor.post(`${OWN}/nycklar/${id}`, { label: 'Min' })).status, 404)
    await visitor.get(OWN)
    assert.equal((await visitor.post(`${OWN}/nycklar/${id}/ta-bort`, {})).status, 404)
  }
  assert.equal((await other.visitor.get('/')).status, 200)
  assert.equal((await keysOf(hers)).length, 1)
  // Row security holds it back too, whatever a page might forget.
  const seen = await house.db.as({ tenant: house.cast[mine]?.tenant ?? '', account: accountOf(house, mine) }, async (tx) =>
    (await tx.tables<{ passkey: { account: string } }>().selectFrom('passkey').select('account').execute()).map((row) => row.account),
  )
  assert.deepEqual([...new Set(seen)], [accountOf(house, mine)])
})

test('to add a key asks for a fresh proof, and then both open the account', async () => {
  const slug = 'norrvik-personal'
  const { visitor, key } = await withKey(house, slug)
  await stale(slug)
  const sent = await visitor.get(`${OWN}/nycklar/ny`)
  assert.match(sent.location ?? '', /^\/bekrafta\?till=/)
  const challenge = challengeOn((await visitor.get(sent.location ?? '')).text)
  await visitor.post('/bekrafta', { till: `${OWN}/nycklar/ny`, svar: key.show(accountOf(house, slug), { challenge }) })
  const another = new SoftKey()
  const asked = await visitor.get(`${OWN}/nycklar/ny`)
  assert.ok(asked.text.includes(key.id.toString('base64url')), 'the key that is here already is not made again')
  const made = await visitor.post(`${OWN}/nycklar/ny`, {
    label: '',
    svar: another.make({ challenge: challengeOn(asked.text), verified: false }),
  })
  assert.equal(made.location, `${OWN}/nycklar/ny?svar=nej`)
  const again = challengeOn((await visitor.get(`${OWN}/nycklar/ny`)).text)
  assert.equal(
    (await visitor.post(`${OWN}/nycklar/ny`, { label: 'Reserv', svar: another.make({ challenge: again }) })).location,
    `${OWN}?klart=tillagd`,
  )
  assert.match((await visitor.get(OWN)).text, /Reserv/)
  for (const one of [key, another]) assert.equal((await signIn(house, slug, one)).answer.location, '/')
})

test('a key gets another name; without a name it comes back with what to do', async () => {
  const slug = 'norrvik-registrator'
  const { visitor } = await withKey(house, slug)
  const [id = ''] = await keysOf(slug)
  await visitor.get(`${OWN}/nycklar/${id}`)
  const wrong = await visitor.post(`${OWN}/nycklar/${id}`, { label: ' ' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /En uppgift behöver rättas/)
  assert.equal((await visitor.post(`${OWN}/nycklar/${id}`, { label: '<b>Blå</b>' })).location, `${OWN}?klart=omdopt`)
  assert.match((await visitor.get(OWN)).text, /&lt;b&gt;Blå&lt;\/b&gt;/)
})

test('the last way in is never removed by its owner; with another one, or a tie to the organisation’s sign-in, it is', async () => {
  const slug = 'norrvik-systemagare'
  const { visitor, key } = await withKey(house, slug)
  const [first = ''] = await keysOf(slug)
  const removal = `${OWN}/nycklar/${first}/ta-bort`
  assert.equal((await visitor.get(removal)).status, 200)
  const refused = await visitor.post(removal, {})
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Det är din enda väg in/)
  const asked = challengeOn((await visitor.get(`${OWN}/nycklar/ny`)).text)
  await visitor.post(`${OWN}/nycklar/ny`, { label: 'Reserv', svar: new SoftKey().make({ challenge: asked }) })
  await stale(slug)
  assert.match((await visitor.get(removal)).location ?? '', /^\/bekrafta/, 'a fresh proof first')
  await house.superuser('update session set proved_at = now() where account = $1', [accountOf(house, slug)])
  await visitor.get(removal)
  assert.equal((await visitor.post(removal, {})).location, `${OWN}?klart=borttagen`)
  assert.equal((await signIn(house, slug, key)).answer.location, '/logga-in?svar=nej')
  const [last = ''] = await keysOf(slug)
  const tenant = house.cast[slug]?.tenant
  const provider = newId()
  await house.superuser(
    `insert into identity_provider (tenant, id, kind, name, sealed, enabled_at) values ($1, $2, 'oidc', 'Prov', 'x', null)`,
    [tenant, provider],
  )
  await house.superuser(`insert into identity_link (tenant, provider, subject_blind, account) values ($1, $2, $3, $4)`, [
    tenant,
    provider,
    Buffer.alloc(16, 1),
    accountOf(house, slug),
  ])
  await visitor.get(OWN)
  assert.equal((await visitor.post(`${OWN}/nycklar/${last}/ta-bort`, {})).status, 422, 'a sign-in service that is off is no way in')
  await house.superuser('update identity_provider set enabled_at = now() where id = $1', [provider])
  await visitor.get(OWN)
  assert.equal((await visitor.post(`${OWN}/nycklar/${last}/ta-bort`, {})).location, `${OWN}?klart=borttagen`)
})

test('two removals at once leave one key', async () => {
  const slug = 'ekby-chef'
  const { visitor } = await withKey(house, slug)
  const asked = challengeOn((await visitor.get(`${OWN}/nycklar/ny`)).text)
  await visitor.post(`${OWN}/nycklar/ny`, { label: 'Reserv', svar: new SoftKey().make({ challenge: asked }) })
  await visitor.get(OWN)
  const removed = await Promise.all((await keysOf(slug)).map((id) => visitor.post(`${OWN}/nycklar/${id}/ta-bort`, {})))
  assert.deepEqual(removed.map((answer) => answer.status).sort(), [303, 422])
  assert.equal((await keysOf(slug)).length, 1)
})

test('the job clears sessions and attempts that are dead, of its own organisation, and leaves the living', async () => {
  const living = await Visitor.seated(house, 'ekby-skyddsansvarig')
  await Visitor.seated(house, 'ekby-handlaggare')
  await house.superuser(`update session set expires_at = now() - interval '1 minute' where account = $1`, [
    accountOf(house, 'ekby-handlaggare'),
  ])
  await new Visitor(house).get('/logga-in')
  const open = await house.superuser('select 1 from sign_in_attempt where expires_at > now()')
  await house.superuser(
    `update sign_in_attempt set expires_at = now() - interval '1 minute' where id = (select id from sign_in_attempt limit 1)`,
  )
  const context = { db: house.db, log: house.log, config: house.config }
  await clearSignIns(context, { tenant: house.cast['norrvik-chef']?.tenant ?? '', id: newId() })
  assert.equal((await sessionsOf('ekby-handlaggare')).length, 1, 'another organisation’s')
  await clearSignIns(context, { tenant: house.cast['ekby-chef']?.tenant ?? '', id: newId() })
  assert.equal((await sessionsOf('ekby-handlaggare')).length, 0)
  assert.equal((await living.get('/')).status, 200)
  const left = await house.superuser<{ dead: boolean }>('select expires_at < now() as dead from sign_in_attempt')
  assert.equal(left.length, open.length - 1)
  assert.ok(left.every((row) => !row.dead))
})
