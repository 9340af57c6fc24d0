import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { setReport } from './deeds-version.ts'
import { draftPages } from './pages-draft.tsx'
import { listPages } from './pages-list.tsx'
import { openPages } from './pages-open.tsx'
import { sectionPages } from './pages-section.tsx'
import { versionPages } from './pages-version.tsx'
import { REPORTS } from './words.tsx'
import { overviewOfReports } from './deeds-overview.ts'

export { makeDemoReports } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [listPages, versionPages, draftPages, sectionPages, openPages]) routes.route('/', pages)

const READERS = ['coordinator', 'national_coordinator', 'unit_head']

/** Reports: written, frozen, given out in every form, and opened to all. */
export const report: Module = {
  name: 'report',
  part: 'followup',
  overview: (tx) => overviewOfReports(tx),
  routes,
  pages: (who) =>
    who.roles.some((role) => READERS.includes(role)) ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [REPORTS] } : undefined,
  jobs: { set_report: setReport },
}
