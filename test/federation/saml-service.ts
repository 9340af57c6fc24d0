/**
 * A SAML service for tests. It signs with code that shares nothing with what checks: xmldsigjs here, and the program
 * xmlsec1 where it is installed. Each attack starts from an answer that would have been taken.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMImplementation, DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { setNodeDependencies } from 'xml-core'
import * as dsig from 'xmldsigjs'
import type { TestKey } from './certificate.ts'

setNodeDependencies({ DOMImplementation, DOMParser, XMLSerializer })
dsig.Application.setEngine('Node', globalThis.crypto)

export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol'
export const DS = 'http://www.w3.org/2000/09/xmldsig#'

export interface Told {
  id: string
  response: string
  issuer: string
  audience: string
  acs: string
  destination: string
  request: string
  confirmed: string
  subject: string
  format: string
  context: string
  /** Milliseconds. */
  now: number
  from: number
  until: number
  proved: number
  attributes: string
}

const at = (ms: number) => new Date(ms).toISOString()
const FIVE_MINUTES_MS = 300_000

export function told(base: Pick<Told, 'issuer' | 'audience' | 'acs' | 'request' | 'subject' | 'context' | 'now'> & Partial<Told>): Told {
  return {
    id: '_a1',
    response: '_r1',
    destination: base.acs,
    confirmed: base.request,
    format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    from: base.now - 1000,
    until: base.now + FIVE_MINUTES_MS,
    proved: base.now,
    attributes: '',
    ...base,
  }
}

export const assertionOf = (t: Told): string =>
  `<saml:Assertion xmlns:saml="${SAML}" ID="${t.id}" Version="2.0" IssueInstant="${at(t.now)}"><saml:Issuer>${t.issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${t.format}">${t.subject}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${t.confirmed}" Recipient="${t.acs}" NotOnOrAfter="${at(t.until)}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(t.from)}" NotOnOrAfter="${at(t.until)}"><saml:AudienceRestriction><saml:Audience>${t.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(t.proved)}"><saml:AuthnContext><saml:AuthnContextClassRef>${t.context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${t.attributes}</saml:Assertion>`

export const responseAround = (t: Told, inside: string, status = 'urn:oasis:names:tc:SAML:2.0:status:Success'): string =>
  `<samlp:Response xmlns:samlp="${SAMLP}" xmlns:saml="${SAML}" ID="${t.response}" Version="2.0" IssueInstant="${at(t.now)}" InResponseTo="${t.request}" Destination="${t.destination}"><saml:Issuer>${t.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${inside}</samlp:Response>`

export interface Signing {
  hash?: 'SHA-1' | 'SHA-256' | 'SHA-512'
}
const ISSUER_END = '</saml:Issuer>'

/** The ds:Signature over the element as it stands, which must declare its own namespaces. */
export async function signatureOver(xml: string, id: string, key: TestKey, { hash = 'SHA-256' }: Signing = {}): Promise<string> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
  const der = key.privateKey.export({ type: 'pkcs8', format: 'der' })
  const privateKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
  const signed = new dsig.SignedXml()
  signed.XmlSignature.SignedInfo.CanonicalizationMethod.Algorithm = 'http://www.w3.org/2001/10/xml-exc-c14n#'
  await signed.Sign(algorithm, privateKey, dsig.Parse(xml), {
    references: [{ uri: `#${id}`, hash, transforms: ['enveloped', 'exc-c14n'] }],
  })
  return signed.XmlSignature.toString()
}
/** The element with its signature after the issuer, where the schema wants it. */
export async function signed(xml: string, id: string, key: TestKey, signing?: Signing): Promise<string> {
  const signature = await signatureOver(xml, id, key, signing)
  const end = xml.indexOf(ISSUER_END) + ISSUER_END.length
  return xml.slice(0, end) + signature + xml.slice(end)
}
export const signedAnswer = async (t: Told, key: TestKey, signing?: Signing): Promise<string> =>
  responseAround(t, await signed(assertionOf(t), t.id, key, signing))

export const encoded = (xml: string): string => Buffer.from(xml).toString('base64')

export const hasXmlsec = (): boolean => {
  try {
    execFileSync('xmlsec1', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
/** The same answer signed by the program xmlsec1 (libxmlsec). */
export function signedByXmlsec(t: Told, key: TestKey): string {
  const empty = `<ds:Signature xmlns:ds="${DS}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${t.id}"><ds:Transforms><ds:Transform Algorithm="${DS}enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>`
  const assertion = assertionOf(t).replace(ISSUER_END, ISSUER_END + empty)
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-xmlsec-'))
  try {
    writeFileSync(join(folder, 'key.pem'), key.privatePem, { mode: 0o600 })
    writeFileSync(join(folder, 'answer.xml'), responseAround(t, assertion))
    const options = ['--sign', '--privkey-pem', join(folder, 'key.pem'), '--id-attr:ID', `${SAML}:Assertion`]
    return execFileSync('xmlsec1', [...options, join(folder, 'answer.xml')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
