import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from './context.ts'

const COOKIE = 'sprak'
const YEAR = 365 * 24 * 3600

/** Swedish unless the reader has chosen English: by `?sprak=en`, which is remembered and taken out of the address. */
export const loadLanguage: MiddlewareHandler<Env> = async (c, next) => {
  const asked = c.req.query('sprak')
  if ((asked === 'sv' || asked === 'en') && c.req.method === 'GET') {
    setCookie(c, COOKIE, asked, { path: '/', sameSite: 'Strict', httpOnly: true, maxAge: YEAR })
    const url = new URL(c.req.url)
    url.searchParams.delete('sprak')
    return c.redirect(`${url.pathname}${url.search}`, 303)
  }
  c.set('lang', getCookie(c, COOKIE) === 'en' ? 'en' : 'sv')
  return next()
}
