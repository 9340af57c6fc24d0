import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { handOverRisks, waitingRisks } from './deeds-waiting.ts'
import { flowPages } from './pages-flow.tsx'
import { listPages } from './pages-list.tsx'
import { mapPages } from './pages-map.tsx'
import { reportPages } from './pages-report.tsx'
import { riskPages } from './pages-risk.tsx'
import { overviewOfRisks } from './deeds-overview.ts'

export { makeDemoRisks } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [listPages, mapPages, flowPages, reportPages, riskPages]) routes.route('/', pages)

/** How protected data moves here, what may go wrong on the way, and what is done about it. */
export const risk: Module = {
  name: 'risk',
  part: 'followup',
  overview: (tx) => overviewOfRisks(tx),
  routes,
  pages: ({ roles }) =>
    roles.includes('coordinator') || roles.includes('unit_head')
      ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [{ label: { sv: 'Risker', en: 'Risks' }, href: '/risker' }] }
      : undefined,
  waiting: (tx) => waitingRisks(tx),
  handOver: handOverRisks,
}
