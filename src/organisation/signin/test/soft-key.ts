/**
 * A passkey made of node:crypto alone, for tests without a browser: it answers as an authenticator does (WebAuthn
 * level 3, 6.1 and 6.5), and it can be told to answer wrongly.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Answering {
  challenge: string
  origin?: string
  rp?: string
  /** Was its user verified by face, finger or PIN? */
  verified?: boolean
  counter?: number
  handle?: string
  type?: string
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40]

export class SoftKey {
  readonly id = randomBytes(32)
  readonly #private: KeyObject
  readonly #cose: Buffer
  #counter = 0

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#private = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    // COSE_Key: kty EC2, alg ES256, crv P-256, x, y.
    this.#cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ])
  }

  #client(type: string, { challenge, origin = 'http://localhost:3000' }: Answering): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
  #data({ rp = 'localhost', verified = true }: Answering, counter: number, more: number): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rp), Buffer.of(PRESENT | (verified ? VERIFIED : 0) | more), count])
  }

  /** The answer to "make a new key", as the form sends it. */
  make(answering: Answering): string {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const data = Buffer.concat([this.#data(answering, 0, ATTESTED), Buffer.alloc(16), length, this.id, this.#cose])
    // {"fmt": "none", "attStmt": {}, "authData": data}, data being 256 bytes or fewer than 65536.
    const size = data.length < 256 ? Buffer.of(0x58, data.length) : Buffer.of(0x59, data.length >> 8, data.length & 0xff)
    const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'), size, data])
    return JSON.stringify({
      id: url(this.id),
      rawId: url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: url(this.#client(answering.type ?? 'webauthn.create', answering)),
        attestationObject: url(attestation),
        transports: ['internal'],
      },
    })
  }

  /** The answer to "show that you have the key", as the form sends it. `account` is whose it says it is. */
  show(account: string, answering: Answering): string {
    this.#counter = answering.counter ?? this.#counter + 1
    const client = this.#client(answering.type ?? 'webauthn.get', answering)
    const data = this.#data(answering, this.#counter, 0)
    return JSON.stringify({
      id: url(this.id),
      rawId: url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: url(client),
        authenticatorData: url(data),
        signature: url(sign('sha256', Buffer.concat([data, sha256(client)]), this.#private)),
        userHandle: answering.handle ?? url(Buffer.from(account.replaceAll('-', ''), 'hex')),
      },
    })
  }
}

/** The challenge that a page asks for, out of its form. */
export function challengeOn(page: string): string {
  const options = /data-options="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  if (options === undefined) throw new Error('The page asks for no key.')
  return (JSON.parse(options) as { challenge: string }).challenge
}
