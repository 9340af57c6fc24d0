import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { Waiting } from '../../platform/module.ts'
import { closingSoon } from './store.ts'

export async function waitingCollections(tx: Tx, roles: readonly string[]): Promise<Waiting[]> {
  if (!roles.includes('coordinator') && !roles.includes('unit_head')) return []
  const today = dayOf(new Date())
  const count = await closingSoon(tx, today, addDays(today, 1))
  if (count === 0) return []
  return [
    {
      harm: 5,
      text: { sv: 'Insamling av medarbetarsvar stänger snart: påminn', en: 'Collection of staff answers closes soon: remind' },
      count,
      href: '/personal',
    },
  ]
}
