import type { MiddlewareHandler } from 'hono'
import { CONTENT_SECURITY_POLICY } from '../page/layout.tsx'
import type { Env } from './context.ts'

/** On every answer: nothing inline, nothing from elsewhere, nothing kept, nothing told onwards (S-R19). */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const headers = c.res.headers
  // A page that carries its own sheet, told by hash, says its own rule: the public pages as they are previewed.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()')
  headers.set('X-Frame-Options', 'DENY')
  headers.set('X-Robots-Tag', 'noindex, nofollow')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (c.get('house').config.public_url.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
}
