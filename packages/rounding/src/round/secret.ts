import { createHmac } from 'node:crypto'

const WIDE = 2 ** 32

/**
 * A number from -1 up to 1 that nobody can tell without the secret and that is the same each time it is asked for:
 * seven times of eight near 0, seldom near the ends.
 */
export function leaning(secret: Uint8Array, year: number, cell: string): number {
  const digest = createHmac('sha256', secret).update(`${year}\n${cell}`).digest()
  const size = (digest.readUInt32BE(0) / WIDE) ** 6
  return (digest.readUInt8(4) & 1) === 0 ? size : -size
}
