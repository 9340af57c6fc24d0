import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { type OidcService, startOidcService, TEST_CLIENT, type Wrong } from '../../../test/federation/oidc-service.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { type Answer, Visitor } from '../../../test/visitor.ts'
import type { OidcSettings } from './federation.ts'
import { tieTo, writeIn } from './test/service.ts'

/** OpenID Connect against a service that does wrong (ASVS 5.0 V9 and V10.1, 10.2, 10.5). Nobody is let in by it. */
let house: TestHouse
let service: OidcService
let id: string
let settings: OidcSettings
const NEEDS = { SAMVARN_LOG: 'info', SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' }
before(async () => {
  service = await startOidcService()
  house = await openHouse(NEEDS)
  settings = {
    kind: 'oidc',
    issuer: service.issuer,
    client_id: TEST_CLIENT.id,
    client_secret: TEST_CLIENT.secret,
    acr: ['loa3', 'loa4'],
    amr: ['hwk'],
    subject_claim: 'sub',
  }
  id = await writeIn(house, settings)
  await tieTo(house, id, 'norrvik-handlaggare', 'hanna')
})
afterEach(() => {
  service.wrong = {}
})
after(async () => {
  await house?.close()
  await service?.close()
})

const at = (end = '', provider = id) => `/logga-in/norrvik/${provider}${end}`
const isSignedIn = async (visitor: Visitor) => (await visitor.get('/')).status === 200
const refusals = async () => (await house.superuser("select 1 from audit where deed = 'session.refused'")).length

interface Way {
  visitor: Visitor
  landed: Answer
  address: string
}
async function through(wrong: Wrong, change: (brought: URLSearchParams) => void = () => undefined, subject = 'hanna'): Promise<Way> {
  service.wrong = wrong
  const visitor = new Visitor(house)
  const start = await visitor.get(at())
  const address = start.location ?? ''
  if (start.status !== 303) return { visitor, landed: start, address }
  const brought = service.next(address, subject)
  change(brought)
  return { visitor, landed: await visitor.get(`${at('/svar')}?${brought}`), address }
}
async function refuses(name: string, wrong: Wrong, change?: (brought: URLSearchParams) => void): Promise<void> {
  const before = await refusals()
  const { visitor, landed } = await through(wrong, change)
  assert.equal(landed.status, 403, `${name}: ${landed.status}`)
  assert.equal(await isSignedIn(visitor), false, name)
  assert.ok((await refusals()) > before, `${name}: a row in the log`)
}

test('signing in: code, PKCE, state and nonce; the least scope; client secret in the header only', async () => {
  service.asked.length = 0
  const { visitor, landed, address } = await through({})
  assert.equal(landed.headers.get('Refresh'), '0; url=/')
  assert.ok(await isSignedIn(visitor))
  const asked = new URL(address).searchParams
  assert.equal(asked.get('scope'), 'openid')
  assert.equal(asked.get('response_type'), 'code')
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.equal(asked.get('acr_values'), 'loa3 loa4')
  assert.equal(asked.get('redirect_uri'), `http://localhost:3000${at('/svar')}`)
  for (const secret of ['state', 'nonce', 'code_challenge']) assert.ok((asked.get(secret) ?? '').length >= 43, secret)
  const token = service.asked.find((one) => one.path === '/token')
  assert.ok((token?.body.get('code_verifier') ?? '').length >= 43)
  assert.match(token?.authorization ?? '', /^Basic /)
  assert.equal(token?.body.get('client_secret'), null)
  const paths = new Set(service.asked.map((one) => one.path))
  assert.deepEqual([...paths].sort(), ['/.well-known/openid-configuration', '/jwks', '/token'])
  assert.doesNotMatch(house.lines.join(), /hanna|hemlighet/)
})

test('signatures: another key, a shared secret, none at all, and a key brought along are refused (ASVS 9.1)', async () => {
  for (const signWith of ['another key', 'shared secret', 'nothing'] as const) await refuses(signWith, { signWith })
  await refuses('jku', { signWith: 'another key', header: { jku: 'https://annan.example.se/jwks' } })
  await refuses('kid', { header: { kid: 'okand' } })
  await refuses('crit', { header: { crit: ['x'], x: 1 } })
})

test('claims: issuer, audience, party, times and nonce that are not ours are refused (ASVS 9.2, 10.5)', async () => {
  const now = Math.floor(Date.now() / 1000)
  const claims: Record<string, unknown>[] = [
    { iss: 'https://annan.example.se' },
    { aud: 'annan' },
    { aud: [TEST_CLIENT.id, 'annan'] },
    { aud: [TEST_CLIENT.id, 'annan'], azp: TEST_CLIENT.id },
    { azp: 'annan' },
    { exp: now - 600 },
    { nbf: now + 600 },
    { iat: now - 3600 },
    { iat: now + 3600 },
    { nonce: 'annan' },
    { nonce: undefined },
    { exp: undefined },
    { sub: undefined },
    { sub: '' },
    { sub: 17 },
  ]
  for (const one of claims) await refuses(JSON.stringify(one), { claims: one })
})

test('strength: what is not asserted has not been promised, whatever was asked for', async () => {
  for (const claims of [{ acr: 'loa2' }, { acr: undefined }, { acr: ['loa3'] }, { amr: ['pwd'] }, { amr: undefined }, { amr: 'hwk' }])
    await refuses(JSON.stringify(claims), { claims })
  const { landed } = await through({ claims: { acr: 'loa2' } })
  assert.match(landed.text, /Logga in på ett säkrare sätt/)
})

test('mix-up and forgery: state, iss and code that belong to nothing of ours are refused (ASVS 10.1.2, 10.2)', async () => {
  await refuses('state', {}, (brought) => brought.set('state', 'a'.repeat(43)))
  await refuses('no state', {}, (brought) => brought.delete('state'))
  await refuses('iss', {}, (brought) => brought.set('iss', 'https://annan.example.se'))
  await refuses('no iss', {}, (brought) => brought.delete('iss'))
  await refuses('twice', {}, (brought) => brought.append('code', 'annan'))
  await refuses('implicit', {}, (brought) => brought.set('id_token', 'x'))
  await refuses('error', {}, (brought) => {
    brought.delete('code')
    brought.set('error', 'access_denied')
  })
})

test('an answer is taken once, by the browser that asked, at the service it was asked of', async () => {
  const first = new Visitor(house)
  const brought = service.next((await first.get(at())).location ?? '', 'hanna')
  assert.equal((await new Visitor(house).get(`${at('/svar')}?${brought}`)).status, 403)
  const other = await writeIn(house, settings, { name: 'En annan' })
  assert.equal((await first.get(`${at('/svar', other)}?${brought}`)).status, 403)
  const second = new Visitor(house)
  const again = service.next((await second.get(at())).location ?? '', 'hanna')
  assert.equal((await second.get(`${at('/svar')}?${again}`)).status, 200)
  assert.equal((await second.get(`${at('/svar')}?${again}`)).status, 403)
})

test('a service that says it is another, or sends us elsewhere, is not followed (ASVS 10.5.3, S-R27)', async () => {
  await refuses('issuer', { metadata: { issuer: 'https://annan.example.se' } })
  await refuses('token elsewhere', { metadata: { token_endpoint: 'http://localhost:1/token' } })
  await refuses('keys elsewhere', { metadata: { jwks_uri: 'https://annan.example.se/jwks' } })
  await refuses('browser to plain http elsewhere', { metadata: { authorization_endpoint: 'http://annan.example.se/' } })
  await refuses('only weak signatures', { metadata: { id_token_signing_alg_values_supported: ['HS256', 'none'] } })
  await refuses('discovery redirects', { redirect: 'discovery' })
  await refuses('token redirects', { redirect: 'token' })
  await refuses('a flood', { huge: true })
  await refuses('code refused', { tokenError: 'invalid_grant' })
})

test('a fresh proof must be made after it was asked for, and by the same person', async () => {
  const { visitor } = await through({})
  await visitor.get('/')
  const start = at('/bekrafta?till=%2F')
  const prove = async (claims: Record<string, unknown>, subject = 'hanna') => {
    service.wrong = { claims }
    const address = (await visitor.get(start)).location ?? ''
    const asked = new URL(address).searchParams
    assert.equal(asked.get('prompt'), 'login')
    assert.equal(asked.get('max_age'), '0')
    return visitor.get(`${at('/svar')}?${service.next(address, subject)}`)
  }
  assert.match((await prove({ auth_time: Math.floor(Date.now() / 1000) - 3600 })).text, /Logga in på nytt/)
  assert.match((await prove({ auth_time: undefined })).text, /Logga in på nytt/)
  assert.match((await prove({}, 'nagon-annan')).text, /Det var inte du/)
  const landed = await prove({})
  assert.match(landed.headers.get('Refresh') ?? '', /\/bekrafta\/tillbaka/)
})

test('in the demonstration nobody is asked: whoever steps in there could make it ask (S-R27)', async () => {
  const demo = await openHouse({ SAMVARN_LOG: 'silent' })
  try {
    const provider = await writeIn(demo, settings)
    service.asked.length = 0
    const owner = await Visitor.as(demo, 'norrvik-systemagare')
    for (const end of ['', '/prova', '/svar', '/klart']) assert.equal((await owner.get(at(end, provider))).status, 404, end)
    assert.match((await owner.get(`/inloggning/${provider}`)).text, /Provas inte i demonstrationen/)
    assert.equal(service.asked.length, 0)
  } finally {
    await demo.close()
  }
})
