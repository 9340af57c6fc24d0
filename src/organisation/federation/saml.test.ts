import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { makeKey } from '../../../test/federation/certificate.ts'
import * as service from '../../../test/federation/saml-service.ts'
import type { SamlSettings } from './federation.ts'
import type { Refusal } from './refusal.ts'
import { readSamlAnswer, type SamlQuestion } from './saml.ts'

/** Known attacks, each from an answer that would have been taken (S-R3, ASVS 9.1.1, 9.1.2, 9.2.1, 9.2.3). */
const key = makeKey()
const other = makeKey()
const now = Date.now()
const own = {
  entity: 'https://samvarn.example.se/logga-in/norrvik/1/metadata',
  acs: 'https://samvarn.example.se/logga-in/norrvik/1/acs',
}
const question: SamlQuestion = { request: '_fraga', begun: now - 5_000, anew: false }
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const settings: SamlSettings = {
  kind: 'saml',
  entity_id: 'https://inloggning.example.se',
  sso_url: 'https://inloggning.example.se/sso',
  certificates: [key.certificate],
  contexts: [LOA3],
}
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
const good = () => service.signedAnswer(told(), key)

const read = (xml: string, asked = question, by = settings) => readSamlAnswer(by, own, asked, service.encoded(xml), now)
async function refuses(xml: string, because: Refusal, asked = question, by = settings): Promise<void> {
  const answer = await read(xml, asked, by)
  assert.deepEqual({ ok: answer.ok, because: answer.ok ? undefined : answer.because }, { ok: false, because })
}
async function takes(xml: string, asked = question, by = settings): Promise<void> {
  const answer = await read(xml, asked, by)
  assert.equal(answer.ok && answer.subject, 'beteckning-1')
}

test('an answer signed by another implementation (xmldsigjs) is taken, also when the whole answer is signed too', async () => {
  await takes(await good())
  const t = told()
  const inner = await service.signed(service.assertionOf(t), t.id, key)
  await takes(await service.signed(service.responseAround(t, inner), t.response, key))
  await takes(await service.signedAnswer(told(), key, { hash: 'SHA-512' }))
})

test('an answer signed by the program xmlsec1 is taken', { skip: service.hasXmlsec() ? false : 'xmlsec1 is not installed' }, async () => {
  await takes(service.signedByXmlsec(told(), key))
})

test('during a change of key either certificate serves; a third does not', async () => {
  const both = { ...settings, certificates: [other.certificate, key.certificate] }
  await takes(await good(), question, both)
  await takes(await service.signedAnswer(told(), other), question, both)
  await refuses(await service.signedAnswer(told(), makeKey()), 'bad_signature', question, both)
})

test('unsigned: refused', () => refuses(service.responseAround(told(), service.assertionOf(told())), 'unsigned'))

