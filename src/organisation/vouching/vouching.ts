import type { Text } from '../../platform/page/language.tsx'

/** Why the reach of somebody waits. The closed list of the table reach_pause. */
export const CAUSES = {
  new_link: { sv: 'En länk in har gjorts eller använts', en: 'A link in has been made or used' },
  new_identifier: { sv: 'En inloggning har knutits till kontot', en: 'A sign-in has been tied to the account' },
  new_head: { sv: 'Ny enhetschef', en: 'New head of a unit' },
} as const satisfies Record<string, Text>
export type Cause = keyof typeof CAUSES

export interface Pause {
  account: string
  signature: string
  unit: string
  unit_name: string
  since: Date
  because: Cause
}
