import assert from 'node:assert/strict'
import { createVerify, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { makeKey } from '../../../test/federation/certificate.ts'
import { type Encrypting, encrypted, encryptedByXmlsec } from '../../../test/federation/saml-encryption.ts'
import * as service from '../../../test/federation/saml-service.ts'
import type { SamlSettings } from './federation.ts'
import { makeOwnKey, renewed } from './own-key.ts'
import { ownMetadata } from './own-metadata.ts'
import type { Refusal } from './refusal.ts'
import { askBySaml, readSamlAnswer, type SamlQuestion } from './saml.ts'
import { attributeOf, childrenOf, everyElement, onlyChild, readXml, textOf, type XmlElement } from './xml.ts'

/** Questions signed by us and answers encrypted to us (S-R3, S-R28): what is opened meets every rule that a plain answer meets. */
const key = makeKey()
const now = Date.now()
const own = {
  entity: 'https://samvarn.example.se/logga-in/norrvik/1/metadata',
  acs: 'https://samvarn.example.se/logga-in/norrvik/1/acs',
}
const ours = await makeOwnKey(own.entity, new Date(now))
const next = await makeOwnKey(own.entity, new Date(now))
const question: SamlQuestion = { request: '_fraga', begun: now - 5_000, anew: false }
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const settings: SamlSettings = {
  kind: 'saml',
  entity_id: 'https://inloggning.example.se',
  sso_url: 'https://inloggning.example.se/sso?tenant=1',
  certificates: [key.certificate],
  contexts: [LOA3],
  own_key: ours,
  signed_questions: true,
  encryption: 'accepted',
}
const required: SamlSettings = { ...settings, encryption: 'required' }
const base = {
  issuer: settings.entity_id,
  audience: own.entity,
  acs: own.acs,
  request: '_fraga',
  subject: 'beteckning-1',
  context: LOA3,
  now,
}
const told = (changed: Partial<service.Told> = {}) => service.told({ ...base, ...changed })
const signedAssertion = (t = told(), by = key, signing?: service.Signing) => service.signed(service.assertionOf(t), t.id, by, signing)
const sealedAnswer = async (how: Encrypting = {}, t = told(), to = ours) =>
  service.responseAround(t, encrypted(await signedAssertion(t), to.certificate, how))
/** Any words at all, encrypted as they stand. */
const sealing = (words: string | Buffer, outside = '') => service.responseAround(told(), encrypted(words, ours.certificate) + outside)

const read = (xml: string, by = settings, at = now) => readSamlAnswer(by, own, question, service.encoded(xml), at)
async function refuses(xml: string, because: Refusal, by = settings, at = now): Promise<void> {
  const answer = await read(xml, by, at)
  assert.deepEqual({ ok: answer.ok, because: answer.ok ? undefined : answer.because }, { ok: false, because })
}
async function takes(xml: string, by = settings, at = now): Promise<void> {
  const answer = await read(xml, by, at)
  assert.equal(answer.ok ? answer.subject : answer.because, 'beteckning-1')
}

test('encrypted by another implementation: AES-128 and AES-256 in GCM, OAEP with each hash, the key within or beside', async () => {
  await takes(await sealedAnswer())
  await takes(await sealedAnswer({ content: 'aes128-gcm' }))
  await takes(await sealedAnswer({ beside: true }))
  for (const hash of ['sha1', 'sha256', 'sha512'] as const) await takes(await sealedAnswer({ transport: 'rsa-oaep', hash }), required)
  const t = told()
  await takes(await service.signed(await sealedAnswer({}, t), t.response, key), required)
})

test('encrypted by the program xmlsec1: taken', { skip: service.hasXmlsec() ? false : 'xmlsec1 is not installed' }, async () => {
  const t = told()
  await takes(service.responseAround(t, encryptedByXmlsec(await signedAssertion(t), ours.certificate)), required)
})

test('encrypted to another key: refused, and so is it to a service that has none', async () => {
  await refuses(await sealedAnswer({}, told(), next), 'undecipherable')
  await refuses(await sealedAnswer(), 'undecipherable', { ...settings, own_key: undefined })
  await refuses(await sealedAnswer(), 'encrypted', { ...settings, encryption: 'none' })
  await refuses(await sealedAnswer(), 'encrypted', { ...settings, encryption: undefined })
})

test('the key before opens answers for seven days and no longer; of two changes only the last is remembered', async () => {
  const changed: SamlSettings = { ...settings, ...renewed(settings, next, new Date(now)) }
  await takes(await sealedAnswer(), changed)
  await takes(await sealedAnswer({}, told(), next), changed)
  const later = { ...changed, former_key: { ...ours, until: new Date(now - 1).toISOString() } }
  await refuses(await sealedAnswer(), 'undecipherable', later)
  assert.equal(Date.parse(changed.former_key?.until ?? '') - now, 7 * 86_400_000)
  const third = renewed(changed, ours, new Date(now))
  assert.deepEqual([third.own_key, third.former_key?.private_key], [ours, next.private_key])
})

test('stripping the encryption gains nothing where it is required (downgrade)', async () => {
  await refuses(await service.signedAnswer(told(), key), 'not_encrypted', required)
  await takes(await service.signedAnswer(told(), key), settings)
})

test('RSA 1.5, CBC, no method, a label or two hashes: refused before any key is used', async () => {
  await refuses(await sealedAnswer({ transport: 'rsa-1_5' }), 'weak_encryption')
  await refuses(await sealedAnswer({ content: 'aes256-cbc' }), 'weak_encryption')
  await refuses(await sealedAnswer({ content: 'aes128-cbc' }), 'weak_encryption')
  await refuses(await sealedAnswer({ transport: 'rsa-oaep', hash: 'sha256', mask: 'sha1' }), 'weak_encryption')
  const xml = await sealedAnswer()
  await refuses(xml.replace(/(Type="[^"]*">)<xenc:EncryptionMethod[^>]*>/, '$1'), 'weak_encryption')
  await refuses(xml.replace('xmlenc11#aes256-gcm', 'xmlenc11#constructor'), 'weak_encryption')
  await refuses(
    xml.replace('</xenc:EncryptionMethod>', '<xenc:OAEPparams>AAAA</xenc:OAEPparams></xenc:EncryptionMethod>'),
    'weak_encryption',
  )
  // The other way of the same length: what was encrypted in GCM and is said to be something else.
  await refuses(xml.replace('xmlenc11#aes256-gcm', 'xmlenc11#aes128-gcm'), 'undecipherable')
})

test('whatever fails in opening is one and the same answer', async () => {
  const answers = await Promise.all([
    ...(['content', 'key', 'tag'] as const).map(async (spoil) => read(await sealedAnswer({ spoil }))),
    read((await sealedAnswer()).replace(/<xenc:CipherValue>[^<]+/, '<xenc:CipherValue>AAAA')),
    read((await sealedAnswer()).replaceAll(/<xenc:CipherValue>[^<]+/g, '<xenc:CipherValue>AAAA')),
    read((await sealedAnswer()).replaceAll(/<xenc:CipherValue>[^<]+/g, '<xenc:CipherValue>%%%')),
    read((await sealedAnswer()).replaceAll(/<xenc:CipherValue>[^<]+/g, '<xenc:CipherValue>')),
    read(sealing(Buffer.from([0xff, 0xfe, 0x00]))),
    read(sealing('')),
  ])
  for (const answer of answers) assert.deepEqual(answer, { ok: false, because: 'undecipherable' })
})

test('a key fetched from elsewhere, several keys, several encrypted parts or a misplaced one: refused', async () => {
  const xml = await sealedAnswer()
  const t = told()
  const one = encrypted(await signedAssertion(t), ours.certificate)
  const again = encrypted(await signedAssertion(told({ id: '_a2' })), ours.certificate)
  await refuses(service.responseAround(t, one + again), 'wrong_shape')
  await refuses(service.responseAround(t, one + (await signedAssertion(t))), 'wrong_shape')
  await refuses(service.responseAround(t, `<saml:Extensions>${one}</saml:Extensions>`), 'encrypted')
  await refuses(
    xml.replace(
      /<xenc:CipherData>.*?<\/xenc:CipherData>/s,
      '<xenc:CipherData><xenc:CipherReference URI="http://169.254.169.254/"/></xenc:CipherData>',
    ),
    'undecipherable',
  )
  await refuses(xml.replace(/(<xenc:EncryptedKey.*<\/xenc:EncryptedKey>)/s, '$1$1'), 'wrong_shape')
  await refuses(
    xml.replace(/<xenc:EncryptedKey.*<\/xenc:EncryptedKey>/s, '<ds:RetrievalMethod URI="https://annan.example.se/"/>'),
    'wrong_shape',
  )
  await refuses(xml.replace('<saml:EncryptedAssertion>', '<saml:EncryptedAssertion><saml:Assertion/>'), 'wrong_shape')
})

test('what is opened must be one assertion, signed itself, by the service, over itself', async () => {
  const t = told()
  const good = await signedAssertion(t)
  await refuses(sealing(service.assertionOf(t)), 'unsigned')
  await refuses(sealing(await signedAssertion(t, makeKey())), 'bad_signature')
  await refuses(sealing(good.replace('beteckning-1', 'beteckning-2')), 'bad_signature')
  await refuses(sealing(await signedAssertion(t, key, { hash: 'SHA-1' })), 'weak_algorithm')
  await refuses(sealing(good + good.replaceAll('_a1', '_a2')), 'malformed')
  await refuses(sealing(`<saml:Advice xmlns:saml="${service.SAML}">${good}</saml:Advice>`), 'wrong_shape')
  await refuses(sealing(await service.signedAnswer(t, key)), 'wrong_shape')
  await refuses(sealing('inte xml'), 'malformed')
  await refuses(sealing(`</p:Response>${good}<p:Response>`), 'malformed')
  await refuses(sealing(`<?xml version="1.0"?>${good}`), 'malformed')
  const around = sealing(good)
  await takes(await service.signed(around, t.response, key))
  await refuses(await service.signed(around, t.response, key, { hash: 'SHA-1' }), 'weak_algorithm')
  await refuses((await service.signed(around, t.response, key)).replace(`URI="#${t.response}"`, 'URI=""'), 'wrong_shape')
  // Signing around what is encrypted does not stand in for the signature within.
  await refuses(await service.signed(sealing(service.assertionOf(t)), t.response, key), 'unsigned')
})

test('signature wrapping inside what is encrypted: the forged assertion is never the one that is read (after XSW3–XSW8)', async () => {
  const good = await signedAssertion()
  const forged = service.assertionOf(told({ id: '_ond', subject: 'elak' }))
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(good)?.[0] ?? ''
  assert.ok(signature)
  const bare = good.replace(signature, '')
  const within = (where: string, what: string) => forged.replace(where, what + where)
  const attacks = {
    'signed one inside the forged': within('</saml:Assertion>', good),
    'forged around, with the signature moved': within('<saml:Subject>', signature).replace('</saml:Assertion>', `${bare}</saml:Assertion>`),
    'signed one as object of the signature': within(
      '<saml:Subject>',
      signature.replace('</ds:Signature>', `<ds:Object>${bare}</ds:Object></ds:Signature>`),
    ),
    'forged inside the signed': good.replace('<saml:Conditions', `${forged}<saml:Conditions`),
    'signature of another element': within('<saml:Subject>', signature),
    'signed one in an extension': within('</saml:Assertion>', `<saml:Advice>${good}</saml:Advice>`),
  }
  for (const [name, xml] of Object.entries(attacks)) {
    const answer = await read(sealing(xml))
    assert.equal(answer.ok, false, name)
    if (!answer.ok) assert.equal(answer.because, 'wrong_shape', name)
  }
})

test('document type, entities, comments, CDATA and instructions are refused inside too', async () => {
  const good = await signedAssertion()
  await refuses(sealing(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`), 'forbidden_xml')
  await refuses(sealing(good.replace('beteckning-1', 'beteckning<!-- -->-1')), 'forbidden_xml')
  await refuses(sealing(good.replace('beteckning-1', '<![CDATA[beteckning-1]]>')), 'forbidden_xml')
  await refuses(sealing(good.replace('<saml:Subject>', '<?x y?><saml:Subject>')), 'forbidden_xml')
  await refuses(sealing(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`), 'malformed')
})

test('every rule of time, address, strength and question holds for what is opened', async () => {
  const cases: [Partial<service.Told>, Refusal][] = [
    [{ audience: 'https://annan.example.se' }, 'wrong_audience'],
    [{ acs: 'https://annan.example.se/acs', destination: own.acs }, 'wrong_recipient'],
    [{ destination: 'https://annan.example.se/acs' }, 'wrong_recipient'],
    [{ issuer: 'https://annan.example.se' }, 'wrong_issuer'],
    [{ until: now - 130_000 }, 'out_of_time'],
    [{ from: now + 130_000 }, 'out_of_time'],
    [{ now: now - 600_000, until: now + 60_000 }, 'out_of_time'],
    [{ confirmed: '_annan' }, 'other_request'],
    [{ request: '_annan' }, 'other_request'],
    [{ context: 'urn:example:svag' }, 'weak'],
    [{ subject: ' ' }, 'no_subject'],
  ]
  for (const [changed, because] of cases) await refuses(await sealedAnswer({}, told(changed)), because)
  await refuses(service.responseAround(told(), '', 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed'), 'service_refused', required)
})

test('one that is too large is not opened', async () => {
  const padded = told({ attributes: `<saml:AttributeStatement>${'x'.repeat(200_000)}</saml:AttributeStatement>` })
  await refuses(await sealedAnswer({}, padded), 'malformed')
})

test('our question is signed, as the service checks it: RSA-SHA256 over the query as it was sent', async () => {
  const address = await askBySaml(settings, own, question, 'relay-1')
  const query = new URL(address).search.slice(1)
  const parts = new Map(query.split('&').map((part) => [part.slice(0, part.indexOf('=')), part] as const))
  assert.equal(new URL(address).searchParams.get('SigAlg'), 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')
  // SAML Bindings 3.4.4.1: these, in this order, in the encoding they were sent in.
  const over = ['SAMLRequest', 'RelayState', 'SigAlg'].map((name) => parts.get(name)).join('&')
  const value = new URL(address).searchParams.get('Signature') ?? ''
  const holds = (words: string, certificate = ours.certificate) =>
    createVerify('sha256').update(words).verify(new X509Certificate(certificate).publicKey, value, 'base64')
  assert.ok(holds(over))
  assert.ok(!holds(over.replace('relay-1', 'relay-2')))
  assert.ok(!holds(over, next.certificate))
  for (const unsigned of [
    { ...settings, signed_questions: false },
    { ...settings, own_key: undefined },
  ])
    assert.doesNotMatch(await askBySaml(unsigned, own, question, 'relay-1'), /Signature|SigAlg/)
})

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
function descriptorOf(by: SamlSettings, end = own): XmlElement {
  const reading = readXml(ownMetadata(end, by))
  assert.ok(reading.ok)
  assert.equal(attributeOf(reading.root, 'entityID'), end.entity)
  const descriptor = onlyChild(reading.root, MD, 'SPSSODescriptor')
  assert.ok(descriptor)
  return descriptor
}
test('our metadata tells what we do: key for signing and for encryption, only the ways that we take, in the order of the schema', () => {
  const descriptor = descriptorOf(settings)
  assert.deepEqual(
    descriptor.children.map((one) => [one.name, attributeOf(one, 'use') ?? '']),
    [
      ['KeyDescriptor', 'signing'],
      ['KeyDescriptor', 'encryption'],
      ['AssertionConsumerService', ''],
    ],
  )
  assert.equal(attributeOf(descriptor, 'AuthnRequestsSigned'), 'true')
  assert.equal(attributeOf(descriptor, 'WantAssertionsSigned'), 'true')
  const bodies = everyElement(descriptor).filter((one) => one.ns === DS && one.name === 'X509Certificate')
  for (const body of bodies) {
    const certificate = new X509Certificate(Buffer.from(textOf(body) ?? '', 'base64'))
    assert.equal(certificate.fingerprint256, new X509Certificate(ours.certificate).fingerprint256)
  }
  const methods = everyElement(descriptor).filter((one) => one.name === 'EncryptionMethod')
  assert.deepEqual(
    methods.map((one) => attributeOf(one, 'Algorithm')?.split('#')[1]),
    ['aes256-gcm', 'aes128-gcm', 'rsa-oaep-mgf1p'],
  )
  const uses = (by: SamlSettings) => childrenOf(descriptorOf(by), MD, 'KeyDescriptor').map((one) => attributeOf(one, 'use'))
  assert.deepEqual(uses({ ...settings, encryption: 'none' }), ['signing'])
  assert.deepEqual(uses({ ...settings, signed_questions: false }), ['encryption'])
  assert.deepEqual(uses({ ...settings, own_key: undefined }), [])
  descriptorOf(settings, { entity: 'https://a.example.se/?a=1&b="2"<', acs: own.acs })
})

test('our certificate: RSA 3072, ten years, signed by itself, and says nothing but who we are at that service', () => {
  const certificate = new X509Certificate(ours.certificate)
  assert.equal(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 3072)
  assert.ok(certificate.verify(certificate.publicKey))
  assert.equal(certificate.subject, 'CN=samvarn.example.se')
  assert.equal(certificate.subjectAltName, `URI:${own.entity}`)
  assert.equal(certificate.validToDate.getUTCFullYear() - new Date(now).getUTCFullYear(), 10)
  assert.notEqual(ours.private_key, next.private_key)
})