test('signature stripped: refused', async () => {
  await refuses((await good()).replace(/<ds:Signature.*<\/ds:Signature>/s, ''), 'unsigned')
  await refuses((await good()).replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>'), 'wrong_shape')
})

test('only the answer around it is signed: refused', async () => {
  const t = told()
  await refuses(await service.signed(service.responseAround(t, service.assertionOf(t)), t.response, key), 'unsigned')
})

test('signed with another key: refused', async () => {
  await refuses(await service.signedAnswer(told(), other), 'bad_signature')
})

test('another key brought along in KeyInfo is not trusted', async () => {
  const body = other.certificate.replace(/-----[^-]+-----|\s/g, '')
  const info = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
  await refuses((await service.signedAnswer(told(), other)).replace('</ds:Signature>', info), 'bad_signature')
})

test('changed after signing: refused', async () => {
  await refuses((await good()).replace('beteckning-1', 'beteckning-2'), 'bad_signature')
})

test('for another audience: refused', async () => {
  await refuses(await service.signedAnswer(told({ audience: 'https://annan.example.se' }), key), 'wrong_audience')
})

test('for another recipient or destination: refused', async () => {
  const elsewhere = 'https://annan.example.se/acs'
  await refuses(await service.signedAnswer(told({ acs: elsewhere, destination: own.acs }), key), 'wrong_recipient')
  await refuses(await service.signedAnswer(told({ destination: elsewhere }), key), 'wrong_recipient')
})

test('from another issuer: refused', async () => {
  await refuses(await service.signedAnswer(told({ issuer: 'https://annan.example.se' }), key), 'wrong_issuer')
})

test('expired: refused', async () => {
  await refuses(await service.signedAnswer(told({ until: now - 130_000 }), key), 'out_of_time')
})

test('not yet valid: refused', async () => {
  await refuses(await service.signedAnswer(told({ from: now + 130_000 }), key), 'out_of_time')
})

test('clocks that differ by less than two minutes do no harm', async () => {
  await takes(await service.signedAnswer(told({ until: now - 100_000 }), key))
  await takes(await service.signedAnswer(told({ from: now + 100_000 }), key))
})

test('written before the question was put: a stored answer is not taken', async () => {
  await refuses(await service.signedAnswer(told({ now: now - 600_000, until: now + 60_000 }), key), 'out_of_time')
})

test('InResponseTo of another question, of none, or only around the assertion: refused', async () => {
  await refuses(await service.signedAnswer(told({ request: '_annan', confirmed: '_annan' }), key), 'other_request')
  await refuses(await service.signedAnswer(told({ confirmed: '_annan' }), key), 'other_request')
  await refuses((await good()).replace(' InResponseTo="_fraga" Destination', ' Destination'), 'other_request')
})

test('too weak a class, none, or another spelling: refused', async () => {
  const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'
  await refuses(await service.signedAnswer(told({ context: password }), key), 'weak')
  await refuses(await service.signedAnswer(told({ context: '' }), key), 'weak')
  await refuses(await service.signedAnswer(told({ context: `${LOA3}-nonresident` }), key), 'weak')
})

test('a fresh proof must be made after it was asked for', async () => {
  const anew = { ...question, anew: true }
  await takes(await good(), anew)
  await refuses(await service.signedAnswer(told({ proved: now - 3_600_000 }), key), 'stale', anew)
  await takes(await service.signedAnswer(told({ proved: now - 3_600_000 }), key))
  await refuses(await service.signedAnswer(told({ proved: now - 3_600_000 }), key), 'stale', question, { ...settings, max_age_minutes: 30 })
})

test('a comment in NameID does not cut the name short (CVE-2017-11427 and its kin)', async () => {
  const xml = await service.signedAnswer(told({ subject: 'beteckning-1.elak' }), key)
  // Comments are not part of the canonical form, so the signature would still hold.
  await refuses(xml.replace('beteckning-1.elak', 'beteckning-1<!-- -->.elak'), 'forbidden_xml')
})

test('document type, entities, CDATA and instructions are refused before anything is read (XXE)', async () => {
  const xml = await good()
  await refuses(`<!DOCTYPE samlp:Response [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml}`, 'forbidden_xml')
  await refuses(`<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${xml.replace('beteckning-1', '&b;')}`, 'forbidden_xml')
  await refuses(xml.replace('beteckning-1', '<![CDATA[beteckning-1]]>'), 'forbidden_xml')
  await refuses(xml.replace('<saml:Subject>', '<?xml-stylesheet href="x"?><saml:Subject>'), 'forbidden_xml')
})

test('SHA-1 as digest or in the signature: refused', async () => {
  await refuses(await service.signedAnswer(told(), key, { hash: 'SHA-1' }), 'weak_algorithm')
  await refuses((await good()).replace('xmlenc#sha256', 'xmldsig#sha1'), 'weak_algorithm')
})

test('algorithm confusion: HMAC with the public certificate as its secret is refused', async () => {
  const xml = (await good()).replace('xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256')
  const value = createHmac('sha256', key.certificate).update(xml).digest('base64')
  await refuses(xml.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value}`), 'weak_algorithm')
  await refuses(xml.replace('xmldsig-more#hmac-sha256', 'xmldsig#hmac-sha1'), 'weak_algorithm')
})

test('encrypted garbage: refused with what to do about it', async () => {
  const garbage =
    '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>'
  await refuses(service.responseAround(told(), garbage), 'encrypted')
  const t = told()
  const inner = await service.signed(service.assertionOf(t), t.id, key)
  await refuses(service.responseAround(t, inner + garbage), 'encrypted')
})

test('who it is must be plain: transient, empty, twice, or nested is refused', async () => {
  await refuses(await service.signedAnswer(told({ format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }), key), 'no_subject')
  await refuses(await service.signedAnswer(told({ subject: ' ' }), key), 'no_subject')
  const by = { ...settings, subject_attribute: 'urn:oid:1.2.752.29.4.13' }
  const attribute = (...values: string[]) =>
    `<saml:AttributeStatement><saml:Attribute Name="urn:oid:1.2.752.29.4.13">${values.map((v) => `<saml:AttributeValue>${v}</saml:AttributeValue>`).join('')}</saml:Attribute></saml:AttributeStatement>`
  await takes(await service.signedAnswer(told({ attributes: attribute('beteckning-1') }), key), question, by)
  for (const attributes of ['', attribute('a', 'b'), attribute(''), attribute('<b>a</b>'), attribute('a') + attribute('b')])
    await refuses(await service.signedAnswer(told({ attributes }), key), 'no_subject', question, by)
})

test('a refusal by the service is a refusal here', async () => {
  const status = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed'
  await refuses(service.responseAround(told(), '', status), 'service_refused')
})

test('what is no XML, no base64 or too large is not read', async () => {
  for (const posted of ['', '%%%', Buffer.from([0xff, 0xfe, 0x00]).toString('base64'), service.encoded('<a>'), 'A'.repeat(300_000)])
    assert.deepEqual(await readSamlAnswer(settings, own, question, posted, now), { ok: false, because: 'malformed' })
})
