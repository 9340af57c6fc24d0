import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingInDirectory } from './deeds-client.ts'
import { giveMeaningToGroup } from './deeds-group.ts'
import { tieEverybody } from './deeds-user.ts'
import { decidePages } from './pages-decide.tsx'
import { directoryPages, HOME, TITLE } from './pages-directory.tsx'
import { scimRoutes } from './routes.ts'

const routes = new Hono<Env>()
for (const part of [directoryPages, decidePages, scimRoutes]) routes.route('/', part)

/** The organisation's own directory says who works here (SCIM 2.0); leaving closes access at once. */
export const scim: Module = {
  name: 'scim',
  part: 'platform',
  routes,
  pages: (who) =>
    who.roles.includes('system_owner')
      ? { room: { sv: 'Organisation', en: 'Organisation' }, places: [{ label: TITLE, href: HOME }] }
      : undefined,
  waiting: (tx) => waitingInDirectory(tx),
  // Each request proves itself by the directory's token; a browser never holds one.
  foreign: [/^\/scim\/v2(?:\/|$)/],
  jobs: {
    scim_meaning: ({ db }, job) => giveMeaningToGroup(db, job),
    scim_tie: ({ db }, job) => tieEverybody(db, job),
  },
}
