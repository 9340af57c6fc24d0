import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { contactJobs, handOverPlaces, waitingContacts } from './deeds-jobs.ts'
import { listPages } from './pages.tsx'
import { conversationPages } from './pages-conversation.tsx'
import { handOverPages } from './pages-hand-over.tsx'
import { CONTACTS, queuePages } from './pages-queue.tsx'
import { settingPages } from './pages-setting.tsx'

/** For the job that publishes a site: what its public page needs to know, while the form is open. */
export { queueOf } from './deeds-queue.ts'
export { makeDemoContacts } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [listPages, queuePages, settingPages, conversationPages, handOverPages]) routes.route('/', pages)

const ANSWERING = ['unit_head', 'caseworker', 'protection_officer', 'deputy']

/** Safe contact, the team's side: who answers, what has come in, and what is done about it. */
export const contact: Module = {
  name: 'contact',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    roles.some((role) => ANSWERING.includes(role)) ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [CONTACTS] } : undefined,
  waiting: (tx) => waitingContacts(tx),
  handOver: handOverPlaces,
  jobs: contactJobs,
  timed: [
    { cron: '*/5 * * * *', task: 'contact_watch' },
    { cron: '20 2 * * *', task: 'contact_delete' },
  ],
}
