/**
 * The receipt: sixteen digits drawn by chance, all that there is to find and open one conversation. 53 bits are enough
 * only because each guess costs 64 MiB and three passes of argon2id: whoever holds the whole database, and no key, and
 * tries a thousand codes a second on strong machines, needs some hundred thousand years for half of them. At the door
 * guesses are counted as well (limits.ts).
 */
import { argon2, randomInt } from 'node:crypto'
import { keyedHash } from '../../platform/keys/sodium.ts'
import { type BoxKeys, boxOfSeed } from './box.ts'

const GROUPS = 4
export const RECEIPT_BITS = Math.log2(10 ** (GROUPS * 4))

/** Such as `4821 0937 5520 1846`. */
export const drawReceipt = (): string => Array.from({ length: GROUPS }, () => String(randomInt(0, 10_000)).padStart(4, '0')).join(' ')

/** Sixteen digits, however they were written; undefined where it is something else. */
export function digitsOf(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.\-–_/+()]/g, '')
  return /^\d{16}$/.test(digits) ? digits : undefined
}

/** At most two at a time: each takes 64 MiB. Undefined: too many wait. */
const AT_ONCE = 2
const WAITING_MAX = 40
let running = 0
const waiting: (() => void)[] = []

/** What the digits amount to at one site. From it come, apart, what finds the conversation and what opens it. */
export async function masterOf(digits: string, site: { tenant: string; site: string }): Promise<Buffer | undefined> {
  if (waiting.length >= WAITING_MAX) return undefined
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    // The salt is the site's own, so that work done against one site is worth nothing at another.
    const nonce = keyedHash(Buffer.from('samvarn receipt salt'), `${site.tenant}|${site.site}`, 16)
    return await new Promise<Buffer>((done, failed) =>
      argon2('argon2id', { message: Buffer.from(digits), nonce, parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 }, (error, key) =>
        error ? failed(error) : done(key),
      ),
    )
  } finally {
    running--
    waiting.shift()?.()
  }
}
export const lookupOf = (master: Buffer): Buffer => keyedHash(master, 'lookup')
/** The conversation's own salt makes its key another one than any other conversation's. */
export const boxOf = (master: Buffer, salt: Buffer): BoxKeys => boxOfSeed(keyedHash(master, `box|${salt.toString('hex')}`))
