/** A queue of safe contact and its conversations: states and rules. Pure. */
import { addDays, dayOf } from '../../platform/day.ts'
import type { Text } from '../../platform/page/language.tsx'
import type { PublicQueue } from '../text/index.ts'

export type InForms = PublicQueue['team']

export const CLOSED_WHY = {
  head: { sv: 'Enhetschefen har stängt formuläret.', en: 'The head of the unit has closed the form.' },
  team: { sv: 'Någon i teamet har stängt formuläret.', en: 'Somebody of the team has closed the form.' },
  few: {
    sv: 'Färre än två i teamet är kvar. Formuläret stängdes av sig självt.',
    en: 'Fewer than two of the team are left. The form closed by itself.',
  },
  unread: {
    sv: 'Ett meddelande låg oläst för länge. Formuläret stängdes av sig självt.',
    en: 'A message lay unread for too long. The form closed by itself.',
  },
} as const satisfies Record<string, Text>
export type ClosedWhy = keyof typeof CLOSED_WHY
export type QueueState = 'preparing' | 'open' | 'closed'
export const QUEUE_STATES = {
  preparing: { text: { sv: 'Förbereds', en: 'Being prepared' }, tone: 'plain' },
  open: { text: { sv: 'Öppet', en: 'Open' }, tone: 'done' },
  closed: { text: { sv: 'Stängt', en: 'Closed' }, tone: 'waiting' },
} as const satisfies Record<QueueState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>

export interface Hours {
  remind_hours: number
  alarm_hours: number
  close_hours: number
}
export interface Queue extends Hours {
  id: string
  site: string
  unit: string
  state: QueueState
  closed_why: ClosedWhy | null
  public_key: Buffer
  team: InForms
  answers: InForms
  documented: InForms
  attachments: boolean
  opened_at: Date | null
  closed_at: Date | null
  reminded_for: string | null
  alarmed_for: string | null
}
export interface Member {
  account: string
  accepted_at: Date | null
}
/** Two, so that somebody answers when one is ill, and nobody is alone with what she reads. */
export const TEAM_MIN = 2
export const hasTeam = (members: readonly Member[]): boolean =>
  members.filter(({ accepted_at }) => accepted_at !== null).length >= TEAM_MIN && members.every(({ accepted_at }) => accepted_at !== null)
/** While it is open, somebody who has been named and not answered yet closes nothing. */
export const keepsTeam = (members: readonly Member[]): boolean =>
  members.filter(({ accepted_at }) => accepted_at !== null).length >= TEAM_MIN

export interface Decision {
  id: string
  kind: 'anonymous' | 'deletion'
  decided_by: string
  decided_on: string
  diary_number: string
  rule: string
  days: number | null
  ended_at: Date | null
}
export const standing = (decisions: readonly Decision[], kind: Decision['kind']): Decision | undefined =>
  decisions.find((one) => one.kind === kind && one.ended_at === null)
/** The day a conversation that ends now is deleted; null without a decision: nothing is deleted. */
export const deleteDay = (closed: Date, deletion: Decision | undefined): string | null =>
  deletion?.days == null ? null : addDays(dayOf(closed), deletion.days)

/** What is due about the oldest unread message. The last step closes the form by itself. */
export type Step = 'nothing' | 'remind' | 'alarm' | 'close'
export function stepFor(since: Date, now: Date, { remind_hours, alarm_hours, close_hours }: Hours): Step {
  const hours = (now.getTime() - since.getTime()) / 3_600_000
  if (hours >= close_hours) return 'close'
  if (hours >= alarm_hours) return 'alarm'
  return hours >= remind_hours ? 'remind' : 'nothing'
}

export const OUTCOMES = {
  helped: { sv: 'Fick den hjälp som efterfrågades', en: 'Got the help asked for' },
  referred: { sv: 'Hänvisad vidare', en: 'Referred' },
  no_more: { sv: 'Ingen mer kontakt', en: 'No more contact' },
  abuse: { sv: 'Missbruk av formuläret', en: 'Abuse of the form' },
} as const satisfies Record<string, Text>
export type Outcome = keyof typeof OUTCOMES

export interface ConversationLine {
  id: string
  queue: string
  begun_at: Date
  urgent: boolean
  taken_by: string | null
  closed_at: Date | null
  outcome: Outcome | null
  delete_on: string | null
  revision: number
  handed_over: string | null
  handed_over_at: Date | null
  /** When the oldest message that nobody has read came. */
  unread_since: Date | null
  /** Who wrote last. */
  last_from_visitor: boolean | null
}
export type LineState = 'unread' | 'to_answer' | 'answered' | 'closed'
export const LINE_STATES = {
  unread: { text: { sv: 'Oläst', en: 'Unread' }, tone: 'waiting' },
  to_answer: { text: { sv: 'Att svara på', en: 'To answer' }, tone: 'waiting' },
  answered: { text: { sv: 'Besvarat', en: 'Answered' }, tone: 'plain' },
  closed: { text: { sv: 'Avslutat', en: 'Closed' }, tone: 'done' },
} as const satisfies Record<LineState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export function lineState({
  closed_at,
  unread_since,
  last_from_visitor,
}: Pick<ConversationLine, 'closed_at' | 'unread_since' | 'last_from_visitor'>): LineState {
  if (closed_at !== null) return 'closed'
  if (unread_since !== null) return 'unread'
  return last_from_visitor === true ? 'to_answer' : 'answered'
}

/** Who could read what lies in the box, told before anything is typed. No more is claimed than holds. */
export const holderWords = (organisation: string): InForms => ({
  sv: `Nyckeln finns hos ${organisation}, i installationen av Samvärn. Där öppnas den bara för dem som svarar. Den som sköter servern skulle kunna komma åt den.`,
  ll: `Nyckeln finns hos ${organisation}. Bara de som svarar får öppna. Den som sköter datorn där skulle kunna komma åt den.`,
  en: `The key is in the Samvärn installation of ${organisation}. There it is opened only for those who answer. Whoever runs the server could get at it.`,
})

/** What is kept and for how long, told before anything is typed. */
export function keptWords(queue: Pick<Queue, 'documented'>, anonymous: boolean, days: number | null): InForms {
  const deleted =
    days === null
      ? {
          sv: 'Det är inte beslutat när meddelandena raderas. De finns kvar tills det är beslutat.',
          ll: 'Det är inte bestämt när vi tar bort meddelandena. De finns kvar tills det är bestämt.',
          en: 'It has not been decided when the messages are deleted. They are kept until it has.',
        }
      : {
          sv: `Meddelandena raderas ${days} dagar efter att samtalet är avslutat.`,
          ll: `Vi tar bort meddelandena ${days} dagar efter att vi har slutat skriva.`,
          en: `The messages are deleted ${days} days after the conversation has ended.`,
        }
  if (anonymous) return deleted
  const { documented } = queue
  return {
    sv: `${documented.sv} ${deleted.sv}`,
    ll: `${documented.ll ?? documented.sv} ${deleted.ll}`,
    en: `${documented.en ?? documented.sv} ${deleted.en}`,
  }
}
