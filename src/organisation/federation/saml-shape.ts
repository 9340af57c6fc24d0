/**
 * The shape of a SAML answer, judged before any signature is looked at. All wrapping attacks (XSW1–8 of Somorovsky et
 * al., USENIX Security 2012) need a second assertion, a moved signature, or a reference to another element than the one
 * that is read. Here there is exactly one assertion in the whole document, straight under the answer, and its signature
 * stands in it and refers to it.
 */
import { type Refused, refused } from './refusal.ts'
import { attributeOf, childrenOf, everyElement, onlyChild, textOf, type XmlElement } from './xml.ts'

export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const ENVELOPED = `${DS}enveloped-signature`
const DIGESTS = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']
/** What the library checks that we use, without SHA-1 and without HMAC: a public key is no shared secret (ASVS 9.1.2). */
const SIGNATURES = ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512']
const PARTS = [
  [SAML, 'Issuer'],
  [DS, 'Signature'],
  [SAMLP, 'Status'],
  [SAML, 'Assertion'],
] as const

export interface Asked {
  /** The id of the question that this must answer. */
  request: string
  /** Where the answer is received. */
  acs: string
}

type Judged = { ok: true } | Refused

/** What holds for any answer, whatever is in it. */
function judgeAround(root: XmlElement, elements: readonly XmlElement[], asked: Asked): Judged {
  if (root.ns !== SAMLP || root.name !== 'Response' || attributeOf(root, 'Version') !== '2.0') return refused('wrong_shape')
  if (!idsAreUnique(elements)) return refused('wrong_shape')
  if (attributeOf(root, 'InResponseTo') !== asked.request) return refused('other_request')
  const destination = attributeOf(root, 'Destination')
  if (destination !== undefined && destination !== asked.acs) return refused('wrong_recipient')
  const status = onlyChild(root, SAMLP, 'Status')
  const code = onlyChild(status, SAMLP, 'StatusCode')
  if (code === undefined || attributeOf(code, 'Value') !== SUCCESS) return refused('service_refused')
  return { ok: true }
}
const isPart = ({ ns, name }: XmlElement) => PARTS.some((part) => part[0] === ns && part[1] === name)
const SEALED: readonly string[] = ['EncryptedAssertion', 'EncryptedData', 'EncryptedKey']

export function judgeShape(root: XmlElement, asked: Asked): Judged {
  const elements = everyElement(root)
  const around = judgeAround(root, elements, asked)
  if (!around.ok) return around
  if (elements.some((one) => SEALED.includes(one.name))) return refused('encrypted')
  if (!root.children.every(isPart)) return refused('wrong_shape')
  // By local name, in any namespace: the library that checks the signature looks for it that way.
  const assertion = onlyChild(root, SAML, 'Assertion')
  if (assertion === undefined || elements.filter((one) => one.name === 'Assertion').length !== 1) return refused('wrong_shape')
  return judgeSignatures(elements, root, assertion)
}

/**
 * Around an encrypted assertion: it alone, straight under the answer, and nothing in the open that could be read in its
 * place. What comes out of it is judged by judgeShape in its turn, as if it had come plain.
 */
export function judgeSealed(root: XmlElement, asked: Asked): { ok: true; sealed: XmlElement } | Refused {
  const elements = everyElement(root)
  const around = judgeAround(root, elements, asked)
  if (!around.ok) return around
  const sealed = onlyChild(root, SAML, 'EncryptedAssertion')
  if (!sealed || !root.children.every((child) => child === sealed || isPart(child))) return refused('wrong_shape')
  const count = (name: string) => elements.filter((one) => one.name === name).length
  if (count('Assertion') !== 0 || SEALED.some((name) => count(name) !== 1)) return refused('wrong_shape')
  const signatures = childrenOf(root, DS, 'Signature')
  if (signatures.length > 1 || count('Signature') !== signatures.length) return refused('wrong_shape')
  for (const signature of signatures) {
    const judged = judgeSignature(signature, attributeOf(root, 'ID'))
    if (!judged.ok) return judged
  }
  return { ok: true, sealed }
}
/** The answer says of itself that what it holds is encrypted. */
export const isSealed = (root: XmlElement): boolean => childrenOf(root, SAML, 'EncryptedAssertion').length > 0

function idsAreUnique(elements: readonly XmlElement[]): boolean {
  const ids = elements.flatMap((one) => one.attributes.filter((a) => a.name.toLowerCase() === 'id').map((a) => a.value))
  return new Set(ids).size === ids.length
}

function judgeSignatures(elements: readonly XmlElement[], root: XmlElement, assertion: XmlElement): Judged {
  const own = childrenOf(assertion, DS, 'Signature')
  const around = childrenOf(root, DS, 'Signature')
  if (own.length === 0) return refused('unsigned')
  if (own.length > 1 || around.length > 1) return refused('wrong_shape')
  if (elements.filter((one) => one.name === 'Signature').length !== own.length + around.length) return refused('wrong_shape')
  for (const [signature, over] of [...own.map((s) => [s, assertion] as const), ...around.map((s) => [s, root] as const)]) {
    const judged = judgeSignature(signature, attributeOf(over, 'ID'))
    if (!judged.ok) return judged
  }
  return { ok: true }
}

function judgeSignature(signature: XmlElement, over: string | undefined): Judged {
  const info = onlyChild(signature, DS, 'SignedInfo')
  const reference = onlyChild(info, DS, 'Reference')
  if (!info || !reference || !over || attributeOf(reference, 'URI') !== `#${over}`) return refused('wrong_shape')
  if (signature.children.some((child) => child.ns !== DS || !['SignedInfo', 'SignatureValue', 'KeyInfo'].includes(child.name)))
    return refused('wrong_shape')
  const algorithm = (element: XmlElement | undefined) => (element ? attributeOf(element, 'Algorithm') : undefined)
  const transforms = onlyChild(reference, DS, 'Transforms')?.children.map(algorithm) ?? []
  if (transforms.length !== 2 || transforms[0] !== ENVELOPED || transforms[1] !== EXCLUSIVE) return refused('wrong_shape')
  if (algorithm(onlyChild(info, DS, 'CanonicalizationMethod')) !== EXCLUSIVE) return refused('wrong_shape')
  const [digest, method] = [algorithm(onlyChild(reference, DS, 'DigestMethod')), algorithm(onlyChild(info, DS, 'SignatureMethod'))]
  if (!DIGESTS.includes(digest ?? '') || !SIGNATURES.includes(method ?? '')) return refused('weak_algorithm')
  return textOf(onlyChild(signature, DS, 'SignatureValue')) ? { ok: true } : refused('wrong_shape')
}
