import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { Waiting } from '../../platform/module.ts'
import { lastCounted } from './store.ts'

/** Staff come and go, and what was learned is forgotten: a unit is counted anew each year. */
const COUNT_DAYS = 365

/** On Idag, for the head of a unit: it was counted more than a year ago. What has never been counted is begun, not waited for. */
export async function waitingCounts(tx: Tx, day = dayOf(new Date())): Promise<Waiting[]> {
  const { unit } = tx.reach
  if (unit === null || !tx.hasRole('unit_head')) return []
  const last = await lastCounted(tx, unit)
  const due = last !== null && last < addDays(day, -COUNT_DAYS)
  return [
    {
      harm: 5,
      text: { sv: 'Räkna vad enheten kan: det var mer än ett år sedan', en: 'Count what the unit knows: it was more than a year ago' },
      count: due ? 1 : 0,
      href: `/kunskapsbehov/enhet/${unit}`,
      oldest: last === null ? undefined : new Date(`${last}T12:00:00Z`),
      by_day: true,
    },
  ]
}
