import type { Module } from '../../platform/module.ts'
import { outboxPages } from './pages-outbox.tsx'

export const mail: Module = {
  name: 'mail',
  part: 'platform',
  routes: outboxPages,
  pages: () => ({ room: { sv: 'Organisation', en: 'Organisation' }, places: [{ label: { sv: 'Utkorg', en: 'Outbox' }, href: '/utkorg' }] }),
}
