import type { Deed } from '../../platform/database/audit.ts'
import type { Text } from '../../platform/page/index.ts'

/** What a log reviewer looks at first, in order of harm (security.md 2.3). */
export const VIEWS = {
  found_outside: {
    label: { sv: 'Sökningar utanför kretsen som gällde en skyddad person', en: 'Searches outside the circle that met a protected person' },
    why: {
      sv: 'Någon utan uppdrag sökte efter en person som har skyddade personuppgifter. Den som sökte fick samma svar som om personen inte fanns.',
      en: 'Somebody without the task searched for a person with protected personal data. She got the same answer as if the person did not exist.',
    },
  },
  probes: {
    label: { sv: 'Mycket korta texter i röjandekontrollen', en: 'Very short texts in the röjandekontroll' },
    why: {
      sv: 'En kontroll av bara ett namn eller ett nummer kan vara ett försök att ta reda på om någon är skyddad.',
      en: 'A check of a name or a number alone can be an attempt to find out whether somebody is protected.',
    },
  },
  reveals: {
    label: { sv: 'Visade skyddade uppgifter', en: 'Protected data shown' },
    why: {
      sv: 'Varje gång någon i en krets visade namn, nummer eller adress, och varför.',
      en: 'Each time somebody in a circle showed a name, a number or an address, and why.',
    },
  },
  refused: {
    label: { sv: 'Försök som inte nådde fram', en: 'Attempts that did not get through' },
    why: {
      sv: 'Adresser och val som inte fanns, eller som låg utom räckhåll. Loggen skiljer dem inte åt.',
      en: 'Addresses and choices that did not exist, or lay out of reach. The log does not tell them apart.',
    },
  },
  all: {
    label: { sv: 'Allt', en: 'Everything' },
    why: { sv: 'Alla rader i organisationens logg, nyast först.', en: 'Every row of the organisation’s log, newest first.' },
  },
} as const satisfies Record<string, { label: Text; why: Text }>
export type View = keyof typeof VIEWS

export const isView = (word: string): word is View => Object.hasOwn(VIEWS, word)

/** Deeds by which protected values reach somebody's eyes. */
export const REVEALING: readonly Deed[] = [
  'person.reveal',
  'person.see',
  'person.list',
  'review.see',
  'review.original',
  'review.fetch_copy',
  'intake.see',
  'glass.see',
]

export interface LogRow {
  id: string
  at: Date
  signature: string | null
  unit: string | null
  deed: Deed
  outcome: 'done' | 'not_reached' | 'refused' | 'failed'
  purpose: string | null
  person: string | null
}
