/** Encrypts a signed assertion as a service does (XML Encryption 1.1), with node:crypto alone or with the program xmlsec1. */
import { execFileSync } from 'node:child_process'
import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DS } from './saml-service.ts'

const XENC = 'http://www.w3.org/2001/04/xmlenc#'
const XENC11 = 'http://www.w3.org/2009/xmlenc11#'

export interface Encrypting {
  content?: 'aes128-gcm' | 'aes256-gcm' | 'aes128-cbc' | 'aes256-cbc'
  transport?: 'rsa-oaep-mgf1p' | 'rsa-oaep' | 'rsa-1_5'
  /** Of the OAEP digest and mask. */
  hash?: 'sha1' | 'sha256' | 'sha512'
  /** Says another mask than what was used with. */
  mask?: 'sha1' | 'sha256' | 'sha512'
  /** The key beside what it opens, as SAML 2.0 Core 2.3.4 lets it stand. */
  beside?: boolean
  /** Changes one byte of what was encrypted, or of the key. */
  spoil?: 'content' | 'key' | 'tag'
}

const value = (bytes: Buffer) => `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = at < 0 ? copy.length + at : at
  copy[index] = (copy[index] ?? 0) ^ 1
  return copy
}

function contentOf(plain: Buffer, method: string, key: Buffer): Buffer {
  const bits = key.length * 8
  if (method.endsWith('-cbc')) {
    const iv = randomBytes(16)
    const cipher = createCipheriv(`aes-${bits}-cbc`, key, iv)
    return Buffer.concat([iv, cipher.update(plain), cipher.final()])
  }
  const iv = randomBytes(12)
  const cipher = createCipheriv(bits === 256 ? 'aes-256-gcm' : 'aes-128-gcm', key, iv)
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function transportMethod(transport: string, hash: string, mask: string): string {
  if (transport === 'rsa-1_5') return `<xenc:EncryptionMethod Algorithm="${XENC}rsa-1_5"/>`
  const digest = hash === 'sha1' ? `${DS}sha1` : `${XENC}${hash}`
  const says = `<ds:DigestMethod xmlns:ds="${DS}" Algorithm="${digest}"/>`
  if (transport === 'rsa-oaep-mgf1p') return `<xenc:EncryptionMethod Algorithm="${XENC}rsa-oaep-mgf1p">${says}</xenc:EncryptionMethod>`
  return `<xenc:EncryptionMethod Algorithm="${XENC11}rsa-oaep">${says}<xenc11:MGF xmlns:xenc11="${XENC11}" Algorithm="${XENC11}mgf1${mask}"/></xenc:EncryptionMethod>`
}

export function encrypted(plain: string | Buffer, certificate: string, how: Encrypting = {}): string {
  const { content = 'aes256-gcm', transport = 'rsa-oaep-mgf1p', hash = 'sha1', mask = hash, beside = false, spoil } = how
  const key = randomBytes(content.startsWith('aes256') ? 32 : 16)
  const { publicKey } = new X509Certificate(certificate)
  const padding = transport === 'rsa-1_5' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING
  const wrapped = publicEncrypt({ key: publicKey, padding, oaepHash: hash }, key)
  const body = contentOf(Buffer.from(plain), content, key)
  const shown = spoil === 'content' ? flipped(body, 20) : spoil === 'tag' ? flipped(body, -1) : body
  const method = `${content.endsWith('gcm') ? XENC11 : XENC}${content}`
  const encryptedKey = `<xenc:EncryptedKey xmlns:xenc="${XENC}">${transportMethod(transport, hash, mask)}${value(spoil === 'key' ? flipped(wrapped, 20) : wrapped)}</xenc:EncryptedKey>`
  const info = `<ds:KeyInfo xmlns:ds="${DS}">${beside ? '' : encryptedKey}</ds:KeyInfo>`
  const data = `<xenc:EncryptedData xmlns:xenc="${XENC}" Type="${XENC}Element"><xenc:EncryptionMethod Algorithm="${method}"/>${info}${value(shown)}</xenc:EncryptedData>`
  return `<saml:EncryptedAssertion>${data}${beside ? encryptedKey : ''}</saml:EncryptedAssertion>`
}

/** The same by the program xmlsec1 (libxmlsec). */
export function encryptedByXmlsec(assertion: string, certificate: string): string {
  const empty = '<xenc:CipherData><xenc:CipherValue/></xenc:CipherData>'
  const key = `<xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${XENC}rsa-oaep-mgf1p"/>${empty}</xenc:EncryptedKey>`
  const template = `<xenc:EncryptedData xmlns:xenc="${XENC}" Type="${XENC}Element"><xenc:EncryptionMethod Algorithm="${XENC11}aes256-gcm"/><ds:KeyInfo xmlns:ds="${DS}">${key}</ds:KeyInfo>${empty}</xenc:EncryptedData>`
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-xmlsec-'))
  const at = (name: string) => join(folder, name)
  try {
    writeFileSync(at('to.pem'), certificate)
    writeFileSync(at('assertion.xml'), assertion)
    writeFileSync(at('template.xml'), template)
    const options = ['--encrypt', '--pubkey-cert-pem', at('to.pem'), '--session-key', 'aes-256', '--xml-data', at('assertion.xml')]
    const made = execFileSync('xmlsec1', [...options, at('template.xml')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return `<saml:EncryptedAssertion>${made.replace(/<\?xml[^>]*\?>\s*/, '')}</saml:EncryptedAssertion>`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
