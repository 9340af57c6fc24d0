import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { checkSet, sweepChecks } from './deeds-run.ts'
import { askRoutes } from './pages-ask.tsx'

const routes = new Hono<Env>()
routes.route('/', askRoutes)

const CHECK = { label: { sv: 'Kontrollera utskick', en: 'Check outgoing' }, href: '/kontrollera' }

/** Kontrollera utskick: the check before anything is sent, and its review by the circle. */
export const outgoingCheck: Module = {
  name: 'check',
  part: 'protect',
  routes,
  pages: () => ({ room: { sv: 'Skydda', en: 'Protect' }, places: [CHECK] }),
  begin: () => [CHECK],
  jobs: { check_set: checkSet, sweep_checks: sweepChecks },
  timed: [{ cron: '* * * * *', task: 'sweep_checks' }],
}
