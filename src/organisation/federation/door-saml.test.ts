import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { makeKey } from '../../../test/federation/certificate.ts'
import { encrypted } from '../../../test/federation/saml-encryption.ts'
import * as service from '../../../test/federation/saml-service.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { type Answer, Visitor } from '../../../test/visitor.ts'
import { createApp, modulesOf } from '../../main.ts'
import { linkFor } from '../signin/test/people.ts'
import type { SamlSettings } from './federation.ts'
import { makeOwnKey } from './own-key.ts'
import { tieTo, writeIn } from './test/service.ts'

/** The whole way by SAML: from the button to the session, across two processes, and what must not lead there. */
const ORIGIN = 'http://localhost:3000'
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const key = makeKey()
const settings: SamlSettings = {
  kind: 'saml',
  entity_id: 'https://inloggning.example.se',
  sso_url: 'https://inloggning.example.se/sso',
  certificates: [key.certificate],
  contexts: [LOA3],
}
let house: TestHouse
let id: string
before(async () => {
  house = await openHouse({
    SAMVARN_LOG: 'info',
    SAMVARN_MODE: 'real',
    SAMVARN_URL: ORIGIN,
  })
  id = await writeIn(house, settings)
  await tieTo(house, id, 'norrvik-handlaggare', 'hanna')
  await tieTo(house, id, 'norrvik-chef', 'carin')
})
after(() => house?.close())

const at = (end = '', provider = id) => `/logga-in/norrvik/${provider}${end}`

interface Sent {
  relay: string
  request: string
  xml: string
}
/** What the browser was sent to the service with. */
function sentBy(answer: Answer): Sent {
  assert.equal(answer.status, 303, answer.text.slice(0, 300))
  const url = new URL(answer.location ?? '')
  assert.equal(`${url.origin}${url.pathname}`, settings.sso_url)
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
  return { relay: url.searchParams.get('RelayState') ?? '', request: / ID="([^"]+)"/.exec(xml)?.[1] ?? '', xml }
}
const signedFor = (sent: Sent, subject: string, changed: Partial<service.Told> = {}, provider = id) => {
  const base = { issuer: settings.entity_id, audience: `${ORIGIN}${at('/metadata', provider)}`, acs: `${ORIGIN}${at('/acs', provider)}` }
  return service.signedAnswer(service.told({ ...base, request: sent.request, subject, context: LOA3, now: Date.now(), ...changed }), key)
}
/** The browser posts from the service's page: from another site, without any cookie of ours. */
const post = (sent: Sent, xml: string, path = at('/acs')) =>
  new Visitor(house).request(path, {
    method: 'POST',
    body: new URLSearchParams({ SAMLResponse: service.encoded(xml), RelayState: sent.relay }),
    headers: { Origin: 'https://inloggning.example.se', 'Sec-Fetch-Site': 'cross-site' },
  })
/** All of the way with one browser. The page it ends on. */
async function through(visitor: Visitor, subject: string, start = at(), changed: Partial<service.Told> = {}): Promise<Answer> {
  const sent = sentBy(await visitor.get(start))
  const posted = await post(sent, await signedFor(sent, subject, changed))
  assert.equal(posted.location, at('/klart'))
  return visitor.get(at('/klart'))
}
const isSignedIn = async (visitor: Visitor) => (await visitor.get('/')).status === 200

test('signing in: what is asked for, where it ends, and what is written', async () => {
  const visitor = new Visitor(house)
  const sent = sentBy(await visitor.get(at()))
  assert.match(sent.xml, new RegExp(`AssertionConsumerServiceURL="${ORIGIN}${at('/acs')}"`))
  assert.match(sent.xml, new RegExp(LOA3))
  assert.doesNotMatch(sent.xml, /ForceAuthn/)
  assert.ok(Buffer.byteLength(sent.relay) <= 80, 'RelayState is at most 80 bytes (SAML Bindings 3.4.3)')
  const posted = await post(sent, await signedFor(sent, 'hanna'))
  assert.equal(posted.location, at('/klart'))
  const landed = await visitor.get(at('/klart'))
  assert.equal(landed.status, 200)
  assert.equal(landed.headers.get('Refresh'), '0; url=/')
  assert.ok(await isSignedIn(visitor))
  const [session] = await house.superuser<{ method: string; provider: string }>(
    'select method, provider from session where provider = $1',
    [id],
  )
  assert.equal(session?.method, 'saml')
  const deeds = await house.superuser("select 1 from audit where deed = 'session.start'")
  assert.equal(deeds.length, 1)
  assert.doesNotMatch(house.lines.join(), /hanna|SAMLResponse/)
})

