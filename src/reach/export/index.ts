import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { LOOK_TASK, lookAtAll, lookAtHost, waitingHosts } from './deeds.ts'
import { filePages } from './pages-files.tsx'
import { HOSTS, hostPages } from './pages.tsx'

export { besideOf } from './beside.ts'
export { build, FileGone, type Published } from './build.ts'
export { EXPECTED, hostingOf } from './expected.ts'
export { NotOurs, PAGES, writeExport } from './folder.ts'
export { GUARANTEE_IDS, GUARANTEES, lostOf } from './guarantee.ts'
export { judge } from './judge.ts'
export { NoSite, visit } from './visit.ts'

const routes = new Hono<Env>()
for (const pages of [filePages, hostPages]) routes.route('/', pages)

/** Where the public sites are served: files to publish, and what each host has lost. */
export const hostModule: Module = {
  name: 'host',
  part: 'reach',
  routes,
  pages: (who) =>
    who.roles.some((role) => role === 'communicator' || role === 'system_owner')
      ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [HOSTS] }
      : undefined,
  waiting: (tx) => waitingHosts(tx),
  jobs: { [LOOK_TASK]: (context, job) => lookAtHost(context, job), look_at_hosts: lookAtAll },
  timed: [{ cron: '17 3 * * 1', task: 'look_at_hosts' }],
}
