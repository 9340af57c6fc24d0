import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingDeviations } from './deeds.ts'
import { listPages } from './pages.tsx'
import { handlePages } from './pages-handle.tsx'
import { tellPages } from './pages-tell.tsx'
import { overviewOfDeviations } from './deeds-overview.ts'

export { makeDemoDeviations } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [listPages, tellPages, handlePages]) routes.route('/', pages)

/** Deviations and near misses: told without names by anyone, and turned into lessons. */
export const deviation: Module = {
  name: 'deviation',
  part: 'followup',
  overview: (tx) => overviewOfDeviations(tx),
  routes,
  pages: () => ({
    room: { sv: 'Följa upp', en: 'Follow up' },
    places: [{ label: { sv: 'Avvikelser', en: 'Deviations' }, href: '/avvikelser' }],
  }),
  waiting: (tx) => waitingDeviations(tx),
}
