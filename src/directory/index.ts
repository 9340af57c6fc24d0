import { Hono } from 'hono'
import type { Env } from '../platform/http/context.ts'
import type { Module } from '../platform/module.ts'
import { handOverServices, REMIND_TASK, remindOfServices, waitingServices } from './deeds-jobs.ts'
import { editPages } from './pages-edit.tsx'
import { entryPages } from './pages-entry.tsx'
import { filePages } from './pages-file.tsx'
import { findPages } from './pages-find.tsx'
import { ownPages } from './pages-own.tsx'
import { searchPages } from './pages-search.tsx'
import { stepPages } from './pages-step.tsx'
import { ROOM } from './part.tsx'

export { makeDemoDirectory } from './demo.ts'
export { publicServices } from './deeds-find.ts'

const routes = new Hono<Env>()
// Names before ids: /stodverksamheter/vara is no id.
for (const pages of [findPages, searchPages, ownPages, filePages, entryPages, stepPages, editPages]) routes.route('/', pages)
const HERE = ['communicator', 'caseworker', 'unit_head', 'protection_officer']

/** Support services: who helps whom, where, and what of it may be seen by whom. */
export const directory: Module = {
  name: 'directory',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    HERE.some((role) => roles.includes(role)) ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [ROOM] } : undefined,
  waiting: (tx) => waitingServices(tx),
  handOver: handOverServices,
  jobs: { [REMIND_TASK]: remindOfServices },
  timed: [{ cron: '20 4 * * *', task: REMIND_TASK }],
}
