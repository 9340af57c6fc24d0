import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Fault } from '../faults.ts'
import { keyedHash } from '../keys/sodium.ts'
import type { Ctx, Env } from './context.ts'
import { readForm } from './form.ts'

/** A path that takes requests from elsewhere and asks for a proof of its own: a signed answer, a directory's token. */
export type ForeignDoor = RegExp

export const CSRF_FIELD = 'csrf'
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The form's token: bound to the session, worth nothing in another one. */
export function csrfToken(key: Buffer, session: string | undefined): string {
  return keyedHash(key, `csrf|${session ?? 'none'}`, 32).toString('base64url')
}

/** The token for the forms of the page that is being written, signed in or not. */
export const csrfOf = (c: Ctx): string => csrfToken(c.get('house').csrfKey, c.get('signedIn')?.session)

/** A request that changes something must come from a page of ours: by Origin, by Sec-Fetch-Site, and by the form's token (S-R25). */
export const refuseForeign =
  (doors: readonly ForeignDoor[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || doors.some((door) => door.test(c.req.path))) return next()
    await refuse(c)
    return next()
  }

async function refuse(c: Ctx): Promise<void> {
  if (!fromHere(c)) {
    c.get('house').log.info('foreign_request', { request: c.get('requestId') })
    throw new Fault('foreign_request')
  }
  if (!(await isFormOf(c, c.get('signedIn')?.session))) throw new Fault('foreign_request')
}

/** Whether the form of this request was given out to this session. */
export async function isFormOf(c: Ctx, session: string | undefined): Promise<boolean> {
  const given = Buffer.from(String((await readForm(c)).get(CSRF_FIELD) ?? ''))
  const expected = Buffer.from(csrfToken(c.get('house').csrfKey, session))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export function fromHere(c: Ctx): boolean {
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
