import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingCounts } from './deeds-waiting.ts'
import { countPages } from './pages-count.tsx'
import { filePages } from './pages-file.tsx'
import { needsPages } from './pages-needs.tsx'
import { seriesPages } from './pages-series.tsx'
import { unitPages } from './pages-unit.tsx'
import { overviewOfKnowledge } from './deeds-overview.ts'

/** Who needs to know what, how many do, and how the rest will. */
export { knowledgeShare } from './deeds.ts'
export { makeDemoTrainingNeeds } from './demo.ts'
export type { Share } from './training-needs.ts'

const routes = new Hono<Env>()
for (const pages of [needsPages, countPages, filePages, unitPages, seriesPages]) routes.route('/', pages)

export const trainingNeeds: Module = {
  name: 'training-needs',
  part: 'followup',
  overview: (tx) => overviewOfKnowledge(tx),
  routes,
  pages: ({ roles }) =>
    roles.includes('coordinator') || roles.includes('unit_head')
      ? {
          room: { sv: 'Följa upp', en: 'Follow up' },
          places: [{ label: { sv: 'Kunskapsbehov', en: 'Knowledge needs' }, href: '/kunskapsbehov' }],
        }
      : undefined,
  waiting: (tx) => waitingCounts(tx),
}
