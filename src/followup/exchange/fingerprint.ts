import { createHash } from 'node:crypto'

const GROUPS = 6
const BYTES_EACH = 5

/**
 * A key as people compare it by telephone: six groups of five figures, about 100 bits. Whoever wants another key with
 * the same figures has more to try than there is time for.
 */
export function fingerprint(key: string): string {
  const hash = createHash('sha512').update('samvarn-exchange|').update(Buffer.from(key, 'base64')).digest()
  return Array.from({ length: GROUPS }, (_, group) => {
    const number = hash.subarray(group * BYTES_EACH, (group + 1) * BYTES_EACH).reduce((sum, byte) => (sum * 256 + byte) % 100_000, 0)
    return String(number).padStart(5, '0')
  }).join(' ')
}
