import { LEAVING_COOKIES, PAGE_BYTES, pageHeaders, plainHeaders, SAME_ON_ALL } from '../entry/index.ts'
import type { Hosting } from './configurations.ts'
import type { Expected } from './judge.ts'

/** What a host must send to be as good as the entry itself. */
export const EXPECTED: Expected = { headers: SAME_ON_ALL, title: 'Information', bytes: PAGE_BYTES }

/** What a configuration is written from: the entry's own headers, and nothing told twice. */
export const hostingOf = (where: Pick<Hosting, 'name' | 'base' | 'root' | 'leave'>): Hosting => ({
  ...where,
  page: pageHeaders('page', true),
  entrance: pageHeaders('entrance', true),
  missing: pageHeaders('missing', true),
  file: { ...plainHeaders(true), 'Content-Disposition': 'inline; filename="information"' },
  exit: plainHeaders(true),
  cookies: LEAVING_COOKIES.map((cookie) => `${cookie}; Secure`),
})
