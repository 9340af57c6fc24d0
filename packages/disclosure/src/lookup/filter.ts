import { createCipheriv, hkdfSync } from 'node:crypto'
import { wordHashes } from '../keys/hash.ts'

/**
 * A coarse sieve for words: of the words that stand in no key about one in thirty-two passes, so that ordinary
 * text asks few questions. With a key the bits are chosen by AES, and the filter's bytes alone say nothing but how
 * many persons there are, roughly; without one (the CLI, whose caller holds the register) by plain mixing.
 * Keys can be added, never taken out: rebuild after removals.
 */
const BITS_PER_HASH = 32
const BITS_MIN = 1 << 15
const BITS_MAX = 1 << 30

export class WordFilter {
  #bits: Uint8Array
  #mask: number
  #aes: Buffer | undefined

  private constructor(bits: Uint8Array, key32: Buffer | undefined) {
    this.#bits = bits
    this.#mask = bits.length * 8 - 1
    this.#aes = key32 === undefined ? undefined : Buffer.from(hkdfSync('sha256', key32, '', 'samvarn disclosure filter 1', 32))
  }

  /** Room for the word hashes of about `hashes` (see `wordHashes`); more than that only makes it coarser. */
  static create(hashes: number, key32?: Buffer): WordFilter {
    let size = BITS_MIN
    while (size < hashes * BITS_PER_HASH && size < BITS_MAX) size *= 2
    return new WordFilter(new Uint8Array(size / 8), key32)
  }

  /** The bytes of `bytes()`; throws when their number is no power of two. */
  static from(bytes: Uint8Array, key32?: Buffer): WordFilter {
    if (bytes.length < BITS_MIN / 8 || (bytes.length & (bytes.length - 1)) !== 0) throw new Error('filter: length is not a power of two')
    return new WordFilter(Uint8Array.from(bytes), key32)
  }

  addKeys(keys: Iterable<string>): void {
    const hashes = new Uint32Array(4096)
    let count = 0
    for (const key of keys) {
      if (!key.startsWith('w|')) continue
      for (const hash of wordHashes(key)) {
        hashes[count++] = hash
        if (count < hashes.length) continue
        this.#set(hashes)
        count = 0
      }
    }
    this.#set(hashes.subarray(0, count))
  }

  #set(hashes: Uint32Array): void {
    for (const place of this.#places(hashes)) this.#bits[place >>> 3] = (this.#bits[place >>> 3] ?? 0) | (1 << (place & 7))
  }

  /** 1 for each hash that a key may hold. */
  passes(hashes: Uint32Array): Uint8Array {
    const out = new Uint8Array(hashes.length)
    const places = this.#places(hashes)
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? 0
      out[i] = ((this.#bits[place >>> 3] ?? 0) >>> (place & 7)) & 1
    }
    return out
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bits)
  }

  #places(hashes: Uint32Array): Uint32Array {
    return this.#aes === undefined ? this.#mixed(hashes) : this.#keyed(hashes, this.#aes)
  }

  #mixed(hashes: Uint32Array): Uint32Array {
    const places = new Uint32Array(hashes.length)
    for (let i = 0; i < hashes.length; i += 1) {
      let h = hashes[i] ?? 0
      h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
      h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
      places[i] = (h ^ (h >>> 16)) & this.#mask
    }
    return places
  }

  #keyed(hashes: Uint32Array, key: Buffer): Uint32Array {
    const blocks = new Uint32Array(hashes.length * 4)
    for (let i = 0; i < hashes.length; i += 1) blocks[i * 4] = hashes[i] ?? 0
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
    const sealed = cipher.update(Buffer.from(blocks.buffer))
    const words = new Uint32Array(sealed.buffer, sealed.byteOffset, hashes.length * 4)
    const places = new Uint32Array(hashes.length)
    for (let i = 0; i < hashes.length; i += 1) places[i] = (words[i * 4] ?? 0) & this.#mask
    return places
  }
}
