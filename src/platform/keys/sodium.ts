import sodium from 'libsodium-wrappers-sumo'

await sodium.ready
const NONCE = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const VERSION = 1

export const KEY_BYTES = 32
export const newKey = (): Uint8Array => sodium.randombytes_buf(KEY_BYTES)

/** Something sealed could not be opened: wrong key, wrong place, or changed bytes. Says nothing more on purpose. */
export class SealBroken extends Error {
  constructor() {
    super('A sealed value could not be opened.')
  }
}

/** XChaCha20-Poly1305. Layout: version 1 byte | nonce 24 bytes | ciphertext and tag. */
export function seal(key: Uint8Array, aad: string, plain: Uint8Array): Buffer {
  const nonce = sodium.randombytes_buf(NONCE)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, null, nonce, key)
  return Buffer.concat([Buffer.of(VERSION), nonce, sealed])
}

export function open(key: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < 1 + NONCE + 16 || sealed[0] !== VERSION) throw new SealBroken()
  try {
    return Buffer.from(
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(1 + NONCE), aad, sealed.subarray(1, 1 + NONCE), key),
    )
  } catch {
    throw new SealBroken()
  }
}

/** Keyed BLAKE2b: derives sub-keys and blind indexes. `length` in bytes, 16 to 64. */
export const keyedHash = (key: Uint8Array, message: string, length = 32): Buffer =>
  Buffer.from(sodium.crypto_generichash(length, message, key))
