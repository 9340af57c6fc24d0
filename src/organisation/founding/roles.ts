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
