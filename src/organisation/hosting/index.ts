import type { Module } from '../../platform/module.ts'
import { foundOrganisation, inviteHosted, tellHost } from './deeds-found.ts'
import { HOSTING, routes } from './pages.tsx'

/** One organisation that runs the installation for others: it founds them, and sees nothing inside them. */
export const hosting: Module = {
  name: 'hosting',
  part: 'platform',
  routes,
  pages: (who) =>
    who.mayHost && who.roles.includes('system_owner') ? { room: { sv: 'Organisation', en: 'Organisation' }, places: [HOSTING] } : undefined,
  jobs: { found_organisation: foundOrganisation, invite_hosted: inviteHosted, tell_host: tellHost },
  timed: [{ cron: '*/10 * * * *', task: 'tell_host' }],
}
