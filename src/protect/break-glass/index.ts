import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { writeClock } from '../../platform/page/index.ts'
import { openNow } from './deeds.ts'
import { settleLate, tellRefused } from './deeds-settle.ts'
import { waitingGlass } from './deeds-waiting.ts'
import { openRoutes } from './pages-open.tsx'
import { reviewRoutes } from './pages-review.tsx'
import { mayBreakGlass } from './policy.ts'

export type { Asked as ValuesOfGlass } from './break-glass.ts'
export { breakGlass, closeOwnGlass, seeGlass } from './deeds.ts'
export { judgeOpening } from './deeds-review.ts'

const routes = new Hono<Env>()
for (const part of [openRoutes, reviewRoutes]) routes.route('/', part)

const OPEN = { label: { sv: 'Nödöppna', en: 'Break the glass' }, href: '/nodoppna' }
const REVIEW = { label: { sv: 'Nödöppningar', en: 'Emergency openings' }, href: '/nodoppningar' }

/** Nödöppning: one person, for an hour, loudly. */
export const breakGlassModule: Module = {
  name: 'break-glass',
  part: 'protect',
  routes,
  pages: (who) => ({
    room: { sv: 'Skydda', en: 'Protect' },
    places: [
      ...(mayBreakGlass(who).ok ? [OPEN] : []),
      ...(who.circles.length > 0 || who.roles.includes('unit_head') || who.roles.includes('log_reviewer') ? [REVIEW] : []),
    ],
  }),
  begin: (who) =>
    mayBreakGlass(who).ok
      ? [{ label: { sv: 'Nödöppna: någon måste få hjälp nu', en: 'Break the glass: somebody must be helped now' }, href: OPEN.href }]
      : [],
  waiting: waitingGlass,
  above: async (who, db) => {
    const open = mayBreakGlass(who).ok ? await openNow(db, who.actor) : undefined
    if (!open) return undefined
    return {
      text: {
        sv: `Du har nödöppnat en person. Öppen till ${writeClock(open.until, 'sv')}.`,
        en: `You have broken the glass for a person. Open until ${writeClock(open.until, 'en')}.`,
      },
      link: { label: { sv: 'Visa eller stäng', en: 'Show or close' }, href: `/nodoppna/${open.id}` },
    }
  },
  jobs: { settle_glass: settleLate, tell_glass: tellRefused },
}
