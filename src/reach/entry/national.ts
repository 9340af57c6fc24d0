import type { SiteDocument } from '../text/index.ts'

/** The code of the site that is nobody’s. No published one gets it: letters are drawn, and this has none. */
export const NATIONAL_CODE = '000000'

/** A site of no organisation: the whole of the national texts and lines. What is served while nothing is published. */
export function nationalDocument(): SiteDocument {
  return {
    version: 1,
    tenant: '00000000-0000-4000-8000-000000000000',
    site: '00000000-0000-4000-8000-000000000000',
    code: NATIONAL_CODE,
    name: 'Information',
    kind: 'national',
    published: '2026-01-01T00:00:00.000Z',
    pieces: [],
    contacts: [],
    services: [],
    lines: [],
    signed: [],
    media: [],
    files: [],
  }
}
