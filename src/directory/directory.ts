/** The directory of support: what an entry is, its words and its days. Pure. */
import { addDays } from '../platform/day.ts'
import type { Text } from '../platform/page/language.tsx'
import type { Level } from './visibility.ts'

export const STATES = {
  draft: { sv: 'Utkast', en: 'Draft' },
  held: { sv: 'Väntar på beslut', en: 'Waits for a decision' },
  published: { sv: 'Publicerad', en: 'Published' },
  wrong: { sv: 'Fel anmält, inte publicerad', en: 'Reported wrong, not published' },
} as const satisfies Record<string, Text>
export type State = keyof typeof STATES

export const LEVEL_WORDS: Readonly<Record<Level, Text>> = {
  public: { sv: 'Alla', en: 'Everybody' },
  referrers: { sv: 'De som hänvisar', en: 'Those who refer' },
  own: { sv: 'Bara vi', en: 'Only us' },
  secret: { sv: 'Hemligt: bara vår enhet', en: 'Secret: only our unit' },
}

export const EVENTS = {
  made: { sv: 'Skriven', en: 'Written' },
  imported: { sv: 'Läst från fil', en: 'Read from a file' },
  changed: { sv: 'Ändrad', en: 'Changed' },
  levels: { sv: 'Ändrat vem som ser vad', en: 'Changed who sees what' },
  secret: { sv: 'Gjort hemligt', en: 'Made secret' },
  decided: { sv: 'Avgjort vad som är hemligt', en: 'Decided what is secret' },
  published: { sv: 'Publicerad', en: 'Published' },
  withdrawn: { sv: 'Avpublicerad', en: 'Taken down' },
  wrong: { sv: 'Fel anmält', en: 'Reported wrong' },
  verified: { sv: 'Kontrollerad', en: 'Checked' },
  owner: { sv: 'Ny ägare', en: 'New owner' },
} as const satisfies Record<string, Text>
export type Happening = keyof typeof EVENTS

/** Told about after 60 days, stale after 90 (domain.md 5.2): stale is shown with its date, and is not taken away. */
export const REMIND_DAYS = 60
export const STALE_DAYS = 90
export const FRESHNESS = {
  fresh: { sv: 'Kontrollerad', en: 'Checked' },
  due: { sv: 'Dags att kontrollera', en: 'Time to check' },
  stale: { sv: 'Inte kontrollerad på länge', en: 'Not checked for long' },
} as const satisfies Record<string, Text>
export type Freshness = keyof typeof FRESHNESS
export function freshnessOf(verifiedOn: string | null, day: string): Freshness {
  if (verifiedOn === null || addDays(verifiedOn, STALE_DAYS) <= day) return 'stale'
  return addDays(verifiedOn, REMIND_DAYS) <= day ? 'due' : 'fresh'
}
/** Told when it becomes due and once more when it becomes stale; not every day. */
export function tellsToday({ verified_on, reminded_on }: { verified_on: string | null; reminded_on: string | null }, day: string): boolean {
  if (verified_on === null) return false
  const steps = [addDays(verified_on, REMIND_DAYS), addDays(verified_on, STALE_DAYS)].filter((step) => step <= day)
  const last = steps.at(-1)
  return last !== undefined && (reminded_on === null || reminded_on < last)
}

/** An SCB code of two digits is a county, of four a municipality in it. No codes: the whole country. */
export const servesPlace = (areas: readonly string[], place: string | undefined): boolean =>
  areas.length === 0 || place === undefined || areas.some((area) => area.startsWith(place) || place.startsWith(area))
