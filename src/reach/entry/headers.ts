/** The headers of the public pages: the same names on every page, and together the same length, whatever the answer (S-R39). */
import { ENTRY_POLICY } from './frame.tsx'

export type Kind = 'entrance' | 'page' | 'missing'
/**
 * Only the entrance may be found by search engines. The values are as long as each other, but for the page that is not
 * there: its status line is seven characters longer (`Not Found`), and so its value is seven shorter.
 */
const ROBOTS: Readonly<Record<Kind, string>> = {
  entrance: 'index,follow,all',
  page: 'noindex,nofollow',
  missing: 'none,none',
}

export const SAME_ON_ALL: Readonly<Record<string, string>> = {
  'Content-Security-Policy': ENTRY_POLICY,
  'Cache-Control': 'no-store, no-transform',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'X-DNS-Prefetch-Control': 'off',
}

export const pageHeaders = (kind: Kind, secure: boolean): Record<string, string> => ({
  ...SAME_ON_ALL,
  'Content-Type': 'text/html; charset=utf-8',
  'X-Robots-Tag': ROBOTS[kind],
  ...transport(secure),
})
export const plainHeaders = (secure: boolean): Record<string, string> => ({
  ...SAME_ON_ALL,
  'X-Robots-Tag': ROBOTS.page,
  ...transport(secure),
})
const transport = (secure: boolean): Record<string, string> =>
  secure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}

/**
 * Sets a cookie and takes it away in the same answer. Nothing stays; but a browser that has kept our pages whole, to show
 * them at once when somebody presses Back, lets go of pages marked no-store when a cookie of their site changes (S-R34).
 */
export const LEAVING_COOKIES = ['l=1; Path=/; HttpOnly; SameSite=Strict', 'l=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']
