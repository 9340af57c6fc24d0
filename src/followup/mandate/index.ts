import { addDays, dayOf } from '../../platform/day.ts'
import type { Module } from '../../platform/module.ts'
import { pressing } from './deeds.ts'
import { routes } from './pages.tsx'
import { MANDATES } from './parts.tsx'
import { handOverMandates } from './deeds-hand-over.ts'
import { overviewOfMandates } from './deeds-overview.ts'

/** Mandates: what has been asked, by whom, by when; and what of it has come. */
export { mandatesOf } from './deeds.ts'
export { makeDemoMandates } from './demo.ts'
export { type Moment, nextOf, type State, STATES, stateOf, type WholeMandate } from './mandate.ts'

const SOON_DAYS = 30
const READERS = ['coordinator', 'national_coordinator', 'unit_head']

export const mandate: Module = {
  name: 'mandate',
  part: 'followup',
  overview: (tx) => overviewOfMandates(tx),
  routes,
  pages: (who) =>
    who.roles.some((role) => READERS.includes(role)) ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [MANDATES] } : undefined,
  async waiting(tx) {
    const today = dayOf()
    const { late, soon } = await pressing(tx, today, addDays(today, SOON_DAYS))
    const href = '/uppdrag/tidslinje'
    const oldest = late[0] ? new Date(`${late[0].on}T12:00:00Z`) : undefined
    return [
      {
        harm: 3,
        text: { sv: 'Uppdrag: skulle ha varit klart', en: 'Mandates: should have been done' },
        count: late.length,
        href,
        oldest,
        by_day: true,
      },
      { harm: 4, text: { sv: 'Uppdrag: ska vara klart inom en månad', en: 'Mandates: due within a month' }, count: soon.length, href },
    ]
  },
  handOver: handOverMandates,
}
