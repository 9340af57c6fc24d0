import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Job, Module } from '../../platform/module.ts'
import type { Place } from '../../platform/page/index.ts'
import { addInvitation } from './deeds.ts'
import { sendWaiting } from './deeds-send.ts'
import { mailWaiting } from './deeds-wish.ts'
import { deliveryPages } from './pages-delivery.tsx'
import { outboxPages } from './pages-outbox.tsx'
import { ownPages } from './pages-own.tsx'

/** Mail without content: something waits, never what. */
export { tell } from './deeds.ts'
export { nextFor, type Tried } from './attempts.ts'
export { addressOf, forgetAddress, setAddress } from './deeds-address.ts'
export { homeOf, postToFunction } from './deeds-function.ts'
export { type Taken, takeReport } from './deeds-bounce.ts'
export { REPORT_BYTES_MAX } from './bounce.ts'
export { testDelivery, type Trial } from './trial.ts'

const routes = new Hono<Env>()
for (const pages of [outboxPages, ownPages, deliveryPages]) routes.route('/', pages)

const OWN: Place = { label: { sv: 'E-post', en: 'Mail' }, href: '/mina-meddelanden' }
const OUTBOX: Place = { label: { sv: 'Utkorg', en: 'Outbox' }, href: '/utkorg' }
const DELIVERY: Place = { label: { sv: 'Utgående e-post', en: 'Outgoing mail' }, href: '/e-post' }

const jobs: Record<string, Job> = {
  invitation_mail: ({ db }, job) => addInvitation(db, job),
  /** To one account, at once when something has been said to it. */
  mail_out: (context, { tenant, id }) => sendWaiting(context, tenant, { only: id }),
  /** Each minute: what is gathered, and what must be tried again. */
  mail_sweep: (context, { tenant }) => sendWaiting(context, tenant),
}

export const mail: Module = {
  name: 'mail',
  part: 'platform',
  routes,
  pages: (who) => ({
    room: { sv: 'Organisation', en: 'Organisation' },
    places: [OWN, ...(who.method === 'demo' ? [OUTBOX] : []), ...(who.roles.includes('system_owner') ? [DELIVERY] : [])],
  }),
  waiting: (tx, who, db, config) => mailWaiting(tx, who.actor.account, db, config),
  jobs,
  timed: [{ cron: '* * * * *', task: 'mail_sweep' }],
}
