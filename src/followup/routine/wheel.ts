/** The quality work of the year: what comes back each year, in which month, by whom. Record and proposal. Pure. */
import type { Text } from '../../platform/page/language.tsx'

export const WHEEL_KINDS = {
  routines: { text: { sv: 'Se över rutinerna', en: 'Review the routines' }, href: '/rutiner/register' },
  logs: { text: { sv: 'Granska loggen', en: 'Review the log' }, href: undefined },
  circles: { text: { sv: 'Gå igenom roller och kretsar', en: 'Go through roles and circles' }, href: '/behorighet' },
  self_assessment: { text: { sv: 'Självskattning', en: 'Self-assessment' }, href: '/svar' },
  conversation: { text: { sv: 'Samtal på arbetsplatsen', en: 'Conversation at the workplace' }, href: '/samtal' },
  training: { text: { sv: 'Utbildning och kunskapsbehov', en: 'Training and knowledge needs' }, href: '/kunskapsbehov' },
  risks: { text: { sv: 'Gå igenom riskerna', en: 'Go through the risks' }, href: '/risker' },
  deviations: { text: { sv: 'Lärdomar av avvikelser', en: 'Lessons from deviations' }, href: '/avvikelser' },
  report: { text: { sv: 'Rapport till ledningen', en: 'Report to the management' }, href: '/rapporter' },
  other: { text: { sv: 'Annat', en: 'Other' }, href: undefined },
} as const satisfies Record<string, { text: Text; href: string | undefined }>
export type WheelKind = keyof typeof WHEEL_KINDS
export const isWheelKind = (kind: string): kind is WheelKind => kind in WHEEL_KINDS

export const MONTHS: readonly Text[] = [
  { sv: 'januari', en: 'January' },
  { sv: 'februari', en: 'February' },
  { sv: 'mars', en: 'March' },
  { sv: 'april', en: 'April' },
  { sv: 'maj', en: 'May' },
  { sv: 'juni', en: 'June' },
  { sv: 'juli', en: 'July' },
  { sv: 'augusti', en: 'August' },
  { sv: 'september', en: 'September' },
  { sv: 'oktober', en: 'October' },
  { sv: 'november', en: 'November' },
  { sv: 'december', en: 'December' },
]

/** A ready year to begin from: each thing where it feeds the next. */
export const PROPOSAL: readonly { kind: WheelKind; month: number; why: Text }[] = [
  { kind: 'logs', month: 1, why: { sv: 'Förra årets logg, innan den blir gammal.', en: 'Last year’s log, before it is old.' } },
  { kind: 'self_assessment', month: 2, why: { sv: 'Var vi står, roll för roll.', en: 'Where we stand, role by role.' } },
  { kind: 'risks', month: 3, why: { sv: 'Med självskattningen i handen.', en: 'With the self-assessment at hand.' } },
  { kind: 'routines', month: 4, why: { sv: 'Det som risker och lärdomar har visat.', en: 'What risks and lessons have shown.' } },
  { kind: 'circles', month: 5, why: { sv: 'Före sommaren, då vikarier kommer.', en: 'Before the summer, when stand-ins come.' } },
  { kind: 'training', month: 9, why: { sv: 'När alla är tillbaka.', en: 'When everybody is back.' } },
  { kind: 'conversation', month: 10, why: { sv: 'En arbetsplatsträff om det svåra.', en: 'A workplace meeting about what is hard.' } },
  { kind: 'deviations', month: 11, why: { sv: 'Vad vi har lärt oss i år.', en: 'What we have learnt this year.' } },
  {
    kind: 'report',
    month: 12,
    why: { sv: 'Året i siffror, till ledning och nämnd.', en: 'The year in figures, to management and board.' },
  },
]

export interface Duty {
  id: string
  kind: WheelKind
  /** Own words; empty where the kind's own name is enough. */
  title: string
  month: number
  owner: string
  /** Done this year, and what shows it. */
  done: { at: Date; shows: string } | undefined
}
export const titleOf = ({ kind, title }: Pick<Duty, 'kind' | 'title'>): Text | string => (title === '' ? WHEEL_KINDS[kind].text : title)

export type DutyState = 'done' | 'now' | 'late' | 'later'
/** Late: its month has passed and nobody has said that it is done. */
export const stateOfDuty = ({ done, month }: Pick<Duty, 'done' | 'month'>, thisMonth: number): DutyState => {
  if (done) return 'done'
  if (month === thisMonth) return 'now'
  return month < thisMonth ? 'late' : 'later'
}
export const DUTY_STATES: Readonly<Record<DutyState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  done: { text: { sv: 'Gjort i år', en: 'Done this year' }, tone: 'done' },
  now: { text: { sv: 'Den här månaden', en: 'This month' }, tone: 'waiting' },
  late: { text: { sv: 'Inte gjort än', en: 'Not done yet' }, tone: 'waiting' },
  later: { text: { sv: 'Kommer', en: 'To come' }, tone: 'plain' },
}
