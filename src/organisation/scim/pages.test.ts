import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { Directory } from './test/directory.ts'

const MOST = 40
let house: TestHouse
let owner: Visitor
before(async () => {
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_SCIM_REQUESTS_PER_MINUTE_MAX: String(MOST),
  })
  owner = await Visitor.seated(house, 'norrvik-systemagare')
})
after(() => house?.close())
const audit = async (deed: string) =>
  (await house.superuser<{ outcome: string }>('select outcome from audit where deed = $1 order by at', [deed])).map((row) => row.outcome)

test('a token is made after a fresh proof, shown once, works at once, and is dead when it is taken back', async () => {
  const made = await owner.post('/katalog/ny-nyckel', { name: 'Katalogen i Norrvik', days: '90' })
  assert.equal(made.status, 303)
  const page = await owner.get(made.location ?? '')
  const token = /<code>([\w-]{43})<\/code>/.exec(page.text)?.[1] ?? assert.fail('no token is shown')
  assert.equal((await owner.get(made.location ?? '')).status, 404)
  const directory = new Directory(house, token)
  assert.equal((await directory.get('/Users')).status, 200)
  const home = await owner.get('/katalog')
  assert.match(home.text, /Katalogen i Norrvik/)
  assert.match(home.text, /http:\/\/localhost:3000\/scim\/v2/)
  assert.ok(!home.text.includes(token))
  const id = /\/katalog\/nyckel\/([0-9a-f-]{36})\/ta-tillbaka/.exec(home.text)?.[1]
  assert.match((await owner.get(`/katalog/nyckel/${id}/ta-tillbaka`)).text, /måste stängas ute för hand/)
  assert.equal((await owner.post(`/katalog/nyckel/${id}/ta-tillbaka`, {})).status, 303)
  assert.equal((await directory.get('/Users')).status, 401)
  assert.deepEqual([await audit('scim.client_make'), await audit('scim.client_end')], [['done'], ['done']])
  const rows = await house.superuser<{ row: string }>('select c::text as row from scim_client c union all select d::text from form_draft d')
  assert.ok(!rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex'))))
})

test('a session that has not proved itself lately is sent to prove it; whoever is not system owner finds nothing', async () => {
  const stale = await Visitor.seated(house, 'norrvik-systemagare', { proved: 30 })
  assert.match((await stale.get('/katalog/ny-nyckel')).location ?? '', /^\/bekrafta\?till=/)
  assert.match((await stale.post('/katalog/ny-nyckel', { name: 'x', days: '90' })).location ?? '', /^\/bekrafta/)
  for (const slug of ['norrvik-chef', 'norrvik-skyddsansvarig', 'norrvik-loggranskare', 'ekby-chef']) {
    const visitor = await Visitor.seated(house, slug)
    assert.doesNotMatch((await visitor.get('/')).text, /\/katalog/)
    for (const path of ['/katalog', '/katalog/ny-nyckel', '/katalog/enhet', `/katalog/grupp/${randomUUID()}`])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    assert.equal((await visitor.post('/katalog/ny-nyckel', { name: 'x', days: '90' })).status, 404)
  }
  assert.equal((await audit('scim.client_make')).filter((outcome) => outcome === 'not_reached').length, 4)
})

test('the system owner says what a group means, where others stand and whom a service means; the people follow', async () => {
  const directory = await Directory.of(house, 'norrvik-systemagare')
  const id = await directory.make('anna@example.org', { externalId: 'oid-1' })
  const group = (await directory.post('/Groups', { displayName: 'Löner <b>', members: [{ value: id }] })).body.id
  const units = house.cast['norrvik-systemagare']?.units ?? {}
  assert.match((await owner.get('/katalog')).text, /Löner &lt;b&gt;/)
  await owner.get(`/katalog/grupp/${group}`)
  assert.equal((await owner.post(`/katalog/grupp/${group}`, { unit: units['Personal och lön'] ?? '', role: 'registrar' })).status, 303)
  await house.drain()
  assert.deepEqual(await house.superuser('select unit from account where id = $1', [id]), [{ unit: units['Personal och lön'] }])
  assert.deepEqual(await house.superuser('select role from role_grant where account = $1 and valid_until > now()', [id]), [
    { role: 'registrar' },
  ])

  for (const wrong of [{ role: 'protection_officer' }, { unit: randomUUID() }, { unit: house.cast['ekby-chef']?.units['Jouren'] ?? '' }])
    assert.equal((await owner.post(`/katalog/grupp/${group}`, { unit: '', role: '', ...wrong })).status, 422, JSON.stringify(wrong))
  assert.equal((await owner.post('/katalog/enhet', { enhet: units['Stab'] ?? '' })).status, 303)
  assert.deepEqual(await house.superuser('select name from unit where directory_default'), [{ name: 'Stab' }])

  const provider = randomUUID()
  await house.superuser("insert into identity_provider (tenant, id, kind, name, sealed) values ($1, $2, 'oidc', 'Inloggningen', '')", [
    house.cast['norrvik-systemagare']?.tenant,
    provider,
  ])
  const links = () => house.superuser<{ account: string }>('select account from identity_link')
  await owner.get(`/katalog/tjanst/${provider}`)
  assert.equal((await owner.post(`/katalog/tjanst/${provider}`, { subject: 'external_id' })).status, 303)
  await house.drain()
  assert.deepEqual(await links(), [{ account: id }])
  await owner.post(`/katalog/tjanst/${provider}`, { subject: 'none' })
  await house.drain()
  assert.deepEqual(await links(), [])
})

test('a token that soon runs out stands on Idag until there is another', async () => {
  await house.superuser('update scim_client set ended_at = now()')
  assert.doesNotMatch((await owner.get('/')).text, /Katalogens nyckel går snart ut/)
  await Directory.of(house, 'norrvik-systemagare')
  await house.superuser("update scim_client set expires_at = now() + interval '9 days' where ended_at is null")
  assert.match((await owner.get('/')).text, /Katalogens nyckel går snart ut/)
  await Directory.of(house, 'norrvik-systemagare')
  await house.superuser(
    "update scim_client set expires_at = now() + interval '99 days' where ended_at is null and expires_at > now() + interval '20 days'",
  )
  assert.doesNotMatch((await owner.get('/')).text, /Katalogens nyckel går snart ut/)
})

test('a directory that asks too much in a minute is asked to wait; another one is not', async () => {
  const [busy, calm] = [await Directory.of(house, 'norrvik-systemagare'), await Directory.of(house, 'ekby-chef')]
  // More than two minutes' worth: also when the minute turns meanwhile, some are too many.
  const statuses: number[] = []
  for (let i = 0; i < 2 * MOST + 5; i++) {
    const told = await busy.get('/ServiceProviderConfig')
    statuses.push(told.status)
    if (told.status === 429) assert.equal(told.headers.get('Retry-After'), '60')
  }
  assert.ok(statuses.includes(200) && statuses.includes(429))
  assert.equal((await calm.get('/ServiceProviderConfig')).status, 200)
})
