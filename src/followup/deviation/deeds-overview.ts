import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { quarterOf } from './deviation.ts'
import { maySeeCounts } from './policy.ts'
import { lines } from './store.ts'

/** Only what the one who asks handles and reads one by one anyway: told this quarter, and not yet gone through. */
export async function overviewOfDeviations(tx: Tx, today = dayOf()): Promise<OverviewPart[]> {
  const { account } = tx.actor
  const { roles, unit } = tx.reach
  if (!maySeeCounts({ account, roles, unit }).ok) return []
  const mine = (await lines(tx)).filter((one) => roles.includes('coordinator') || (one.unit !== null && one.unit === unit))
  if (mine.length === 0) return []
  const now = mine.filter(({ told_on }) => quarterOf(told_on) === quarterOf(today))
  return [
    {
      order: 7,
      title: { sv: 'Avvikelser', en: 'Deviations' },
      figures: [
        {
          value: mine.filter(({ state }) => state === 'told').length,
          label: { sv: 'väntar på att någon går igenom dem', en: 'wait for somebody to go through them' },
          href: '/avvikelser',
        },
        {
          value: now.length,
          label: { sv: 'har berättats det här kvartalet', en: 'have been told this quarter' },
          note: { sv: 'Fler är inte sämre: de som berättar litar på er', en: 'More is not worse: those who tell trust you' },
          href: '/avvikelser/statistik',
        },
      ],
    },
  ]
}
