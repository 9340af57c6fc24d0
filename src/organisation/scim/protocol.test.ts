import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { URN } from './scim.ts'
import { Directory, type Json } from './test/directory.ts'

let house: TestHouse
let norrvik: Directory
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
  norrvik = await Directory.of(house, 'norrvik-systemagare')
})
after(() => house?.close())
beforeEach(async () => {
  for (const table of ['scim_group_member', 'scim_group', 'scim_user']) await house.superuser(`delete from ${table}`)
})

test('lists are paged as the protocol says', async () => {
  for (let i = 0; i < 7; i++) await norrvik.make(`person${i}@example.org`)
  const page = async (query: string) => (await norrvik.get(`/Users?${query}`)).body
  const all = await page('')
  assert.equal(all.totalResults, 7)
  assert.equal(all.schemas[0], URN.list)
  const names = (body: Json) => body.Resources.map((user) => user.userName)
  assert.deepEqual(names(await page('startIndex=3&count=2')), ['person2@example.org', 'person3@example.org'])
  assert.deepEqual(names(await page('startIndex=-4&count=1')), ['person0@example.org'])
  assert.deepEqual((await page('count=0')).Resources, [])
  assert.equal((await page('count=0')).totalResults, 7)
  assert.deepEqual((await page('startIndex=99')).Resources, [])
  assert.equal((await norrvik.get('/Users?count=många')).status, 400)
  assert.deepEqual(Object.keys((await page('count=1&attributes=userName')).Resources[0] ?? {}).sort(), ['id', 'schemas', 'userName'])
  assert.equal((await page('count=1&excludedAttributes=userName,meta')).Resources[0]?.userName, undefined)
})

test('If-Match: a change on what has been changed since is refused, and changes nothing', async () => {
  const id = await norrvik.make('anna@example.org')
  const { version } = (await norrvik.get(`/Users/${id}`)).body.meta
  assert.equal((await norrvik.put(`/Users/${id}`, { userName: 'b@example.org' }, { 'If-Match': version })).status, 200)
  assert.equal((await norrvik.put(`/Users/${id}`, { userName: 'c@example.org' }, { 'If-Match': version })).status, 412)
  assert.equal((await norrvik.remove(`/Users/${id}`, { 'If-Match': version })).status, 412)
  assert.equal((await norrvik.get(`/Users/${id}`)).body.userName, 'b@example.org')
  assert.equal((await norrvik.remove(`/Users/${id}`, { 'If-Match': '*' })).status, 204)
})

test('the malformed and the huge are refused with an error of the protocol', async () => {
  const type = async (body: unknown, headers?: Record<string, string>) => {
    const told = await norrvik.ask('POST', '/Users', body, headers)
    assert.equal(told.body.schemas[0], URN.error)
    assert.equal(told.body.status, String(told.status))
    return [told.status, told.body.scimType]
  }
  assert.deepEqual(await type('{"userName":'), [400, 'invalidSyntax'])
  assert.deepEqual(await type('[]'), [400, 'invalidSyntax'])
  assert.deepEqual(await type('"text"'), [400, 'invalidSyntax'])
  assert.deepEqual(await type({ schemas: [URN.group], userName: 'a' }), [400, 'invalidSyntax'])
  assert.deepEqual(await type({ schemas: [URN.user] }), [400, 'invalidValue'])
  assert.deepEqual(await type({ userName: 'a'.repeat(201) }), [400, 'invalidValue'])
  assert.deepEqual(await type({ userName: 'a', emails: [{ value: 'a@example.org\r\nBcc: x@example.com' }] }), [400, 'invalidValue'])
  assert.deepEqual(await type({ userName: 'a', active: 'ja' }), [400, 'invalidValue'])
  assert.deepEqual(await type(`{"userName":"a","x":"${'x'.repeat(1_000_001)}"}`), [413, undefined])
  assert.deepEqual(await type('userName=a', { 'Content-Type': 'application/x-www-form-urlencoded' }), [415, undefined])
  assert.equal((await norrvik.post('/Users', '{"userName":"proto","__proto__":{"active":false},"constructor":1}')).body.active, true)
  assert.equal((await norrvik.post('/Bulk', {})).status, 501)
  assert.equal((await norrvik.get('/Me')).status, 501)
  assert.equal((await norrvik.get('/Devices')).status, 404)
})

test('one answer for a token that is missing, unknown, run out or taken back; a browser’s cookie opens nothing', async () => {
  const ended = await Directory.of(house, 'norrvik-systemagare')
  const old = await Directory.of(house, 'norrvik-systemagare')
  await house.superuser("update scim_client set ended_at = now() where token_hash = sha256(convert_to($1, 'UTF8'))", [ended.token])
  await house.superuser("update scim_client set expires_at = now() where token_hash = sha256(convert_to($1, 'UTF8'))", [old.token])
  const answers = await Promise.all([
    ended.get('/Users'),
    old.get('/Users'),
    new Directory(house, 'x'.repeat(43)).get('/Users'),
    new Directory(house, '').get('/Users'),
    new Directory(house, 'x'.repeat(5000)).get('/Users'),
    norrvik.get('/Users', { Authorization: `Basic ${norrvik.token}` }),
  ])
  for (const answer of answers) {
    assert.equal(answer.status, 401)
    assert.equal(answer.text, answers[0]?.text)
    assert.match(answer.headers.get('WWW-Authenticate') ?? '', /^Bearer/)
  }
  assert.equal((await norrvik.get('/ServiceProviderConfig', { Authorization: '' })).status, 401)
})

test('what we say of ourselves is what we do', async () => {
  const config = (await norrvik.get('/ServiceProviderConfig')).body
  assert.deepEqual(
    [config.bulk.supported, config.patch.supported, config.sort.supported, config.changePassword.supported],
    [false, true, false, false],
  )
  assert.deepEqual(
    (await norrvik.get('/ResourceTypes')).body.Resources.map((one) => one.id),
    ['User', 'Group'],
  )
  assert.equal((await norrvik.get(`/Schemas/${URN.user}`)).body.name, 'User')
  assert.equal((await norrvik.get('/Schemas/urn:x')).status, 404)
})
