import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { accountOf, follow, linkFor, signIn, withKey } from './test/people.ts'
import { challengeOn } from './test/soft-key.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const tokenIn = (cookies: string) => /(?:^|; )samvarn=([^;]+)/.exec(cookies)?.[1] ?? ''
const signedOut = async (visitor: Visitor) => (await visitor.get('/')).location === '/logga-in'
/** Somebody else's browser with a cookie that was taken. */
const withCookie = (cookie: string) => house.app.request('http://localhost/', { headers: { Cookie: cookie, Host: 'localhost' } })
const alive = async (cookie: string) => (await withCookie(cookie)).status === 200

test('S-R20: what was taken away is gone at the next request: role, open account, session', async () => {
  const reviewer = await Visitor.seated(house, 'norrvik-loggranskare')
  const me = accountOf(house, 'norrvik-loggranskare')
  assert.equal((await reviewer.get('/loggranskning/all')).status, 200)
  await house.superuser(`update role_grant set valid_until = now() - interval '1 second' where account = $1`, [me])
  assert.equal((await reviewer.get('/loggranskning/all')).status, 404, 'the role has ended')
  assert.equal((await reviewer.get('/')).status, 200, 'the person has not')
  await house.superuser('update account set suspended_at = now() where id = $1', [me])
  assert.ok(await signedOut(reviewer), 'suspended')
  await house.superuser('update account set suspended_at = null where id = $1', [me])
  assert.equal((await reviewer.get('/')).status, 200)
  await house.superuser('update account set closed_at = now() where id = $1', [me])
  assert.ok(await signedOut(reviewer), 'closed')
  const other = await Visitor.seated(house, 'norrvik-chef')
  await house.superuser('delete from session where account = $1', [accountOf(house, 'norrvik-chef')])
  assert.ok(await signedOut(other), 'ended elsewhere')
})

test('S-R20: a token that was set beforehand is never adopted', async () => {
  const planted = newToken()
  const { key } = await withKey(house, 'norrvik-handlaggare')
  const page = await house.app.request('http://localhost/logga-in', { headers: { Cookie: `samvarn=${planted}`, Host: 'localhost' } })
  const attempt = page.headers.getSetCookie().find((cookie) => cookie.startsWith('forsok-')) ?? ''
  const text = await page.text()
  const answer = await house.app.request('http://localhost/logga-in/nyckel', {
    method: 'POST',
    headers: {
      Cookie: `samvarn=${planted}; ${attempt.split(';')[0]}`,
      Host: 'localhost',
      Origin: 'http://localhost',
      'Sec-Fetch-Site': 'same-origin',
    },
    body: new URLSearchParams({
      csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '',
      svar: key.show(accountOf(house, 'norrvik-handlaggare'), { challenge: challengeOn(text) }),
    }),
  })
  assert.equal(answer.headers.get('Location'), '/')
  const given = tokenIn(answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? '')
  assert.ok(given.length >= 43 && given !== planted)
  assert.ok(!(await alive(`samvarn=${planted}`)))
  const stored = await house.superuser('select 1 from session where token_hash = $1', [hashOf(planted)])
  assert.equal(stored.length, 0)
})

test('S-R20: signing in again ends the session that this browser had; parallel ones live on', async () => {
  const slug = 'norrvik-ersattare'
  const { visitor, key } = await withKey(house, slug)
  const first = visitor.cookies()
  const parallel = (await signIn(house, slug, key)).visitor
  assert.ok(await alive(first))
  assert.ok(!(await signedOut(parallel)))
  const page = await visitor.get('/mina-inloggningar')
  assert.equal(page.text.match(/Den här/g)?.length, 1)
  await visitor.post('/logga-ut', {})
  assert.ok(!(await alive(first)), 'replay after sign-out')
  assert.ok(!(await signedOut(parallel)), 'the other browser is another session')
})

