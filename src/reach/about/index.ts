import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingAbout } from './deeds-waiting.ts'
import { aboutPages } from './pages.tsx'
import { pointPages } from './pages-point.tsx'
import { publishPages } from './pages-publish.tsx'
import { testPages } from './pages-test.tsx'

export { aboutOf } from './deeds-publish.ts'
export { makeDemoAbout } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [aboutPages, pointPages, publishPages]) routes.route('/', pages)

/** How the organisation handles protected data, told to those it concerns; and tests of what its website tells. */
export const aboutModule: Module = {
  name: 'reach-about',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    roles.includes('communicator')
      ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [{ label: { sv: 'Er sida', en: 'Your page' }, href: '/er-sida' }] }
      : undefined,
  waiting: (tx) => waitingAbout(tx),
}

/** Whether those who need help find their way to the organisation's ordinary website. */
export const webTest: Module = {
  name: 'web-test',
  part: 'reach',
  routes: testPages,
  pages: ({ roles }) =>
    roles.includes('communicator')
      ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [{ label: { sv: 'Självtest', en: 'Self-test' }, href: '/sjalvtest' }] }
      : undefined,
}
