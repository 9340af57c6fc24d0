import { createCipheriv, hash, hkdfSync } from 'node:crypto'
import type { Entry, Lookup } from '../types.ts'
import type { WordFilter } from './filter.ts'

/** Bytes in a fingerprint. */
export const FINGERPRINT_BYTES = 16

/**
 * Turns keys into fingerprints: SHA-256 cut to 128 bits, then AES-256 under a key of the tenant's own as the
 * pseudo-random function, all keys in one call. Equal keys give equal fingerprints; without the key a fingerprint
 * can neither be made nor tried, though there are only some forty million personnummer.
 */
export function fingerprint(keys: readonly string[], key32: Buffer): Buffer[] {
  if (key32.length !== 32) throw new Error('fingerprint: the key must be 32 bytes')
  if (keys.length === 0) return []
  const blocks = Buffer.allocUnsafe(keys.length * FINGERPRINT_BYTES)
  keys.forEach((key, index) => {
    hash('sha256', key, 'buffer').copy(blocks, index * FINGERPRINT_BYTES, 0, FINGERPRINT_BYTES)
  })
  const subkey = Buffer.from(hkdfSync('sha256', key32, '', 'samvarn disclosure fingerprint 1', 32))
  const sealed = createCipheriv('aes-256-ecb', subkey, null).setAutoPadding(false).update(blocks)
  return keys.map((_, index) => sealed.subarray(index * FINGERPRINT_BYTES, (index + 1) * FINGERPRINT_BYTES))
}

export interface FingerprintLookupOptions {
  /** The tenant's index key. */
  key32: Buffer
  /** Must have been made with the same key. */
  filter: WordFilter
  /** Persons in the register, so that a common name can be judged; see judge/bearers.ts. */
  persons: number
  /** Answers in the order asked; undefined where the table knows nothing. */
  fetch(fingerprints: Buffer[]): Promise<(Entry[] | undefined)[]>
  /** Fingerprints in one question; default 4,096. */
  batch?: number
}

/** For the product: the table holds fingerprints and sealed tags, and this process never sees the register. */
export class FingerprintLookup implements Lookup {
  readonly persons: number
  /** Fingerprints sent so far: what a quota counts. */
  asked = 0
  #options: FingerprintLookupOptions

  constructor(options: FingerprintLookupOptions) {
    this.#options = options
    this.persons = options.persons
  }

  passes(hashes: Uint32Array): Uint8Array {
    return this.#options.filter.passes(hashes)
  }

  async find(keys: readonly string[]): Promise<readonly (readonly Entry[] | undefined)[]> {
    const batch = this.#options.batch ?? 4096
    const found: (Entry[] | undefined)[] = []
    for (let i = 0; i < keys.length; i += batch) {
      const some = keys.slice(i, i + batch)
      const answer = await this.#options.fetch(fingerprint(some, this.#options.key32))
      // A short answer would shift every later one to the wrong key; better no verdict than a wrong one.
      if (answer.length !== some.length) throw new Error('fingerprint lookup: the answer has another length than the question')
      this.asked += some.length
      found.push(...answer)
    }
    return found
  }
}
