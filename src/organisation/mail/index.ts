import type { Module } from '../../platform/module.ts'
import { addInvitation } from './deeds.ts'
import { outboxPages } from './pages-outbox.tsx'

/** Mail without content: something waits, never what. */
export { tell } from './deeds.ts'
export { addressOf, bouncedAddresses, forgetAddress, setAddress } from './deeds-address.ts'
export type { BouncedRow } from './store-address.ts'

export const mail: Module = {
  name: 'mail',
  part: 'platform',
  routes: outboxPages,
  pages: () => ({ room: { sv: 'Organisation', en: 'Organisation' }, places: [{ label: { sv: 'Utkorg', en: 'Outbox' }, href: '/utkorg' }] }),
  jobs: { invitation_mail: ({ db }, job) => addInvitation(db, job) },
}
