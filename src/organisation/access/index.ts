import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import type { Place } from '../../platform/page/shell.tsx'
import { remind, tellNaming, waitingAccess } from './deeds-waiting.ts'
import { analysisRoutes } from './pages-analysis.tsx'
import { giveRoutes } from './pages-give.tsx'
import { listRoutes } from './pages-list.tsx'
import { namingRoutes } from './pages-naming.tsx'
import { reviewRoutes } from './pages-review.tsx'

export { makeDemoAccess } from './demo.ts'

const routes = new Hono<Env>()
for (const part of [listRoutes, namingRoutes, giveRoutes, reviewRoutes, analysisRoutes]) routes.route('/', part)

const LIST: Place = { label: { sv: 'Roller och kretsar', en: 'Roles and circles' }, href: '/behorighet' }
const ANALYSES: Place = { label: { sv: 'Behovs- och riskanalys', en: 'Analysis of needs and risks' }, href: '/behovsanalys' }
const MINE: Place = { label: { sv: 'Mina roller', en: 'My roles' }, href: '/behorighet/mina' }

/** Who may reach what: named by the head of the unit, granted by the system owner, on a recorded analysis (D-R15). */
export const access: Module = {
  name: 'access',
  part: 'platform',
  routes,
  pages: ({ roles }) => ({
    room: { sv: 'Organisation', en: 'Organisation' },
    places: [
      ...(roles.includes('system_owner') || roles.includes('unit_head') ? [LIST, ANALYSES] : []),
      ...(roles.includes('log_reviewer') ? [ANALYSES] : []),
      MINE,
    ],
  }),
  waiting: (tx, _who, _db, config) => waitingAccess(tx, config),
  jobs: { tell_naming: tellNaming, access_reminders: remind },
  timed: [{ cron: '40 4 * * *', task: 'access_reminders' }],
}
