/**
 * Encryption to an `age` recipient (age-encryption.org/v1): what is written can be opened with the identity that lies
 * offline, and not by the server that wrote it (S-R15). The program `age` opens it as well.
 */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
export const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/** What could not be opened with the identity that was given. */
export class NotOpened extends Error {}

/** A new identity, to be kept offline, and the recipient that the server may know. */
export async function newIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** The identity in a key file as `age-keygen` writes it: comments, and one line that begins AGE-SECRET-KEY-1. */
export const identityIn = (text: string): string | undefined =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => IDENTITY.test(line))

export async function sealTo(recipient: string, plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}
export async function openWith(identity: string, sealed: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}

/** In pieces of 64 kB, each with a tag of its own: nothing unauthenticated comes out, and a cut end is noticed. */
export async function sealStream(recipient: string, plain: Readable): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Readable.fromWeb((await encrypter.encrypt(asWeb(plain))) as unknown as ReadableStream)
}
export async function openStream(identity: string, sealed: Readable): Promise<Readable> {
  async function* opened(): AsyncGenerator<Uint8Array> {
    try {
      const decrypter = new Decrypter()
      decrypter.addIdentity(identity)
      yield* Readable.fromWeb((await decrypter.decrypt(asWeb(sealed))) as unknown as ReadableStream)
    } catch (error) {
      throw new NotOpened('Not encrypted to this identity, changed, or cut off.', { cause: error })
    }
  }
  return Readable.from(opened(), { objectMode: false })
}

/** Node's stream as the web's, with plain Uint8Arrays in it. */
const asWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>
