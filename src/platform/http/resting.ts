/**
 * Somebody writes for longer than a session may rest, and sends. The session is over (S-R20), but what was written is
 * kept, sealed, for its writer: it waits behind the sign-in, and nothing happens until it is sent once more.
 */
import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Ctx, type Env, seeOther } from './context.ts'
import { fromHere, isFormOf } from './csrf.ts'
import { keepForm, PROOF_PATH, waitsThere } from './fresh.tsx'
import { cookieName, restingSession } from './session.ts'

const DOOR = '/logga-in'
/** Forms that mean nothing once the session is over. */
const PASSING = ['/logga-ut', PROOF_PATH]
const A_DAY_SECONDS = 86_400
const cookieOf = (c: Ctx) => cookieName(c.get('house').config, 'kvar')
const isSecure = (c: Ctx) => c.get('house').config.public_url.startsWith('https:')
const isForm = (c: Ctx) => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(c.req.header('Content-Type') ?? '')

export const keepWritten: MiddlewareHandler<Env> = async (c, next) => {
  const { method, path } = c.req
  if (c.get('signedIn')) {
    const back = method === 'GET' && path === '/' ? await bringBack(c) : undefined
    return back ?? next()
  }
  if (method !== 'POST' || !isForm(c) || !fromHere(c)) return next()
  const rested = await restingSession(c)
  if (!rested || !(await isFormOf(c, rested.session))) return next()
  if (!PASSING.includes(path)) {
    const { tenant, account } = rested
    const kept = await keepForm(c, { tenant, account, request: c.get('requestId') }, 'rest')
    setCookie(c, cookieOf(c), kept, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(c), maxAge: A_DAY_SECONDS })
  }
  return seeOther(c, `${DOOR}?svar=${PASSING.includes(path) ? 'ute' : 'kvar'}`)
}

/** The first page after a sign-in, whichever way it was: on to what waits, if it is this person's. */
async function bringBack(c: Ctx): Promise<Response | undefined> {
  const kept = getCookie(c, cookieOf(c))
  if (kept === undefined) return undefined
  deleteCookie(c, cookieOf(c), { path: '/', secure: isSecure(c) })
  return (await waitsThere(c, kept)) ? seeOther(c, kept) : undefined
}
