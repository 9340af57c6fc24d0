/**
 * An encrypted assertion is opened (XML Encryption 1.1). Only what tells by itself that it has not been changed: AES-GCM
 * under RSA-OAEP. AES-CBC and RSA 1.5 can be read byte by byte by whoever may ask often enough (Jager and Somorovsky,
 * CCS 2011; Bleichenbacher, CRYPTO 1998), so they are refused before any key is used. Written here and not left to the
 * library, which takes both, and finds its parts by local name wherever they stand.
 */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { type Refused, refused } from './refusal.ts'
import { SAML } from './saml-shape.ts'
import { attributeOf, childrenOf, onlyChild, textOf, type XmlElement } from './xml.ts'

const XENC = 'http://www.w3.org/2001/04/xmlenc#'
const XENC11 = 'http://www.w3.org/2009/xmlenc11#'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
/** Bytes of the key. In the order in which our metadata tells of them. */
export const CONTENT_ALGORITHMS: Readonly<Record<string, 16 | 32>> = { [`${XENC11}aes256-gcm`]: 32, [`${XENC11}aes128-gcm`]: 16 }
export const TRANSPORT = { sha1: `${XENC}rsa-oaep-mgf1p`, any: `${XENC11}rsa-oaep` }
const HASHES: Readonly<Record<string, string>> = {
  [`${DS}sha1`]: 'sha1',
  [`${XENC}sha256`]: 'sha256',
  [`${XENC}sha512`]: 'sha512',
}
const MASKS: Readonly<Record<string, string>> = {
  [`${XENC11}mgf1sha1`]: 'sha1',
  [`${XENC11}mgf1sha256`]: 'sha256',
  [`${XENC11}mgf1sha512`]: 'sha512',
}
const NONCE_BYTES = 12
const TAG_BYTES = 16

interface Sealed {
  algorithm: 'aes-128-gcm' | 'aes-256-gcm'
  hash: string
  key: Buffer
  content: Buffer
}

/** The words of the assertion. Every failure of opening is the same answer: which step failed would help an attacker. */
export function openAssertion(element: XmlElement, privateKeys: readonly string[]): { ok: true; xml: string } | Refused {
  const read = readSealed(element)
  if ('ok' in read) return read
  for (const key of privateKeys) {
    const xml = open(read, key)
    if (xml !== undefined) return { ok: true, xml }
  }
  return refused('undecipherable')
}

function open({ algorithm, hash, key, content }: Sealed, privateKey: string): string | undefined {
  try {
    const secret = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, key)
    // A key of another length than the method says throws here.
    const decipher = createDecipheriv(algorithm, secret, content.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAuthTag(content.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)
  } catch {
    return undefined
  }
}

/** Judged by what stands in the open, before a key is touched: one assertion, one key, in the places that the standard gives. */
function readSealed(element: XmlElement): Sealed | Refused {
  const data = onlyChild(element, XENC, 'EncryptedData')
  const info = onlyChild(data, DS, 'KeyInfo')
  if (element.ns !== SAML || element.name !== 'EncryptedAssertion' || !data || !info) return refused('wrong_shape')
  // The key stands within, or beside as SAML 2.0 Core 2.3.4 also lets it.
  const keys = [...childrenOf(info, XENC, 'EncryptedKey'), ...childrenOf(element, XENC, 'EncryptedKey')]
  const [encryptedKey] = keys
  if (!encryptedKey || keys.length !== 1) return refused('wrong_shape')
  const method = attributeOf(onlyChild(data, XENC, 'EncryptionMethod') ?? data, 'Algorithm') ?? ''
  const keyBytes = Object.hasOwn(CONTENT_ALGORITHMS, method) ? CONTENT_ALGORITHMS[method] : undefined
  const hash = transportHash(onlyChild(encryptedKey, XENC, 'EncryptionMethod'))
  if (keyBytes === undefined || hash === undefined) return refused('weak_encryption')
  const [key, content] = [cipherValue(encryptedKey), cipherValue(data)]
  if (!key || !content || content.length <= NONCE_BYTES + TAG_BYTES) return refused('undecipherable')
  return { algorithm: keyBytes === 32 ? 'aes-256-gcm' : 'aes-128-gcm', hash, key, content }
}

/** OAEP, with one hash throughout as OpenSSL does it; a label is nothing that SAML uses. */
function transportHash(method: XmlElement | undefined): string | undefined {
  if (!method || childrenOf(method, XENC, 'OAEPparams').length > 0) return undefined
  const algorithm = attributeOf(method, 'Algorithm')
  const named = (ns: string, name: string, among: Readonly<Record<string, string>>): string | undefined => {
    const found = childrenOf(method, ns, name)
    const [one] = found
    if (!one) return 'sha1'
    const uri = attributeOf(one, 'Algorithm') ?? ''
    return found.length === 1 && Object.hasOwn(among, uri) ? among[uri] : undefined
  }
  const digest = named(DS, 'DigestMethod', HASHES)
  const mask = algorithm === TRANSPORT.any ? named(XENC11, 'MGF', MASKS) : algorithm === TRANSPORT.sha1 ? 'sha1' : undefined
  return digest !== undefined && digest === mask ? digest : undefined
}

function cipherValue(element: XmlElement): Buffer | undefined {
  const text = textOf(onlyChild(onlyChild(element, XENC, 'CipherData'), XENC, 'CipherValue'))?.replace(/\s+/g, '')
  return text && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined
}
