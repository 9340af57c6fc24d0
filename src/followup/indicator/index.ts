import type { Module } from '../../platform/module.ts'
import { makeRelease, pendingReleases } from './deeds-release.ts'
import { routes } from './pages.tsx'
import { INDICATORS } from './parts.tsx'
import { overviewOfIndicators } from './deeds-overview.ts'

/** Indicators: what is measured, its values over time, and counts of people that leave only as an audited release. */
export { indicatorsOf, seriesOf } from './deeds.ts'
export { makeDemoIndicators } from './demo.ts'
export { countsPeople, type Figure, type Indicator } from './indicator.ts'
export { placeOf } from './parts.tsx'
export { writeValue } from './written.ts'
export { LEGEND } from './release.ts'

const READERS = ['coordinator', 'national_coordinator', 'unit_head']

export const indicator: Module = {
  name: 'indicator',
  part: 'followup',
  overview: (tx) => overviewOfIndicators(tx),
  routes,
  pages: (who) =>
    who.roles.some((role) => READERS.includes(role)) ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [INDICATORS] } : undefined,
  async waiting(tx) {
    const pending = await pendingReleases(tx)
    const [first] = pending
    return first
      ? [
          {
            harm: 4,
            text: { sv: 'Antal att publicera eller rätta', en: 'Counts to publish or put right' },
            count: pending.length,
            href: `/indikatorer/publicering/${first.id}`,
            oldest: first.asked_at,
          },
        ]
      : []
  },
  jobs: { make_release: makeRelease },
}
