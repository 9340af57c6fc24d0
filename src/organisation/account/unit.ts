/** A unit: a wall of its own within the organisation (OSL 8:2). Pure. */
import { z } from 'zod'
import { field, record, requiredText, type ValuesOf } from '../../platform/field/index.ts'

export const unitRecord = record({
  name: field({
    schema: requiredText(80),
    label: { sv: 'Namn', en: 'Name' },
    control: 'text',
  }),
  place_code: field({
    schema: z
      .string()
      .regex(/^[0-9]{2}([0-9]{2})?$/)
      .optional(),
    label: { sv: 'Kommunkod eller länskod', en: 'Municipality or county code' },
    hint: {
      sv: 'Fyra siffror för en kommun, två för ett län (SCB). Röjandekontrollen vet då vilken ort som är er egen i ett brev.',
      en: 'Four figures for a municipality, two for a county (SCB). The check then knows which place in a letter is your own.',
    },
    control: 'text',
    width: 'short',
    messages: {
      wrong: {
        sv: 'Koden har fyra siffror för en kommun eller två för ett län.',
        en: 'The code has four figures for a municipality or two for a county.',
      },
    },
  }),
})
export type NewUnit = ValuesOf<typeof unitRecord>

export interface UnitLine {
  id: string
  name: string
  place_code: string | null
  closed_at: Date | null
  /** Accounts that are not closed. */
  accounts: number
  circles: number
}
export type Hindrance = 'accounts' | 'circles' | 'closed'

/** What stands in the way of closing a unit: nobody's things may be left behind a wall that nobody can open. */
export function hindrancesTo(unit: UnitLine): Hindrance[] {
  if (unit.closed_at !== null) return ['closed']
  return [...(unit.accounts > 0 ? (['accounts'] as const) : []), ...(unit.circles > 0 ? (['circles'] as const) : [])]
}
