import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingInAccounts } from './deeds-waiting.ts'
import { accountRoutes } from './pages-account.tsx'
import { leaveRoutes } from './pages-leave.tsx'
import { ACCOUNTS, listRoutes } from './pages-list.tsx'
import { manyRoutes } from './pages-many.tsx'
import { UNITS, unitRoutes } from './pages-unit.tsx'

export { endAccess, resumeAccess } from './deeds-end.ts'
export { invite } from './deeds-invite.ts'

/** Units and accounts: who works here, behind which wall, and what becomes of what they hold when they leave. */
export function accountModule(modules: readonly Module[]): Module {
  const routes = new Hono<Env>()
  for (const part of [unitRoutes, listRoutes, manyRoutes, leaveRoutes(modules), accountRoutes]) routes.route('/', part)
  return {
    name: 'account',
    part: 'platform',
    routes,
    pages: (who) => {
      const places = [...(who.roles.includes('system_owner') ? [UNITS] : []), ...(isKeeper(who.roles) ? [ACCOUNTS] : [])]
      return places.length > 0 ? { room: { sv: 'Organisation', en: 'Organisation' }, places } : undefined
    },
    waiting: (tx, _who, db) => waitingInAccounts(tx, db, modules),
  }
}
const isKeeper = (roles: readonly string[]): boolean => roles.includes('system_owner') || roles.includes('unit_head')
