import type { Text } from '../../platform/page/language.tsx'

/** Why the reach of somebody waits. The closed list of the table reach_pause. */
export const CAUSES = {
  new_link: { sv: 'En ny länk in har gjorts', en: 'A new link in has been made' },
  new_identifier: { sv: 'En inloggning har knutits till kontot', en: 'A sign-in has been tied to the account' },
  new_head: { sv: 'Ny enhetschef i en enhet med krets', en: 'New head in a unit that has a circle' },
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
