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
  // Only who runs the installation can make a copy; whom it is run for is not told what she cannot mend.
  waiting: async (tx, { mayHost }, _db, config) => (mayHost ? waitingCopies(tx, config) : []),
}