test('an answer is taken once: the same again, and the same for another question, lead nowhere (replay)', async () => {
  const visitor = new Visitor(house)
  const sent = sentBy(await visitor.get(at()))
  const xml = await signedFor(sent, 'hanna')
  assert.equal((await post(sent, xml)).location, at('/klart'))
  assert.equal((await post(sent, xml)).status, 403)
  await visitor.get(at('/klart'))
  assert.equal((await post(sent, xml)).status, 403)
  assert.equal((await visitor.get(at('/klart'))).status, 403)
  const again = new Visitor(house)
  const second = sentBy(await again.get(at()))
  assert.equal((await post(second, xml)).location, at('/klart'))
  assert.equal((await again.get(at('/klart'))).status, 403)
  assert.equal(await isSignedIn(again), false)
})

test('an answer that another browser asked for signs nobody in (login CSRF)', async () => {
  const [attacker, victim] = [new Visitor(house), new Visitor(house)]
  const sent = sentBy(await attacker.get(at()))
  await post(sent, await signedFor(sent, 'hanna'))
  assert.equal((await victim.get(at('/klart'))).status, 403)
  assert.equal(await isSignedIn(victim), false)
  // Nor when the victim has set out herself.
  await victim.get(at())
  assert.equal((await victim.get(at('/klart'))).status, 403)
  assert.equal(await isSignedIn(victim), false)
})

test('nothing is taken that we did not ask for: no relay, an unknown one, another service', async () => {
  const visitor = new Visitor(house)
  const sent = sentBy(await visitor.get(at()))
  const xml = await signedFor(sent, 'hanna')
  assert.equal((await post({ ...sent, relay: '' }, xml)).status, 403)
  assert.equal((await post({ ...sent, relay: 'a'.repeat(43) }, xml)).status, 403)
  const other = await writeIn(house, settings, { name: 'En annan' })
  assert.equal((await post(sent, await signedFor(sent, 'hanna', {}, other), at('/acs', other))).status, 403)
  assert.equal((await post(sent, xml, `/logga-in/ekbyjouren/${id}/acs`)).status, 404)
  assert.equal((await post(sent, xml, at('/annat'))).status, 403)
})

test('who is unknown, and whose account is suspended or closed, get the same page, and a row', async () => {
  const strangers = new Visitor(house)
  const unknown = await through(strangers, 'okand')
  assert.equal(unknown.status, 403)
  assert.match(unknown.text, /Ditt konto finns inte här än/)
  assert.equal(await isSignedIn(strangers), false)
  const { account = '' } = house.cast['norrvik-chef'] ?? {}
  await house.superuser('update account set suspended_at = now() where id = $1', [account])
  const suspended = await through(new Visitor(house), 'carin')
  const plain = (page: Answer) => page.text.replace(/name="csrf" value="[^"]*"/g, '')
  assert.equal(plain(suspended), plain(unknown))
  await house.superuser('update account set suspended_at = null where id = $1', [account])
  const rows = await house.superuser<{ blind: Buffer | null }>(
    "select blind from audit where deed = 'session.refused' and object_id = $1 and blind is not null",
    [id],
  )
  assert.equal(rows.length, 1)
})

