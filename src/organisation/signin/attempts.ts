/**
 * A sign-in that has begun: what must come back in the answer lies sealed in the database, found by the hash of a token
 * that only this browser has, and is given back once. The cookie is Lax, so that it is there when the browser is sent
 * back from another site by a GET; a POST from another site comes without it.
 */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../../platform/http/context.ts'
import { cookieName, hashOf, newToken } from '../../platform/http/session.ts'
import { changeKept, keepAttempt, takeKept, type TakenAttempt } from './deeds-attempt.ts'
import { ATTEMPT_MINUTES } from './signin.ts'

const TOKEN_LENGTH_MAX = 100
const isSecure = (c: Ctx) => c.get('house').config.public_url.startsWith('https:')
const cookieOf = (c: Ctx, kind: string) => cookieName(c.get('house').config, `forsok-${kind}`)

/** Begins; what was begun of the same kind in this browser is forgotten by it. `kind`: a–z and _, 3–30. Returns the token. */
export async function beginAttempt(c: Ctx, begun: { kind: string; tenant?: string; content: unknown }): Promise<string> {
  const { db, csrfKey } = c.get('house')
  const token = newToken()
  await keepAttempt(db, csrfKey, { tokenHash: hashOf(token), kind: begun.kind, tenant: begun.tenant, content: begun.content })
  setCookie(c, cookieOf(c, begun.kind), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isSecure(c),
    maxAge: ATTEMPT_MINUTES * 60,
  })
  return token
}

/** The token of what this browser has begun, without taking it. */
export const attemptToken = (c: Ctx, kind: string): string | undefined => getCookie(c, cookieOf(c, kind))

/** Gives back what this browser began, once; nothing when it began nothing, when it is used or when its time is out. */
export async function takeAttempt(c: Ctx, kind: string): Promise<TakenAttempt | undefined> {
  const { db, csrfKey } = c.get('house')
  const token = attemptToken(c, kind)
  if (!token || token.length > TOKEN_LENGTH_MAX) return undefined
  deleteCookie(c, cookieOf(c, kind), { path: '/', secure: isSecure(c) })
  return takeKept(db, csrfKey, hashOf(token), kind)
}

/**
 * For an answer that a browser POSTs from another site, where the cookie is absent: the token comes in the answer itself
 * (RelayState). `change` gets what was begun and answers with what it has become, or undefined to leave it; whoever
 * finishes must have the cookie (`takeAttempt`). True when it was changed.
 */
export async function changeAttempt(c: Ctx, kind: string, token: string, change: (was: TakenAttempt) => unknown): Promise<boolean> {
  const { db, csrfKey } = c.get('house')
  if (token.length > TOKEN_LENGTH_MAX) return false
  return changeKept(db, csrfKey, { tokenHash: hashOf(token), kind }, change)
}
