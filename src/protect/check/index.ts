import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { asOutgoingCheck } from './deeds-ask.ts'
import { makeSafeCopy } from './deeds-copy.ts'
import { handOverCheck } from './deeds-hand-over.ts'
import { deleteOriginals } from './deeds-retention.ts'
import { checkSet, sweepChecks } from './deeds-run.ts'
import { carrySecond, settleSet, tellSecond } from './deeds-settle.ts'
import { answerRoutes } from './pages-answer.tsx'
import { askRoutes } from './pages-ask.tsx'
import { decideRoutes } from './pages-decide.tsx'
import { reviewRoutes } from './pages-review.tsx'
import { REVIEWS, reviewsRoutes } from './pages-reviews.tsx'
import { SECONDS, secondRoutes } from './pages-second.tsx'
import { textRoutes } from './pages-text.tsx'
import { waitingInCheck } from './deeds-waiting.ts'

const routes = new Hono<Env>()
for (const part of [askRoutes, answerRoutes, reviewsRoutes, reviewRoutes, textRoutes, decideRoutes, secondRoutes]) routes.route('/', part)

const CHECK = { label: { sv: 'Kontrollera utskick', en: 'Check outgoing' }, href: '/kontrollera' }

export { asOutgoingCheck }

/** Kontrollera utskick: the check before anything is sent, and its review by the circle. */
export const outgoingCheck: Module = {
  name: 'check',
  part: 'protect',
  routes,
  pages: (who) => ({
    room: { sv: 'Skydda', en: 'Protect' },
    places: [CHECK, ...(who.circles.length > 0 ? [REVIEWS] : []), ...(who.roles.includes('unit_head') ? [SECONDS] : [])],
  }),
  begin: () => [CHECK],
  waiting: waitingInCheck,
  handOver: handOverCheck,
  jobs: {
    check_set: checkSet,
    sweep_checks: sweepChecks,
    settle_set: settleSet,
    carry_second: carrySecond,
    tell_second: tellSecond,
    make_safe_copy: makeSafeCopy,
    delete_originals: deleteOriginals,
  },
  timed: [
    { cron: '* * * * *', task: 'sweep_checks' },
    { cron: '7 * * * *', task: 'delete_originals' },
  ],
}
