/** Risks: what may happen to protected data on its way, how grave it would be, and who answers for it. Record and rules. Pure. */
import type { Text } from '../../platform/page/language.tsx'

export interface Step {
  name: Text
  meaning: Text
}
export const LIKELIHOODS: readonly Step[] = [
  {
    name: { sv: 'Osannolikt', en: 'Unlikely' },
    meaning: { sv: 'Har inte hänt och mycket måste gå fel samtidigt.', en: 'Has not happened, and much must go wrong at once.' },
  },
  { name: { sv: 'Kan hända', en: 'May happen' }, meaning: { sv: 'Har hänt någon annanstans.', en: 'Has happened elsewhere.' } },
  {
    name: { sv: 'Möjligt', en: 'Possible' },
    meaning: { sv: 'Kan väntas någon gång på några år.', en: 'May be expected once in some years.' },
  },
  { name: { sv: 'Troligt', en: 'Likely' }, meaning: { sv: 'Kan väntas varje år.', en: 'May be expected each year.' } },
  {
    name: { sv: 'Nästan säkert', en: 'Nearly certain' },
    meaning: { sv: 'Händer redan, eller inom några månader.', en: 'Happens already, or within months.' },
  },
]
/** The top is danger to life. It is never weighed down by how unlikely it is. */
export const HARMS: readonly Step[] = [
  {
    name: { sv: 'Liten', en: 'Slight' },
    meaning: { sv: 'Besvär som går att rätta till samma dag.', en: 'Trouble that is put right the same day.' },
  },
  {
    name: { sv: 'Märkbar', en: 'Noticeable' },
    meaning: { sv: 'Förtroende skadas, ingen uppgift om var någon finns.', en: 'Trust is hurt; nothing about where anybody is.' },
  },
  {
    name: { sv: 'Stor', en: 'Great' },
    meaning: {
      sv: 'En uppgift som tillsammans med andra kan visa var någon finns.',
      en: 'A datum that together with others may show where somebody is.',
    },
  },
  {
    name: { sv: 'Mycket stor', en: 'Very great' },
    meaning: { sv: 'Någon kan behöva flytta eller byta skola eller arbete.', en: 'Somebody may have to move, or change school or work.' },
  },
  {
    name: { sv: 'Fara för liv', en: 'Danger to life' },
    meaning: { sv: 'Den som hotar kan hitta den skyddade.', en: 'Whoever threatens may find the protected person.' },
  },
]
export const LIFE = 5
export const stepOf = (steps: readonly Step[], value: number): Step => {
  const step = steps[value - 1]
  if (!step) throw new RangeError(`No step ${value}`)
  return step
}

export const LEVELS = {
  life: { sv: 'Fara för liv', en: 'Danger to life' },
  high: { sv: 'Hög', en: 'High' },
  medium: { sv: 'Medel', en: 'Medium' },
  low: { sv: 'Låg', en: 'Low' },
} as const satisfies Record<string, Text>
export type Level = keyof typeof LEVELS
/** Harm first: danger to life stays at the top however unlikely, and nothing is multiplied. */
export function levelOf(likelihood: number, harm: number): Level {
  if (harm === LIFE) return 'life'
  if (harm === 4) return likelihood >= 2 ? 'high' : 'medium'
  if (harm === 3) return likelihood >= 4 ? 'high' : likelihood >= 2 ? 'medium' : 'low'
  if (harm === 2) return likelihood >= 4 ? 'medium' : 'low'
  return likelihood === 5 ? 'medium' : 'low'
}

export const TREATMENTS = {
  reduce: { sv: 'Minska', en: 'Reduce' },
  avoid: { sv: 'Undvika', en: 'Avoid' },
  share: { sv: 'Dela', en: 'Share' },
  accept: { sv: 'Acceptera för en tid', en: 'Accept for a time' },
} as const satisfies Record<string, Text>
export type Treatment = keyof typeof TREATMENTS

export interface Judged {
  likelihood: number
  harm: number
  left_likelihood: number | null
  left_harm: number | null
}
/** How it stands today: what is left, where that has been judged. */
export const standing = ({ likelihood, harm, left_likelihood, left_harm }: Judged): { likelihood: number; harm: number } =>
  left_likelihood === null || left_harm === null ? { likelihood, harm } : { likelihood: left_likelihood, harm: left_harm }
export const levelNow = (risk: Judged): Level => {
  const { likelihood, harm } = standing(risk)
  return levelOf(likelihood, harm)
}

export const STATES = {
  open: { sv: 'Öppen', en: 'Open' },
  accepted: { sv: 'Accepterad', en: 'Accepted' },
  expired: { sv: 'Öppen igen: accepten har gått ut', en: 'Open again: the acceptance has run out' },
  closed: { sv: 'Stängd', en: 'Closed' },
} as const satisfies Record<string, Text>
export type RiskState = keyof typeof STATES
/** An acceptance that has run out is no acceptance: the risk is open again. */
export function stateOf({ accepted_until, closed_at }: { accepted_until: string | null; closed_at: Date | null }, day: string): RiskState {
  if (closed_at !== null) return 'closed'
  if (accepted_until === null) return 'open'
  return accepted_until < day ? 'expired' : 'accepted'
}
/** How long a risk may be accepted: danger to life for a quarter, anything else for a year. */
export const acceptDaysMax = (harm: number): number => (harm === LIFE ? 91 : 365)
export const needsReview = (risk: { review_by: string; closed_at: Date | null }, day: string): boolean =>
  risk.closed_at === null && risk.review_by < day

export const REACHES = {
  in: { sv: 'Kommer utifrån', en: 'Comes from outside' },
  inside: { sv: 'Inom organisationen', en: 'Within the organisation' },
  out: { sv: 'Lämnar organisationen', en: 'Leaves the organisation' },
} as const satisfies Record<string, Text>
export type Reach = keyof typeof REACHES

export interface FlowWords {
  from: string
  to: string
  channel: string
  data: string
  sees: string
  ground?: string | undefined
}
export interface RiskWords {
  what: string
  cause: string
}
