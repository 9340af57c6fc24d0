import type { Text } from '../../platform/page/language.tsx'

/** A public site: for whom it speaks, who keeps it, and where it is met. */
export const SITE_KINDS = {
  municipality: { sv: 'Kommun', en: 'Municipality' },
  region: { sv: 'Region', en: 'Region' },
  county_board: { sv: 'Länsstyrelse', en: 'County administrative board' },
  state_agency: { sv: 'Myndighet', en: 'Agency' },
  ngo: { sv: 'Förening eller stiftelse', en: 'Association or foundation' },
  company: { sv: 'Företag', en: 'Company' },
  national: { sv: 'Nationell', en: 'National' },
} as const satisfies Record<string, Text>
export type SiteKind = keyof typeof SITE_KINDS
export const KIND_CODES = Object.keys(SITE_KINDS) as [SiteKind, ...SiteKind[]]
export const isKind = (kind: string): kind is SiteKind => Object.hasOwn(SITE_KINDS, kind)

export interface Site {
  id: string
  /** Six signs of the address, drawn by chance, never changed. */
  code: string
  name: string
  kind: SiteKind
  /** SCB code of the municipality or county that it speaks for. */
  place: string | null
  /** Bound to a unit, only its communicators keep it. */
  unit: string | null
  /** Where this site is met, when not at the installation's own address. */
  entry_address: string | null
  feedback_function: string | null
  feedback_phone: string | null
  feedback_email: string | null
  made_at: Date
  changed_at: Date
  withdrawn_at: Date | null
  compiled_at: Date | null
  fault: string | null
  fault_at: Date | null
}
export type SiteWords = Pick<Site, 'name' | 'place' | 'unit' | 'entry_address' | 'feedback_function' | 'feedback_phone' | 'feedback_email'>

/** What the public sees of a site now. */
export interface Published {
  revision: number
  at: Date
}
export type PublishState = 'never' | 'soon' | 'out' | 'stopped' | 'withdrawn'
/** `soon`: changed since the job last went through. `stopped`: the job found something that must be put right. */
export function publishStateOf(
  site: Pick<Site, 'changed_at' | 'compiled_at' | 'fault' | 'withdrawn_at'>,
  published: Published | undefined,
): PublishState {
  if (site.withdrawn_at !== null) return published === undefined ? 'withdrawn' : 'soon'
  if (site.compiled_at === null || site.compiled_at < site.changed_at)
    return site.fault === null || site.compiled_at === null ? 'soon' : 'stopped'
  if (site.fault !== null) return 'stopped'
  return published === undefined ? 'never' : 'out'
}

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Six signs from random bytes: 36⁶, about two thousand million. Bytes that would favour some signs are passed over. */
export function codeFrom(bytes: Uint8Array): string | undefined {
  const fair = [...bytes].filter((byte) => byte < 252).slice(0, 6)
  return fair.length < 6 ? undefined : fair.map((byte) => SIGNS[byte % 36]).join('')
}

/** The county that a place code lies in. */
export const countyOf = (place: string | null | undefined): string | undefined => place?.slice(0, 2)
