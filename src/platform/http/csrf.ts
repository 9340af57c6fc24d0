import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Fault } from '../faults.ts'
import { keyedHash } from '../keys/sodium.ts'
import type { Ctx, Env } from './context.ts'
import { readForm } from './form.ts'

export const CSRF_FIELD = 'csrf'
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The form's token: bound to the session, worth nothing in another one. */
export function csrfToken(key: Buffer, tokenHash: Buffer | undefined): string {
  return keyedHash(key, `csrf|${tokenHash?.toString('hex') ?? 'none'}`, 32).toString('base64url')
}

/** A request that changes something must come from a page of ours: by Origin, by Sec-Fetch-Site, and by the form's token (S-R25). */
export const refuseForeign: MiddlewareHandler<Env> = async (c, next) => {
  if (SAFE_METHODS.has(c.req.method)) return next()
  if (!fromHere(c)) {
    c.get('house').log.info('foreign_request', { request: c.get('requestId') })
    throw new Fault('foreign_request')
  }
  const form = await readForm(c)
  const given = Buffer.from(String(form.get(CSRF_FIELD) ?? ''))
  const expected = Buffer.from(csrfToken(c.get('house').csrfKey, c.get('signedIn')?.tokenHash))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Fault('foreign_request')
  return next()
}

function fromHere(c: Ctx): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('Origin')
  if (origin === undefined) return site === 'same-origin' || site === 'none'
  const host = c.req.header('Host')
  // Behind `Referrer-Policy: no-referrer` a browser sends "Origin: null" with its own forms; Sec-Fetch-Site then decides.
  if (origin === 'null') return site === 'same-origin'
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
