import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { methodsToRead } from './deeds.ts'
import { routes } from './pages.tsx'
import { useRoutes } from './pages-use.tsx'
import { writeRoutes } from './pages-write.tsx'
import { METHODS, REACH_OUT } from './places.ts'

export { makeDemoMethods } from './demo.ts'

const all = new Hono<Env>()
for (const one of [writeRoutes, useRoutes, routes]) all.route('/', one)
const WORKERS = ['communicator', 'coordinator']

/** Metoder: how municipalities reach people, as content that others can add to. */
export const method: Module = {
  name: 'method',
  part: 'reach',
  routes: all,
  pages: (who) => (who.roles.some((role) => WORKERS.includes(role)) ? { room: REACH_OUT, places: [METHODS] } : undefined),
  async waiting(tx) {
    const { count, oldest } = await methodsToRead(tx)
    return [
      {
        harm: 5,
        text: { sv: 'Metoder att läsa innan de visas', en: 'Methods to read before they are shown' },
        count,
        href: METHODS.href,
        oldest,
      },
    ]
  },
}
