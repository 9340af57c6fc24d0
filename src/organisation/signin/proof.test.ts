import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import type { Ctx, Env } from '../../platform/http/context.ts'
import { hashOf } from '../../platform/http/session.ts'
import { beginAttempt, changeAttempt, takeAttempt } from './attempts.ts'
import { completeSignIn, passProof } from './index.ts'
import { accountOf, withKey } from './test/people.ts'
import { challengeOn } from './test/soft-key.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const fresh = async (slug: string) =>
  (
    await house.superuser<{ is: boolean }>(
      `select bool_or(proved_at > now() - interval '5 minutes') as is from session where account = $1`,
      [accountOf(house, slug)],
    )
  )[0]?.is
const grow = (slug: string) =>
  house.superuser(`update session set proved_at = now() - interval '6 minutes' where account = $1`, [accountOf(house, slug)])

test('another’s key, however genuine, proves nothing; nor does a challenge of another session', async () => {
  const [slug, colleague] = ['norrvik-handlaggare', 'norrvik-chef']
  const [me, her] = [await withKey(house, slug), await withKey(house, colleague)]
  await grow(slug)
  const page = await me.visitor.get('/bekrafta?till=/mina-inloggningar')
  assert.ok(page.text.includes(me.key.id.toString('base64url')), 'only own keys are asked for')
  assert.ok(!page.text.includes(her.key.id.toString('base64url')))
  const nej = '/bekrafta?till=%2Fmina-inloggningar&svar=nej'
  const asHers = her.key.show(accountOf(house, colleague), { challenge: challengeOn(page.text) })
  assert.equal((await me.visitor.post('/bekrafta', { till: '/mina-inloggningar', svar: asHers })).location, nej)
  assert.match((await me.visitor.get(nej)).text, /Det gick inte att bekräfta/)
  const hers = challengeOn((await her.visitor.get('/bekrafta')).text)
  await me.visitor.get('/bekrafta')
  const wrong = me.key.show(accountOf(house, slug), { challenge: hers })
  assert.equal((await me.visitor.post('/bekrafta', { till: '/', svar: wrong })).location, '/bekrafta?till=%2F&svar=nej')
  const refused = await house.superuser(`select 1 from audit where deed = 'session.refused' and object_id = $1`, [
    accountOf(house, colleague),
  ])
  assert.equal(refused.length, 1, 'the log of refusals names whose key it was')
  assert.equal(await fresh(slug), false)
})

test('after the proof one comes back to a page of ours, and nowhere else', async () => {
  const slug = 'norrvik-registrator'
  const { visitor, key } = await withKey(house, slug)
  for (const till of ['https://ond.example/', '//ond.example', '/\\ond.example', 'javascript:alert(1)', '']) {
    const page = await visitor.get(`/bekrafta?till=${encodeURIComponent(till)}`)
    assert.match(page.text, /name="till" value="\/"/)
    const svar = key.show(accountOf(house, slug), { challenge: challengeOn(page.text) })
    assert.equal((await visitor.post('/bekrafta', { till, svar })).location, '/', till)
  }
})

test('a proof needs a session: without one it leads to the door, also by POST', async () => {
  const visitor = new Visitor(house)
  assert.equal((await visitor.get('/bekrafta')).location, '/logga-in')
  await visitor.get('/logga-in')
  assert.equal((await visitor.post('/bekrafta', { till: '/' })).status, 401)
})

test('in the demonstration a button says what it stands for', async () => {
  const demo = await openHouse()
  try {
    const visitor = await Visitor.seated(demo, 'norrvik-chef', { method: 'demo', proved: 10 })
    assert.match((await visitor.get('/bekrafta?till=/mina-inloggningar')).text, /Bekräfta \(demonstration\)/)
    assert.equal((await visitor.post('/bekrafta', { till: '/mina-inloggningar' })).location, '/mina-inloggningar')
    assert.match((await visitor.get('/mina-inloggningar')).text, /Demonstrationen/)
    assert.match((await visitor.get('/mina-inloggningar/nycklar/ny')).text, /utan nyckel/)
  } finally {
    await demo.close()
  }
})

