import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { endingCertificates } from './deeds.ts'
import { waysIn } from './deeds-door.ts'
import { doorRoutes, FOREIGN } from './pages-door.tsx'
import { editRoutes } from './pages-edit.tsx'
import { keyRoutes } from './pages-key.tsx'
import { listRoutes } from './pages-list.tsx'
import { oneRoutes } from './pages-one.tsx'
import { tieRoutes } from './pages-ties.tsx'
import { triedRoutes } from './pages-tried.tsx'
import { mayKeepProviders } from './policy.ts'
import { ROOM } from './words.ts'

const routes = new Hono<Env>()
for (const part of [doorRoutes, listRoutes, editRoutes, triedRoutes, tieRoutes, keyRoutes, oneRoutes]) routes.route('/', part)

/** The organisation's own sign-in: OpenID Connect and SAML 2.0, per organisation. */
export const federation: Module = {
  name: 'federation',
  part: 'platform',
  routes,
  foreign: [FOREIGN],
  waysIn,
  pages: (who) => (mayKeepProviders(who).ok ? { room: { sv: 'Organisation', en: 'Organisation' }, places: [ROOM] } : undefined),
  waiting: async (tx) => {
    const ending = await endingCertificates(tx, Date.now())
    if (!ending) return []
    return [
      {
        harm: 3,
        text: { sv: 'Certifikat för inloggning som går ut', en: 'Sign-in certificates that are ending' },
        count: ending.count,
        href: ending.count === 1 ? `/inloggning/${ending.first}` : ROOM.href,
      },
    ]
  },
}
