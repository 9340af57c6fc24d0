/** A self-signed certificate for a test, written as DER by hand: Node makes keys but no certificates (RFC 5280, 4.1). */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

const length = (size: number): Buffer => {
  if (size < 128) return Buffer.of(size)
  const bytes = Buffer.from(size.toString(16).padStart(size > 0xffff ? 6 : size > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes])
}
const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), length(body.length), body])
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const SHA256_RSA = sequence(oid('2a864886f70d01010b'), der(0x05))
const COMMON_NAME = '550403'
const name = (common: string) => sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from(common)))))
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

export interface TestKey {
  privateKey: KeyObject
  /** PKCS 8, for programs. */
  privatePem: string
  publicKey: KeyObject
  certificate: string
}

const DAY_MS = 86_400_000
export function makeKey({ bits = 2048, days = 365 } = {}): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const subject = name('inloggning.example.se')
  const valid = sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + days * DAY_MS)))
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    SHA256_RSA,
    subject,
    valid,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = createSign('sha256').update(toSign).sign(privateKey)
  const body = sequence(toSign, SHA256_RSA, der(0x03, Buffer.of(0), signature)).toString('base64')
  const certificate = `-----BEGIN CERTIFICATE-----\n${(body.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
  return { privateKey, publicKey, privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate }
}
