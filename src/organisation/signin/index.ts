import { Hono } from 'hono'
import type { Config } from '../../config.ts'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { clearSignIns } from './deeds-session.ts'
import { tellingJobs } from './deeds-tell.ts'
import { demoDoor } from './pages-demo.tsx'
import { type AskWays, doorRoutes, signOutRoutes } from './pages-door.tsx'
import { invitedRoutes } from './pages-invited.tsx'
import { keyRoutes } from './pages-key.tsx'
import { ownRoutes } from './pages-own.tsx'
import { proofRoutes } from './pages-proof.tsx'

/*
 * What the organisation's own sign-in needs of this room. Its button is a link (GET): a form that is redirected to
 * another site is stopped by our content security policy (form-action).
 * - `/logga-in/<short name>` is this room's page; it lists what Module.waysIn gives for the organisation.
 * - A way in that is followed from a one-time link has `?inbjudan=1`: `invitedHere(c)` then gives the link's token.
 * - A fresh proof begins at `/logga-in/<short name>/<provider>/bekrafta?till=…` and ends with `passProof(c, …)`.
 */
export { attemptToken, beginAttempt, changeAttempt, takeAttempt } from './attempts.ts'
export { openInvitation, useInvitation } from './deeds-invitation.ts'
export { completeSignIn, type GivenProof, invitedHere, landing, passProof, type ProvenSignIn } from './enter.tsx'
export { identify } from './identify.ts'
export type { Invited } from './signin.ts'

/** The door, as this installation has it: earnest, or the demonstration's. `modules`: those that may give ways in. */
export function signinModule(modules: readonly Module[], { demo }: Config): Module {
  const ways: AskWays = async (c, tenant) => {
    const { db } = c.get('house')
    return (await Promise.all(modules.map((module) => module.waysIn?.(db, tenant) ?? []))).flat()
  }
  const routes = new Hono<Env>()
  // `/logga-in/<short name>` is asked after those of other modules below it, such as a sign-in service's own pages.
  for (const part of [demo ? demoDoor : doorRoutes(ways), signOutRoutes, invitedRoutes(ways), proofRoutes, ownRoutes, keyRoutes])
    routes.route('/', part)
  return {
    name: 'signin',
    part: 'platform',
    routes,
    jobs: { clear_sign_ins: clearSignIns, ...tellingJobs },
    timed: [{ cron: '*/10 * * * *', task: 'clear_sign_ins' }],
  }
}
