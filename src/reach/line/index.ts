import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { CARRY_TASK } from './deeds.ts'
import { carryOne, tendLines, waitingLines } from './deeds-jobs.ts'
import { listPages } from './pages.tsx'
import { onePages } from './pages-one.tsx'
import { wordPages } from './pages-word.tsx'
import { ROOM } from './part.tsx'

export { lineStates } from './deeds-publish.ts'

const routes = new Hono<Env>()
for (const pages of [listPages, onePages, wordPages]) routes.route('/', pages)

/** The country's helplines: checked by somebody, reported when wrong, with their history. */
export const line: Module = {
  name: 'line',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    roles.includes('communicator') || roles.includes('national_coordinator')
      ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [ROOM] }
      : undefined,
  waiting: (tx) => waitingLines(tx),
  jobs: { [CARRY_TASK]: carryOne, tend_lines: tendLines },
  timed: [{ cron: '40 3 * * *', task: 'tend_lines' }],
}
