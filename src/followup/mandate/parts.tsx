import { T, Tabs, Tag, type Text, When } from '../../platform/page/index.ts'
import { type Moment, REPORT_WORDS, type State, STATES } from './mandate.ts'

/** What the pages of the room share. */
export const MANDATES = { label: { sv: 'Uppdrag', en: 'Mandates' }, href: '/uppdrag' }
export const WHAT: Readonly<Record<Moment['kind'], Text>> = {
  given: { sv: 'Beslutades', en: 'Decided' },
  starts: { sv: 'Började', en: 'Began' },
  part: { sv: 'En del ska vara klar', en: 'A part is due' },
  step: { sv: 'Steg i planen', en: 'Step of the plan' },
  ...REPORT_WORDS,
}

export function StateTag({ state }: { state: State }) {
  const { text, tone } = STATES[state]
  return <Tag tone={tone} text={text} />
}
const VIEWS = [
  { label: MANDATES.label, href: '/uppdrag' },
  { label: { sv: 'Tidslinje', en: 'Time line' }, href: '/uppdrag/tidslinje' },
  { label: { sv: 'Kända uppdrag', en: 'Known mandates' }, href: '/uppdrag/kanda' },
]
export const views = (current: string) => (
  <Tabs label={{ sv: 'Visa', en: 'Show' }} tabs={VIEWS.map((view) => ({ ...view, current: view.href === current }))} />
)

/** "31 mars 2027 · Slutredovisning: Samordna …" with the way there. */
export function MomentLine({ moment }: { moment: Moment }) {
  return (
    <>
      <When at={moment.on} /> · <T text={WHAT[moment.kind]} />: <a href={`/uppdrag/${moment.mandate}`}>{moment.title}</a>
    </>
  )
}
