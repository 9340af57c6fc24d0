import type { Module } from '../../platform/module.ts'
import { demoDoor } from './pages-demo.tsx'

/*
 * What the organisation's own sign-in needs of this room. Its button is a link (GET): a form that is redirected to
 * another site is stopped by our content security policy (form-action).
 * - `/logga-in/<short name>` is this room's page; it lists what Module.waysIn gives for the organisation.
 * - A way in that is followed from a one-time link has `?inbjudan=1`: `invitedHere(c)` then gives the link's token.
 * - A fresh proof begins at `/logga-in/<short name>/<provider>/bekrafta?till=…` and ends with `passProof(c, …)`.
 */
export { attemptToken, beginAttempt, changeAttempt, takeAttempt } from './attempts.ts'
export { openInvitation, useInvitation } from './deeds-invitation.ts'
export { refused } from './deeds-enter.ts'
export { completeSignIn, type GivenProof, invitedHere, landing, passProof, type ProvenSignIn } from './enter.tsx'
export { identify } from './identify.ts'
export type { Invited } from './signin.ts'

export const signin: Module = { name: 'signin', part: 'platform', routes: demoDoor }
