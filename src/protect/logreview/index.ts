import type { Module } from '../../platform/module.ts'
import { waitingInLog } from './deeds.ts'
import { routes } from './pages.tsx'

export const logReview: Module = {
  name: 'logreview',
  part: 'protect',
  routes,
  pages: (who) =>
    who.roles.includes('log_reviewer')
      ? { room: { sv: 'Skydda', en: 'Protect' }, places: [{ label: { sv: 'Loggranskning', en: 'Log review' }, href: '/loggranskning' }] }
      : undefined,
  begin: (who) =>
    who.roles.includes('log_reviewer') ? [{ label: { sv: 'Granska loggen', en: 'Review the log' }, href: '/loggranskning' }] : [],
  waiting: (_tx, who, db) => (who.roles.includes('log_reviewer') ? waitingInLog(db, who.actor) : Promise.resolve([])),
}
