import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeKey } from '../../../test/federation/certificate.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import type { SamlSettings } from './federation.ts'
import { writeIn } from './test/service.ts'

/** The pages of the system owner: written in, changed, tied, switched off and removed; and by nobody else. */
let house: TestHouse
const key = makeKey()
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'info', SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const OWNER = 'norrvik-systemagare'
const SECRET = 'hemlighet-som-aldrig-syns'
const OIDC = {
  name: 'Norrviks inloggning',
  issuer: 'https://inloggning.example.se',
  client_id: 'samvarn',
  client_secret: SECRET,
  acr: 'urn:example:loa3',
  amr: '',
  subject_claim: 'sub',
  max_age_minutes: '',
}
const SAML = {
  name: 'Norrviks SAML',
  entity_id: 'https://inloggning.example.se',
  sso_url: 'https://inloggning.example.se/sso',
  certificates: key.certificate,
  contexts: 'http://id.elegnamnden.se/loa/1.0/loa3',
  subject_attribute: '',
  max_age_minutes: '',
  signed_questions: 'yes',
  encryption: 'accepted',
}
const lastId = async () =>
  (await house.superuser<{ id: string }>('select id from identity_provider order by created_at desc limit 1'))[0]?.id ?? ''
const deedsOf = async (deed: string) =>
  (await house.superuser<{ outcome: string }>('select outcome from audit where deed = $1 order by at', [deed])).map((row) => row.outcome)

test('D-R15: only the system owner reaches the room; anybody else gets the page that is not there, and a row', async () => {
  for (const slug of ['norrvik-skyddsansvarig', 'norrvik-chef', 'norrvik-loggranskare', 'norrvik-handlaggare', 'ekby-chef']) {
    const one = await Visitor.seated(house, slug)
    assert.doesNotMatch((await one.get('/')).text, /href="\/inloggning"/)
    for (const path of ['/inloggning', '/inloggning/ny/oidc', '/inloggning/ny/saml', '/inloggning/ny/saml/uppgifter'])
      assert.equal((await one.get(path)).status, 404, `${slug} ${path}`)
    assert.equal((await one.post('/inloggning/ny/oidc', OIDC)).status, 404)
  }
  assert.ok((await deedsOf('provider.make')).every((outcome) => outcome === 'not_reached'))
  assert.equal((await house.superuser('select 1 from identity_provider')).length, 0)
})

test('OpenID Connect is written in; the secret is sealed and never shown again', async () => {
  const owner = await Visitor.seated(house, OWNER)
  assert.match((await owner.get('/inloggning')).text, /Ingen tjänst är inlagd/)
  const made = await owner.post('/inloggning/ny/oidc', OIDC)
  const id = await lastId()
  assert.equal(made.location, `/inloggning/${id}`)
  const page = (await owner.get(`/inloggning/${id}`)).text
  assert.match(page, /Inte provad/)
  assert.match(page, new RegExp(`http://localhost:3000/logga-in/norrvik/${id}/svar`))
  for (const path of ['', '/andra', '/konton']) assert.doesNotMatch((await owner.get(`/inloggning/${id}${path}`)).text, new RegExp(SECRET))
  const [row] = await house.superuser<{ sealed: Buffer }>('select sealed from identity_provider where id = $1', [id])
  assert.doesNotMatch(row?.sealed.toString('latin1') ?? '', /inloggning\.example|samvarn|hemlighet/)
  // A change without a secret keeps the one there is, and leaves the service untried.
  assert.equal((await owner.post(`/inloggning/${id}/andra`, { ...OIDC, name: 'Nytt namn', client_secret: '' })).status, 303)
  assert.match((await owner.get(`/inloggning/${id}`)).text, /Nytt namn/)
})