/** Routes as the organisation's own sign-in has them, in front of the whole app. */
function withRoutes(routes: (app: Hono<Env>) => void): TestHouse {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('house', house)
    c.set('requestId', 'b1f0a7f0-0000-4000-8000-000000000000')
    c.set('shell', { lang: 'sv', path: '/', rooms: [], footer: [], version: '0' })
    return next()
  })
  routes(app)
  app.all('*', (c) => house.app.fetch(c.req.raw))
  return { ...house, app }
}

test('a proof given at the organisation’s sign-in holds for the session that asked, once', async () => {
  const slug = 'norrvik-personalchef'
  let proof = { session: '', account: accountOf(house, slug), till: '/mina-inloggningar' }
  const there = withRoutes((app) => app.get('/fran-tjansten', (c) => passProof(c as Ctx, proof)))
  const visitor = await Visitor.seated(there, slug, { method: 'oidc', proved: 10 })
  const [row] = await house.superuser<{ id: string }>('select id from session where account = $1', [accountOf(house, slug)])
  const landed = await visitor.get('/fran-tjansten')
  assert.equal(landed.headers.get('Refresh'), '0; url=/bekrafta/tillbaka')
  assert.equal((await visitor.get('/bekrafta/tillbaka')).location, '/bekrafta?till=%2Fmina-inloggningar&svar=nej', 'another session’s')
  proof = { ...proof, session: row?.id ?? '' }
  await visitor.get('/fran-tjansten')
  assert.equal((await visitor.get('/bekrafta/tillbaka')).location, '/mina-inloggningar')
  assert.equal(await fresh(slug), true)
  assert.equal((await visitor.get('/bekrafta/tillbaka')).location, '/bekrafta?till=%2F&svar=nej', 'once')
})

test('a way in besides the key: the account must be open, and the session tells how it came', async () => {
  const slug = 'ekby-handlaggare'
  const who = { tenant: house.cast[slug]?.tenant ?? '', account: accountOf(house, slug), method: 'oidc' as const }
  const there = withRoutes((app) => app.get('/in', async (c) => c.json({ in: await completeSignIn(c as Ctx, who) })))
  const visitor = new Visitor(there)
  assert.equal((await visitor.get('/in')).text, '{"in":true}')
  assert.match((await visitor.get('/mina-inloggningar')).text, /Organisationens inloggning/)
  await house.superuser('update account set suspended_at = now() where id = $1', [accountOf(house, slug)])
  assert.equal((await new Visitor(there).get('/in')).text, '{"in":false}')
})

test('what was begun is sealed, is found by the browser that began it and by no other, and is taken once', async () => {
  let token = ''
  const there = withRoutes((app) => {
    app.get('/borja', async (c) => {
      token = await beginAttempt(c as Ctx, { kind: 'prov', content: { state: 'hemligt-ord' } })
      return c.text('')
    })
    app.get('/svar', async (c) => c.json(await changeAttempt(c as Ctx, 'prov', token, (was) => ({ ...(was.content as object), seen: 1 }))))
    app.get('/fel-sort', async (c) => c.json(await changeAttempt(c as Ctx, 'annat', token, () => ({}))))
    app.get('/ta', async (c) => c.json((await takeAttempt(c as Ctx, 'prov')) ?? null))
  })
  const [visitor, other] = [new Visitor(there), new Visitor(there)]
  await visitor.get('/borja')
  const [row] = await house.superuser<{ sealed: Buffer; tenant: string }>(
    'select sealed, tenant from sign_in_attempt where token_hash = $1',
    [hashOf(token)],
  )
  assert.ok(row && !row.sealed.includes('hemligt-ord'))
  assert.equal(row.tenant, '00000000-0000-0000-0000-000000000000')
  assert.equal((await visitor.get('/fel-sort')).text, 'false')
  assert.equal((await other.get('/svar')).text, 'true', 'the token alone changes what lies there')
  assert.equal((await other.get('/ta')).text, 'null', 'and does not take it')
  assert.equal((await visitor.get('/ta')).text, '{"content":{"state":"hemligt-ord","seen":1}}')
  assert.equal((await visitor.get('/ta')).text, 'null')
  assert.equal((await visitor.get('/svar')).text, 'false')
})