test('too weak: the page says to sign in in a safer way, and nobody is signed in', async () => {
  const visitor = new Visitor(house)
  const page = await through(visitor, 'hanna', at(), { context: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password' })
  assert.match(page.text, /Logga in på ett säkrare sätt/)
  assert.equal(await isSignedIn(visitor), false)
})

test('an invitation ties the identity to the account; one that is somebody else’s leaves the link as it was', async () => {
  const link = await linkFor(house, 'norrvik-registrator')
  const wrong = new Visitor(house)
  await wrong.get(link)
  const taken = await through(wrong, 'hanna', at('?inbjudan=1'))
  assert.match(taken.text, /hör till ett annat konto/)
  assert.equal(await isSignedIn(wrong), false)
  const right = new Visitor(house)
  assert.match((await right.get(link)).text, /\?inbjudan=1/)
  const landed = await through(right, 'rut', at('?inbjudan=1'))
  assert.equal(landed.headers.get('Refresh'), '0; url=/')
  assert.ok(await isSignedIn(right))
  // Used once; from now on the identity alone is enough.
  assert.match((await new Visitor(house).get(link)).text, /inte/)
  const next = new Visitor(house)
  await through(next, 'rut')
  assert.ok(await isSignedIn(next))
  // Without having come by a link there is nothing to tie.
  assert.match((await new Visitor(house).get(at('?inbjudan=1'))).text, /Länken går inte att använda/)
})

test('a fresh proof is asked of the service anew, and counts only for the one who sits there', async () => {
  const visitor = new Visitor(house)
  await through(visitor, 'hanna')
  await visitor.get('/')
  await house.superuser("update session set proved_at = now() - interval '30 minutes' where provider = $1", [id])
  const start = at('/bekrafta?till=%2Fmina-inloggningar')
  const sent = sentBy(await visitor.get(start))
  assert.match(sent.xml, /ForceAuthn="true"/)
  await post(sent, await signedFor(sent, 'hanna'))
  const landed = await visitor.get(at('/klart'))
  const back = /url=(\S+)/.exec(landed.headers.get('Refresh') ?? '')?.[1] ?? ''
  assert.equal((await visitor.get(back)).location, '/mina-inloggningar')
  const fresh = await house.superuser("select 1 from session where provider = $1 and proved_at > now() - interval '1 minute'", [id])
  assert.ok(fresh.length > 0)
  // An old sign-in at the service proves nothing now, and another's identity proves another.
  const old = await through(visitor, 'hanna', start, { proved: Date.now() - 3_600_000 })
  assert.match(old.text, /Logga in på nytt/)
  assert.match((await through(visitor, 'carin', start)).text, /Det var inte du/)
  // Another organisation's service is not there.
  const stranger = await Visitor.seated(house, 'ekby-chef')
  assert.equal((await stranger.get(start)).status, 404)
})

test('trying shows what came, covered, signs nobody in, and lets the service be switched on', async () => {
  const off = await writeIn(house, settings, { on: false, name: 'Provas' })
  const owner = await Visitor.seated(house, 'norrvik-systemagare')
  const sessions = (await house.superuser('select 1 from session')).length
  const sent = sentBy(await owner.get(at('/prova', off)))
  await post(sent, await signedFor(sent, 'en-lang-beteckning', {}, off), at('/acs', off))
  const landed = await owner.get(at('/klart', off))
  const back = /url=(\S+)/.exec(landed.headers.get('Refresh') ?? '')?.[1] ?? ''
  const page = await owner.get(back)
  assert.match(page.text, /Allt i svaret höll/)
  assert.match(page.text, /en•+g/)
  assert.doesNotMatch(page.text, /en-lang-beteckning/)
  assert.equal((await house.superuser('select 1 from session')).length, sessions)
  assert.equal((await owner.post(`/inloggning/${off}/pa`, {})).status, 303)
  // Once: then the page is gone, and what failed does not count as tried.
  assert.equal((await owner.get(back)).location, `/inloggning/${off}`)
  const handler = await Visitor.seated(house, 'norrvik-handlaggare')
  assert.equal((await handler.get(at('/prova', off))).status, 404)
})

test('a try that fails says why, and the service stays off', async () => {
  const off = await writeIn(house, settings, { on: false, name: 'Provas också' })
  const owner = await Visitor.seated(house, 'norrvik-systemagare')
  const sent = sentBy(await owner.get(at('/prova', off)))
  await post(sent, await signedFor(sent, 'x', { audience: 'https://annan.example.se' }, off), at('/acs', off))
  const landed = await owner.get(at('/klart', off))
  const back = /url=(\S+)/.exec(landed.headers.get('Refresh') ?? '')?.[1] ?? ''
  assert.match((await owner.get(back)).text, /inte ställt till Samvärn/)
  assert.equal((await owner.post(`/inloggning/${off}/pa`, {})).status, 409)
  // Too weak: what the service did assert is shown, since the settings are written after it.
  const second = sentBy(await owner.get(at('/prova', off)))
  await post(second, await signedFor(second, 'x', { context: 'urn:example:svag' }, off), at('/acs', off))
  await owner.get(at('/klart', off))
  assert.match((await owner.get(`/inloggning/${off}/provat`)).text, /urn:example:svag/)
})

test('what one process asked another takes the answer to (no memory of its own)', async () => {
  const second = createApp(house, modulesOf(house.config))
  const visitor = new Visitor(house)
  const sent = sentBy(await visitor.get(at()))
  const posted = await new Visitor({ ...house, app: second }).request(at('/acs'), {
    method: 'POST',
    body: new URLSearchParams({ SAMLResponse: service.encoded(await signedFor(sent, 'hanna')), RelayState: sent.relay }),
  })
  assert.equal(posted.location, at('/klart'))
  assert.equal((await visitor.get(at('/klart'))).status, 200)
  assert.ok(await isSignedIn(visitor))
})

test('switched off while somebody is on the way: off is off', async () => {
  const some = await writeIn(house, settings, { name: 'Slås av' })
  await tieTo(house, some, 'norrvik-handlaggare', 'hanna')
  const visitor = new Visitor(house)
  const sent = sentBy(await visitor.get(at('', some)))
  await post(sent, await signedFor(sent, 'hanna', {}, some), at('/acs', some))
  await house.superuser('update identity_provider set enabled_at = null where id = $1', [some])
  assert.equal((await visitor.get(at('/klart', some))).status, 403)
  assert.equal(await isSignedIn(visitor), false)
  assert.equal((await visitor.get(at('', some))).status, 404)
})

test('an encrypted answer: taken once, opened by the key before too, and in the log nothing of it', async () => {
  const entity = (provider: string) => `${ORIGIN}${at('/metadata', provider)}`
  const [former, current] = [await makeOwnKey(ORIGIN, new Date()), await makeOwnKey(ORIGIN, new Date())]
  const until = new Date(Date.now() + 60_000).toISOString()
  const keys = { own_key: current, former_key: { ...former, until }, signed_questions: true, encryption: 'required' } as const
  const some = await writeIn(house, { ...settings, ...keys }, { name: 'Krypterar' })
  await tieTo(house, some, 'norrvik-handlaggare', 'hanna')
  for (const ours of [current, former]) {
    const visitor = new Visitor(house)
    const left = await visitor.get(at('', some))
    assert.match(left.location ?? '', /&SigAlg=[^&]+&Signature=/)
    const sent = sentBy(left)
    const base = { issuer: settings.entity_id, audience: entity(some), acs: `${ORIGIN}${at('/acs', some)}`, request: sent.request }
    const t = service.told({ ...base, subject: 'hanna', context: LOA3, now: Date.now() })
    const xml = service.responseAround(t, encrypted(await service.signed(service.assertionOf(t), t.id, key), ours.certificate))
    assert.equal((await post(sent, xml, at('/acs', some))).location, at('/klart', some))
    assert.equal((await post(sent, xml, at('/acs', some))).status, 403)
    assert.equal((await visitor.get(at('/klart', some))).status, 200)
    assert.ok(await isSignedIn(visitor))
    assert.equal((await post(sent, xml, at('/acs', some))).status, 403)
  }
  // The same person in the open is nobody here.
  const stripped = new Visitor(house)
  const sent = sentBy(await stripped.get(at('', some)))
  await post(sent, await signedFor(sent, 'hanna', {}, some), at('/acs', some))
  assert.equal((await stripped.get(at('/klart', some))).status, 403)
  assert.equal(await isSignedIn(stripped), false)
  assert.doesNotMatch(house.lines.join(), /hanna|PRIVATE KEY|CipherValue/)
})
