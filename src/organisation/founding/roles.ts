import type { Text } from '../../platform/page/language.tsx'

/** What a person may be in an organisation. The closed list of the table role_grant. */
export const ROLES = {
  caseworker: { sv: 'Handläggare', en: 'Caseworker' },
  protection_officer: { sv: 'Skyddsansvarig', en: 'Protection officer' },
  deputy: { sv: 'Ersättare för skyddsansvarig', en: 'Deputy protection officer' },
  unit_head: { sv: 'Enhetschef', en: 'Unit head' },
  registrar: { sv: 'Registrator', en: 'Registrar' },
  log_reviewer: { sv: 'Oberoende loggranskare', en: 'Independent log reviewer' },
  communicator: { sv: 'Kommunikatör', en: 'Communicator' },
  coordinator: { sv: 'Samordnare', en: 'Coordinator' },
  national_coordinator: { sv: 'Nationell samordnare', en: 'National coordinator' },
  system_owner: { sv: 'Systemägare', en: 'System owner' },
} as const satisfies Record<string, Text>
export type Role = keyof typeof ROLES

/** Roles that reach protected persons: granted only where a behovs- och riskanalys is recorded. */
export const REACHING: readonly Role[] = ['protection_officer', 'deputy']

/** What somebody has: roles, and a place in a circle. */
export interface Held {
  roles: readonly Role[]
  in_circle: boolean
}
type Clash = 'reviewer_is_apart' | 'owner_reaches_nobody'
const REVIEWED: readonly Role[] = ['system_owner', 'unit_head', 'protection_officer', 'deputy', 'caseworker']

/**
 * Roles that must be apart: whoever reviews the log takes no part in what it is about, and whoever gives access reaches
 * nobody. The database holds the same rule (has_clash in migrations/0005_doors.sql).
 */
export function clashOf(adds: Role | 'place', held: Held): Clash | undefined {
  const reaches = adds === 'place' || REACHING.includes(adds)
  const heldReaches = held.in_circle || held.roles.some((role) => REACHING.includes(role))
  if (adds === 'log_reviewer' && (held.in_circle || held.roles.some((role) => REVIEWED.includes(role)))) return 'reviewer_is_apart'
  if (held.roles.includes('log_reviewer') && (reaches || REVIEWED.includes(adds as Role))) return 'reviewer_is_apart'
  if (adds === 'system_owner' && heldReaches) return 'owner_reaches_nobody'
  if (held.roles.includes('system_owner') && reaches) return 'owner_reaches_nobody'
  return undefined
}
