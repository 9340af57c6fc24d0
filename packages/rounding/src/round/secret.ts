import { createHmac } from 'node:crypto'

const WIDE = 2 ** 32

function digestOf(secret: Uint8Array, purpose: string, year: number, cell: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${year}\n${cell}`).digest()
}

/**
 * A number from -1 up to 1 that nobody can tell without the secret and that is the same each time it is asked for:
 * mostly near 0, seldom near the ends.
 */
export function leaning(secret: Uint8Array, year: number, cell: string): number {
  const digest = digestOf(secret, 'leaning', year, cell)
  const size = (digest.readUInt32BE(0) / WIDE) ** 6
  return (digest.readUInt8(4) & 1) === 0 ? size : -size
}

/** Whether a cell is drawn this year, one of `of`. */
export function isDrawn(secret: Uint8Array, year: number, cell: string, of: number): boolean {
  return digestOf(secret, 'lot', year, cell).readUInt32BE(0) % of === 0
}
