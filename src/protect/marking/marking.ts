/**
 * How a person is protected, by each source on its own and never as one boolean (D-R1). Pure: what a marking is, how two
 * statements of one source compare, and what state a marking is in today.
 */
import type { Text } from '../../platform/page/index.ts'

export const LEVELS = [
  'none',
  'provisional',
  'sekretessmarkering',
  'skyddad_folkbokforing',
  'unknown_treat_as_highest',
  'fingerade_personuppgifter',
] as const
/** From the mildest to the strictest. `none` is a source that once marked and no longer does. */
export type MarkingLevel = (typeof LEVELS)[number]
export const LEVEL_TEXTS: Readonly<Record<MarkingLevel, Text>> = {
  none: { sv: 'Ingen markering', en: 'No marking' },
  provisional: { sv: 'Provisorisk markering', en: 'Provisional marking' },
  sekretessmarkering: { sv: 'Sekretessmarkering', en: 'Sekretessmarkering' },
  skyddad_folkbokforing: { sv: 'Skyddad folkbokföring', en: 'Skyddad folkbokföring' },
  unknown_treat_as_highest: { sv: 'Okänd nivå, behandlas som högsta', en: 'Unknown level, treated as the highest' },
  fingerade_personuppgifter: { sv: 'Fingerade personuppgifter', en: 'Fingerade personuppgifter' },
}

export const SOURCES = ['spar', 'navet', 'fhir', 'list', 'manual'] as const
export type Source = (typeof SOURCES)[number]
export const SOURCE_TEXTS: Readonly<Record<Source, Text>> = {
  spar: { sv: 'SPAR', en: 'SPAR' },
  navet: { sv: 'Navet', en: 'Navet' },
  fhir: { sv: 'Vårdens patientregister (FHIR)', en: 'Patient register of health care (FHIR)' },
  list: { sv: 'Egen lista', en: 'Own list' },
  manual: { sv: 'Inlagd för hand', en: 'Entered by hand' },
}

export type Decision = 'replaced' | 'protection_stays' | 'protection_ends'

/** What one source says about one person. */
export interface Marking {
  id: string
  person: string
  circle: string
  level: MarkingLevel
  source: Source
  schema_version: string
  received_at: Date
  valid_from: string | null
  last_verified_at: Date
  set_by_register: boolean
  reason: string | null
  expires_at: string | null
  withdrawn_at: Date | null
  decision: Decision | null
  decision_reason: string | null
  decided_at: Date | null
}

/** A statement that has not been stored yet. */
export interface Statement {
  level: MarkingLevel
  source: Source
  schema_version: string
  valid_from?: string | undefined
  /** The day on which a source of its own says that it was last verified. Otherwise: now. */
  last_verified?: string | undefined
  set_by_register?: boolean | undefined
  reason?: string | undefined
  expires_at?: string | undefined
}

export type MarkingState = 'holds' | 'stale' | 'expires_soon' | 'expired' | 'withdrawn' | 'replaced' | 'decided'
export const STATE_TEXTS: Readonly<Record<MarkingState, Text>> = {
  holds: { sv: 'Gäller', en: 'Holds' },
  stale: { sv: 'Behöver bekräftas', en: 'Needs to be verified' },
  expires_soon: { sv: 'Går snart ut', en: 'Expires soon' },
  expired: { sv: 'Har gått ut: besluta', en: 'Has expired: decide' },
  withdrawn: { sv: 'Återkallad: besluta', en: 'Withdrawn: decide' },
  replaced: { sv: 'Ersatt', en: 'Replaced' },
  decided: { sv: 'Avslutad', en: 'Ended' },
}

/** How long before its last day a provisional marking asks to be looked at. */
export const EXPIRES_SOON_DAYS = 14
const HOUR = 3_600_000
const DAY = 24 * HOUR

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** `staleHours`: how old a verification may be before the marking must be looked at again (D-R4). */
export function stateOf(marking: Marking, now: Date, staleHours: number): MarkingState {
  if (marking.decision === 'replaced') return 'replaced'
  if (marking.decided_at !== null) return 'decided'
  if (marking.withdrawn_at !== null) return 'withdrawn'
  if (marking.expires_at !== null) {
    const today = dayOf(now)
    // The day itself still counts. What has expired keeps guarding until somebody decides: forgetting exposes nobody.
    if (marking.expires_at < today) return 'expired'
    return marking.expires_at <= addDays(today, EXPIRES_SOON_DAYS) ? 'expires_soon' : 'holds'
  }
  return now.getTime() - marking.last_verified_at.getTime() > staleHours * HOUR ? 'stale' : 'holds'
}

/** True while the marking guards: also when it is withdrawn or expired, until somebody has decided (D-R8). */
export const guards = (marking: Pick<Marking, 'decided_at' | 'level'>): boolean => marking.decided_at === null && marking.level !== 'none'

export const strictness = (level: MarkingLevel): number => LEVELS.indexOf(level)

/** The strictest level that guards, for the röjandekontroll and for what may be shown. Undefined when nothing guards. */
export function strictestOf(markings: readonly Pick<Marking, 'decided_at' | 'level'>[]): MarkingLevel | undefined {
  return markings
    .filter(guards)
    .map((m) => m.level)
    .sort((a, b) => strictness(b) - strictness(a))[0]
}

/** With these levels the register's municipality is chosen to mislead, or may be (16 § folkbokföringslagen, D-R12). */
export function isMunicipalityMisleading(markings: readonly Pick<Marking, 'decided_at' | 'level'>[]): boolean {
  return markings.some((m) => m.level === 'skyddad_folkbokforing' || m.level === 'unknown_treat_as_highest')
}

/** The marking by this source that nobody has decided about yet; what is provisional is no register's word. */
export const standingOf = (markings: readonly Marking[], source: Source): Marking | undefined =>
  markings.filter((m) => m.source === source && m.decided_at === null && m.level !== 'provisional').at(-1)

export type Change = 'new' | 'same' | 'raised' | 'lowered' | 'withdrawn' | 'none'

/** What a statement means beside what the same source said before; `standing` is that source's undecided marking. */
export function compare(standing: Pick<Marking, 'level' | 'withdrawn_at'> | undefined, said: MarkingLevel): Change {
  if (said === 'none') return standing === undefined || standing.withdrawn_at !== null ? 'none' : 'withdrawn'
  if (standing === undefined) return 'new'
  if (standing.level === said) return standing.withdrawn_at === null ? 'same' : 'raised'
  return strictness(said) > strictness(standing.level) ? 'raised' : 'lowered'
}
