import type { Module } from '../../platform/module.ts'
import { waitingCopies } from './deeds.ts'
import { upkeepRoutes } from './pages.tsx'

export { BACKUP_HOURS_MAX } from './upkeep.ts'

/** Tells the system owner whether the installation is copied away. */
export const upkeep: Module = {
  name: 'upkeep',
  part: 'platform',
  routes: upkeepRoutes,
  pages: ({ roles }) =>
    roles.includes('system_owner')
      ? {
          room: { sv: 'Organisation', en: 'Organisation' },
          places: [{ label: { sv: 'Säkerhetskopior', en: 'Backups' }, href: '/sakerhetskopior' }],
        }
      : undefined,
  waiting: (tx, _who, _db, config) => waitingCopies(tx, config),
}