test('S-R20: one account is signed in at five places; the least used ends when a sixth begins', async () => {
  const slug = 'norrvik-systemagare'
  const { visitor, key } = await withKey(house, slug)
  const others: Visitor[] = []
  for (let i = 0; i < 4; i += 1) others.push((await signIn(house, slug, key)).visitor)
  await house.superuser(`update session set seen_at = now() - interval '5 minutes' where token_hash = $1`, [
    hashOf(tokenIn(others[1]?.cookies() ?? '')),
  ])
  const sixth = (await signIn(house, slug, key)).visitor
  const out = await Promise.all([visitor, ...others, sixth].map(signedOut))
  assert.deepEqual(out, [false, false, true, false, false, false])
  const rows = await house.superuser(`select 1 from audit where deed = 'session.end_other' and actor = $1`, [accountOf(house, slug)])
  assert.equal(rows.length, 1)
})

test('S-R20: a session ends after 15 minutes without use, and after 8 hours whatever happens', async () => {
  const idle = await Visitor.seated(house, 'norrvik-personal')
  const me = [accountOf(house, 'norrvik-personal')]
  await house.superuser(`update session set seen_at = now() - interval '14 minutes 50 seconds' where account = $1`, me)
  assert.equal((await idle.get('/')).status, 200)
  await house.superuser(`update session set seen_at = now() - interval '15 minutes 1 second' where account = $1`, me)
  assert.ok(await signedOut(idle))
  assert.equal((await idle.request('/logga-ut', { method: 'POST', body: new URLSearchParams() })).status, 403, 'nor does it post')
  const { visitor } = await withKey(house, 'norrvik-personal')
  const row = await house.superuser<{ hours: number }>(
    `select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where account = $1 order by created_at desc limit 1`,
    me,
  )
  assert.equal(row[0]?.hours, 8)
  await house.superuser(`update session set expires_at = now() - interval '1 second', seen_at = now() where account = $1`, me)
  assert.ok(await signedOut(visitor))
})

test('S-R20: a proof gives the session a new token: the old one is dead, forms that were open still hold, its end stays', async () => {
  const slug = 'norrvik-personalchef'
  const { visitor, key } = await withKey(house, slug)
  const me = accountOf(house, slug)
  const end = async () =>
    (await house.superuser<{ expires_at: Date; id: string }>('select expires_at, id from session where account = $1', [me]))[0]
  await house.superuser(`update session set proved_at = now() - interval '6 minutes' where account = $1`, [me])
  const before = await end()
  const stolen = visitor.cookies()
  await visitor.get('/mina-inloggningar')
  const form = visitor.csrf()
  const sent = await visitor.get('/mina-inloggningar/nycklar/ny')
  assert.equal(sent.location, '/bekrafta?till=%2Fmina-inloggningar%2Fnycklar%2Fny')
  assert.ok(await alive(stolen), 'a stolen cookie works until then')
  const challenge = challengeOn((await visitor.get(sent.location ?? '')).text)
  const proof = await visitor.post('/bekrafta', { till: '/mina-inloggningar/nycklar/ny', svar: key.show(me, { challenge }) })
  assert.equal(proof.location, '/mina-inloggningar/nycklar/ny')
  assert.ok(!(await alive(stolen)), 'the stolen token is dead')
  assert.equal((await visitor.get('/mina-inloggningar/nycklar/ny')).status, 200)
  assert.equal(visitor.csrf(), form, 'the form’s token is the session’s')
  assert.deepEqual(await end(), before)
  const rows = await house.superuser(`select 1 from audit where deed = 'session.prove' and actor = $1`, [me])
  assert.equal(rows.length, 1)
})

test('S-R20: cookies are HttpOnly and Strict, and bound to the host and to TLS on an address with https', async () => {
  const slug = 'norrvik-handlaggare'
  const flags = async (url: string) => {
    const there = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: url })
    try {
      const visitor = await Visitor.seated(there, slug, { proved: 10 })
      const begun = await new Visitor(there).get('/logga-in')
      const out = await visitor.post('/logga-ut', {})
      return { attempt: begun.headers.getSetCookie().join(), out: out.headers.getSetCookie().join() }
    } finally {
      await there.close()
    }
  }
  const safe = await flags('https://samvarn.example.se')
  assert.match(safe.attempt, /^__Host-forsok-key_in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  assert.match(safe.out, /^__Host-samvarn=; Max-Age=0; Path=\/; Secure$/)
  const near = await flags('http://localhost:3000')
  assert.match(near.attempt, /^forsok-key_in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)

  const there = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'https://samvarn.example.se' })
  try {
    const secure = { origin: 'https://samvarn.example.se', rp: 'samvarn.example.se' }
    const { answer } = await follow(there, await linkFor(there, slug), secure)
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-samvarn=')) ?? ''
    assert.match(cookie, /^__Host-samvarn=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  } finally {
    await there.close()
  }
})

