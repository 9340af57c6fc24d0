/** An action: what is to be done about a gap, by whom and by when, and whether it helped. Record and rules. Pure. */
import { addDays } from '../../platform/day.ts'
import type { Text } from '../../platform/page/language.tsx'

export const ORIGINS = {
  own: { sv: 'Egen', en: 'Own' },
  answer: { sv: 'Svar i en runda', en: 'Answer in a round' },
  conversation: { sv: 'Samtal', en: 'Conversation' },
  risk: { sv: 'Risk', en: 'Risk' },
  routine: { sv: 'Rutin', en: 'Routine' },
  deviation: { sv: 'Avvikelse', en: 'Deviation' },
  training: { sv: 'Kunskapsbehov', en: 'Knowledge need' },
} as const satisfies Record<string, Text>
export type OriginKind = keyof typeof ORIGINS
/** Where another room's action came from. */
export interface ActionOrigin {
  kind: Exclude<OriginKind, 'own'>
  id: string
}

export const STATES = {
  planned: { sv: 'Planerad', en: 'Planned' },
  going: { sv: 'Pågår', en: 'Going on' },
  waiting: { sv: 'Väntar', en: 'Waiting' },
  done: { sv: 'Klar', en: 'Done' },
  dropped: { sv: 'Avskriven', en: 'Dropped' },
} as const satisfies Record<string, Text>
export type ActionState = keyof typeof STATES
export const OPEN_STATES: readonly ActionState[] = ['planned', 'going', 'waiting']
export const isOpen = (state: ActionState): boolean => OPEN_STATES.includes(state)

export const EFFECTS = {
  helped: { sv: 'Ja, det hjälpte', en: 'Yes, it helped' },
  partly: { sv: 'Delvis', en: 'Partly' },
  did_not: { sv: 'Nej, bristen finns kvar', en: 'No, the gap remains' },
  cannot_say: { sv: 'Går inte att säga än', en: 'Cannot be said yet' },
} as const satisfies Record<string, Text>
export type Effect = keyof typeof EFFECTS

/** What another room hands over. `due`: ISO date. `unit` null: the whole organisation. */
export interface NewAction {
  title: string
  why: string
  origin: ActionOrigin
  unit: string | null
  owner: string
  due: string
}

/** An action as a line of a list: what another room shows of it, too. */
export interface ActionLine {
  id: string
  title: string
  state: ActionState
  due: string
  /** The owner's function. */
  owner: string
  late: boolean
}

export const isLate = ({ state, due }: { state: ActionState; due: string }, day: string): boolean => isOpen(state) && due < day
/** A week before its day an action begins to be told of. */
export const SOON_DAYS = 7
export const isSoon = ({ state, due }: { state: ActionState; due: string }, day: string): boolean =>
  isOpen(state) && due >= day && due <= addDays(day, SOON_DAYS)
/** Done, and the day has come to ask whether it helped. "Cannot be said yet" asks again when its new day comes. */
export const asksEffect = (
  { state, effect, effect_due }: { state: ActionState; effect: Effect | null; effect_due: string | null },
  day: string,
): boolean => state === 'done' && effect_due !== null && effect_due <= day && (effect === null || effect === 'cannot_say')

const HREFS: Readonly<Record<ActionOrigin['kind'], string>> = {
  answer: '/svar',
  conversation: '/samtal',
  risk: '/risker',
  routine: '/rutiner',
  deviation: '/avvikelser',
  training: '/kunskapsbehov/plan',
}
/** Where the origin is read. An own action has none. */
export const originHref = (kind: OriginKind, id: string): string | undefined => (kind === 'own' ? undefined : `${HREFS[kind]}/${id}`)

/** Where an action may go from where it stands. What is finished is taken up again by whoever steers. */
const NEXT: Readonly<Record<ActionState, readonly ActionState[]>> = {
  planned: ['going', 'waiting', 'done', 'dropped'],
  going: ['waiting', 'done', 'dropped'],
  waiting: ['going', 'done', 'dropped'],
  done: ['going'],
  dropped: ['going'],
}
export const mayGo = (from: ActionState, to: ActionState): boolean => NEXT[from].includes(to)
/** Dropping, and taking up again, is steering; the rest is reporting. */
export const isSteering = (from: ActionState, to: ActionState): boolean => to === 'dropped' || !isOpen(from)

/** What a change of the action itself was, for its history: from what, to what. */
export interface Steered {
  due?: readonly [string, string]
  owner?: readonly [string, string]
  words?: true
}
export const VIEWS = ['mina', 'enheten', 'alla', 'sena', 'effekt', 'avslutade'] as const
export type View = (typeof VIEWS)[number]

/** A limit of one file of evidence: minutes and photographs of whiteboards stay below. */
export const EVIDENCE_BYTES_MAX = 10_000_000
export const EVIDENCE_MAX = 20