test('what would let somebody in with a mere password, or as whoever gets the address next, is not taken', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const wrong: [object, RegExp][] = [
    [{ acr: '', amr: '' }, /bara ett lösenord/],
    [{ subject_claim: 'email' }, /gå över till någon annan/],
    [{ issuer: 'http://inloggning.example.se' }, /hela adressen med https/],
    [{ issuer: 'https://anna:x@inloggning.example.se' }, /hela adressen med https/],
    [{ issuer: 'https://inloggning.example.se/?a=b' }, /hela adressen med https/],
    [{ max_age_minutes: '0' }, /Rätta/],
  ]
  for (const [changed, words] of wrong) assert.match((await owner.post('/inloggning/ny/oidc', { ...OIDC, ...changed })).text, words)
  const weak: [object, RegExp][] = [
    [{ certificates: 'inte ett certifikat' }, /går inte att läsa/],
    [{ certificates: makeKey({ bits: 1024 }).certificate }, /minst 2048/],
    [{ contexts: '' }, /Rätta/],
    [{ sso_url: 'javascript:alert(1)' }, /hela adressen med https/],
    [{ signed_questions: '' }, /Rätta/],
    [{ encryption: 'ibland' }, /Rätta/],
  ]
  for (const [changed, words] of weak)
    assert.match((await owner.post('/inloggning/ny/saml/uppgifter', { ...SAML, ...changed })).text, words)
})