test('S-R20: what is sent after the session has rested too long is kept for its writer, and nothing is done until it is sent anew', async () => {
  const slug = 'norrvik-registrator'
  const { visitor, key } = await withKey(house, slug)
  const me = accountOf(house, slug)
  const [row] = await house.superuser<{ id: string }>('select id from passkey where account = $1', [me])
  const path = `/mina-inloggningar/nycklar/${row?.id}`
  const named = async () => (await house.superuser<{ label: string }>('select label from passkey where account = $1', [me]))[0]?.label
  const rest = () => house.superuser(`update session set seen_at = now() - interval '16 minutes' where account = $1`, [me])
  await visitor.get(path)
  await rest()
  const sent = await visitor.post(path, { label: 'Skrivet länge' })
  assert.equal(sent.location, '/logga-in?svar=kvar')
  assert.match((await visitor.get('/logga-in?svar=kvar')).text, /Det du skrev är sparat/)
  assert.notEqual(await named(), 'Skrivet länge')
  assert.ok(await signedOut(visitor), 'nobody comes in by it')
  // Somebody else signs in at the same browser: nothing of it is shown, and the way to it is forgotten.
  const kept = /kvar=([^;]+)/.exec(visitor.cookies())?.[1] ?? ''
  const colleague = await Visitor.seated(house, 'norrvik-chef')
  const seen = await house.app.request('http://localhost/', {
    headers: { Cookie: `${colleague.cookies()}; kvar=${kept}`, Host: 'localhost' },
  })
  assert.equal(seen.status, 200)
  assert.match(seen.headers.getSetCookie().join(), /kvar=; Max-Age=0/)
  assert.equal((await colleague.get(decodeURIComponent(kept))).status, 404)
  // Its writer comes back.
  const challenge = challengeOn((await visitor.get('/logga-in')).text)
  assert.equal((await visitor.post('/logga-in/nyckel', { svar: key.show(me, { challenge }) })).location, '/')
  const back = (await visitor.get('/')).location ?? ''
  assert.match(back, /^\/kvar\//)
  const page = await visitor.get(back)
  assert.match(page.text, /Välkommen tillbaka[\s\S]*value="Skrivet länge"/)
  assert.notEqual(await named(), 'Skrivet länge')
  assert.equal((await visitor.post(path, { label: 'Skrivet länge' })).location, '/mina-inloggningar?klart=omdopt')
  assert.equal((await visitor.get('/')).status, 200, 'once')
  await visitor.get('/mina-inloggningar')
  await rest()
  assert.equal((await visitor.post('/logga-ut', {})).location, '/logga-in?svar=ute')
})

test('S-R25: a rested session keeps no form that comes from elsewhere, or that was not given out to it', async () => {
  const slug = 'norrvik-personalchef'
  const visitor = await Visitor.seated(house, slug)
  await visitor.get('/mina-inloggningar')
  const csrf = visitor.csrf()
  await house.superuser(`update session set seen_at = now() - interval '16 minutes' where account = $1`, [accountOf(house, slug)])
  const send = (headers: Record<string, string>, token: string) =>
    visitor.request('/mina-inloggningar/avsluta-ovriga', { method: 'POST', body: new URLSearchParams({ csrf: token, ord: 'x' }), headers })
  const here = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
  assert.equal((await send({ Origin: 'https://ond.example' }, csrf)).status, 403)
  assert.equal((await send({ ...here, 'Sec-Fetch-Site': 'cross-site' }, csrf)).status, 403)
  assert.equal((await send(here, 'x'.repeat(43))).status, 403)
  const drafts = await house.superuser('select 1 from form_draft where account = $1', [accountOf(house, slug)])
  assert.equal(drafts.length, 0)
  await house.superuser(`update session set expires_at = now() - interval '1 minute' where account = $1`, [accountOf(house, slug)])
  assert.equal((await send(here, csrf)).status, 403, 'nor when it has ended for good')
})
