import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingCollections } from './deeds-waiting.ts'
import { clear, fold, handOverCollections } from './deeds-fold.ts'
import { askRoutes } from './pages-ask.tsx'
import { doorRoutes } from './pages-door.tsx'
import { oneRoutes } from './pages-one.tsx'
import { resultRoutes } from './pages-results.tsx'
import { routes, STAFF } from './pages.tsx'

export { writeCode } from './code.ts'
export { type QuestionSummary, startCollection, type Starting, summaryOf } from './deeds.ts'
export { endMeetingCode, giveMeetingCode, meetingCodeOf } from './deeds-code.ts'
export { makeDemoStaff } from './deeds-demo.ts'
export { addressOf } from './pages-one.tsx'
export { anonymousShell } from './pages-door.tsx'
export { withinFlood } from './flood.ts'
export { qrSvg } from './qr.ts'
export type { Pictures } from './staff.ts'

const all = new Hono<Env>()
for (const one of [routes, resultRoutes, oneRoutes, doorRoutes, askRoutes]) all.route('/', one)

/** Staff answer by link or meeting code, without an account; what is shown points at nobody. */
export const staff: Module = {
  name: 'staff',
  part: 'followup',
  routes: all,
  pages: (who) =>
    who.roles.includes('coordinator') || who.roles.includes('unit_head')
      ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [STAFF] }
      : undefined,
  waiting: (tx, who) => waitingCollections(tx, who.roles),
  handOver: handOverCollections,
  jobs: { staff_fold: fold, staff_clear: clear },
  timed: [{ cron: '20 0 * * *', task: 'staff_clear' }],
}
