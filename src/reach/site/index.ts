import type { Module } from '../../platform/module.ts'
import { clearCounts } from '../entry/index.ts'
import { PUBLISH_TASK } from '../text/index.ts'
import { overviewOfSites } from './deeds-coverage.ts'
import { publishSites } from './deeds-publish.ts'
import { sitesWaiting } from './deeds-waiting.ts'
import { routes } from './pages.tsx'
import { COVERAGE, ROOM, SITES } from './parts.tsx'

/** The public sites: what an organisation writes for them, how it is published, and what is covered. */
export { makeDemoSites } from './demo.ts'
export { listSites } from './deeds.ts'

const keeps = (roles: readonly string[]): boolean => roles.includes('communicator')

export const siteModule: Module = {
  name: 'site',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    keeps(roles)
      ? { room: ROOM, places: [SITES] }
      : roles.includes('national_coordinator')
        ? { room: ROOM, places: [COVERAGE] }
        : undefined,
  begin: ({ roles }) => (keeps(roles) ? [{ label: { sv: 'Ändra öppettider', en: 'Change opening hours' }, href: SITES.href }] : []),
  waiting: (tx) => sitesWaiting(tx),
  overview: (tx) => overviewOfSites(tx),
  jobs: { [PUBLISH_TASK]: publishSites, clear_counts: ({ db }, { tenant }) => db.asWorker(tenant, clearCounts) },
  // What is planned begins by the clock of whoever shows it; files and numbers need the job.
  timed: [
    { cron: '*/5 * * * *', task: PUBLISH_TASK },
    { cron: '41 2 * * *', task: 'clear_counts' },
  ],
}
