import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from './house.ts'
import { Visitor } from './visitor.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const send = (visitor: Visitor, headers: Record<string, string>, token: string) =>
  visitor.request('/logga-ut', { method: 'POST', body: new URLSearchParams({ csrf: token }), headers })

test('S-R25: what changes something is refused from elsewhere, with and without cookies', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  const token = visitor.csrf()
  assert.equal((await send(visitor, { Origin: 'https://ond.example' }, token)).status, 403)
  assert.equal((await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'cross-site' }, token)).status, 403)
  assert.equal((await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-site' }, token)).status, 403)
  assert.equal((await send(visitor, { Origin: 'null' }, token)).status, 403)
  assert.equal((await send(visitor, { Origin: 'skräp' }, token)).status, 403)
  assert.equal((await send(visitor, {}, token)).status, 403, 'neither Origin nor Sec-Fetch-Site')
  assert.equal((await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }, '')).status, 403, 'no token')
  assert.equal(
    (await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }, 'x'.repeat(43))).status,
    403,
    'wrong token',
  )
  const stranger = new Visitor(house)
  assert.equal((await send(stranger, { Origin: 'https://ond.example' }, '')).status, 403)
  const other = await Visitor.as(house, 'norrvik-chef')
  assert.equal(
    (await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }, other.csrf())).status,
    403,
    'a token of another session',
  )
  assert.equal((await visitor.get('/')).status, 200, 'none of it signed her out')
  assert.equal((await send(visitor, { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }, token)).status, 303)
})

test('S-R19: every answer forbids inline, third parties, frames, keeping and telling onwards', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  for (const path of ['/', '/logga-in', '/finns-inte', '/om']) {
    const { headers } = await visitor.get(path)
    assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
    assert.doesNotMatch(headers.get('Content-Security-Policy') ?? '', /unsafe|https?:|\*/)
    assert.equal(headers.get('Cache-Control'), 'no-store')
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer')
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
    assert.match(headers.get('X-Robots-Tag') ?? '', /noindex/)
  }
})

test('S-R20: a session is a new one at each sign-in, ends with sign-out, and is stored as a hash only', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  const before = visitor.cookies()
  const token = before.split('=')[1] ?? ''
  assert.ok(token.length >= 43)
  const stored = await house.superuser<{ token_hash: Buffer }>('select token_hash from session')
  assert.ok(stored.length > 0)
  assert.ok(!stored.some((row) => row.token_hash.toString('base64url') === token))
  await visitor.get('/logga-in')
  await visitor.post('/logga-in', { vem: house.cast['norrvik-chef']?.account ?? '' })
  assert.notEqual(visitor.cookies(), before)
  const replay = await house.app.request('http://localhost/', { headers: { Cookie: before, Host: 'localhost' } })
  assert.equal(replay.headers.get('Location'), '/logga-in', 'the old token is dead')
  await visitor.get('/')
  const second = visitor.cookies()
  await visitor.post('/logga-ut', {})
  assert.equal(
    (await house.app.request('http://localhost/', { headers: { Cookie: second, Host: 'localhost' } })).headers.get('Location'),
    '/logga-in',
    'replay after sign-out',
  )
})

test('S-R20: a right that was taken away is gone at the next request, and a closed account is signed out', async () => {
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  assert.equal((await reviewer.get('/loggranskning/all')).status, 200)
  const { account } = house.cast['norrvik-loggranskare'] ?? { account: '' }
  await house.superuser("update role_grant set valid_until = now() - interval '1 second' where account = $1", [account])
  assert.equal((await reviewer.get('/loggranskning/all')).status, 404)
  await house.superuser('update account set closed_at = now() where id = $1', [account])
  assert.equal((await reviewer.get('/')).location, '/logga-in')
})

test('S-R20: an idle session and an old session end', async () => {
  const visitor = await Visitor.as(house, 'ekby-chef')
  const { account } = house.cast['ekby-chef'] ?? { account: '' }
  await house.superuser("update session set seen_at = now() - interval '16 minutes' where account = $1", [account])
  assert.equal((await visitor.get('/')).location, '/logga-in')
  const again = await Visitor.as(house, 'ekby-chef')
  await house.superuser("update session set expires_at = now() - interval '1 second' where account = $1", [account])
  assert.equal((await again.get('/')).location, '/logga-in')
})

test('a body past its limit is refused with words, whether or not it says how large it is', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  const huge = await visitor.post('/logga-ut', { x: 'a'.repeat(house.config.form_bytes_max + 10) })
  assert.equal(huge.status, 413)
  assert.match(huge.text, /för stort/)
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(500_000).fill(97))
    },
  })
  const endless = await visitor.request('/logga-ut', {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
  } as RequestInit)
  assert.equal(endless.status, 413)
  assert.equal(
    (
      await visitor.request('/logga-ut', {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json', Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
      })
    ).status,
    400,
  )
})

test('the language is chosen once, remembered, and taken out of the address', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  assert.match((await visitor.get('/')).text, /<html lang="sv">/)
  const chosen = await visitor.get('/?sprak=en')
  assert.equal(chosen.location, '/')
  const english = await visitor.get('/')
  assert.match(english.text, /<html lang="en">/)
  assert.match(english.text, /What waits for you/)
})

test('metrics are for this machine only and name patterns, never addresses', async () => {
  const visitor = new Visitor(house)
  await visitor.get('/nagon-hemlig-adress')
  const metrics = await visitor.get('/metrics')
  assert.equal(metrics.status, 200)
  assert.match(metrics.text, /samvarn_requests_total/)
  assert.doesNotMatch(metrics.text, /hemlig-adress/)
  assert.equal((await visitor.request('/metrics', { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status, 404)
  const from = async (remoteAddress: string) =>
    (await house.app.request('http://localhost/metrics', {}, { incoming: { socket: { remoteAddress } } })).status
  assert.equal(await from('192.0.2.7'), 404, 'not for another machine')
  assert.equal(await from('::1'), 200)
})

test('a form that was not right comes back by 303, to its sender only, with what she wrote; typed words stay in no session file', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  await visitor.get('/sok')
  const body = new URLSearchParams({ csrf: visitor.csrf(), query: '' })
  const sent = await visitor.request('/sok', {
    method: 'POST',
    body,
    headers: { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
  })
  assert.equal(sent.status, 303)
  assert.match(sent.location ?? '', /^\/rattas\/[0-9a-f-]{36}$/)
  const back = await visitor.get(sent.location ?? '')
  assert.equal(back.status, 422)
  assert.match(back.text, /En uppgift behöver rättas/)
  const other = await Visitor.as(house, 'norrvik-chef')
  assert.equal((await other.get(sent.location ?? '')).status, 404)
  assert.equal((await visitor.get('/rattas/inte-ett-id')).status, 404)
})

test('one account asks no more than its share of a minute; others go on', async (t) => {
  const narrow = await openHouse({ SAMVARN_REQUESTS_PER_MINUTE_MAX: '12' })
  t.after(() => narrow.close())
  const visitor = await Visitor.as(narrow, 'norrvik-handlaggare')
  const statuses: number[] = []
  for (let n = 0; n < 30; n += 1) statuses.push((await visitor.get('/om')).status)
  assert.ok(statuses.includes(200) && statuses.includes(429))
  assert.ok(narrow.lines.some((line) => line.includes('rate_limited')))
  const other = await Visitor.as(narrow, 'norrvik-chef')
  assert.equal((await other.get('/om')).status, 200)
})
