import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { clearThoughts, handOverConversations, waitingConversations } from './deeds-clear.ts'
import { documentRoutes } from './pages-document.tsx'
import { filmRoutes } from './pages-film.tsx'
import { CONVERSATIONS, routes } from './pages-list.tsx'
import { oneRoutes } from './pages-one.tsx'
import { phoneRoutes } from './pages-phone.tsx'
import { planRoutes } from './pages-plan.tsx'
import { questionRoutes } from './pages-question.tsx'
import { screenRoutes } from './pages-screen.tsx'

export { makeDemoConversations } from './deeds-demo.ts'

const all = new Hono<Env>()
for (const one of [routes, screenRoutes, questionRoutes, planRoutes, documentRoutes, filmRoutes, oneRoutes, phoneRoutes])
  all.route('/', one)

/** Samtal: reflection together after a film, one question at a time, that ends with a plan. */
export const conversation: Module = {
  name: 'conversation',
  part: 'followup',
  routes: all,
  pages: () => ({ room: { sv: 'Följa upp', en: 'Follow up' }, places: [CONVERSATIONS] }),
  waiting: (tx) => waitingConversations(tx),
  handOver: handOverConversations,
  jobs: { conversation_clear: clearThoughts },
  timed: [{ cron: '40 0 * * *', task: 'conversation_clear' }],
}
