import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { handOverActions, remindOfActions, waitingActions } from './deeds-jobs.ts'
import { actionPages } from './pages-action.tsx'
import { listPages } from './pages-list.tsx'
import { reportPages } from './pages-report.tsx'
import { overviewOfActions } from './deeds-overview.ts'

/** Actions: what is to be done about a gap, by whom and by when, and whether it helped. */
export { type ActionLine, type ActionOrigin, type NewAction, STATES as ACTION_STATES } from './action.ts'
export { actionsOf, ownersFor, raiseAction } from './deeds.ts'
export { makeDemoActions } from './demo.ts'
export { actionFields } from './fields.ts'
export { ActionList } from './part-list.tsx'

const routes = new Hono<Env>()
for (const pages of [listPages, actionPages, reportPages]) routes.route('/', pages)

/** System owner and log reviewer have no duties here unless somebody hands them one: then Idag leads to it. */
const APART = ['system_owner', 'log_reviewer']

export const action: Module = {
  name: 'action',
  part: 'followup',
  overview: (tx) => overviewOfActions(tx),
  routes,
  pages: ({ roles }) =>
    roles.length > 0 && roles.every((role) => APART.includes(role))
      ? undefined
      : {
          room: { sv: 'Följa upp', en: 'Follow up' },
          places: [{ label: { sv: 'Åtgärder', en: 'Actions' }, href: '/atgarder' }],
        },
  waiting: (tx) => waitingActions(tx),
  handOver: handOverActions,
  jobs: { action_reminders: remindOfActions },
  timed: [{ cron: '50 4 * * *', task: 'action_reminders' }],
}
