/** Words that several pages of this room use. */
import type { Place, Text } from '../../platform/page/index.ts'
import { isTried, type Provider } from './federation.ts'

export const ROOM: Place = { label: { sv: 'Inloggning', en: 'Sign-in' }, href: '/inloggning' }
export const placeOf = (provider: Pick<Provider, 'id' | 'name'>): Place => ({ label: provider.name, href: `/inloggning/${provider.id}` })

interface State {
  text: Text
  tone: 'plain' | 'waiting' | 'done'
}
export function stateOf(provider: Provider): State {
  if (provider.enabled_at !== null) return { text: { sv: 'På', en: 'On' }, tone: 'done' }
  if (isTried(provider)) return { text: { sv: 'Provad, av', en: 'Tried, off' }, tone: 'plain' }
  return { text: { sv: 'Inte provad', en: 'Not tried' }, tone: 'waiting' }
}
