import { type Place, T, Tabs, Tag } from '../../platform/page/index.ts'
import { LEVELS, type Level, type RiskState, STATES } from './risk.ts'

export const ROOM: Place = { label: { sv: 'Risker', en: 'Risks' }, href: '/risker' }
export const MAP: Place = { label: { sv: 'Karta', en: 'Map' }, href: '/risker/karta' }

/** Red is for danger to life and for nothing else. */
export function LevelTag({ level }: { level: Level }) {
  return <Tag tone={level === 'life' ? 'danger' : level === 'high' ? 'waiting' : 'plain'} text={LEVELS[level]} />
}
export function StateWord({ state }: { state: RiskState }) {
  return state === 'open' ? (
    <T text={STATES.open} />
  ) : (
    <Tag tone={state === 'expired' ? 'waiting' : state === 'closed' ? 'done' : 'plain'} text={STATES[state]} />
  )
}

const VIEWS = {
  lista: { label: { sv: 'Lista', en: 'List' }, href: '/risker' },
  matris: { label: { sv: 'Matris', en: 'Matrix' }, href: '/risker/matris' },
  karta: MAP,
  forslag: { label: { sv: 'Förslag', en: 'Proposals' }, href: '/risker/forslag' },
} as const
/** The map and the proposals are for those who write: nobody is led to a page that is not there for them. */
export function RiskTabs({ current, writes }: { current: keyof typeof VIEWS; writes: boolean }) {
  const views = (Object.keys(VIEWS) as (keyof typeof VIEWS)[]).filter((view) => writes || view === 'lista' || view === 'matris')
  return (
    <Tabs
      label={{ sv: 'Vyer över riskerna', en: 'Views of the risks' }}
      tabs={views.map((view) => ({ ...VIEWS[view], current: view === current }))}
    />
  )
}
