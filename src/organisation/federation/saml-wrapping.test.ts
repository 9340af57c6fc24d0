import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeKey } from '../../../test/federation/certificate.ts'
import * as service from '../../../test/federation/saml-service.ts'
import type { SamlSettings } from './federation.ts'
import { readSamlAnswer } from './saml.ts'

/**
 * The eight ways of wrapping (XSW1–8; Somorovsky, Mayer, Schwenk, Kampmann and Jensen, "On Breaking SAML", USENIX
 * Security 2012). In each the signature is genuine and holds; what differs is where the forged assertion stands.
 */
const key = makeKey()
const now = Date.now()
const own = { entity: 'https://samvarn.example.se/logga-in/norrvik/1/metadata', acs: 'https://samvarn.example.se/logga-in/norrvik/1/acs' }
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const settings: SamlSettings = {
  kind: 'saml',
  entity_id: 'https://inloggning.example.se',
  sso_url: 'https://inloggning.example.se/sso',
  certificates: [key.certificate],
  contexts: [LOA3],
}
const told = (changed: Partial<service.Told> = {}) =>
  service.told({
    issuer: settings.entity_id,
    audience: own.entity,
    acs: own.acs,
    request: '_fraga',
    subject: 'den-riktiga',
    context: LOA3,
    now,
    ...changed,
  })
const read = (xml: string) =>
  readSamlAnswer(settings, own, { request: '_fraga', begun: now - 5_000, anew: false }, service.encoded(xml), now)
const refused = async (xml: string) => {
  const answer = await read(xml)
  assert.equal(answer.ok, false, 'a wrapped answer must be refused')
  assert.ok(!answer.ok && ['wrong_shape', 'unsigned'].includes(answer.because), JSON.stringify(answer))
}

const evil = (id: string) => service.assertionOf(told({ id, subject: 'den-forfalskade' }))
const ISSUER_END = '</saml:Issuer>'
const after = (xml: string, inside: string, mark = ISSUER_END) => {
  const at = xml.indexOf(mark) + mark.length
  return xml.slice(0, at) + inside + xml.slice(at)
}
const intoEnd = (xml: string, inside: string, end: string) => {
  const at = xml.lastIndexOf(end)
  return xml.slice(0, at) + inside + xml.slice(at)
}
const ASSERTION_END = '</saml:Assertion>'
const OBJECT = (inside: string) => `<ds:Object xmlns:ds="${service.DS}">${inside}</ds:Object>`

/** A genuine assertion: bare, its signature, and both together. */
async function genuine() {
  const bare = service.assertionOf(told())
  const signature = await service.signatureOver(bare, '_a1', key)
  return { bare, signature, whole: after(bare, signature) }
}
/** A genuine answer, signed around everything. */
async function genuineAnswer() {
  const t = told()
  const { whole } = await genuine()
  const bare = service.responseAround(t, whole)
  return { bare, signature: await service.signatureOver(bare, t.response, key) }
}
const evilAnswer = (inside: string) => service.responseAround(told({ response: '_elak' }), inside)

test('the genuine one is taken, so that what follows tries the wrapping and nothing else', async () => {
  const answer = await read(service.responseAround(told(), (await genuine()).whole))
  assert.equal(answer.ok && answer.subject, 'den-riktiga')
})

test('XSW1: forged answer, the genuine one inside its signature', async () => {
  const { bare, signature } = await genuineAnswer()
  await refused(after(evilAnswer(evil('_elak2')), intoEnd(signature, OBJECT(bare), '</ds:Signature>')))
})

test('XSW2: forged answer, detached signature with the genuine one before it', async () => {
  const { bare, signature } = await genuineAnswer()
  await refused(after(evilAnswer(evil('_elak2')), bare + signature))
})

test('XSW3: forged assertion before the genuine one', async () => {
  await refused(service.responseAround(told(), evil('_elak') + (await genuine()).whole))
})

test('XSW4: genuine assertion inside the forged one', async () => {
  await refused(service.responseAround(told(), intoEnd(evil('_elak'), (await genuine()).whole, ASSERTION_END)))
})

test('XSW5: forged assertion carries the signature, the genuine one stands last', async () => {
  const { bare, signature } = await genuine()
  await refused(service.responseAround(told(), after(evil('_elak'), signature) + bare))
})

test('XSW6: forged assertion carries the signature, the genuine one is inside it', async () => {
  const { bare, signature } = await genuine()
  await refused(service.responseAround(told(), after(evil('_elak'), intoEnd(signature, bare, '</ds:Signature>'))))
})

test('XSW7: forged assertion in Extensions before the genuine one', async () => {
  const extensions = `<samlp:Extensions>${evil('_elak')}</samlp:Extensions>`
  await refused(service.responseAround(told(), extensions + (await genuine()).whole))
})

test('XSW8: genuine assertion in an Object of the forged one’s signature', async () => {
  const { bare, signature } = await genuine()
  await refused(service.responseAround(told(), after(evil('_elak'), intoEnd(signature, OBJECT(bare), '</ds:Signature>'))))
})

test('the same id twice: refused', async () => {
  await refused(service.responseAround(told(), intoEnd(evil('_a1'), (await genuine()).whole, ASSERTION_END)))
})

test('a signed answer with an unsigned second assertion: refused', async () => {
  const t = told()
  const both = service.responseAround(t, (await genuine()).whole + evil('_elak'))
  await refused(await service.signed(both, t.response, key))
})

test('a forged assertion under another name space: refused', async () => {
  const foreign = '<Assertion xmlns="urn:example:annat" ID="_elak"><Issuer>x</Issuer></Assertion>'
  await refused(service.responseAround(told(), foreign + (await genuine()).whole))
})

test('a signature that refers to the whole document, or to nothing: refused', async () => {
  const { whole } = await genuine()
  for (const uri of ['', '#', '#_r1', '#xpointer(/)'])
    await refused(service.responseAround(told(), whole.replace('URI="#_a1"', `URI="${uri}"`)))
})

test('another transform than the two that leave the content alone: refused', async () => {
  const { whole } = await genuine()
  const added = '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>'
  await refused(service.responseAround(told(), whole.replace('</ds:Transforms>', added)))
})
