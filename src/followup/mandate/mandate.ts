import type { Text } from '../../platform/page/index.ts'

/** Mandates: what has been asked, by whom, in which parts and by when; and what of it has come. Rules are pure. */

export interface Mandate {
  id: string
  /** Which shipped fact it was taken up from. */
  fact: string | null
  title: string
  giver: string
  given_on: string | null
  rests_on: string | null
  asked: string
  starts_on: string | null
  interim_on: string | null
  final_on: string | null
  responsible: string
  notes: string | null
}
export interface Part {
  id: string
  mandate: string
  title: string
  asked: string | null
  organisation: string
  starts_on: string | null
  due_on: string | null
}
export interface Taker {
  id: string
  mandate: string
  name: string
  does: string | null
}
export interface Delivery {
  id: string
  mandate: string
  part: string | null
  counts_as: 'part' | Report
  delivered_on: string
  note: string | null
  link: string | null
}
export interface Paper {
  id: string
  mandate: string
  title: string
  link: string
}
export interface Step {
  id: string
  mandate: string
  towards: Report
  title: string
  due_on: string
  done_on: string | null
}
export const REPORTS = ['interim', 'final'] as const
export type Report = (typeof REPORTS)[number]
export const REPORT_WORDS: Readonly<Record<Report, Text>> = {
  interim: { sv: 'Delredovisning', en: 'Interim report' },
  final: { sv: 'Slutredovisning', en: 'Final report' },
}
export interface WholeMandate extends Mandate {
  parts: Part[]
  takers: Taker[]
  deliveries: Delivery[]
  documents: Paper[]
  steps: Step[]
}

export const STATES = {
  late: { text: { sv: 'Försenat', en: 'Late' }, tone: 'waiting' },
  planned: { text: { sv: 'Planerat', en: 'Planned' }, tone: 'plain' },
  going_on: { text: { sv: 'Pågår', en: 'Going on' }, tone: 'plain' },
  interim_reported: { text: { sv: 'Delredovisat', en: 'Interim reported' }, tone: 'plain' },
  final_reported: { text: { sv: 'Slutredovisat', en: 'Final reported' }, tone: 'done' },
} as const satisfies Record<string, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export type State = keyof typeof STATES

type Dated = Pick<WholeMandate, 'given_on' | 'starts_on' | 'interim_on' | 'final_on'> & {
  deliveries: readonly Pick<Delivery, 'counts_as'>[]
}
const has = (mandate: Dated, report: Report) => mandate.deliveries.some((delivery) => delivery.counts_as === report)

/** Where it stands on a day. Late comes before the rest: that is what somebody must act on. */
export function stateOf(mandate: Dated, today: string): State {
  if (has(mandate, 'final')) return 'final_reported'
  if (mandate.final_on !== null && mandate.final_on < today) return 'late'
  if (has(mandate, 'interim')) return 'interim_reported'
  if (mandate.interim_on !== null && mandate.interim_on < today) return 'late'
  const begins = mandate.starts_on ?? mandate.given_on
  return begins !== null && begins > today ? 'planned' : 'going_on'
}

/** Something with a day, on the time line: what it is, whether it is done, and whether it should have been. */
export interface Moment {
  /** Lasting: the row's own, or the mandate's with what it is. */
  id: string
  on: string
  kind: 'given' | 'starts' | 'part' | 'step' | Report
  mandate: string
  mandateTitle: string
  title: string
  organisation?: string
  done: boolean
}
export const isLate = (moment: Moment, today: string): boolean =>
  !moment.done && moment.on < today && moment.kind !== 'given' && moment.kind !== 'starts'

/** Every day of one mandate, in no order. A given day and a beginning are always done when they have passed. */
export function momentsOf(mandate: WholeMandate, today: string): Moment[] {
  const moment = (
    on: string | null,
    kind: Moment['kind'],
    done: boolean,
    of?: { id: string; title: string; organisation?: string },
  ): Moment[] => {
    if (on === null) return []
    const organisation = of?.organisation === undefined ? {} : { organisation: of.organisation }
    const id = of?.id ?? `${mandate.id}-${kind}`
    return [{ id, on, kind, mandate: mandate.id, mandateTitle: mandate.title, title: of?.title ?? mandate.title, done, ...organisation }]
  }
  const ended = has(mandate, 'final')
  return [
    ...moment(mandate.given_on, 'given', (mandate.given_on ?? '') <= today),
    ...moment(mandate.starts_on, 'starts', (mandate.starts_on ?? '') <= today),
    ...moment(mandate.interim_on, 'interim', ended || has(mandate, 'interim')),
    ...moment(mandate.final_on, 'final', ended),
    ...mandate.parts.flatMap((part) => moment(part.due_on, 'part', ended || mandate.deliveries.some((one) => one.part === part.id), part)),
    ...mandate.steps.flatMap((step) => moment(step.due_on, 'step', ended || step.done_on !== null, step)),
  ]
}
export const inTime = (moments: readonly Moment[]): Moment[] =>
  [...moments].sort((one, other) => one.on.localeCompare(other.on) || one.mandateTitle.localeCompare(other.mandateTitle, 'sv'))

/** What is next to be handed in, if anything is. */
export const nextOf = (mandate: WholeMandate, today: string): Moment | undefined =>
  inTime(momentsOf(mandate, today)).find((moment) => !moment.done && ['part', 'interim', 'final'].includes(moment.kind))