test('SAML is written in from uploaded metadata; the end of a certificate is warned of', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const soon = makeKey({ days: 10 }).certificate
  const body = soon.replace(/-----[^-]+-----|\s/g, '')
  const xml = `<?xml version="1.0"?><!-- from the service --><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example.org"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.org/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  const read = await owner.post('/inloggning/ny/saml', { metadata: new File([xml], 'metadata.xml') })
  assert.match(read.location ?? '', /^\/inloggning\/ny\/saml\/uppgifter\?utkast=/)
  const form = (await owner.get(read.location ?? '')).text
  assert.match(form, /https:\/\/idp\.example\.org\/sso/)
  const made = await owner.post('/inloggning/ny/saml/uppgifter', { ...SAML, entity_id: 'https://idp.example.org', certificates: soon })
  const page = (await owner.get(made.location ?? '')).text
  assert.match(page, /Går snart ut/)
  assert.match(page, /Fingeravtryck/)
  for (const bad of ['<!DOCTYPE a><a/>', '<a/>', 'inte xml', xml.replace('HTTP-Redirect', 'HTTP-POST'), xml.replace(body, 'AAAA')]) {
    const refused = await owner.post('/inloggning/ny/saml', { metadata: new File([bad], 'metadata.xml') })
    assert.equal(refused.status, 422, bad.slice(0, 40))
  }
  // The form was somebody's own: another system owner's draft is not shown.
  const other = await Visitor.seated(house, 'norrvik-chef')
  assert.equal((await other.get(read.location ?? '')).status, 404)
  const metadata = await owner.get(`/logga-in/norrvik/${await lastId()}/metadata`)
  assert.equal(metadata.headers.get('Content-Type'), 'application/samlmetadata+xml')
  assert.match(metadata.text, /WantAssertionsSigned="true"/)
})

test('a service that has not been tried as it stands is not switched on', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const id = await lastId()
  await house.superuser('update identity_provider set tried_at = null where id = $1', [id])
  assert.equal((await owner.post(`/inloggning/${id}/pa`, {})).status, 409)
  await house.superuser('update identity_provider set tried_at = now() where id = $1', [id])
  assert.equal((await owner.post(`/inloggning/${id}/pa`, {})).status, 303)
  assert.match((await owner.get('/')).text, /Certifikat för inloggning som går ut/)
  const door = await new Visitor(house).get('/logga-in/norrvik')
  assert.match(door.text, new RegExp(`/logga-in/norrvik/${id}`))
  // Changed: off until tried again.
  await owner.post(`/inloggning/${id}/andra`, SAML)
  assert.doesNotMatch((await new Visitor(house).get('/logga-in/norrvik')).text, new RegExp(id))
  assert.equal((await new Visitor(house).get(`/logga-in/norrvik/${id}`)).status, 404)
})

test('an account is tied by POST, blind, never the own; untying signs out what came that way', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const id = await lastId()
  const { account = '', tenant } = house.cast['norrvik-handlaggare'] ?? {}
  const own = house.cast[OWNER]?.account ?? ''
  const path = `/inloggning/${id}/konton`
  assert.equal((await owner.get(`${path}/${own}`)).status, 404)
  assert.equal((await owner.post(`${path}/${account}`, { subject: 'Beteckning-7' })).location, path)
  const links = await house.superuser<{ subject_blind: Buffer; account: string }>('select subject_blind, account from identity_link')
  assert.equal(links.length, 1)
  assert.equal(links[0]?.account, account)
  const another = house.cast['norrvik-chef']?.account ?? ''
  assert.match((await owner.post(`${path}/${another}`, { subject: 'Beteckning-7' })).text, /redan knuten/)
  assert.equal((await owner.post(`${path}/${own}`, { subject: 'Min-egen' })).status, 404)
  assert.deepEqual(await deedsOf('link.make'), ['done', 'refused', 'refused'])
  const seated = await Visitor.seated(house, 'norrvik-handlaggare', { method: 'saml' })
  await house.superuser('update session set provider = $1 where account = $2 and tenant = $3', [id, account, tenant])
  assert.equal((await seated.get('/')).status, 200)
  assert.equal((await owner.post(`${path}/${account}/los`, {})).status, 303)
  assert.equal((await seated.get('/')).location, '/logga-in')
  assert.equal((await owner.post(`${path}/${account}/los`, {})).status, 404)
})

test('the database itself holds back: the own tie, another organisation, and who is no system owner', async () => {
  const id = await lastId()
  const { db } = house
  const owner = house.cast[OWNER]
  const officer = house.cast['norrvik-skyddsansvarig']
  const stranger = house.cast['ekby-chef']
  assert.ok(owner && officer && stranger)
  type Tables = {
    identity_link: { tenant: string; provider: string; subject_blind: Buffer; account: string }
    identity_provider: { id: string; name: string; enabled_at: Date | null }
  }
  const link = (account: string) => ({ tenant: owner.tenant, provider: id, subject_blind: Buffer.alloc(16, 7), account })
  const insert = (actor: typeof owner, account: string) =>
    db.as(actor, (tx) => tx.tables<Tables>().insertInto('identity_link').values(link(account)).execute())
  await assert.rejects(insert(officer, stranger.account))
  await assert.rejects(insert(officer, owner.account))
  // Not even for oneself, but in the transaction that uses an invitation.
  await assert.rejects(insert(owner, owner.account))
  await assert.rejects(insert(officer, officer.account))
  await assert.rejects(insert(stranger, stranger.account))
  const seen = await db.as(stranger, (tx) => tx.tables<Tables>().selectFrom('identity_provider').select('id').execute())
  assert.deepEqual(seen, [])
  const changed = await db.as(officer, (tx) =>
    tx.tables<Tables>().updateTable('identity_provider').set({ name: 'Kapad' }).where('id', '=', id).executeTakeFirst(),
  )
  assert.equal(changed.numUpdatedRows, 0n)
})

const metadataOf = async (id: string) => (await new Visitor(house).get(`/logga-in/norrvik/${id}/metadata`)).text
const bodyIn = (xml: string) => /use="signing">.*?<ds:X509Certificate>([^<]+)/.exec(xml)?.[1] ?? ''

test('our key is made with the service, kept by a change, renewed by the system owner freshly proved, and never shown', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const id = await lastId()
  const first = bodyIn(await metadataOf(id))
  assert.ok(first.length > 1000)
  assert.match(await metadataOf(id), /AuthnRequestsSigned="true"/)
  await owner.post(`/inloggning/${id}/andra`, SAML)
  assert.equal(bodyIn(await metadataOf(id)), first)
  for (const path of ['', '/andra', '/ny-nyckel']) assert.doesNotMatch((await owner.get(`/inloggning/${id}${path}`)).text, /PRIVATE KEY/)
  const [row] = await house.superuser<{ sealed: Buffer }>('select sealed from identity_provider where id = $1', [id])
  assert.doesNotMatch(row?.sealed.toString('latin1') ?? '', /PRIVATE KEY|MIIE/)
  await house.superuser('update identity_provider set tried_at = now(), enabled_at = now() where id = $1', [id])
  assert.match((await owner.get(`/inloggning/${id}/ny-nyckel`)).text, /låser upp svar i sju dagar/)
  const changes = (await deedsOf('provider.change')).length
  assert.equal((await owner.post(`/inloggning/${id}/ny-nyckel`, {})).location, `/inloggning/${id}`)
  assert.equal((await deedsOf('provider.change')).length, changes + 1)
  assert.notEqual(bodyIn(await metadataOf(id)), first)
  const page = (await owner.get(`/inloggning/${id}`)).text
  assert.match(page, /Förra nyckeln låser upp svar till/)
  assert.match(page, /Inte provad/)
  const [off] = await house.superuser<{ enabled_at: Date | null }>('select enabled_at from identity_provider where id = $1', [id])
  assert.equal(off?.enabled_at, null)
  for (const slug of ['norrvik-chef', 'ekby-chef']) {
    const other = await Visitor.seated(house, slug)
    assert.equal((await other.get(`/inloggning/${id}/ny-nyckel`)).status, 404)
    assert.equal((await other.post(`/inloggning/${id}/ny-nyckel`, {})).status, 404)
  }
  const oidc = (await house.superuser<{ id: string }>("select id from identity_provider where kind = 'oidc'"))[0]?.id ?? ''
  assert.equal((await owner.get(`/inloggning/${oidc}/ny-nyckel`)).status, 404)
  assert.equal((await owner.post(`/inloggning/${oidc}/ny-nyckel`, {})).status, 404)
})

test('a service written in before we had keys signs nothing, and gets its key by a button or by the next change', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const before = {
    kind: 'saml',
    entity_id: SAML.entity_id,
    sso_url: SAML.sso_url,
    certificates: [key.certificate],
    contexts: [SAML.contexts],
  }
  for (const way of ['ny-nyckel', 'andra']) {
    const id = await writeIn(house, before as SamlSettings, { name: 'Äldre' })
    assert.doesNotMatch(await metadataOf(id), /KeyDescriptor/)
    assert.match((await owner.get(`/inloggning/${id}`)).text, /Det finns ingen nyckel än/)
    assert.equal((await owner.post(`/inloggning/${id}/${way}`, way === 'andra' ? SAML : {})).status, 303)
    assert.ok(bodyIn(await metadataOf(id)).length > 1000, way)
    assert.equal((await owner.post(`/inloggning/${id}/ta-bort`, {})).status, 303)
  }
})

test('a stale session proves itself before anything is changed', async () => {
  const stale = await Visitor.seated(house, OWNER, { proved: 30 })
  const id = await lastId()
  for (const path of [
    '/inloggning/ny/oidc',
    '/inloggning/ny/saml',
    `/inloggning/${id}/andra`,
    `/inloggning/${id}/ta-bort`,
    `/inloggning/${id}/ny-nyckel`,
  ])
    assert.match((await stale.get(path)).location ?? '', /^\/bekrafta\?till=/, path)
  for (const path of [`/inloggning/${id}/pa`, `/inloggning/${id}/av`, `/inloggning/${id}/ta-bort`, `/inloggning/${id}/ny-nyckel`])
    assert.match((await stale.post(path, {})).location ?? '', /^\/bekrafta\?till=/, path)
})

test('a service is removed with its ties', async () => {
  const owner = await Visitor.seated(house, OWNER)
  const id = await lastId()
  assert.match((await owner.get(`/inloggning/${id}/ta-bort`)).text, /alla kopplingar till konton/)
  assert.equal((await owner.post(`/inloggning/${id}/ta-bort`, {})).location, '/inloggning')
  assert.equal((await owner.get(`/inloggning/${id}`)).status, 404)
})
